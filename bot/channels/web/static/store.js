// What this browser remembers of a talk: its key, the unsent turns, the draft. Never a word of the service.
const NAMES = ["senim.key", "senim.begin", "senim.locale", "senim.queue", "senim.draft"];
const KEPT = NAMES.slice(0, 3);
const KEY_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A browser may forbid storage altogether; the talk then lives as long as the page. */
function shelf(name) {
  try {
    const storage = window[name];
    storage.setItem("senim.probe", "1");
    storage.removeItem("senim.probe");
    return storage;
  } catch {
    const memory = new Map();
    return {
      getItem: (id) => memory.get(id) ?? null,
      setItem: (id, value) => memory.set(id, value),
      removeItem: (id) => memory.delete(id),
    };
  }
}

const tab = shelf("sessionStorage");
const device = shelf("localStorage");

function write(storage, id, value) {
  try {
    storage.setItem(id, value);
  } catch {
    // Full storage must not stop a message: the page still holds it in memory.
  }
}

// crypto.randomUUID and crypto.subtle are missing on a school's plain-http address, getRandomValues is not.
const random = (size) => crypto.getRandomValues(new Uint8Array(size));

export function newId() {
  const bytes = random(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function newKey() {
  const text = btoa(String.fromCharCode(...random(32)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function validKey(storage) {
  const found = storage.getItem("senim.key");
  return found && KEY_SHAPE.test(found) ? found : null;
}

/** The key of this tab's talk; a tab without one takes the device's, else makes a new one. */
export function key() {
  const mine = validKey(tab);
  if (mine) return mine;
  if (validKey(device)) {
    for (const id of KEPT) if (device.getItem(id)) write(tab, id, device.getItem(id));
  } else {
    write(tab, "senim.key", newKey());
    write(tab, "senim.begin", newId());
  }
  return validKey(tab);
}

/** The id of the first turn is as old as the key, so two tabs of one talk greet the server once. */
export function beginId() {
  if (!tab.getItem("senim.begin")) write(tab, "senim.begin", newId());
  return tab.getItem("senim.begin");
}

export const isKept = () => validKey(device) !== null && validKey(device) === validKey(tab);

export function keep(wanted) {
  if (wanted) {
    key();
    for (const id of KEPT) if (tab.getItem(id)) write(device, id, tab.getItem(id));
  } else if (isKept()) {
    for (const id of KEPT) device.removeItem(id);
  }
}

/** Everything of this talk leaves the browser; another talk kept on the device by another tab stays. */
export function forget() {
  keep(false);
  for (const id of NAMES) tab.removeItem(id);
}

export const locale = () => tab.getItem("senim.locale");

export function chooseLocale(value) {
  write(tab, "senim.locale", value);
  if (isKept()) write(device, "senim.locale", value);
}

export const draft = () => tab.getItem("senim.draft") ?? "";

export function saveDraft(text) {
  if (text) write(tab, "senim.draft", text);
  else tab.removeItem("senim.draft");
}

export function queue() {
  try {
    return JSON.parse(tab.getItem("senim.queue") ?? "[]");
  } catch {
    return [];
  }
}

export function saveQueue(turns) {
  if (turns.length) write(tab, "senim.queue", JSON.stringify(turns));
  else tab.removeItem("senim.queue");
}
