/* Plans: a tick that ticks its whole group (data-tick-group > data-tick-all); without script each is ticked alone. */

for (const group of document.querySelectorAll("[data-tick-group]")) {
  const all = group.querySelector("[data-tick-all]");
  if (!all) continue;
  all.hidden = false;
  all.querySelector("input").addEventListener("change", (event) => {
    for (const box of group.querySelectorAll("input[name=code]:enabled")) box.checked = event.target.checked;
  });
}
