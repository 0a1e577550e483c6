/* Lists: ticked rows and the bar of actions, filters whose input follows the chosen operator.
   data-tick, data-tick-all, data-bulk · data-filters > data-filter > data-operator + data-control > data-value */

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/* ---- ticked rows ---- */

function showBulk() {
  const ticks = all("[data-tick]");
  const ticked = ticks.filter((tick) => tick.checked).length;
  for (const bar of all("[data-bulk]")) {
    bar.hidden = ticked === 0;
    const words = bar.querySelector("[data-bulk-count]");
    words.textContent = `${words.dataset.bulkCount}: ${ticked}`;
  }
  for (const box of all("[data-tick-all]")) {
    box.checked = ticked > 0 && ticked === ticks.length;
    box.indeterminate = ticked > 0 && ticked < ticks.length;
  }
  for (const tick of ticks) tick.closest("tr")?.classList.toggle("is-ticked", tick.checked);
}

function onTick(event) {
  if (event.target.matches("[data-tick-all]")) {
    for (const tick of all("[data-tick]")) tick.checked = event.target.checked;
  }
  if (event.target.matches("[data-tick], [data-tick-all]")) showBulk();
}

/* ---- filters ---- */

function showOperator(filter) {
  const chosen = filter.querySelector("[data-operator]").value;
  for (const control of all("[data-control]", filter)) control.hidden = control.dataset.control !== chosen;
}

function valueOf(input) {
  // Flask-Admin reads moments as "2026-11-22 14:05:00", the browser writes "2026-11-22T14:05".
  return "moment" in input.dataset && input.value ? moment(input.value) : input.value;
}

const moment = (text) => `${text.replace("T", " ")}${text.length === 16 ? ":00" : ""}`;

function joinRange(range) {
  const [from, to] = all("input:not([data-value])", range);
  const words = (input) => (input.type === "datetime-local" ? moment(input.value) : input.value);
  range.querySelector("[data-value]").value = from.value && to.value ? `${words(from)} to ${words(to)}` : "";
}

function sendFilters(event) {
  const form = event.target.closest("[data-filters]");
  if (!form) return;
  for (const old of all("[data-sent]", form)) old.remove();
  for (const range of all("[data-range]", form)) joinRange(range);
  all("[data-filter]", form).forEach((filter, number) => {
    const input = filter.querySelector("[data-control]:not([hidden]) [data-value]");
    const value = valueOf(input);
    if (value === "") return;
    const field = document.createElement("input");
    field.type = "hidden";
    field.dataset.sent = "";
    field.name = `flt${number}_${filter.querySelector("[data-operator]").value}`;
    field.value = value;
    form.append(field);
  });
}

export function startLists() {
  document.addEventListener("change", (event) => {
    onTick(event);
    if (event.target.matches("[data-operator]")) showOperator(event.target.closest("[data-filter]"));
  });
  document.addEventListener("submit", sendFilters);
  // The browser keeps ticks when one comes back to the page.
  window.addEventListener("pageshow", showBulk);
}
