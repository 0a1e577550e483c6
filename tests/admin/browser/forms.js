({ index, attack }) => {
  // Fills every field of the page's form number `index` with an attack and sends it as a person would.
  const form = document.querySelectorAll("form[method=post]")[index];
  for (const field of form.elements) {
    if (field.disabled || field.type === "hidden") continue;
    if (field.tagName === "TEXTAREA" || ["text", "search", "password", "tel", "url"].includes(field.type)) {
      field.removeAttribute("maxlength");
      field.removeAttribute("pattern");
      field.value = attack;
    }
  }
  form.noValidate = true;
  HTMLFormElement.prototype.submit.call(form);
}
