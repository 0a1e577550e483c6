/* The doors of the invented school: it takes seconds to make, so the page says that something is happening. */

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-busy]");
  if (!form) return;
  if (form.getAttribute("aria-busy")) {
    event.preventDefault(); // a second tap
    return;
  }
  form.setAttribute("aria-busy", "true");
  const words = form.querySelector("[data-busy-words]");
  if (words) words.textContent = words.dataset.busyWords;
});
