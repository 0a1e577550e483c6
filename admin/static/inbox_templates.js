/* Ready answers: "::" in the reply opens a list above it, narrowed by what follows; arrows and Enter choose, Esc closes.
   Tab goes from one [gap] of a template to the next. The list is drawn from the buttons of the sheet #templates. */

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const CALL = /::([^\n:]{0,40})$/u;
const GAP = /\[[^[\]\n]*\]/gu;
const NEAR = { қ: "к", ғ: "г", ң: "н", ә: "а", ө: "о", ү: "у", ұ: "у", һ: "х", і: "и", й: "и", ё: "е" };
const fold = (text) => [...text.toLowerCase()].map((letter) => NEAR[letter] ?? letter).join("");

let box, list, answers;
let shown = [];
let chosen = 0;
let closedAt = -1; // where a list was closed by hand: the same "::" does not open it again

/* ---- the list ---- */

function called() {
  if (box.selectionStart !== box.selectionEnd) return null;
  const found = CALL.exec(box.value.slice(0, box.selectionStart));
  return found && { at: found.index, words: fold(found[1].trim()) };
}

function fits(answer, words) {
  return words.split(/\s+/u).every((word) => answer.folded.includes(word));
}

function look() {
  const call = called();
  if (!call) closedAt = -1;
  if (!call || call.at === closedAt) { close(); return; }
  shown = answers.filter((answer) => fits(answer, call.words));
  chosen = 0;
  draw();
}

function draw() {
  list.replaceChildren(...shown.map(option));
  list.hidden = shown.length === 0;
  $("#picker-none").hidden = shown.length > 0;
  $("#picker").hidden = false;
  point();
}

function option(answer, place) {
  const line = document.createElement("li");
  line.id = `picker-${place}`;
  line.className = "picker-option";
  line.setAttribute("role", "option");
  const [title, body] = [document.createElement("b"), document.createElement("span")];
  title.textContent = answer.title;
  body.textContent = answer.body;
  line.append(title, body);
  return line;
}

function point() {
  const lines = all("[role=option]", list);
  lines.forEach((line, place) => line.setAttribute("aria-selected", String(place === chosen)));
  if (lines[chosen]) {
    box.setAttribute("aria-activedescendant", lines[chosen].id);
    lines[chosen].scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

function close() {
  $("#picker").hidden = true;
  box.removeAttribute("aria-activedescendant");
}

const isOpen = () => !$("#picker").hidden;

function choose(answer) {
  const call = called();
  if (call) insert(answer.body, call.at, box.selectionStart);
  close();
}

/* ---- inserting, and the gaps ---- */

/* The words take the place between two marks; the first gap in them is chosen at once. */
function insert(body, from, to) {
  box.setRangeText(body, from, to, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
  const gap = gaps().find((one) => one.start >= from && one.end <= from + body.length);
  if (gap) box.setSelectionRange(gap.start, gap.end);
}

const gaps = () => [...box.value.matchAll(GAP)].map((one) => ({ start: one.index, end: one.index + one[0].length }));

/* The next gap, or the one before; null when there is none, and Tab leaves the field as everywhere. */
function nextGap(isBack) {
  if (isBack) return gaps().findLast((gap) => gap.end <= box.selectionStart) ?? null;
  return gaps().find((gap) => gap.start >= box.selectionEnd) ?? null;
}

function onKey(event) {
  if (isOpen() && event.key === "Escape") {
    closedAt = called()?.at ?? -1;
    close();
  } else if (isOpen() && shown.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : shown.length - 1)) % shown.length;
    point();
  } else if (isOpen() && shown.length && event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
    choose(shown[chosen]);
  } else if (event.key === "Tab" && nextGap(event.shiftKey)) {
    const gap = nextGap(event.shiftKey);
    box.setSelectionRange(gap.start, gap.end);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/* From the sheet: after what is written already, or instead of nothing. */
export function insertFromSheet(button) {
  const body = $("[data-body]", button).textContent;
  const written = box.value.trimEnd();
  insert(written ? `\n\n${body}` : body, written.length, box.value.length);
}

export function startTemplates() {
  [box, list] = [$("#reply-text"), $("#picker-list")];
  if (!box || !list) return;
  answers = all("#templates [data-template]").map((button) => {
    const [title, body] = [$("b", button).textContent, $("[data-body]", button).textContent];
    return { title, body, folded: fold(`${title} ${body}`) };
  });
  box.addEventListener("input", look);
  box.addEventListener("keydown", onKey);
  box.addEventListener("blur", close);
  // The field keeps the cursor while a finger or a mouse chooses.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const line = event.target.closest("[role=option]");
    if (line) choose(shown[Number(line.id.slice("picker-".length))]);
  });
}
