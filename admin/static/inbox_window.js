/* How long an answer reaches the child as it is: counted down without a reload.
   data-window="seconds left" when it was drawn, data-soon="seconds", data-hours, data-minutes, data-closed: the words. */

const MINUTE = 60;
const HOUR = 3600;
const LOOKS_AGAIN = 5_000; // milliseconds; the words change each minute
const drawn = new WeakMap(); // a line → when it was first seen here, by this computer's clock

function leftOf(line) {
  if (!drawn.has(line)) drawn.set(line, Date.now());
  const gone = Math.floor((Date.now() - drawn.get(line)) / 1000);
  const left = Number(line.dataset.window) - gone;
  return left < MINUTE ? 0 : left; // the last minute is promised to nobody
}

function wordsOf({ hours, minutes, closed }, left) {
  if (!left) return closed;
  const words = left < HOUR ? minutes : hours;
  return words.replace("{hours}", Math.floor(left / HOUR)).replace("{minutes}", Math.floor((left % HOUR) / MINUTE));
}

function count() {
  for (const line of document.querySelectorAll("[data-window]")) {
    const left = leftOf(line);
    const state = !left ? "is-closed" : left <= Number(line.dataset.soon) ? "is-soon" : "is-open";
    const said = line.querySelector("[data-window-words]");
    const words = wordsOf(line.dataset, left);
    if (said.textContent !== words) said.textContent = words;
    line.className = `desk-window ${state}`;
  }
}

export function startWindows() {
  count();
  setInterval(count, LOOKS_AGAIN);
  document.addEventListener("htmx:afterSettle", count);
  document.addEventListener("visibilitychange", count);
}
