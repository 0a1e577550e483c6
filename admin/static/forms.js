/* Forms: records inside a record, a warning before unsaved words are lost.
   data-inline > data-inline-rows, data-inline-template, data-inline-add, data-inline-remove · data-guard */

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

let unsaved = null;

export function startForms() {
  document.addEventListener("click", (event) => {
    const add = event.target.closest("[data-inline-add]");
    if (add) addInline(add);
    event.target.closest("[data-inline-remove]")?.closest(".inline-field").remove();
  });
  document.addEventListener("input", (event) => {
    unsaved = event.target.closest("[data-guard]") ?? unsaved;
  });
  document.addEventListener("submit", () => { unsaved = null; });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved?.isConnected) event.preventDefault();
  });
}
