/* The sheet of offline work: one entry per form however often it is sent, a class brings its number, a kind its minutes.
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
});

document.addEventListener("input", (event) => {
  const sheet = sheetOf(event.target);
  if (!sheet) return;
  if (event.target.name === "participants") sheet.dataset.counted = "";
  if (event.target.name === "class_name" && !("counted" in sheet.dataset)) count(sheet, event.target.value);
});

function choose(sheet, minutes) {
  for (const choice of sheet.elements.minutes) choice.checked = choice.value === minutes;
}

function count(sheet, typed) {
  const name = typed.replace(/[\s.«»"-]/g, "").toUpperCase();
  const known = [...sheet.querySelectorAll("datalist option")].find((option) => option.value.toUpperCase() === name);
  if (known) sheet.elements.participants.value = known.dataset.size;
}
