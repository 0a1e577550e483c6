/* The inbox's behaviour beyond panel.js (keys by place, dialogs, panes): drafts, templates, one answer per click.
   A draft of a reply or a note lives in this tab's sessionStorage, one for each request, until it is sent. */

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const DRAFTS = "desk:";
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
  return Boolean($("dialog[open]")) || Boolean(talk && !selection.isCollapsed && talk.contains(selection.anchorNode));
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (isPoll(event.detail.elt) && isBusy()) event.preventDefault();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  // Asked again here: a dialog may have been opened while the answer was on its way.
  if (!isPoll(event.detail.target)) return;
  if (isBusy()) event.detail.shouldSwap = false;
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

/* ---- drafts ---- */

const keyOf = (form) => `${DRAFTS}${composer.dataset.request}:${form.dataset.draft}`;

function restore(form) {
  const box = $("textarea", form);
  if (box.value) sessionStorage.setItem(keyOf(form), box.value);
  else box.value = sessionStorage.getItem(keyOf(form)) ?? "";
  lookAt(form);
}

function keep(form) {
  const text = $("textarea", form).value;
  if (text) sessionStorage.setItem(keyOf(form), text);
  else sessionStorage.removeItem(keyOf(form));
}

function forgetSent() {
  const address = new URL(location.href);
  const done = address.searchParams.get("done");
  if (!done) return;
  sessionStorage.removeItem(`${DRAFTS}${composer.dataset.request}:${done}`);
  address.searchParams.delete("done");
  history.replaceState(null, "", address);
}

/* After a refusal the address is that of the act: a reload or another language must lead to the talk itself. */
function settleAddress() {
  const frame = $(".inbox");
  if (location.pathname === frame.dataset.address || !/\/[a-z-]+$/.test(location.pathname)) return;
  history.replaceState(null, "", frame.dataset.address);
  for (const field of all('.preferences [name="next"]')) field.value = frame.dataset.address;
}

function forgetAll() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFTS)) sessionStorage.removeItem(key);
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
  const box = $("#reply-text");
  const body = $("[data-body]", button).textContent;
  button.closest("dialog").close();
  write("reply");
  box.setRangeText(box.value.trim() ? `\n\n${body}` : body, box.value.trim() ? box.value.length : 0, box.value.length, "end");
  const gap = box.value.indexOf("[");
  if (gap >= 0) box.setSelectionRange(gap, box.value.indexOf("]", gap) + 1 || gap + 1);
  box.dispatchEvent(new Event("input", { bubbles: true }));
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

/* ---- events ---- */

const clicks = {
  "[data-mode-to]": (button) => write(button.dataset.modeTo),
  "[data-template]": insertTemplate,
  "[data-moment]": (button) => setMoment(button.dataset.moment),
  "[data-later]": () => { write("reply"); $("#later").hidden = false; $("#send-at").focus(); },
  "#open-closing": () => openClosing(false),
  "[data-close-next]": () => openClosing(true),
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
  if (event.key === "Escape" && event.target.matches("#composer textarea, #composer input")) event.target.blur();
  if (event.code !== "Enter" || !(event.ctrlKey || event.metaKey) || !form || event.repeat) return;
  event.preventDefault();
  const isNext = form.closest("#closing")?.dataset.next;
  form.requestSubmit($(isNext ? '[data-send="next"]' : 'button:not([type="button"])', form));
});

showRed();
settleAddress();
if (composer) {
  forgetSent();
  setMode(composer.dataset.mode);
  for (const form of all("form[data-draft]", composer)) restore(form);
  nameBook();
  if ($("#closing[data-open-now]")) openClosing(false);
  const box = $("#talk-scroll");
  box.scrollTop = box.scrollHeight;
}
// Good news need not be dismissed by hand; the talk gets its room back.
setTimeout(() => { for (const note of all("#flashes .alert-success")) note.remove(); }, 6000);
$('#queue [aria-current="true"]')?.scrollIntoView({ block: "nearest" });
