/* The panel's behaviour, one listener per kind of event, told what to do by data attributes:

   data-confirm="question"       button type=button; asks, then sends its form (name and value go along)
   data-open="#id", data-close   opens a <dialog>, closes the one around
   data-sheet                    htmx link whose answer opens in the sheet
   data-pane-to="talk"           shows one pane of the nearest .inbox on a phone
   data-copy="text", data-print  copies, prints
   data-key, data-move           see keys.js                 data-toast…  see toasts.js       data-cover  see cover.js
   data-choice="look"            a button of the preferences: what it chooses is shown at once and kept for next time
   data-send-on="change"         sends the form around when the field changes

   Events a server may send in HX-Trigger: {"toast": "text"}, {"counts": {"menu name": 3}}. */

import { startCover } from "./cover.js";
import { startForms } from "./forms.js";
import { startKeys } from "./keys.js";
import { startLists } from "./lists.js";
import { startToasts, toast } from "./toasts.js";

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

/* ---- what a person chooses about the page, at once and for next time ---- */

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.dataset.choice) return;
  event.preventDefault();
  const root = document.documentElement;
  root.dataset[button.dataset.choice] = button.value;
  root.dispatchEvent(new Event("look"));
  for (const other of all(`[data-choice="${button.dataset.choice}"]`)) {
    if (other.hasAttribute("aria-pressed")) other.setAttribute("aria-pressed", other.value === button.value);
    // The button of the folded menu gives way to the other one, and the focus to it.
    else if (other !== button && document.activeElement === button) other.focus();
  }
  void fetch(event.target.action, { method: "POST", body: new FormData(event.target, button), redirect: "manual" });
});

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
document.addEventListener("counts", (event) => {
  for (const mark of all("[data-count]")) mark.textContent = event.detail[mark.dataset.count] || "";
});

document.addEventListener("change", (event) => {
  if (event.target.dataset.sendOn === "change") event.target.form.requestSubmit();
});

startCover();
startToasts();
startKeys();
startForms();
startLists();
document.documentElement.dataset.ready = "";
