/* Files: the name of what was chosen stands beside the button; one that is too large is refused before it is sent.
   .file-choice: input type=file, perhaps with data-largest="bytes" and data-too-large="words", and an output for it */

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.matches(".file-choice input[type=file]")) return;
  const file = field.files[0];
  const isLarge = Boolean(file && field.dataset.largest) && file.size > Number(field.dataset.largest);
  const told = document.querySelector(`output[for="${field.id}"]`);
  field.setCustomValidity(isLarge ? field.dataset.tooLarge : "");
  told.textContent = isLarge ? field.dataset.tooLarge : file?.name ?? "";
  told.classList.toggle("is-large", isLarge);
});
