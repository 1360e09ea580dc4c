// A field that is written in with the keyboard: plain, or an editor of rich text. The editor of
// rich text draws later than it is typed into, and breaks when its page is changed behind its
// back: what stands in it is asked of its state, and written through its state.
(() => {
  "use strict";

  const { EditorState, Modifier, SelectionState } = window.DraftJS;
  const WRITTEN = "[contenteditable=true], input[type=text]";

  class PlainField {
    constructor(input) { this.element = input; }

    get isEmpty() { return this.element.value.trim() === ""; }

    get caretIsAtEnd() { return this.element.selectionStart === this.element.value.length; }

    // Whether a key means there what it means in any field.
    get isPlainThere() { return this.element.getAttribute("aria-expanded") !== "true"; }

    // Whether Enter is the browser's, which would send the form.
    get sendsOnEnter() { return true; }

    goToEnd() {
      this.element.focus();
      this.element.setSelectionRange(this.element.value.length, this.element.value.length);
    }

    append(text) { this.#change(this.element.value + text); }

    erase() { this.#change(this.element.value.slice(0, -1)); }

    // Writes what is in an empty field.
    fill({ text }) { this.#change(text); }

    #change(value) {
      this.element.value = value;
      for (const kind of ["input", "change"]) this.element.dispatchEvent(new Event(kind, { bubbles: true }));
      this.goToEnd();
    }
  }

  class RichField {
    constructor(editable, editor) {
      this.element = editable;
      this.editor = editor;
    }

    get #state() { return this.editor.getEditorState(); }

    get #last() { return this.#state.getCurrentContent().getLastBlock(); }

    // What was typed just now may be in the page and not in the state yet.
    get isEmpty() {
      const text = this.#state.getCurrentContent().getPlainText() + this.element.textContent;
      return text.replaceAll("\u200b", "").trim() === "";
    }

    get caretIsAtEnd() {
      const caret = this.#state.getSelection();
      return caret.isCollapsed() && caret.getAnchorKey() === this.#last.getKey()
        && caret.getAnchorOffset() === this.#last.getLength();
    }

    get isPlainThere() {
      const key = this.#state.getSelection().getStartKey();
      const block = this.#state.getCurrentContent().getBlockForKey(key);
      return block.getType() === "unstyled"
        && !document.querySelector(".Draftail-ComboBox, .w-combobox [role=option]");
    }

    get sendsOnEnter() { return false; }

    goToEnd() {
      this.element.focus();
      this.editor.onChange(EditorState.moveFocusToEnd(this.#state));
    }

    append(text) {
      const place = this.#last.getLength();
      this.#change(Modifier.insertText, this.#part(place, place), text, "insert-characters");
    }

    erase() {
      const place = this.#last.getLength();
      if (place) this.#change(Modifier.replaceText, this.#part(place - 1, place), "", "backspace-character");
    }

    // The editor reads what is on a clipboard, with its marks and links.
    fill({ text, html }) {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      if (html) clipboardData.setData("text/html", html);
      this.goToEnd();
      this.element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }

    #part(start, end) {
      return SelectionState.createEmpty(this.#last.getKey()).merge({ anchorOffset: start, focusOffset: end });
    }

    #change(modify, part, text, kind) {
      const content = modify(this.#state.getCurrentContent(), part, text);
      this.editor.onChange(EditorState.moveFocusToEnd(EditorState.push(this.#state, content, kind)));
    }
  }

  const fields = new WeakMap();

  // Returns the field whose element it is; null if nothing can be written in it, or not yet.
  const fieldOf = (element) => {
    if (!element?.matches?.(WRITTEN)) return null;
    if (!fields.has(element)) {
      if (element.value !== undefined) return new PlainField(element);
      const inputs = [...(element.closest("[data-field]")?.querySelectorAll("input") || [])];
      const editor = inputs.find((input) => input.draftailEditor)?.draftailEditor;
      if (!editor) return null;
      fields.set(element, new RichField(element, editor));
    }
    return fields.get(element);
  };

  window.careerGuide = {
    ...window.careerGuide,
    fieldOf,
    firstFieldIn: (place) => fieldOf(place?.querySelector(WRITTEN)),
  };
})();
