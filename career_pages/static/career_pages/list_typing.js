// Lists whose items are one line each are typed like a list in a word processor: Enter goes on to
// the next item, Backspace in an empty one goes back, and a list that is pasted becomes its items.
(() => {
  const CHILD = "[data-streamfield-child]";
  const EDITABLE = "[contenteditable=true], input[type=text]";
  const LINES = "p, li, h1, h2, h3, h4, h5, h6, tr, blockquote, pre";

  // Returns the item that holds the element, if the list's items have a single field.
  const itemOf = (element) => {
    const item = element.closest?.(CHILD);
    const isOfList = item?.parentElement?.hasAttribute("data-streamfield-list-container");
    return isOfList && item.querySelectorAll("[data-field]").length === 1 ? item : null;
  };

  const field = (item) => item.querySelector(EDITABLE);
  const text = (editable) => editable.value ?? editable.textContent.replaceAll("\u200b", "");
  const isEmpty = (editable) => text(editable).trim() === "";

  // The items of the list without those that were deleted, which stay in the form.
  const siblings = (item) =>
    [...item.parentElement.querySelectorAll(`:scope > ${CHILD}`)].filter(
      (one) => one.querySelector(":scope > input[name$='-deleted']").value !== "1",
    );

  const focusEnd = (editable) => {
    editable.focus();
    if (editable.value !== undefined) {
      editable.setSelectionRange(editable.value.length, editable.value.length);
    } else if (!isEmpty(editable)) {
      // The editor knows only places inside its own blocks of text.
      const leaves = editable.querySelectorAll("[data-text]");
      const leaf = leaves[leaves.length - 1];
      getSelection().collapse(leaf?.firstChild ?? leaf?.parentElement, leaf?.textContent.length);
    }
  };

  const caretIsAtEnd = (editable) => {
    if (editable.value !== undefined) {
      return editable.selectionStart === editable.value.length;
    }
    const selection = getSelection();
    if (!selection.isCollapsed || !editable.contains(selection.anchorNode)) return false;
    const rest = document.createRange();
    rest.selectNodeContents(editable);
    rest.setStart(selection.anchorNode, selection.anchorOffset);
    return rest.toString().trim() === "";
  };

  // A list inside an item, a menu of commands and a half-typed character have their own Enter.
  const isElsewhere = (event, editable) =>
    event.isComposing ||
    editable.contains(getSelection().anchorNode?.parentElement?.closest("li") ?? null) ||
    Boolean(document.querySelector(".Draftail-ComboBox, .w-combobox [role=option]")) ||
    editable.getAttribute("aria-expanded") === "true";

  // Adds an item behind this one and returns its editable, once there is one.
  const addAfter = async (item) => {
    item.nextElementSibling?.click();
    const added = item.nextElementSibling?.nextElementSibling;
    for (let frame = 0; added && frame < 60 && !field(added); frame += 1) await frames(1);
    return added && field(added);
  };

  // What is typed while the next item is not there yet; null when nothing is awaited.
  let typedAhead = null;

  const frames = async (count) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
  };

  // Goes on to the next item, and to those behind it that were asked for meanwhile.
  const next = async (item) => {
    typedAhead = "";
    let current = item;
    try {
      do {
        const all = siblings(current);
        const following = all[all.indexOf(current) + 1];
        const isThere = following && isEmpty(field(following));
        const editable = isThere ? field(following) : await addAfter(current);
        if (!editable) return;
        focusEnd(editable);
        // The editor takes notice of the cursor with the next frame.
        await frames(2);
        current = itemOf(editable);
        const [line, ...rest] = typedAhead.split("\n");
        if (line) document.execCommand("insertText", false, line);
        typedAhead = line && rest.length ? rest.join("\n") : null;
      } while (typedAhead !== null);
    } finally {
      typedAhead = null;
    }
  };

  const typeAhead = (event) => {
    if (event.key === "Enter") typedAhead += "\n";
    else if (event.key === "Backspace") typedAhead = typedAhead.slice(0, -1);
    else if (event.key.length === 1) typedAhead += event.key;
  };

  const goBack = (item) => {
    const all = siblings(item);
    const before = all[all.indexOf(item) - 1];
    if (!before) return false;
    item.querySelector("[data-streamfield-action=DELETE]").click();
    focusEnd(field(before));
    return true;
  };

  document.addEventListener(
    "keydown",
    (event) => {
      const item = event.target.matches?.(EDITABLE) ? itemOf(event.target) : null;
      if (item && typedAhead !== null && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        typeAhead(event);
        return;
      }
      if (!item || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isElsewhere(event, event.target)) return;
      // Enter in a plain field would else send the form.
      const isPlain = event.target.value !== undefined;
      if (event.key === "Enter" && (isPlain || caretIsAtEnd(event.target))) {
        event.preventDefault();
        event.stopPropagation();
        if (!isEmpty(event.target)) next(item);
      } else if (event.key === "Backspace" && isEmpty(event.target) && goBack(item)) {
        event.preventDefault();
        event.stopPropagation();
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

  const put = (editable, line) => {
    editable.focus();
    if (editable.value !== undefined) {
      editable.value = line.text;
      editable.dispatchEvent(new Event("input", { bubbles: true }));
      editable.dispatchEvent(new Event("change", { bubbles: true }));
      return;
    }
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", line.text);
    if (line.html) clipboardData.setData("text/html", line.html);
    editable.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  };

  document.addEventListener(
    "paste",
    async (event) => {
      const editable = event.target.closest?.(EDITABLE);
      const item = event.isTrusted && editable ? itemOf(editable) : null;
      const lines = item && isEmpty(editable) ? linesOf(event.clipboardData) : [];
      if (lines.length < 2) return;
      event.preventDefault();
      event.stopPropagation();
      let current = editable;
      for (const [index, line] of lines.entries()) {
        if (index) current = await addAfter(itemOf(current));
        if (!current) return;
        put(current, line);
      }
    },
    true,
  );
})();
