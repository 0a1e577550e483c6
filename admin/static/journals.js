/* A book: a line unfolded on a phone, the count of ticked drafts.
   data-unfold in a tbody · data-ticked-form > data-ticked, data-ticked-all, data-ticked-count, data-ticked-send */

const all = (selector, root) => [...root.querySelectorAll(selector)];

function unfold(button) {
  const isOpen = button.closest("tbody").classList.toggle("is-open");
  button.setAttribute("aria-expanded", isOpen);
}

function count(form) {
  const ticks = all("[data-ticked]:not(:disabled)", form);
  const ticked = ticks.filter((tick) => tick.checked).length;
  const every = form.querySelector("[data-ticked-all]");
  every.checked = ticked > 0 && ticked === ticks.length;
  every.indeterminate = ticked > 0 && ticked < ticks.length;
  form.querySelector("[data-ticked-count]").textContent = ticked;
  form.querySelector("[data-ticked-send]").disabled = ticked === 0;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-unfold]");
  if (button) unfold(button);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-ticked-form]");
  if (!form) return;
  if (event.target.matches("[data-ticked-all]")) {
    for (const tick of all("[data-ticked]:not(:disabled)", form)) tick.checked = event.target.checked;
  }
  count(form);
});

// The browser keeps ticks when one comes back to the page.
window.addEventListener("pageshow", () => all("[data-ticked-form]", document).forEach(count));
