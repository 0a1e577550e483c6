// A file that came with a bubble: kept in this browser by a tap, from the bubble alone; no address serves it.
import { say } from "./texts.js";

const KINDS = { "text/calendar": "web-file.calendar" };
const WHILE_IT_IS_KEPT = 60_000;

function part(className, text) {
  const node = document.createElement("span");
  node.className = className;
  node.textContent = text;
  return node;
}

function bytes(content) {
  return Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
}

/** Made only when it is asked for: a talk that is merely read leaves no file in the memory of the browser. */
function keep({ name, type, content }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes(content)], { type }));
  link.download = name;
  link.hidden = true;
  document.body.append(link); // some browsers follow only a link that stands in the page
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), WHILE_IT_IS_KEPT);
}

/** What it is, how large, and that a tap keeps it: all of it is also the button's name for the ear. */
export function file(given) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "file";
  const icon = document.createElement("i");
  icon.className = `icon icon-${given.type in KINDS ? "calendar" : "down"}`;
  const kind = say(KINDS[given.type] ?? "web-file.other");
  const size = `${Math.max(1, Math.ceil(given.size / 1024))} ${say("web-file.size")}`;
  const words = part("file-words", "");
  words.append(part("file-kind", kind), " ", part("file-about", `${given.name}, ${size}`));
  button.append(icon, words, " ", part("file-keep", say("web-file.keep")));
  button.addEventListener("click", () => keep(given));
  return button;
}
