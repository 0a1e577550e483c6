// The talk on the screen: bubbles in the order of the server, the child's unsent ones after them.
import { file } from "./file.js";
import { plain, rich } from "./markup.js";
import { locale, say } from "./texts.js";

// Unsent rows stand after every bubble of the server, in the order they were said.
const UNSENT = 1e12;

function element(name, className, text) {
  const node = document.createElement(name);
  node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function clock(at) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  const hour = { hour: "2-digit", minute: "2-digit" };
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale(), today ? hour : { day: "numeric", month: "short", ...hour }).format(date);
}

function status(state, why) {
  const icons = { sending: "clock", waiting: "clock", kept: "tick", refused: "alert" };
  const node = element("span", `status ${state}`);
  // Where a tick says enough for the eye, the word is for the ear.
  const word = element("span", state === "kept" ? "for-ear" : "", why || say(`web-status.${state}`));
  node.append(element("i", `icon icon-${icons[state]}`), word);
  return node;
}

/** Its room is kept before it comes, so that nothing jumps; whoever wants no movement gets the one that stands still. */
function picture({ src, still, alt, width, height }) {
  const node = element("picture", width === height ? "shown square" : "shown");
  if (still) {
    const quiet = document.createElement("source");
    quiet.srcset = still;
    quiet.media = "(prefers-reduced-motion: reduce)";
    node.append(quiet);
  }
  const image = document.createElement("img");
  Object.assign(image, { alt, width, height, decoding: "async" });
  image.src = src;
  node.append(image);
  return node;
}

export class Bubbles {
  #log;
  #does;
  #shown = new Map();
  #own = new Map();
  #echoed = new Set();
  #last = 0;
  #said = 0;

  /** `does.press(reply, seq)` a quick reply was tapped, `does.takeBack(turn)` a refused text is wanted again. */
  constructor(log, does) {
    this.#log = log;
    this.#does = does;
  }

  clear() {
    this.#shown.clear();
    this.#own.clear();
    this.#echoed.clear();
    this.#last = 0;
    this.#log.replaceChildren();
  }

  /** Draws new bubbles, redraws changed ones in place; returns the first new row of the service. */
  draw(bubbles) {
    let firstNew = null;
    for (const bubble of bubbles) {
      const row = this.#drawOne(bubble);
      if (row && bubble.side === "service") firstNew ??= row;
    }
    if (bubbles.length) this.#quieten();
    this.#log.setAttribute("aria-busy", "false");
    return firstNew;
  }

  /** A turn of this page, from the moment it is said; the server's echo takes its place. */
  turn(turn) {
    if (this.#echoed.has(turn.id) || !(turn.text || turn.title)) return;
    const row = this.#own.get(turn.id) ?? element("div", "row child");
    const isNew = !this.#own.has(turn.id);
    this.#own.set(turn.id, row);
    if (isNew) this.#fillOwn(row, turn);
    if (isNew) row.order = UNSENT + ++this.#said;
    if (turn.state === "kept") row.order = this.#last + 0.5;
    this.#restate(row, turn);
    this.#place(row);
  }

  dropTurn(id) {
    this.#own.get(id)?.remove();
    this.#own.delete(id);
  }

  /** Another language: the service's words stay, the page's own are said anew. */
  retell() {
    for (const { bubble, row } of this.#shown.values()) this.#fill(row, bubble);
    for (const row of this.#own.values()) this.#restate(row, row.turn);
    this.#quieten();
  }

  #drawOne(bubble) {
    const known = this.#shown.get(bubble.seq);
    if (!bubble.text) {
      known?.row.remove();
      this.#shown.delete(bubble.seq);
      return null;
    }
    if (known && JSON.stringify(known.bubble) === JSON.stringify(bubble)) return null;
    const row = known?.row ?? this.#adopt(bubble) ?? element("div", `row ${bubble.side}`);
    row.dataset.seq = row.order = bubble.seq;
    this.#shown.set(bubble.seq, { bubble, row });
    this.#last = Math.max(this.#last, bubble.seq);
    this.#fill(row, bubble);
    this.#place(row);
    return known ? null : row;
  }

  /** The echo of a turn said here is drawn into the row that is already on the screen. */
  #adopt({ client_id: id }) {
    if (!id) return null;
    this.#echoed.add(id);
    const row = this.#own.get(id);
    this.#own.delete(id);
    row?.classList.remove("press", "unsent", "refused");
    return row ?? null;
  }

  #fill(row, bubble) {
    const mine = bubble.side === "child";
    const hadFocus = row.contains(document.activeElement);
    const card = element("div", "bubble");
    card.append(element("span", "for-ear", `${say(`web-side.${mine ? "child" : "service"}`)}: `));
    if (bubble.picture) card.append(picture(bubble.picture));
    card.classList.toggle("pictured", Boolean(bubble.picture));
    card.append(mine ? plain(bubble.text) : rich(bubble.text));
    if (bubble.file) card.append(file(bubble.file));
    const foot = element("div", "foot");
    foot.append(element("time", "", clock(bubble.at)));
    if (mine) foot.append(status("kept"));
    card.append(foot);
    row.replaceChildren(card, ...this.#replies(bubble));
    if (hadFocus) this.#refocus(row);
  }

  #replies({ replies, seq }) {
    if (!replies?.length) return [];
    const group = element("div", "replies");
    group.append(...replies.map((reply) => {
      const button = element("button", "reply", reply.title);
      button.type = "button";
      button.addEventListener("click", () => this.#does.press(reply, seq));
      return button;
    }));
    return [group];
  }

  #fillOwn(row, turn) {
    const card = element("div", "bubble");
    card.append(element("span", "for-ear", `${say("web-side.child")}: `), plain(turn.text ?? turn.title));
    card.append(element("div", "foot"));
    row.classList.toggle("press", !turn.text);
    row.append(card);
  }

  #restate(row, turn) {
    row.turn = turn;
    row.classList.toggle("unsent", turn.state === "sending" || turn.state === "waiting");
    row.classList.toggle("refused", turn.state === "refused");
    const foot = row.querySelector(".foot");
    foot.replaceChildren(status(turn.state, turn.why));
    if (turn.state !== "refused" || !turn.text) return;
    const back = element("button", "back", say("web-status.back"));
    back.type = "button";
    back.addEventListener("click", () => this.#does.takeBack(turn));
    foot.append(back);
  }

  #place(row) {
    let before = this.#log.lastElementChild;
    while (before && (before === row || before.order > row.order)) before = before.previousElementSibling;
    const after = before ? before.nextElementSibling : this.#log.firstElementChild;
    if (after !== row) this.#log.insertBefore(row, after);
  }

  /** Only the last service bubble is a menu of now; the older ones keep their buttons, in a lower voice. */
  #quieten() {
    const rows = [...this.#log.querySelectorAll(".row.service")];
    rows.forEach((row, at) => row.classList.toggle("older", at < rows.length - 1));
  }

  /** A pressed button that its redrawn bubble no longer has must not throw the keyboard to the top of the page. */
  #refocus(row) {
    const next = row.querySelector("button") ?? row.querySelector(".bubble");
    if (next.className === "bubble") next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }
}
