// Wagtail takes for a change whatever differs from the form as it was two seconds after it opened.
// On a long page editors of rich text are not ready then, and looking at a page would make a draft
// of it; and what somebody typed in those seconds would count as what was there before.
(() => {
  "use strict";

  let touched = false;
  let typed = false;
  const controller = () =>
    window.wagtail.app.getControllerForElementAndIdentifier(
      document.querySelector("form[data-edit-form]"),
      "w-unsaved",
    );

  const touch = (event) => { touched = touched || event.isTrusted; };
  for (const kind of ["keydown", "pointerdown", "paste", "drop"]) document.addEventListener(kind, touch, true);

  const type = (event) => {
    if (!event.target.closest?.("form[data-edit-form]") || event.target.type === "hidden") return;
    touched = true;
    typed = true;
  };
  for (const kind of ["input", "change"]) document.addEventListener(kind, type, true);

  document.addEventListener("w-unsaved:add", (event) => {
    const form = controller();
    if (touched || !form || form.forceValue) return;
    event.stopImmediatePropagation();
    form.clear();
  }, true);

  // Wagtail may look more than once before it starts to watch.
  document.addEventListener("w-unsaved:watch-edits", () => {
    if (!typed) return;
    const form = controller();
    form.forceValue = true;
    form.hasEditsValue = true;
  }, true);
  document.addEventListener("w-autosave:save", () => { typed = false; }, true);
})();
