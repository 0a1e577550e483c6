/* Drafts: the server keeps what is written and not sent, for each talk, so that the words are there on another device.
   What it has not confirmed yet also lies in this tab's sessionStorage: the net for a lost connection. */

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const DRAFTS = "desk:";
const PAUSE = 1500; // milliseconds after the last key

let composer;
const kept = new WeakMap(); // form → the words the server is known to have
const timers = new WeakMap();

const boxOf = (form) => $("textarea", form);
const keyOf = (form) => `${DRAFTS}${composer.dataset.request}:${form.dataset.draft}`;

/* When the composer was written in last, for colleagues who look at the same talk. */
export let wroteAt = 0;

function restore(form) {
  const box = boxOf(form);
  const unconfirmed = sessionStorage.getItem(keyOf(form));
  kept.set(form, "refused" in form.dataset ? null : box.value);
  if (unconfirmed !== null && !("refused" in form.dataset)) box.value = unconfirmed;
  if (box.value !== kept.get(form)) void save(form);
}

export function keep(form) {
  wroteAt = Date.now();
  sessionStorage.setItem(keyOf(form), boxOf(form).value);
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => void save(form), PAUSE));
}

async function save(form, keepalive = false) {
  clearTimeout(timers.get(form));
  const words = boxOf(form).value;
  if (form.dataset.sent || words === kept.get(form)) return;
  const body = new FormData();
  body.set("text", words);
  body.set("once", form.elements.once.value); // a draft that comes after its answer is no draft any more
  const headers = { "X-CSRFToken": $('meta[name="csrf-token"]').content };
  try {
    const answer = await fetch(form.dataset.draftAddress, { method: "POST", body, headers, keepalive, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    confirmed(form, words, await answer.text());
  } catch {
    if (!form.dataset.sent) tell(form, words ? composer.dataset.unsaved : "");
  }
}

function confirmed(form, words, said) {
  kept.set(form, words);
  if (sessionStorage.getItem(keyOf(form)) === words) sessionStorage.removeItem(keyOf(form));
  if (boxOf(form).value === words) tell(form, said);
}

function tell(form, said) {
  $("[data-draft-state]", form).textContent = said;
}

/* After an act the address says what was done: its words are no draft any more. */
function forgetSent() {
  const address = new URL(location.href);
  const done = address.searchParams.get("done");
  if (!done) return;
  sessionStorage.removeItem(`${DRAFTS}${composer.dataset.request}:${done}`);
  address.searchParams.delete("done");
  history.replaceState(null, "", address);
}

export function forgetAll() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFTS)) sessionStorage.removeItem(key);
}

export function startDrafts(frame) {
  composer = frame;
  forgetSent();
  const forms = all("form[data-draft]", composer);
  forms.forEach(restore);
  composer.addEventListener("focusout", (event) => {
    const form = event.target.closest("form[data-draft]");
    const isSending = event.relatedTarget?.matches("button:not([type=button])");
    if (form && event.target.matches("textarea") && !isSending) void save(form);
  });
  // The page goes away: what is not on the server yet travels on without it.
  window.addEventListener("pagehide", () => forms.forEach((form) => void save(form, true)));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") forms.forEach((form) => void save(form, true));
  });
  window.addEventListener("online", () => forms.forEach((form) => void save(form)));
}
