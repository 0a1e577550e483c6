/* The inbox's behaviour beyond panel.js (keys by place, dialogs, panes): polls, reply or note, closing, one act per click.
   What is written and not sent: inbox_drafts.js. A talk in danger: inbox_danger.js. Ready answers: inbox_templates.js.
   How long an answer reaches the child: inbox_window.js. What was really read: inbox_reading.js. */

import { startDanger } from "./inbox_danger.js";
import { forgetAll, keep, startDrafts, wroteAt } from "./inbox_drafts.js";
import { startReading } from "./inbox_reading.js";
import { insertFromSheet, startTemplates } from "./inbox_templates.js";
import { startWindows } from "./inbox_window.js";

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const WRITING_LASTS = 30_000; // milliseconds without a key after which nobody is writing any more
const composer = $("#composer");

/* ---- the count of red ones: in the title and in the menu ---- */

function showRed() {
  const red = Number($("#queue").dataset.red);
  document.title = (red ? `(${red}) ` : "") + document.title.replace(/^\(\d+\) /, "");
  for (const mark of all('[data-count="desk-title"]')) mark.textContent = red || "";
}

/* ---- polls: nothing is taken from under a hand or an eye ---- */

let view = null;

const isPoll = (element) => element.id === "queue" || element.id === "talk";

function isBusy() {
  const selection = getSelection();
  const talk = $("#talk");
  if (all("#talk audio").some((voice) => !voice.paused)) return true; // a voice would fall silent in mid-word
  if ($("dialog[open], #queue details[open], .inbox .dropdown-menu.show")) return true;
  return Boolean(talk && !selection.isCollapsed && talk.contains(selection.anchorNode));
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (isPoll(event.detail.elt) && isBusy()) event.preventDefault();
});
document.addEventListener("htmx:configRequest", (event) => {
  // The beat that tells colleagues who looks also tells whether a hand is writing.
  if (event.detail.elt.id === "presence" && Date.now() - wroteAt < WRITING_LASTS) event.detail.parameters.writing = "1";
});
document.addEventListener("htmx:beforeSwap", (event) => {
  // Asked again here: a dialog may have been opened while the answer was on its way.
  if (!isPoll(event.detail.target)) return;
  if (isBusy() && event.detail.requestConfig.verb === "get") event.detail.shouldSwap = false; // a tap is answered
  const box = $("#talk-scroll");
  view = box && { heard: heard(), top: box.scrollTop, atEnd: box.scrollHeight - box.scrollTop - box.clientHeight < 40 };
});
document.addEventListener("htmx:afterSettle", () => {
  showRed();
  const box = $("#talk-scroll");
  if (!box || !view) return;
  box.scrollTop = view.atEnd ? box.scrollHeight : view.top;
  if (heard() > view.heard) {
    document.dispatchEvent(new CustomEvent("toast", { detail: { value: $("#talk").dataset.new } }));
  }
  view = null;
});

function heard() {
  return Number($("#talk")?.dataset.heard ?? 0);
}

/* ---- reply or note: two forms, so that a note can never leave as an answer ---- */

function setMode(mode) {
  composer.dataset.mode = mode;
  for (const button of all("[data-mode-to]")) button.setAttribute("aria-pressed", String(button.dataset.modeTo === mode));
  for (const form of all("form[data-draft]", composer)) form.hidden = form.id !== mode;
}

function write(mode) {
  const frame = composer.closest(".inbox");
  frame.dataset.pane = "talk";
  setMode(mode);
  $("textarea", $(`#${mode}`)).focus();
}

/* ---- the address ---- */

/* After a refusal the address is that of the act: a reload or another language must lead to the talk itself. */
function settleAddress() {
  const frame = $(".inbox");
  if (location.pathname === frame.dataset.address || !/\/[a-z-]+$/.test(location.pathname)) return;
  history.replaceState(null, "", frame.dataset.address);
  for (const field of all('.preferences [name="next"]')) field.value = frame.dataset.address;
}

/* ---- what stands in the reply: gaps of a template, the moment ---- */

function lookAt(form) {
  if (form.id !== "reply") return;
  const hasGap = /[[\]]/.test($("textarea", form).value);
  $("#brackets").hidden = !hasGap;
  if (!hasGap) $("#brackets input").checked = false;
  const words = $("#send").dataset;
  $("#send span").textContent = $("#send-at").value ? words.planned : words.now;
}

