/* The cover: a visitor comes in and sees a day and a clock. data-cover puts it up, data-uncover takes it away, Esc
   pressed twice does either, also while typing. It outlives a reload: look.js knows it before the first paint. */

const TWICE = 600;
const KEPT = "cover";
const root = document.documentElement;
const cover = document.getElementById("cover");
let pressed = -Infinity;
let title = document.title;

function tell() {
  const now = new Date();
  cover.querySelector("[data-clock]").textContent = now.toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" });
  const day = cover.querySelector("[data-day]");
  // By our own words: many browsers do not know the months in Kazakh.
  const [weekdays, months] = [day.dataset.weekdays.split(" "), day.dataset.months.split(" ")];
  day.textContent = `${weekdays[(now.getDay() + 6) % 7]}, ${now.getDate()} ${months[now.getMonth()]}`;
}

function putUp() {
  sessionStorage.setItem(KEPT, "1");
  root.dataset.covered = "";
  title = document.title;
  tell();
  document.title = cover.querySelector("[data-day]").textContent;
  if (!cover.open) cover.showModal();
}

function takeAway() {
  sessionStorage.removeItem(KEPT);
  delete root.dataset.covered;
  document.title = title;
  cover.close();
}

function onEscape(event) {
  if (event.code !== "Escape" || event.repeat) return;
  if (cover.open) event.preventDefault(); // one Esc would close it as any other dialog
  const isSecond = event.timeStamp - pressed < TWICE;
  pressed = isSecond ? -Infinity : event.timeStamp;
  if (!isSecond) return;
  event.preventDefault();
  if (cover.open) takeAway();
  else putUp();
}

export function startCover() {
  addEventListener("keydown", onEscape, true);
  cover.addEventListener("cancel", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-cover]")) putUp();
    if (event.target.closest("[data-uncover]")) takeAway();
  });
  setInterval(() => { if (cover.open) tell(); }, 10_000);
  if ("covered" in root.dataset) putUp();
}
