/* Messages in passing: each lives for some seconds, longer while a hand or the focus is on it.
   data-toast="seconds" (0: until it is taken away), data-toast-close; #toast-plain is the shape of one without buttons */

const box = document.getElementById("toasts");

function live(note) {
  const seconds = Number(note.dataset.toast);
  if (!seconds) return;
  // An animation of nothing: a clock that can be paused.
  const life = note.animate([], { duration: seconds * 1000 });
  life.onfinish = () => note.remove();
  const look = () => {
    const isHeld = note.matches(":hover, :focus-within");
    note.toggleAttribute("data-held", isHeld);
    if (isHeld) life.pause();
    else life.play();
  };
  for (const name of ["pointerenter", "pointerleave", "focusin", "focusout"]) {
    note.addEventListener(name, () => setTimeout(look));
  }
}

export function toast(text, { seconds = 6 } = {}) {
  const note = document.getElementById("toast-plain").content.firstElementChild.cloneNode(true);
  note.dataset.toast = seconds;
  note.querySelector(".toast-words").textContent = text;
  box.append(note);
  return note;
}

/* ---- the server does not answer: said once, taken back when it does ---- */

let away = null;

function onAway() {
  away ??= toast(box.dataset.offline, { seconds: 0 });
}

function onBack() {
  if (!away) return;
  away.remove();
  away = null;
  toast(box.dataset.online);
}

export function startToasts() {
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.dataset?.toast) live(node);
  }).observe(box, { childList: true });
  // Put in anew, a message of the page itself is read out too: a status speaks only of what changes in it.
  for (const note of [...box.children]) box.append(note);
  document.addEventListener("click", (event) => {
    const note = event.target.closest("[data-toast-close]")?.closest("[data-toast]");
    if (note && note === away) away = null;
    note?.remove();
  });
  for (const failure of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, onAway);
  document.addEventListener("htmx:afterOnLoad", onBack);
  document.addEventListener("htmx:responseError", () => toast(box.dataset.failed));
  document.addEventListener("toast", (event) => toast(event.detail.value));
}
