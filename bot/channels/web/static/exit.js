// The quick way out: the talk is off the screen before anything else happens, in every tab of this browser.
import * as store from "./store.js";

const TWICE_WITHIN = 1000;
const others = typeof BroadcastChannel === "function" ? new BroadcastChannel("senim") : null;

function neutralAddress() {
  const address = document.querySelector('meta[name="senim-exit"]')?.content ?? "";
  return /^(https?:\/\/|\/)/.test(address) ? address : "about:blank";
}

function blank() {
  document.title = "\u200b";
  document.body.replaceChildren();
}

function leave(stop) {
  const address = neutralAddress();
  blank();
  stop();
  // A talk the child chose to keep on the device is only taken off the screen.
  if (!store.isKept()) store.forget();
  location.replace(address);
}

/** `stop()` ends what the page is doing, so that nothing is drawn again. */
export function watch(stop) {
  const exit = () => {
    others?.postMessage("exit");
    leave(stop);
  };
  let lastEscape = -TWICE_WITHIN;
  document.getElementById("exit").addEventListener("click", exit);
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - lastEscape <= TWICE_WITHIN) exit();
    lastEscape = event.timeStamp;
  }, true);
  others?.addEventListener("message", () => leave(stop));
  // A page the browser froze whole must not come back with the Back button.
  window.addEventListener("pagehide", (event) => { if (event.persisted) blank(); });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    blank();
    location.reload();
  });
}
