// Finds a field of the page's form by the path of a finding, opens all that it stands in, and
// puts the cursor there. A path is "lede" or "body.<block id>.levels.<item id>.duties.<item id>".
(() => {
  "use strict";

  const CONTROLS = "input:not([type=hidden]):not([type=file]), textarea, select, [contenteditable=true], button";
  // Buttons around a field that do not change what is in it.
  const ASIDE = "[data-comment-add], [data-panel-controls], [data-panel-toggle], [role=toolbar], .Draftail-Toolbar, .Draftail-MetaToolbar, .w-sf-block-toolbar, .c-sf-container__block-actions";
  const NARROW = "(max-width: 49.9375rem)";
  const MARKED_FOR = 2500; // milliseconds

  const form = () => document.querySelector("form[data-edit-form]");
  const stepOf = (element) => element.parentElement.closest("[data-contentpath]");
  const isThere = (element) =>
    !element.closest("[data-streamfield-child][aria-hidden=true], [data-inline-panel-child].deleted, template");

  // A block's fields stand right below it; those of blocks inside it may have the same names.
  const childAt = (parent, step) =>
    [...(parent || form()).querySelectorAll(`[data-contentpath="${CSS.escape(step)}"]`)].find(
      (element) =>
        isThere(element) &&
        !element.closest("[data-contentpath-disabled]") &&
        stepOf(element) === parent,
    );
  const relation = (name) => document.getElementById(`id_${name}-FORMS`)?.closest("[data-panel]");
  const plain = (name) => form().elements.namedItem(name)?.closest?.("[data-field]");

  // The element of the path, or of as much of it as is there, and whether that is all of it.
  const find = (path) => {
    if (!form()) return { element: null, whole: false };
    const [name, ...steps] = path.split(".");
    let element = childAt(null, name) || relation(name) || plain(name) || null;
    for (const step of element ? steps : []) {
      const next = childAt(element, step);
      if (!next) return { element, whole: false };
      element = next;
    }
    return { element, whole: Boolean(element) };
  };

  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const usable = (element) => isShown(element) && !element.disabled && !element.closest(ASIDE);

  // Opens what the element stands in: its tab, panels, items of lists and settings. Wagtail opens
  // them for what a browser finds in a page, and asks to be told in the same way.
  const reveal = (element) => {
    const tab = element.closest("[role=tabpanel]");
    const label = tab && document.querySelector(`[role=tab][aria-controls="${CSS.escape(tab.id)}"]`);
    if (label && label.getAttribute("aria-selected") !== "true") label.click();
    // A panel or block that is closed itself opens with its inside.
    const inside = element.querySelector(".w-panel__content") || element;
    inside.dispatchEvent(new Event("beforematch", { bubbles: true }));
    return !tab || !tab.hidden;
  };

  // What to type in or press: for a stream or list as a whole that adds to it.
  const controlOf = (element) => {
    const adding = element.querySelector(":scope > .w-panel__content > * > [id$='-ADD'], :scope > .w-panel__content [id$='-ADD']");
    if (adding && usable(adding)) return adding;
    const all = [...element.querySelectorAll(CONTROLS)].filter(usable);
    const isStream = element.matches("[data-field]") && element.querySelector("[data-streamfield-stream-container]");
    if (isStream) return all.filter((one) => one.matches(".c-sf-add-button")).pop() || all[0];
    return all.find((one) => !one.matches(".c-sf-add-button")) || all[0] || toggleOf(element);
  };
  const toggleOf = (element) => element.querySelector("[data-panel-toggle]");

  // A side panel that lies over the form makes room for it.
  const uncover = () => {
    const open = document.querySelector(".form-side--open");
    if (open && matchMedia(NARROW).matches) open.querySelector("[data-form-side-close-button]").click();
  };

  let marked;
  let unmark;
  const mark = (element) => {
    clearTimeout(unmark);
    marked?.classList.remove("guide-found");
    marked = element;
    element.classList.add("guide-found");
    unmark = setTimeout(() => element.classList.remove("guide-found"), MARKED_FOR);
  };

  const moment = (milliseconds = 50) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const scrollTo = (shown) => {
    // In the middle of the screen no header or footer lies over it. What is too tall for that
    // shows its beginning.
    const fits = shown.getBoundingClientRect().height < window.innerHeight / 2;
    shown.scrollIntoView({ block: fits ? "center" : "start", behavior: "instant" });
  };

  const goTo = async (element, control) => {
    const field = control.closest("[data-field], [data-contentpath]") || control;
    const adds = control.matches("[id$='-ADD'], .c-sf-add-button");
    const shown = element.contains(field) && !adds ? field : control;
    control.focus({ preventScroll: true });
    scrollTo(shown);
    mark(shown);
    // Editors of rich text that just came into view still grow.
    await moment(300);
    const { top } = shown.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight) scrollTo(shown);
  };

  // Opens and focuses the field of the path, or the nearest thing that is still there. Waits up to
  // `patience` milliseconds for a field that is not there yet. Returns "found", "near" or "gone".
  const open = async (path, patience = 0) => {
    const until = Date.now() + patience;
    let found = find(path);
    while (!found.whole && Date.now() < until) {
      await moment();
      found = find(path);
    }
    if (!found.element) return "gone";
    uncover();
    const end = Date.now() + 2000;
    let control;
    do {
      const inView = reveal(found.element);
      control = inView && controlOf(found.element);
      if (!control || !isShown(control)) await moment();
    } while ((!control || !isShown(control)) && Date.now() < end);
    if (!control) return "gone";
    await goTo(found.element, control);
    return found.whole ? "found" : "near";
  };

  window.careerGuide = { ...window.careerGuide, openField: open };
})();
