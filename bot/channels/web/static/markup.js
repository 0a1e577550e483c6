// The tiny markup of the service's texts, as nodes: *bold*, _italic_, bare links and "📞 112" lines. Never as HTML.
const CALL_LINE = /^📞\s*((?:\+\d|8)[\d\-() ]{8,}\d|\d{2,4}(?!\d))[\s:–—-]*(.*)$/u;
const INLINE = /\*([^*\n]+)\*|_([^_\n]+)_|(https?:\/\/[^\s<>"*]+)/gu;
const WORD = /[\p{L}\p{N}]/u;
const CLOSING = /[.,!?;:)»”"']+$/u;

function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** A help line to tap: the number big, what it is beside it. */
export function callLink(number, about) {
  const link = element("a", "call", element("b", "", number));
  link.href = `tel:${number.replace(/[^\d+]/g, "")}`;
  if (about) link.append(" ", element("span", "", about));
  return link;
}

function outsideLink(address) {
  const link = element("a", "", address);
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

/** snake_case and 2*3*4 are no markup: the mark must stand at a word's edge and touch the words inside. */
function stands(text, start, end) {
  const inside = text.slice(start + 1, end - 1);
  return inside === inside.trim() && !WORD.test(text[start - 1] ?? "") && !WORD.test(text[end] ?? "");
}

function mark(text, match) {
  const [whole, bold, italic, address] = match;
  if (address) return outsideLink(address.replace(CLOSING, ""));
  if (!stands(text, match.index, match.index + whole.length)) return null;
  return bold ? element("strong", "", inline(bold)) : element("em", "", inline(italic));
}

function inline(text) {
  const nodes = document.createDocumentFragment();
  const pattern = new RegExp(INLINE);
  let done = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const node = mark(text, match);
    if (!node) {
      pattern.lastIndex = match.index + 1;
      continue;
    }
    const length = match[3] ? node.textContent.length : match[0].length;
    nodes.append(text.slice(done, match.index), node);
    done = match.index + length;
    pattern.lastIndex = done;
  }
  nodes.append(text.slice(done));
  return nodes;
}

function paragraph(content) {
  const node = element("p", "words", content);
  node.dir = "auto";
  return node;
}

/** A child's own text is shown as it was typed. */
export function plain(text) {
  return paragraph(text);
}

export function rich(text) {
  const nodes = document.createDocumentFragment();
  let lines = [];
  const flush = () => {
    const block = lines.join("\n").replace(/^\n+|\n+$/g, "");
    if (block) nodes.append(paragraph(inline(block)));
    lines = [];
  };
  for (const line of text.split("\n")) {
    const call = CALL_LINE.exec(line);
    if (!call) {
      lines.push(line);
      continue;
    }
    flush();
    nodes.append(callLink(call[1].trim(), call[2].replace(/[*_]/g, "").trim()));
  }
  flush();
  return nodes;
}
