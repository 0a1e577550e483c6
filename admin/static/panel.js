/* The panel's behaviour, one listener per kind of event, told what to do by data attributes:

   data-confirm="question"       button type=button; asks, then sends its form (name and value go along)
   data-open="#id", data-close   opens a <dialog>, closes the one around
   data-sheet                    htmx link whose answer opens in the sheet
   data-pane-to="talk"           shows one pane of the nearest .inbox on a phone
   data-copy="text", data-print  copies, prints
   data-key="KeyR"               the key presses this button or puts the cursor into this field; "g KeyI" and
                                 "$mod+Enter" work too; key places, so a Kazakh keyboard needs no switching
   data-move                     a list walked with J and K; its steps are the links inside
   data-send-on="change"         sends the form around when the field changes

   Events a server may send in HX-Trigger: {"toast": "text"}, {"counts": {"menu name": 3}}. */

import { tinykeys } from "./vendor/tinykeys.module.js";
import { startForms } from "./forms.js";
import { startLists } from "./lists.js";

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/* ---- questions ---- */

function ask(question, danger) {
  const dialog = $("#ask");
  $("#ask-text").textContent = question;
  $("[data-ask-yes]", dialog).classList.toggle("btn-danger", danger);
  $("[data-ask-yes]", dialog).classList.toggle("btn-primary", !danger);
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => done(dialog.returnValue === "yes"), { once: true });
  });
}

async function confirmAndSend(button) {
  if (!(await ask(button.dataset.confirm, "confirmDanger" in button.dataset || button.value === "delete"))) return;
  if (button.name) {
    const field = Object.assign(document.createElement("input"), { type: "hidden" });
    field.name = button.name;
    field.value = button.value;
    button.form.append(field);
  }
  button.form.requestSubmit();
}

/* ---- clicks ---- */

const clicks = {
  "[data-confirm]": (button) => void confirmAndSend(button),
  "[data-open]": (button) => $(button.dataset.open).showModal(),
  "[data-close]": (button) => button.closest("dialog").close(),
  "[data-pane-to]": (button) => { button.closest(".inbox").dataset.pane = button.dataset.paneTo; },
  "[data-copy]": (button) => void copy(button),
  "[data-print]": () => window.print(),
};

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  if (button.dataset.done) toast(button.dataset.done);
}

document.addEventListener("click", (event) => {
  for (const [selector, act] of Object.entries(clicks)) {
    const found = event.target.closest(selector);
    if (found) act(found);
  }
  // A click on the shade around a dialog closes it, as people expect.
  if (event.target.matches("dialog.keys, dialog.sheet")) event.target.close();
});

/* ---- light and dark, at once and for next time ---- */

document.addEventListener("submit", (event) => {
  const choice = event.submitter;
  if (!choice || !("lookChoice" in choice.dataset)) return;
  event.preventDefault();
  const root = document.documentElement;
  root.dataset.look = choice.value;
  if (choice.value !== "system") root.dataset.bsTheme = choice.value;
  root.dispatchEvent(new Event("look"));
  for (const button of all("[data-look-choice]")) button.setAttribute("aria-pressed", button.value === choice.value);
  void fetch(event.target.action, { method: "POST", body: new FormData(event.target, choice), redirect: "manual" });
});

/* ---- short messages ---- */

function toast(text) {
  const note = document.createElement("p");
  note.className = "toast-note";
  note.textContent = text;
  $("#toasts").append(note);
  setTimeout(() => note.remove(), 6000);
}

/* ---- htmx: the token, our own question, an expired session, no network ---- */

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = $('meta[name="csrf-token"]').content;
});
document.addEventListener("htmx:confirm", (event) => {
  if (!event.detail.question) return;
  event.preventDefault();
  void ask(event.detail.question, false).then((yes) => yes && event.detail.issueRequest(true));
});
document.addEventListener("htmx:beforeSwap", (event) => {
  // A whole page where a part was asked for is the sign-in page: let the browser show it.
  if (/^\s*<!doctype html/i.test(event.detail.serverResponse) && event.detail.target !== document.body) {
    event.preventDefault();
    location.reload();
  }
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "sheet-content") $("#sheet").showModal();
});
for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, () => toast($("#toasts").dataset.offline));
}
document.addEventListener("toast", (event) => toast(event.detail.value));
document.addEventListener("counts", (event) => {
  for (const mark of all("[data-count]")) mark.textContent = event.detail[mark.dataset.count] || "";
});

/* ---- keys ---- */

const isTyping = (target) => target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function press(element) {
  if (element.matches("input, textarea, select")) element.focus();
  else element.click();
}

function walk(step) {
  const links = all("[data-move] a[href], [data-move] [data-step]");
  const here = links.findIndex((link) => link === document.activeElement || link.getAttribute("aria-current") === "true");
  const next = links[Math.min(Math.max(here + step, 0), links.length - 1)];
  if (next) { next.focus(); next.click(); }
}

let unbind = () => {};

function bindKeys() {
  unbind();
  const quiet = (act) => (event) => {
    if (isTyping(event.target) || $("dialog[open]")) return;
    event.preventDefault();
    act();
  };
  const keys = {
    "/": quiet(() => $("[data-search]")?.focus()),
    Slash: quiet(() => $("[data-search]")?.focus()),
    "Shift+?": quiet(() => $("#keys")?.showModal()),
    "Shift+Slash": quiet(() => $("#keys")?.showModal()),
    KeyJ: quiet(() => walk(1)),
    KeyK: quiet(() => walk(-1)),
  };
  for (const element of all("[data-key]")) {
    const key = element.dataset.key;
    const act = () => press(element);
    keys[key] = key.includes("$mod") ? (event) => { event.preventDefault(); act(); } : quiet(act);
  }
  unbind = tinykeys(window, keys);
}

document.addEventListener("htmx:afterSettle", bindKeys);
document.addEventListener("change", (event) => {
  if (event.target.dataset.sendOn === "change") event.target.form.requestSubmit();
});

bindKeys();
startForms();
startLists();
