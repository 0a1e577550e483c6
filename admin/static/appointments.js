/* The calendar: a block is lifted by mouse, or by a finger that rests on it, and set down on a line of five minutes.
   Nothing is moved here: the sheet that opens shows old and new, and only its button moves. Without script, and by
   keyboard, the card's own form does the same. */

const REST = 350; // milliseconds a finger rests before a block is lifted
const SLACK = 6; // pixels a hand may tremble
const STEP = 5; // minutes
let lift = null;

const $ = (selector, root = document) => root.querySelector(selector);
const frame = () => $("#calendar");

/* ---- which view it is, where there is no word about it in the address ---- */

function nameView() {
  if ($(".cal-bar")?.dataset.view !== "auto") return;
  const now = matchMedia("(max-width: 899.98px)").matches ? "day" : "week";
  for (const link of document.querySelectorAll("[data-cal-view]")) {
    if (link.dataset.calView === now) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
matchMedia("(max-width: 899.98px)").addEventListener("change", nameView);
nameView();

/* ---- lifting ---- */

document.addEventListener("pointerdown", (event) => {
  const block = event.target.closest("[data-move]");
  if (!block || event.button !== 0 || lift || !block.closest(".cal")) return;
  if (matchMedia("(max-width: 899.98px)").matches && block.closest(".is-week")) return;
  const box = block.getBoundingClientRect();
  lift = { block, x: event.clientX, y: event.clientY, grip: event.clientY - box.top, id: event.pointerId, ghost: null };
  if (event.pointerType !== "mouse") lift.timer = setTimeout(() => start(event.clientX, event.clientY), REST);
});

document.addEventListener("pointermove", (event) => {
  if (!lift || event.pointerId !== lift.id) return;
  if (!lift.ghost) {
    const far = Math.hypot(event.clientX - lift.x, event.clientY - lift.y) > SLACK;
    if (far && lift.timer) drop(); // a finger that wanders scrolls the page
    else if (far) start(event.clientX, event.clientY);
    return;
  }
  place(event.clientX, event.clientY);
});

document.addEventListener("pointerup", (event) => {
  if (!lift || event.pointerId !== lift.id) return;
  const { block, ghost, body, at } = lift;
  drop();
  if (!ghost) return;
  swallowClick();
  if (body) show(block, body, at);
});
document.addEventListener("pointercancel", () => drop());
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !lift?.ghost) return;
  event.stopPropagation();
  drop();
  swallowClick();
}, true);
document.addEventListener("dragstart", (event) => { if (event.target.closest("[data-move]")) event.preventDefault(); });
document.addEventListener("contextmenu", (event) => { if (lift?.timer) event.preventDefault(); });
document.addEventListener("touchmove", (event) => { if (lift?.ghost) event.preventDefault(); }, { passive: false });
/* what is being moved is not taken away by a poll */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (lift && event.detail.target.id === "calendar") event.detail.shouldSwap = false;
});

function start(x, y) {
  lift.timer = null;
  const item = lift.block.closest(".cal-item");
  lift.ghost = item.cloneNode(true);
  lift.ghost.classList.add("cal-ghost");
  lift.ghost.inert = true;
  $("a", lift.ghost).removeAttribute("id");
  item.classList.add("is-lifted");
  document.documentElement.classList.add("is-dragging");
  place(x, y);
}

function place(x, y) {
  const body = document.elementsFromPoint(x, y).map((found) => found.closest(".cal-body")).find(Boolean);
  if (!body) return;
  const grid = body.closest(".cal");
  const box = body.getBoundingClientRect();
  const from = Number(grid.dataset.from) * 60;
  const rows = Math.round(box.height / parseFloat(getComputedStyle(body).gridAutoRows));
  const length = Number(lift.block.dataset.minutes);
  const row = Math.round(((y - lift.grip - box.top) / box.height) * rows);
  const minute = from + Math.max(0, Math.min(row, rows - Math.ceil(length / STEP))) * STEP;
  lift.body = body;
  lift.at = clock(minute);
  const end = minute + length;
  const lines = { "--h": Math.floor(minute / 60), "--m": (minute % 60) / STEP, "--th": Math.floor(end / 60), "--tm": (end % 60) / STEP, "--lane": 0, "--lanes": 1 };
  for (const [name, value] of Object.entries(lines)) lift.ghost.style.setProperty(name, value);
  $(".cal-time", lift.ghost).textContent = `${lift.at}–${clock(end)}`;
  if (lift.ghost.parentElement !== body) body.append(lift.ghost);
  if (y < 90) scrollBy(0, -12);
  else if (y > innerHeight - 60) scrollBy(0, 12);
}

function drop() {
  clearTimeout(lift?.timer);
  lift?.ghost?.remove();
  lift?.block.closest(".cal-item")?.classList.remove("is-lifted");
  document.documentElement.classList.remove("is-dragging");
  lift = null;
}

/* Letting go of a block is no click on it. */
function swallowClick() {
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  window.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", stop, { capture: true }), 0);
}

function show(block, body, at) {
  const staff = body.dataset.staff || block.dataset.of;
  if (block.dataset.begins === `${body.dataset.day}T${at}` && staff === block.dataset.of) return;
  const address = new URL(block.dataset.move, location.href);
  for (const [name, value] of Object.entries({ part: "sheet", day: body.dataset.day, time: at, staff })) address.searchParams.set(name, value);
  htmx.ajax("GET", address.pathname + address.search, { target: "#sheet-content" });
}

const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/* ---- keys ---- */

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select, dialog[open]")) return;
  const link = { BracketLeft: ".cal-steps a:first-child", BracketRight: ".cal-steps a:last-child", KeyW: ".cal-plus" }[event.code];
  if (link && frame()) $(link)?.click();
});

/* ---- a day opens where it begins, or where it is now ---- */

const first = $(".is-today .cal-now") ?? $(".cal-shade, .cal-item");
if (first && first.getBoundingClientRect().top > innerHeight - 120) first.scrollIntoView({ block: "center" });
