// The box to write in: grows with the words, keeps them while the page lives, sends nothing empty.
import * as store from "./store.js";
import { say } from "./texts.js";

// What a phone's keyboard or a paste can leave behind without a single visible sign.
const INVISIBLE = /[\s\p{Cf}\u115f\u1160\u2800\u3164\ufe00-\ufe0f]/gu;
const hasKeyboard = () => matchMedia("(hover: hover) and (pointer: fine)").matches;

export class Composer {
  #words = document.getElementById("words");
  #note = document.getElementById("note");
  #send;

  /** `send(text)` gets the words exactly as typed, less the space around them. */
  constructor(send) {
    this.#send = send;
    this.#words.value = store.draft();
    this.#words.enterKeyHint = hasKeyboard() ? "send" : "enter";
    this.#words.addEventListener("input", () => this.#changed());
    this.#words.addEventListener("keydown", (event) => this.#pressed(event));
    document.getElementById("composer").addEventListener("submit", (event) => this.#submitted(event));
  }

  /** The box can be measured only once it is on the screen. */
  fit() {
    this.#grow();
  }

  /** A refused text comes back before whatever has been begun since. */
  giveBack(text) {
    this.#words.value = [text, this.#words.value].filter(Boolean).join("\n");
    this.#changed();
    this.#words.focus();
  }

  clear() {
    this.#words.value = "";
    this.#changed();
  }

  #changed() {
    store.saveDraft(this.#words.value);
    this.#note.hidden = true;
    this.#grow();
  }

  #grow() {
    this.#words.style.height = "auto";
    this.#words.style.height = `${this.#words.scrollHeight + 2}px`;
  }

  #pressed(event) {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey || !hasKeyboard()) return;
    this.#submitted(event);
  }

  #submitted(event) {
    event.preventDefault();
    const text = this.#words.value;
    this.#words.focus();
    if (!text.replace(INVISIBLE, "")) {
      this.#note.textContent = say("web-empty");
      this.#note.hidden = false;
      return;
    }
    this.#send(text.trim());
    this.clear();
  }
}
