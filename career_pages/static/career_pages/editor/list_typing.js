// Lists whose items are one line each are typed like a list in a word processor: Enter goes on to
// the next item, Backspace in an empty one goes back, and a list that is pasted becomes its items.
(() => {
  "use strict";

  const CHILD = "[data-streamfield-child]";
  const LINES = "p, li, h1, h2, h3, h4, h5, h6, tr, blockquote, pre";
  const PATIENCE = 60; // frames
  const { fieldOf, firstFieldIn } = window.careerGuide;

  const frame = () => new Promise(requestAnimationFrame);
  const waitFor = async (found) => {
    for (let count = 0; count < PATIENCE && !found(); count += 1) await frame();
    return found();
  };

  // Returns the item that the field is all of; null if it is not in a list of such items.
  const itemOf = (field) => {
    const item = field?.element.closest(CHILD);
    const isOfList = item?.parentElement?.hasAttribute("data-streamfield-list-container");
    return isOfList && item.querySelectorAll("[data-field]").length === 1 ? item : null;
  };

  // The items of the list without those that were deleted, which stay in the form.
  const siblings = (item) =>
    [...item.parentElement.querySelectorAll(`:scope > ${CHILD}`)].filter(
      (one) => one.querySelector(":scope > input[name$='-deleted']").value !== "1",
    );

  // Adds an item behind this one and returns its field.
  const addAfter = (item) => {
    item.nextElementSibling?.click();
    const added = item.nextElementSibling?.nextElementSibling;
    return waitFor(() => firstFieldIn(added));
  };

  // A new field takes the focus some time after it is there, wherever somebody is by then.
  const focused = async (field) => {
    await waitFor(() => !field || field.element === document.activeElement);
    return field;
  };

  // Returns the field of the next item: of a new one, unless an empty one is there.
  const following = async (item) => {
    const all = siblings(item);
    const next = firstFieldIn(all[all.indexOf(item) + 1]);
    return next?.isEmpty ? next : focused(await addAfter(item));
  };

  // Deletes the item and returns the field of the one before it; null if it is the first.
  const goBack = (item) => {
    const all = siblings(item);
    const before = firstFieldIn(all[all.indexOf(item) - 1]);
    if (!before) return null;
    item.querySelector("[data-streamfield-action=DELETE]").click();
    before.goToEnd();
    return before;
  };

  // Keys that are pressed while the next item is not ready yet; null when nothing is awaited.
  let pressed = null;

  // Does what a key does at the end of a field, and returns the field in which it goes on.
  const replay = async (field, key) => {
    if (key === "Enter") return field.isEmpty ? field : following(itemOf(field));
    if (key !== "Backspace") field.append(key);
    else if (field.isEmpty) return goBack(itemOf(field)) || field;
    else field.erase();
    return field;
  };

  // Goes on in the field that will be there, with what is typed until it is.
  const goOn = async (coming) => {
    pressed = [];
    try {
      let field = await coming;
      field?.goToEnd();
      while (field && pressed.length) {
        const next = await replay(field, pressed.shift());
        if (next !== field) next?.goToEnd();
        field = next;
      }
    } finally {
      pressed = null;
    }
  };

  const isCommand = (event) =>
    (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");

  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  document.addEventListener(
    "keydown",
    (event) => {
      const field = fieldOf(event.target);
      const item = itemOf(field);
      if (!item || isCommand(event) || event.isComposing) return;
      const isWritten = event.key.length === 1 || event.key === "Backspace" || event.key === "Enter";
      if (pressed) {
        if (isWritten) pressed.push(event.key);
        stop(event);
      } else if (event.shiftKey || !field.isPlainThere) {
        return;
      } else if (event.key === "Enter" && (field.sendsOnEnter || field.caretIsAtEnd)) {
        stop(event);
        if (!field.isEmpty) goOn(following(item));
      } else if (event.key === "Backspace" && field.isEmpty && goBack(item)) {
        stop(event);
      }
    },
    true,
  );

  // Returns the lines on the clipboard, each as {text, html}; html is "" where there is none.
  const linesOf = (clipboard) => {
    const page = new DOMParser().parseFromString(clipboard.getData("text/html"), "text/html");
    const marked = [...page.body.querySelectorAll(LINES)]
      .filter((one) => !one.parentElement.closest(LINES) && one.textContent.trim())
      .map((one) => ({ text: one.textContent.trim(), html: `<p>${one.innerHTML}</p>` }));
    if (marked.length > 1) return marked;
    return clipboard
      .getData("text/plain")
      .split(/\r?\n/)
      .map((line) => ({ text: line.replace(/^\s*(?:[-*•·◦▪–]|\d+[.)])\s+/, "").trim(), html: "" }))
      .filter((line) => line.text);
  };

  // Puts each line in an item, the first in this field, and returns the field of the last.
  const putAll = async (lines, first) => {
    const fields = [first];
    while (fields.length < lines.length) {
      const added = await addAfter(itemOf(fields.at(-1)));
      if (!added) break;
      fields.push(added);
    }
    await focused(fields.at(-1));
    fields.forEach((field, index) => field.fill(lines[index]));
    return fields.at(-1);
  };

  document.addEventListener(
    "paste",
    (event) => {
      const field = event.isTrusted ? fieldOf(event.target.closest?.("[contenteditable=true], input")) : null;
      const lines = itemOf(field) && field.isEmpty ? linesOf(event.clipboardData) : [];
      if (lines.length < 2) return;
      stop(event);
      goOn(putAll(lines, field));
    },
    true,
  );
})();
