// What the child is told when words do not get through, and whom to call meanwhile.
import { callLink } from "./markup.js";
import { helpLines, say } from "./texts.js";

const banner = document.getElementById("banner");
const words = document.getElementById("banner-words");
const lines = document.getElementById("lines");
const moods = { sending: "fine", listening: "fine", urgent: false };

function current() {
  if (moods.urgent) return "web-urgent";
  if (!navigator.onLine || moods.sending === "offline" || moods.listening === "offline") return "web-offline";
  return moods.sending === "trouble" || moods.listening === "trouble" ? "web-trouble" : "";
}

/** 112 must be among the school's lines, else those that stand in the page stay. */
function drawLines() {
  const known = helpLines();
  if (!known.some((line) => line.number === "112")) return;
  lines.replaceChildren(...known.slice(0, 4).map(({ number, name, hours }) =>
    callLink(number, [name, hours].filter(Boolean).join(", "))));
}

export function show() {
  const id = current();
  banner.hidden = !id;
  banner.classList.toggle("urgent", moods.urgent);
  if (!id) return;
  drawLines();
  words.dataset.text = id;
  if (words.textContent !== say(id)) words.textContent = say(id);
}

export function mood(change) {
  Object.assign(moods, change);
  show();
}
