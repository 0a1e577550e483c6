// Where the key of the talk lives, and the child's say over it.
import * as store from "./store.js";
import { say } from "./texts.js";

const byId = (id) => document.getElementById(id);

/** Every place that tells where the key is says the same. */
export function tellWhere() {
  const id = store.isKept() ? "web-key.device" : "web-key.tab";
  for (const node of document.querySelectorAll(".where")) {
    node.dataset.text = id;
    node.textContent = say(id);
  }
  byId("keep").checked = store.isKept();
}

function ask(sure) {
  byId("forget-sure").hidden = !sure;
  byId("forget").hidden = sure;
  byId("forget").setAttribute("aria-expanded", String(sure));
  byId(sure ? "forget-no" : "forget").focus();
}

/** `forget()` is called once the child has said yes. */
export function prepare(forget) {
  const sheet = byId("sheet");
  byId("key").addEventListener("click", () => {
    tellWhere();
    sheet.showModal();
    ask(false);
    byId("keep").focus();
  });
  byId("sheet-close").addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });
  byId("keep").addEventListener("change", (event) => {
    store.keep(event.target.checked);
    tellWhere();
  });
  byId("forget").addEventListener("click", () => ask(true));
  byId("forget-no").addEventListener("click", () => ask(false));
  byId("forget-yes").addEventListener("click", () => {
    sheet.close();
    forget();
  });
}
