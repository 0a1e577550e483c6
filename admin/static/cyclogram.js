/* A kind of work proposes who can book it; what a person has ticked by hand is left alone. */

const form = document.querySelector("[data-cell]");
const ticks = [...form.querySelectorAll('[name="audience"]')];
let isTouched = false;

form.addEventListener("change", ({ target }) => {
  if (target.name === "audience") isTouched = true;
  if (target.name !== "work" || isTouched) return;
  const usual = target.dataset.usual.split(" ");
  for (const tick of ticks) tick.checked = usual.includes(tick.value);
});
