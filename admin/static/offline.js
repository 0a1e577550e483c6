/* The sheet of offline work: one entry per form however often it is sent, a class brings its number, a kind its minutes,
   a line of the plan with whom and what; the classes of a grade are offered when the grade is tapped or typed.
   Listens on the document, because the sheet comes and goes. */

const sheetOf = (element) => element.closest?.("form[data-offline]");
let sent = null;

document.addEventListener("submit", (event) => {
  const sheet = sheetOf(event.target);
  if (!sheet) return;
  if (sent === sheet) event.preventDefault();
  sent = sheet;
});
/* A page brought back by the browser may be sent again: the server knows whether it was. */
window.addEventListener("pageshow", () => { sent = null; });

document.addEventListener("change", (event) => {
  const sheet = sheetOf(event.target);
  if (!sheet) return;
  if (event.target.name === "minutes") sheet.dataset.timed = "";
  if (event.target.dataset.minutes && !("timed" in sheet.dataset)) choose(sheet, event.target.dataset.minutes);
  if (event.target.name === "minutes" && event.target.value === "other") sheet.elements.minutes_other.focus();
  if (event.target.name === "plan") follow(sheet, event.target.selectedOptions[0]);
});

document.addEventListener("click", (event) => {
  const sheet = sheetOf(event.target);
  const chip = event.target.closest?.("[data-grade], [data-class]");
  if (!sheet || !chip) return;
  sheet.elements.class_name.value = chip.dataset.class ?? chip.dataset.grade;
  sheet.elements.class_name.dispatchEvent(new Event("input", { bubbles: true }));
  if (chip.dataset.grade) sheet.querySelector("[data-class]:not([hidden])")?.focus();
});

document.addEventListener("input", (event) => {
  const sheet = sheetOf(event.target);
  if (!sheet) return;
  if (event.target.name === "participants") sheet.dataset.counted = "";
  if (event.target.name === "class_name" && !("counted" in sheet.dataset)) count(sheet, event.target.value);
  if (event.target.name === "class_name") offer(sheet, event.target.value);
});

function choose(sheet, minutes) {
  for (const choice of sheet.elements.minutes) choice.checked = choice.value === minutes;
}

const plain = (typed) => typed.replace(/[\s.«»"-]/g, "").toUpperCase();

/* An empty field offers grades, a beginning the classes that begin so, a whole class itself among the others of its grade. */
function offer(sheet, typed) {
  const grade = /^\d+/.exec(plain(typed))?.[0] ?? "";
  if (!sheet.querySelector("[data-grade]")) return;
  for (const chip of sheet.querySelectorAll("[data-grade]")) chip.hidden = grade !== "" && chip.dataset.grade !== grade;
  for (const chip of sheet.querySelectorAll("[data-class]")) {
    chip.hidden = grade === "" || /^\d+/.exec(chip.dataset.class)[0] !== grade;
    chip.setAttribute("aria-pressed", chip.dataset.class === plain(typed));
  }
}

function follow(sheet, line) {
  if (!line.dataset.what) return;
  sheet.querySelector(`#offline-who-${line.dataset.who}`).checked = true;
  sheet.querySelector(`#offline-what-${line.dataset.what}`).click();
  if (!sheet.elements.topic.value) sheet.elements.topic.value = line.textContent;
}

function count(sheet, typed) {
  const name = plain(typed);
  const known = [...sheet.querySelectorAll("datalist option")].find((option) => option.value.toUpperCase() === name);
  if (known?.dataset.size) sheet.elements.participants.value = known.dataset.size;
}
