// Turns on their way to the server: one at a time, in order, with the same id until the server has kept them.
import * as store from "./store.js";

const LONGEST_PAUSE = 30;
const GIVE_UP_AFTER = 30_000;
// Browsers refuse to outlive the page with more than 64 KiB.
const KEEPALIVE_LIMIT = 60_000;

export const headers = () => ({ Authorization: `Bearer ${store.key()}` });

/** 1, 2, 4 … 30 seconds. */
export const backoff = (failures) => Math.min(2 ** Math.max(failures - 1, 0), LONGEST_PAUSE);

/** A pause that an event may cut short, but never before `floor` seconds have passed. */
export class Pause {
  #end = () => {};
  #floor = 0;

  for(seconds, floor = 0) {
    this.#floor = Date.now() + floor * 1000;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(seconds, floor) * 1000);
      this.#end = () => { clearTimeout(timer); resolve(); };
    });
  }

  cut() {
    if (Date.now() >= this.#floor) this.#end();
  }

  end() {
    this.#end();
  }
}

function refusedForGood(status) {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

async function read(response) {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

export class Outbox {
  #turns = store.queue();
  #hears;
  #pause = new Pause();
  #busy = false;
  #failures = 0;
  #age = 0;

  /** `hears.turn(turn)` is called at every change of a turn, `hears.sending(mood)` with "fine", "offline" or "trouble". */
  constructor(hears) {
    this.#hears = hears;
  }

  get turns() {
    return [...this.#turns];
  }

  waitsFor(payload) {
    return this.#turns.some((turn) => turn.state !== "refused" && turn.payload?.startsWith(payload));
  }

  add(turn) {
    this.#turns.push({ ...turn, state: "sending" });
    this.#save();
    this.#hears.turn(this.#turns.at(-1));
    this.pump();
  }

  /** A refused turn is taken out again, for its text to go back into the composer. */
  take(id) {
    this.#turns = this.#turns.filter((turn) => turn.id !== id);
    this.#save();
  }

  wake() {
    this.#pause.cut();
  }

  drop() {
    this.#age += 1;
    this.#turns = [];
    this.#failures = 0;
    this.#busy = false;
    this.#pause.end();
  }

  async pump() {
    if (this.#busy) return;
    this.#busy = true;
    const age = this.#age;
    for (let turn = this.#next(); turn; turn = this.#next()) {
      const outcome = await this.#post(turn);
      if (age !== this.#age) return;
      await this.#settle(turn, outcome);
      if (age !== this.#age) return;
    }
    this.#busy = false;
  }

  #next() {
    return this.#turns.find((turn) => turn.state !== "refused");
  }

  #save() {
    store.saveQueue(this.#turns);
  }

  async #post(turn) {
    const { id, locale, text, payload, bubble } = turn;
    const body = JSON.stringify({ id, locale, text, payload, bubble });
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), GIVE_UP_AFTER);
    try {
      const response = await fetch("/chat/turns", {
        method: "POST",
        headers: { ...headers(), "Content-Type": "application/json" },
        body,
        cache: "no-store",
        // A cry for help goes on its way even if the child leaves the page in this very second.
        keepalive: new Blob([body]).size < KEEPALIVE_LIMIT,
        signal: controller.signal,
      });
      const retryAfter = Number(response.headers.get("Retry-After")) || 0;
      return { status: response.status, retryAfter, answer: await read(response) };
    } catch {
      return { status: 0, retryAfter: 0, answer: {} };
    } finally {
      clearTimeout(timer);
    }
  }

  async #settle(turn, { status, retryAfter, answer }) {
    // A captive portal also answers 200: only the server's own word counts.
    if (status === 200 && answer.ok === true) return this.#end(turn, "kept");
    if (refusedForGood(status)) {
      turn.why = answer.message ?? "";
      return this.#end(turn, "refused");
    }
    this.#failures += 1;
    turn.state = "waiting";
    this.#save();
    this.#hears.turn(turn);
    this.#hears.sending(status === 0 ? "offline" : "trouble");
    await this.#pause.for(backoff(this.#failures), retryAfter);
  }

  #end(turn, state) {
    this.#failures = 0;
    turn.state = state;
    if (state === "kept") this.#turns = this.#turns.filter((other) => other !== turn);
    this.#save();
    this.#hears.turn(turn);
    this.#hears.sending("fine");
  }
}
