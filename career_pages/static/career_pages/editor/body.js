// The sections of a page in its form: closed as an outline where the page is there, open and ready
// to type in where it is new, and open again after a save where they were open before it.
(() => {
  "use strict";

  const READY_WITHIN = 5000; // milliseconds
  const KEPT = "guide-open-sections";

  const moment = () => new Promise((resolve) => setTimeout(resolve, 50));
  const toggleOf = (section) => section.querySelector("[data-panel-toggle]");
  const isOpen = (toggle) => toggle.getAttribute("aria-expanded") === "true";
  const set = (toggle, open) => isOpen(toggle) !== open && toggle.click();

  const kept = () => {
    try {
      const { address, ids } = JSON.parse(sessionStorage.getItem(KEPT)) || {};
      sessionStorage.removeItem(KEPT);
      return address === window.location.pathname ? ids : [];
    } catch {
      return [];
    }
  };
  const keep = (address, ids) => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ address, ids }));
    } catch {
      // Without storage the sections are closed after a save.
    }
  };

  class GuideBodyController extends window.StimulusModule.Controller {
    static values = { new: Boolean };

    connect() {
      // The blocks may come before this or after it.
      this.watch = new MutationObserver(() => this.beginOnce());
      this.watch.observe(this.element, { childList: true, subtree: true });
      this.beginOnce();
    }

    disconnect() {
      this.watch.disconnect();
    }

    beginOnce() {
      if (!this.element.querySelector("[data-streamfield-stream-container]")) return;
      this.watch.disconnect();
      this.begin();
    }

    begin() {
      window.careerGuide.keepToLimits(this.stream);
      if (this.newValue) {
        this.openEverything();
        this.startTyping();
      } else {
        const ids = new Set(kept());
        this.blocks.filter((block) => ids.has(block.dataset.contentpath)).forEach((block) => set(toggleOf(block), true));
      }
      this.element.closest("form").addEventListener("submit", (event) => this.remember(event.target));
    }

    get stream() {
      return this.element.querySelector("[id$='-root']").rootBlock;
    }

    // The sections of the page, and the items of lists in them.
    get blocks() {
      const all = this.element.querySelectorAll("[data-streamfield-child]:not([aria-hidden=true])");
      return [...all];
    }

    get sections() {
      return this.blocks.filter((block) => !block.parentElement.closest("[data-streamfield-child]"));
    }

    openAll() {
      this.sections.forEach((section) => set(toggleOf(section), true));
    }

    closeAll() {
      this.sections.forEach((section) => set(toggleOf(section), false));
    }

    openEverything() {
      this.element.querySelectorAll("[data-panel-toggle]").forEach((toggle) => set(toggle, true));
    }

    async startTyping() {
      const title = document.getElementById("id_title");
      const until = Date.now() + READY_WITHIN;
      while (!title.checkVisibility() && Date.now() < until) await moment();
      const isElsewhere = document.activeElement !== document.body || window.location.hash;
      if (!isElsewhere && !title.value) title.focus({ preventScroll: true });
    }

    remember(form) {
      const open = this.blocks.filter((block) => isOpen(toggleOf(block)));
      keep(new URL(form.action).pathname, open.map((block) => block.dataset.contentpath));
    }
  }

  window.wagtail.app.register("guide-body", GuideBodyController);
})();
