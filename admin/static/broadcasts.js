/* The composer: variables go into the words with a tap, letters are counted, tabs of a language only show.
   [data-insert="{school}"] + data-into="text-kk" · [data-letters="text-kk"] + data-most · [data-only-shows] */

const form = document.querySelector("#cast-form");
const all = (selector) => [...document.querySelectorAll(selector)];

function insert(button) {
  const field = document.getElementById(button.dataset.into);
  field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function count() {
  for (const shown of all("[data-letters]")) {
    const written = document.getElementById(shown.dataset.letters).value.trim().length;
    shown.textContent = `${written} / ${shown.dataset.most}`;
    shown.classList.toggle("is-over", written > Number(shown.dataset.most));
  }
}

if (form) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (button) insert(button);
  });
  form.addEventListener("input", count);
  count();
}
// A tab shows another language and changes nothing: neither the linter nor the question about unsaved words need hear of it.
for (const tabs of all("[data-only-shows]"))
  for (const kind of ["input", "change"]) tabs.addEventListener(kind, (event) => event.stopPropagation());
