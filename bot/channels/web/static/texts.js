// The page's own words in the child's language. The first ones stand in the page itself, the rest come from the server.
const LOCALES = ["kk", "ru", "en"];
// Which attribute of a node a mark fills; data-text fills the node itself.
const PLACES = [["data-text", null], ["data-label", "aria-label"], ["data-title", "title"], ["data-placeholder", "placeholder"]];

const known = new Map([["kk", fromPage()]]);
let spoken = "kk";
let wanted = "kk";
let fetching = false;

function places(visit) {
  for (const [mark, attribute] of PLACES) {
    for (const node of document.querySelectorAll(`[${mark}]`)) visit(node, node.getAttribute(mark), attribute);
  }
}

function fromPage() {
  const texts = {};
  places((node, id, attribute) => { texts[id] = attribute ? node.getAttribute(attribute) : node.textContent; });
  return texts;
}

export const isLocale = (code) => LOCALES.includes(code);

export const locale = () => spoken;

export const say = (id) => known.get(spoken)?.[id] ?? known.get("kk")[id] ?? "";

/** The help lines the school has checked; empty until the server has told them. */
export const helpLines = () => known.get(spoken)?.help_lines ?? [];

async function fetchTexts(code) {
  const response = await fetch(`/texts/${code}.json`);
  if (!response.ok) throw new Error(`texts ${response.status}`);
  known.set(code, { ...known.get(code), ...(await response.json()) });
}

function rewrite() {
  document.documentElement.lang = spoken;
  places((node, id, attribute) => {
    const text = say(id);
    if (!text) return;
    if (attribute) node.setAttribute(attribute, text);
    else if (node.textContent !== text) node.textContent = text;
  });
  for (const button of document.querySelectorAll("[data-locale]")) {
    button.setAttribute("aria-pressed", String(button.dataset.locale === spoken));
  }
}

/**
 * Speak this language; without a connection the one before stays until the texts can be had.
 * The last one asked for is spoken, whichever texts come last.
 */
export async function speak(code) {
  wanted = code;
  if (!known.get(code)?.help_lines) await fetchTexts(code).catch(() => {});
  if (code !== wanted || !known.has(code)) return false;
  spoken = code;
  rewrite();
  return true;
}

/** All three are small: fetched ahead, a language can be changed with no connection at all. */
export async function fetchAhead() {
  if (fetching) return;
  fetching = true;
  for (const code of LOCALES) {
    if (!known.get(code)?.help_lines) await fetchTexts(code).catch(() => {});
  }
  fetching = false;
  rewrite();
}
