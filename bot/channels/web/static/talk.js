// One talk with the server: what the child says goes out, bubbles come in by long poll.
import { Outbox, Pause, backoff, headers } from "./outbox.js";
import * as store from "./store.js";

const LONG_POLL = 25;
const SILENT_AFTER = (LONG_POLL + 15) * 1000;
// Two presses within this time are one press of a frightened finger.
const DOUBLE_PRESS = 800;

export class Talk {
  #hears;
  #outbox;
  #pause = new Pause();
  #cursor = 0;
  #run = 0;
  #poll = null;
  #failures = 0;
  #retryAfter = 0;
  #begun = false;
  #tongueSettled = 0;
  #lastPress = { what: "", at: -DOUBLE_PRESS };

  /** `hears`: bubbles(list), turn(turn), locale(code), wiped(), sending(mood), listening(mood). */
  constructor(hears) {
    this.#hears = hears;
    this.#outbox = new Outbox({
      turn: (turn) => this.#turned(turn),
      sending: (mood) => hears.sending(mood),
    });
  }

  get unsent() {
    return this.#outbox.turns;
  }

  waitsFor(payload) {
    return this.#outbox.waitsFor(payload);
  }

  start() {
    store.key();
    this.#outbox.pump();
    this.#listen();
  }

  stop() {
    this.#run += 1;
    this.#poll?.abort();
    this.#pause.end();
    this.#outbox.drop();
  }

  /** The connection may be back, or the page is looked at again: do not wait out the pause. */
  wake() {
    this.#outbox.wake();
    this.#pause.cut();
    this.#poll?.abort();
  }

  say(text, locale) {
    this.#outbox.add({ id: store.newId(), locale, text });
  }

  tap(payload, locale, { bubble, title } = {}) {
    const what = `${payload} ${bubble}`;
    const again = what === this.#lastPress.what && performance.now() - this.#lastPress.at < DOUBLE_PRESS;
    if (again || this.#isUnderway(what, bubble)) return;
    this.#lastPress = { what, at: performance.now() };
    this.#outbox.add({ id: store.newId(), locale, payload, bubble, title });
  }

  /** A poster's code was followed: it greets the server itself, a page that has said nothing yet says nothing else. */
  accept(code, locale) {
    this.#begun = true;
    this.tap(`subscriptions:join:${code}`, locale);
  }

  /** A bubble's button waits once; a fixed one may be pressed anew after another (kk, ru, kk again). */
  #isUnderway(what, bubble) {
    const underway = bubble === undefined ? this.unsent.slice(-1) : this.unsent;
    return underway.some((turn) => turn.state !== "refused" && `${turn.payload} ${turn.bubble}` === what);
  }

  take(id) {
    this.#outbox.take(id);
  }

  /** The talk leaves this browser and a new one, with a new key, begins. */
  beginAnew() {
    this.stop();
    store.forget();
    this.#cursor = 0;
    this.#failures = 0;
    this.#begun = false;
    this.start();
  }

  #turned(turn) {
    if (turn.state === "kept" && turn.payload?.startsWith("start:locale:")) this.#tongueSettled = performance.now();
    this.#hears.turn(turn);
  }

  async #listen() {
    const run = ++this.#run;
    let wait = 0;
    while (run === this.#run) {
      const asked = performance.now();
      const page = await this.#ask(wait);
      if (run !== this.#run) return;
      if (page === "woken") continue;
      if (typeof page === "string") {
        await this.#failed(page);
        wait = 0; // whether the line is back is to be seen at once, not when something is new
        continue;
      }
      this.#failures = 0;
      this.#hears.listening("fine");
      if (page.erased) this.#wiped();
      const news = page.bubbles.length > 0 || page.cursor !== this.#cursor;
      this.#receive(page, asked);
      // A server that does not hold the line must not be asked without end.
      if (wait && !news && performance.now() - asked < 1000) await this.#pause.for(2);
      wait = LONG_POLL;
    }
  }

  /** What was shown was deleted on the server: it leaves the screen, the key and the other talks stay. */
  #wiped() {
    this.#begun = false;
    this.#hears.wiped();
  }

  #receive(page, asked) {
    const untouched = this.#cursor === 0 && page.bubbles.length === 0;
    this.#cursor = page.cursor;
    this.#hears.bubbles(page.bubbles);
    // An answer asked for before the child chose a language would turn the page back.
    const stale = asked < this.#tongueSettled || this.waitsFor("start:locale:");
    if (!stale && !untouched) this.#hears.locale(page.locale);
    if (untouched && !this.#begun) this.#begin();
  }

  #begin() {
    this.#begun = true;
    if (this.waitsFor("start:begin")) return;
    this.#outbox.add({ id: store.beginId(), locale: store.locale() ?? "kk", payload: "start:begin" });
  }

  async #failed(mood) {
    this.#failures += 1;
    // One lost poll is no news: a phone that wakes up loses one every time.
    if (this.#failures > 1 || !navigator.onLine) this.#hears.listening(mood);
    await this.#pause.for(backoff(this.#failures), this.#retryAfter);
  }

  async #ask(wait) {
    this.#retryAfter = 0;
    const controller = new AbortController();
    let late = false;
    const timer = setTimeout(() => { late = true; controller.abort(); }, SILENT_AFTER);
    this.#poll = controller;
    try {
      const response = await fetch(`/chat/bubbles?after=${this.#cursor}&wait=${wait}`, {
        headers: headers(), cache: "no-store", signal: controller.signal,
      });
      this.#retryAfter = Number(response.headers.get("Retry-After")) || 0;
      if (!response.ok) return "trouble";
      const page = await response.json();
      return Array.isArray(page.bubbles) ? page : "trouble";
    } catch {
      return controller.signal.aborted && !late ? "woken" : "offline";
    } finally {
      clearTimeout(timer);
      this.#poll = null;
    }
  }
}
