/* The form of a tip: bubbles are added, moved and removed in place, words are counted, what is written stays in this
   tab until it is saved.
   form[data-tip-form] (data-fresh: nothing was sent yet, data-saved: the last one was kept) · [data-bubbles="kk"]
   > [data-bubble] · [data-bubble-add] [data-bubble-act] · [data-counts="words|letters"] + data-field, data-most
   · data-numbered="bubble #" */

const form = document.querySelector("[data-tip-form]");
const all = (selector, root = form) => [...root.querySelectorAll(selector)];
const LANGUAGES = ["kk", "ru", "en"];
const PLACE = `tip ${location.pathname}`;
const SENT = "tip sent";

const list = (locale) => form.querySelector(`[data-bubbles="${locale}"]`);
const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }));

/* ---- bubbles ---- */

function renumber(bubbles) {
  [...bubbles.children].forEach((bubble, at) => {
    const id = `${bubbles.dataset.bubbles}-cards-${at + 1}`;
    bubble.querySelector("textarea").id = id;
    bubble.querySelector("label").htmlFor = id;
    bubble.querySelector("[data-counts]").dataset.field = id;
    for (const named of all("[data-numbered]", bubble)) {
      const words = named.dataset.numbered.replace("#", at + 1);
      if (named.tagName === "BUTTON") { named.title = words; named.ariaLabel = words; } else named.textContent = words;
    }
  });
}

function add(locale, text = "") {
  const template = form.querySelector(`[data-bubble-template="${locale}"]`);
  const bubble = template.content.firstElementChild.cloneNode(true);
  bubble.querySelector("textarea").value = text;
  list(locale).append(bubble);
  return bubble;
}

const acts = {
  up: (bubble) => bubble.previousElementSibling?.before(bubble),
  down: (bubble) => bubble.nextElementSibling?.after(bubble),
  remove: (bubble) => {
    if (bubble.parentElement.children.length > 1) bubble.remove();
    else bubble.querySelector("textarea").value = "";
  },
};

function press(event) {
  const adds = event.target.closest("[data-bubble-add]");
  const act = event.target.closest("[data-bubble-act]");
  if (!adds && !act) return;
  event.preventDefault();
  const bubbles = adds ? list(adds.dataset.bubbleAdd) : act.closest("[data-bubbles]");
  const bubble = adds ? add(adds.dataset.bubbleAdd) : act.closest("[data-bubble]");
  const next = bubble.nextElementSibling ?? bubble.previousElementSibling ?? bubble;
  if (act) acts[act.dataset.bubbleAct](bubble);
  renumber(bubbles);
  if (adds || !bubble.isConnected) (adds ? bubble : next).querySelector("textarea").focus();
  else act.focus();
  changed();
}

/* ---- counters ---- */

const sizes = {
  words: (text) => text.split(/\s+/).filter(Boolean).length,
  letters: (text) => text.length,
};

function count() {
  for (const shown of all("[data-counts]")) {
    const found = sizes[shown.dataset.counts](document.getElementById(shown.dataset.field).value.trim());
    shown.textContent = `${found} / ${shown.dataset.most}`;
    shown.classList.toggle("is-over", found > Number(shown.dataset.most));
  }
}

/* ---- what is written stays in this tab until it is saved ---- */

const fields = () => [...new FormData(form)].filter(([name, value]) => !["csrf_token", "tab"].includes(name) && typeof value === "string");
const keep = () => sessionStorage.setItem(PLACE, JSON.stringify(fields()));
const alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function bringBack(kept) {
  for (const locale of LANGUAGES) {
    list(locale).replaceChildren();
    for (const [name, value] of kept) if (name === `${locale}-cards`) add(locale, value);
    if (!list(locale).children.length) add(locale);
    renumber(list(locale));
  }
  for (const field of form.elements) {
    if (!field.name || field.name.endsWith("-cards") || ["csrf_token", "do", "tab"].includes(field.name)) continue;
    const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox") field.checked = values.includes(field.value);
    else if (field.type !== "hidden" || field.name === "opened") field.value = values[0] ?? "";
  }
  changed();
}

function offer() {
  const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  if (!kept || alike(kept, fields())) return;
  const note = document.getElementById("tip-kept");
  note.hidden = false;
  note.querySelector("[data-kept-back]").addEventListener("click", () => { note.hidden = true; bringBack(kept); });
  note.querySelector("[data-kept-drop]").addEventListener("click", () => { note.hidden = true; sessionStorage.removeItem(PLACE); });
}

if (form) {
  if ("saved" in form.dataset && sessionStorage.getItem(SENT)) {
    sessionStorage.removeItem(sessionStorage.getItem(SENT));
    sessionStorage.removeItem(SENT);
  }
  if ("fresh" in form.dataset) offer();
  form.addEventListener("click", press);
  form.addEventListener("input", () => { count(); keep(); });
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, PLACE));
  count();
}
// A tab shows another language and changes nothing: neither the linter nor the question about unsaved words need hear of it.
for (const tabs of document.querySelectorAll(".tip-tabs")) tabs.addEventListener("input", (event) => event.stopPropagation());