function insertTemplate(button) {
  button.closest("dialog").close();
  write("reply");
  insertFromSheet(button);
}

function setMoment(value) {
  const field = $("#send-at");
  field.value = value;
  $("#later").hidden = !value;
  lookAt($("#reply"));
}

/* ---- closing ---- */

function openClosing(goesOn) {
  const [stay, next] = [$('[data-send="stay"]'), $('[data-send="next"]')];
  stay.classList.toggle("btn-primary", !goesOn);
  next.classList.toggle("btn-primary", goesOn);
  $("#closing").dataset.next = goesOn ? "1" : "";
  if (!$("#closing").open) $("#closing").showModal();
  $("#closing-result").focus();
}

function nameBook() {
  const choice = $("#closing-direction").selectedOptions[0];
  $("[data-book-name]").textContent = choice?.dataset.book ?? "";
}

/* ---- what is known, as a drawer over the talk ---- */

function showContext(isShown) {
  $(".inbox").dataset.pane = isShown ? "context" : "talk";
  if (isShown) $("#context .pane-back").focus();
  else $(".pane-next")?.focus();
}

/* ---- events ---- */

const clicks = {
  "[data-mode-to]": (button) => write(button.dataset.modeTo),
  "[data-template]": insertTemplate,
  "[data-moment]": (button) => setMoment(button.dataset.moment),
  "[data-later]": () => { write("reply"); $("#later").hidden = false; $("#send-at").focus(); },
  "#open-closing": () => openClosing(false),
  "[data-close-next]": () => openClosing(true),
  ".pane-next": () => showContext(true),
  "#context .pane-back, .inbox-shade": () => showContext(false),
};

document.addEventListener("click", (event) => {
  for (const [selector, act] of Object.entries(clicks)) {
    const found = event.target.closest(selector);
    if (found) act(found);
  }
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft]");
  if (form) { keep(form); lookAt(form); }
  if (event.target.id === "closing-direction") nameBook();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.action.endsWith("/logout")) forgetAll();
  if (!("once" in form.dataset) || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  // After this turn: a button disabled at once would not send its own name and value.
  setTimeout(() => { for (const button of all("button", form)) button.disabled = true; });
});

window.addEventListener("pageshow", () => {
  // Back from the next page: the form must work again.
  for (const form of all("form[data-once]")) {
    delete form.dataset.sent;
    for (const button of all("button", form)) button.disabled = false;
  }
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form[data-once]");
  if (event.key === "Escape" && event.target.matches?.("#composer textarea, #composer input")) event.target.blur();
  else if (event.key === "Escape" && $('.inbox[data-pane="context"]') && !$("dialog[open]")) showContext(false);
  if (event.code !== "Enter" || !(event.ctrlKey || event.metaKey) || !form || event.repeat) return;
  event.preventDefault();
  const isNext = form.closest("#closing")?.dataset.next;
  form.requestSubmit($(isNext ? '[data-send="next"]' : 'button:not([type="button"])', form));
});

showRed();
settleAddress();
startDanger();
if (composer) {
  setMode(composer.dataset.mode);
  startDrafts(composer);
  startTemplates();
  for (const form of all("form[data-draft]", composer)) lookAt(form);
  nameBook();
  // A refused sheet opens again as it was.
  for (const sheet of all("dialog[data-open-now]")) if (sheet.id === "closing") openClosing(false); else sheet.showModal();
  const box = $("#talk-scroll");
  box.scrollTop = box.scrollHeight;
  // The end of the talk, unless a cry that nobody has answered would lie above the edge.
  const bubbles = all(".bubble", box);
  const answered = bubbles.findLastIndex((bubble) => bubble.classList.contains("staff"));
  const cry = bubbles.slice(answered + 1).find((bubble) => bubble.classList.contains("desk-risk-red"));
  if (cry && cry.getBoundingClientRect().top < box.getBoundingClientRect().top) cry.scrollIntoView({ block: "start" });
  startWindows();
  startReading(); // only now: what was passed over on the way to the end was read by nobody
}
// Good news need not be dismissed by hand; the talk gets its room back.
setTimeout(() => { for (const note of all("#flashes .alert-success")) note.remove(); }, 6000);
$('#queue [aria-current="true"]')?.scrollIntoView({ block: "nearest" });
