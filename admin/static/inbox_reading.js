/* What was really read: a child's message whose end has stood before a person's eyes for a second is told of.
   data-see="the message's id", data-see-address. Neither an opened page nor a poll tells anything by itself. */

const LASTS = 1_000; // milliseconds before the eyes
const LOOKS_AGAIN = 250;
const APART = 3_000; // between two tellings
const RESTS = 30_000; // after one that failed
const SITS = 60_000; // without a hand for longer nobody may be sitting there

const since = new Map(); // a message on the screen → how long it has been there
const told = new Map(); // address → the largest id that arrived
let watcher;
let timer = 0;
let looked = 0;
let touchedAt = Date.now();
let nextAt = 0;
let isTelling = false;

const idOf = (message) => Number(message.dataset.see);
const isTold = (message) => idOf(message) <= (told.get(message.dataset.seeAddress) ?? 0);

function isLooking() {
  const isCovered = document.querySelector("dialog[open]"); // a sheet, or the screen put out of sight
  return document.visibilityState === "visible" && !isCovered && Date.now() - touchedAt < SITS;
}

function meet(entries) {
  for (const entry of entries) {
    const message = entry.target.closest("[data-see]");
    if (!entry.isIntersecting) since.delete(message);
    else if (!since.has(message)) since.set(message, 0);
  }
}

function look() {
  const passed = Date.now() - looked;
  looked = Date.now();
  if (!isLooking()) {
    for (const message of since.keys()) since.set(message, 0);
    return;
  }
  for (const [message, stood] of since) {
    if (!message.isConnected || isTold(message)) since.delete(message);
    else since.set(message, stood + Math.min(passed, 2 * LOOKS_AGAIN)); // a computer that slept saw nothing
  }
  const seen = [...since].filter(([, stood]) => stood >= LASTS).map(([message]) => message);
  if (seen.length && !isTelling && Date.now() >= nextAt) void tell(seen);
}

async function tell(seen) {
  const address = seen[0].dataset.seeAddress;
  const last = Math.max(...seen.filter((message) => message.dataset.seeAddress === address).map(idOf));
  const headers = { "X-CSRFToken": document.querySelector('meta[name="csrf-token"]').content, "X-Senim-Poll": "1" };
  isTelling = true;
  nextAt = Date.now() + APART;
  try {
    const body = new URLSearchParams({ up_to: last });
    const answer = await fetch(address, { method: "POST", body, headers, redirect: "error" });
    if (answer.ok) told.set(address, last);
    else nextAt = Date.now() + RESTS;
  } catch {
    nextAt = Date.now() + RESTS;
  }
  isTelling = false;
}

/* The end of each message that was not told of yet; drawn anew by a poll, it is watched anew. */
function watch() {
  watcher.disconnect();
  since.clear();
  const ends = [...document.querySelectorAll("[data-see]")].filter((message) => !isTold(message));
  for (const message of ends) watcher.observe(message.querySelector(".bubble-meta"));
  clearInterval(timer);
  looked = Date.now();
  if (ends.length) timer = setInterval(look, LOOKS_AGAIN);
}

export function startReading() {
  watcher = new IntersectionObserver(meet, { threshold: 0.9 });
  for (const hand of ["pointermove", "pointerdown", "keydown", "wheel", "touchmove"]) {
    document.addEventListener(hand, () => { touchedAt = Date.now(); }, { passive: true, capture: true });
  }
  document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target?.id === "talk") watch(); });
  watch();
}
