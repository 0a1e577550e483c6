// The page comes to life: language, the fixed buttons, the talk and the ways out.
import * as banner from "./banner.js";
import { Bubbles } from "./bubbles.js";
import { Composer } from "./composer.js";
import * as exit from "./exit.js";
import { takeCode } from "./invitation.js";
import * as sheet from "./sheet.js";
import * as store from "./store.js";
import { Talk } from "./talk.js";
import * as texts from "./texts.js";

const NEAR_THE_END = 120;
const READING_GAP = 16;
const CRISIS = "crisis:now";
// A call for help that is kept at once needs no banner; one that lingers does.
const LINGERS_AFTER = 1500;
const byId = (id) => document.getElementById(id);

const talk = new Talk({ bubbles: received, turn: turned, locale: heard, wiped, sending, listening });
const bubbles = new Bubbles(byId("log"), { press, takeBack });
const composer = new Composer((text) => talk.say(text, texts.locale()));

/** On a very low screen the whole page scrolls instead of the talk alone. */
function scroller() {
  const own = byId("scroll");
  return getComputedStyle(own).overflowY === "visible" ? document.scrollingElement : own;
}

function atEnd() {
  const { scrollHeight, scrollTop, clientHeight } = scroller();
  return scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
}

function seen() {
  if (atEnd()) byId("below").hidden = true;
}

function toEnd() {
  const scroll = scroller();
  scroll.scrollTop = scroll.scrollHeight;
  byId("below").hidden = true;
}

/** A long answer is read from its first line, a talk that has just begun from the notice above it. */
function follow(row) {
  toEnd();
  if (!row) return;
  const scroll = scroller();
  const start = byId("log").childElementCount === 1 ? 0 : row.offsetTop - READING_GAP;
  if (scroll.scrollTop > start && byId("log").lastElementChild === row) scroll.scrollTop = start;
}

function received(list) {
  const stays = atEnd();
  const firstNew = bubbles.draw(list);
  if (stays) follow(firstNew);
  else if (firstNew) byId("below").hidden = false;
}

function turned(turn) {
  bubbles.turn(turn);
  if (turn.payload === CRISIS) hurry(turn);
  if (turn.state === "sending") toEnd();
}

function hurry(turn) {
  const look = () => banner.mood({ urgent: talk.waitsFor(CRISIS) });
  if (turn.state === "sending") setTimeout(look, LINGERS_AFTER);
  else look();
}

function sending(mood) {
  banner.mood({ sending: mood });
}

function listening(mood) {
  banner.mood({ listening: mood });
}

async function speak(code) {
  if (!texts.isLocale(code) || (code === texts.locale() && code === store.locale())) return;
  if (!(await texts.speak(code))) return;
  store.chooseLocale(code);
  bubbles.retell();
  sheet.tellWhere();
  banner.show();
}

function heard(code) {
  if (code !== texts.locale()) speak(code);
}

function press(reply, seq) {
  const chosen = /^start:locale:(\w+)$/.exec(reply.payload)?.[1];
  if (chosen) speak(chosen);
  talk.tap(reply.payload, chosen ?? texts.locale(), { bubble: seq, title: reply.title });
}

function takeBack(turn) {
  talk.take(turn.id);
  bubbles.dropTurn(turn.id);
  composer.giveBack(turn.text);
}

function wiped() {
  bubbles.clear();
}

function gone() {
  bubbles.clear();
  composer.clear();
  talk.beginAnew();
  sheet.tellWhere();
  store.chooseLocale(texts.locale());
  byId("note").textContent = texts.say("web-gone");
  byId("note").hidden = false;
}

function choose(event) {
  const code = event.currentTarget.dataset.locale;
  if (code === texts.locale() && store.locale()) return;
  speak(code);
  talk.tap(`start:locale:${code}`, code);
}

function prepareButtons() {
  byId("menu").addEventListener("click", () => talk.tap("menu:open", texts.locale(), { title: texts.say("web-menu") }));
  byId("help-now").addEventListener("click", () => talk.tap(CRISIS, texts.locale(), { title: texts.say("web-help-now") }));
  byId("below").addEventListener("click", toEnd);
  for (const node of [byId("scroll"), window]) node.addEventListener("scroll", seen, { passive: true });
  for (const button of document.querySelectorAll("[data-locale]")) button.addEventListener("click", choose);
}

function prepareConnection() {
  window.addEventListener("online", () => { banner.show(); talk.wake(); texts.fetchAhead(); });
  window.addEventListener("offline", () => banner.show());
  window.addEventListener("hashchange", () => accept(takeCode()));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) talk.wake(); });
}

/** A poster was followed, into a new page or into one that is open already. */
function accept(code) {
  if (code) talk.accept(code, store.locale() ?? "kk");
}

async function start() {
  exit.watch(() => talk.stop());
  sheet.prepare(gone);
  prepareButtons();
  prepareConnection();
  store.key();
  byId("waking").remove();
  byId("app").hidden = false;
  composer.fit();
  sheet.tellWhere();
  for (const turn of talk.unsent) bubbles.turn(turn);
  accept(takeCode());
  talk.start();
  const drawnIn = texts.locale();
  await texts.speak(texts.isLocale(store.locale()) ? store.locale() : "kk");
  // The same words again would take a button from under a finger that is on it already.
  if (texts.locale() !== drawnIn) bubbles.retell();
  await texts.fetchAhead();
}

start();
