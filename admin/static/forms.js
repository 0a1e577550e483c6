/* Forms: records inside a record, a warning before unsaved words are lost.
   data-inline > data-inline-rows, data-inline-template, data-inline-add, data-inline-remove · data-guard
   data-reveal="#password" shows what was typed */

function nextNumber(rows) {
  const numbers = [...rows.children].map((row) => Number(row.id.split("-").pop()) + 1);
  return Math.max(0, ...numbers);
}

function addInline(button) {
  const list = button.closest("[data-inline]");
  const rows = list.querySelector(":scope > [data-inline-rows]");
  const row = list.querySelector(":scope > [data-inline-template]").content.firstElementChild.cloneNode(true);
  const prefix = `${list.dataset.inline}-${nextNumber(rows)}`;
  row.id = prefix;
  for (const field of row.querySelectorAll("[name]")) {
    const label = field.id && row.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    field.name = field.name ? `${prefix}-${field.name}` : prefix;
    field.id = field.id ? `${prefix}-${field.id}` : prefix;
    if (label) label.htmlFor = field.id;
  }
  rows.append(row);
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

/* A password can be looked at before it is sent. */
function reveal(button) {
  const field = document.querySelector(button.dataset.reveal);
  field.type = field.type === "password" ? "text" : "password";
  button.setAttribute("aria-pressed", String(field.type === "text"));
}

let unsaved = null;

export function startForms() {
  for (const button of document.querySelectorAll("[data-reveal]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const add = event.target.closest("[data-inline-add]");
    if (add) addInline(add);
    const shown = event.target.closest("[data-reveal]");
    if (shown) reveal(shown);
    event.target.closest("[data-inline-remove]")?.closest(".inline-field").remove();
  });
  document.addEventListener("input", (event) => {
    unsaved = event.target.closest("[data-guard]") ?? unsaved;
  });
  document.addEventListener("submit", (event) => {
    // Another form on the page (the language, an undo) leaves the words where they are: the question stays.
    if (unsaved && (event.target.contains(unsaved) || unsaved.contains(event.target))) unsaved = null;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved?.isConnected) event.preventDefault();
  });
}
