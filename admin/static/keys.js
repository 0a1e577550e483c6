/* Keys, by their place: a Kazakh or Russian keyboard needs no switching. Silent while one types or a dialog is open.
   data-key="KeyR" | "KeyG KeyI" | "$mod+Enter" presses the element or puts the cursor into it
   data-move             a list walked with J and K: its links, opened at once
   data-move="focus"     a table walked with J and K: the first link or button of each row, Enter opens */

import { tinykeys } from "./vendor/tinykeys.module.js";

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const AFTER_G = 1000;

const isTyping = (target) => target.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function press(element) {
  if (element.matches("input, textarea, select")) element.focus();
  else element.click();
}

function stepsOf(list) {
  if (list.dataset.move !== "focus") return all("a[href], [data-step]", list);
  return all("tr", list).map((row) => $(":is(a[href], button):not([hidden])", row)).filter(Boolean);
}

function walk(step) {
  const steps = all("[data-move]").flatMap(stepsOf);
  const here = steps.findIndex((link) => link === document.activeElement || link.getAttribute("aria-current") === "true");
  const next = steps[Math.min(Math.max(here + step, 0), steps.length - 1)];
  if (!next) return;
  next.focus();
  if (!next.closest('[data-move="focus"]')) next.click();
}

/* "g" begins a way of two keys: what follows it is not a key of its own ("g j" must not walk). */
let begun = -Infinity;
let isAfterG = false;

function rememberG(event) {
  isAfterG = event.timeStamp - begun < AFTER_G;
  begun = event.code === "KeyG" && !isTyping(event.target) ? event.timeStamp : -Infinity;
}

const quiet = (act, { isWay = false } = {}) => (event) => {
  if (isTyping(event.target) || $("dialog[open]") || (isAfterG && !isWay)) return;
  event.preventDefault();
  act();
};

const search = quiet(() => $("[data-search]")?.focus());
const help = quiet(() => $("#keys")?.showModal());

function bindings() {
  const keys = {
    // By the sign, wherever a layout has it, and by the place: on a Russian keyboard the place of "/" writes ".".
    "/": search, "Shift+/": search, Slash: search,
    "?": help, "Shift+?": help, "Shift+Slash": help,
    KeyJ: quiet(() => walk(1)),
    KeyK: quiet(() => walk(-1)),
  };
  for (const element of all("[data-key]")) {
    const key = element.dataset.key;
    const act = () => press(element);
    keys[key] = key.includes("$mod") ? (event) => { event.preventDefault(); act(); } : quiet(act, { isWay: key.includes(" ") });
  }
  return keys;
}

let unbind = () => {};

function bind() {
  unbind();
  unbind = tinykeys(window, bindings());
}

export function startKeys() {
  addEventListener("keydown", rememberG, true);
  document.addEventListener("htmx:afterSettle", bind);
  bind();
}
