// The import screen works without this; with it, formatting survives a paste, files that are too
// big are named before they are sent, the progress moves, and a correction leaves the page where
// it is.
(() => {
  "use strict";

  const start = document.querySelector("[data-import-start]");
  if (start) {
    const text = start.querySelector("textarea");
    const files = start.querySelector("input[name=documents]");
    const page = start.querySelector("input[name=page]");
    const pasted = start.querySelector("[data-import-pasted]");
    const refused = start.querySelector("[data-import-refused]");
    const mostBytes = Number(files.dataset.mostBytes);
    const mostFiles = Number(files.dataset.mostFiles);

    const keep = (html) => {
      const held = new DataTransfer();
      if (html) held.items.add(new File([html], "Pasted page.html", { type: "text/html" }));
      page.files = held.files;
      pasted.hidden = !html;
      pasted.textContent = html ? "The formatting is kept: headings, lists, links and tables." : "";
    };
    text.addEventListener("paste", (event) => {
      const html = event.clipboardData.getData("text/html");
      const whole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
      // What is added to other text has no place in the page that was pasted first.
      keep(whole && html ? html : "");
    });
    text.addEventListener("input", (event) => {
      if (event.inputType !== "insertFromPaste") keep("");
    });

    const complaint = () => {
      const big = [...files.files, ...page.files].find((file) => file.size > mostBytes);
      if (big) return `“${big.name}” is larger than ${mostBytes / 1e6} MB. Make it smaller, for instance by taking pictures out of it.`;
      if (files.files.length > mostFiles) return `These are ${files.files.length} files; choose at most ${mostFiles} at a time.`;
      return "";
    };
    const check = () => {
      refused.textContent = complaint();
      refused.hidden = !refused.textContent;
      return refused.hidden;
    };
    files.addEventListener("change", check);
    // Before the button says that it is at work.
    start.addEventListener("click", (event) => {
      if (event.target.closest("[type=submit]") && !check()) {
        event.preventDefault();
        event.stopPropagation();
      }
    }, true);
  }

  const progress = document.querySelector("[data-import-progress]");
  if (progress) {
    const isOver = () => progress.querySelector("[data-import-over]") !== null;
    const look = async () => {
      try {
        const answer = await fetch(progress.dataset.importProgress, { credentials: "same-origin" });
        if (answer.ok && !answer.redirected) progress.innerHTML = await answer.text();
      } catch {
        // The network is away for a moment; the next look may find it again.
      }
      if (!isOver()) setTimeout(look, 1000);
    };
    if (!isOver()) setTimeout(look, 1000);
  }

  const shown = () => document.querySelector("[data-import-review]");
  const replace = async (answer, focus) => {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const review = fresh.querySelector("[data-import-review]");
    if (!answer.ok || !review) {
      location.assign(answer.url);
      return;
    }
    shown().replaceWith(review);
    focus();
  };
  const go = (line) => {
    const place = document.getElementById(line);
    if (!place) return;
    place.scrollIntoView({ block: "nearest" });
    place.focus({ preventScroll: true });
  };
  if (shown()) {
    document.addEventListener("click", async (event) => {
      const link = event.target.closest("a[data-import-line]");
      const jump = event.target.closest("a[data-import-go]");
      if (jump) {
        event.preventDefault();
        const line = jump.hash.slice(1);
        document.getElementById(line)?.scrollIntoView({ block: "center" });
        go(line);
      } else if (link) {
        event.preventDefault();
        const line = `line-${link.dataset.importLine}`;
        const answer = await fetch(link.href, { credentials: "same-origin" });
        await replace(answer, () => {
          const field = document.querySelector(`#${line} select`);
          if (field) field.focus();
          else document.querySelector(`#${line} a[data-import-line]`)?.focus();
        });
      }
    });
    document.addEventListener("submit", async (event) => {
      const form = event.target.closest("form[data-import-correct]");
      if (!form) return;
      event.preventDefault();
      const line = `line-${form.elements.line.value}`;
      const answer = await fetch(form.action, {
        method: "POST", body: new FormData(form), credentials: "same-origin",
      });
      await replace(answer, () => {
        const wrong = document.querySelector(`#${line} .w-field__errors:not(:empty)`);
        const field = wrong?.closest(".w-field__wrapper")?.querySelector("select, input");
        if (field) field.focus();
        else go(line);
      });
    });
  }
})();
