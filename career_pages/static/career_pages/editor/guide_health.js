// The side panel on the health of a page: its number on the button above the form follows when a
// draft is saved, and each finding opens its field, here or from an address with "#finding=<path>".
(() => {
  "use strict";

  const STARTS_WITHIN = 10000; // milliseconds
  const TOGGLE = "[data-side-panel-toggle=guide-health]";
  const COLORS = { error: "w-bg-critical-200", warning: "w-bg-surface-button-default" };

  const said = document.createElement("div");
  said.className = "w-sr-only";
  said.setAttribute("role", "status");
  document.body.append(said);
  const say = (words) => {
    said.textContent = "";
    // The same words twice are two messages.
    setTimeout(() => { said.textContent = words; }, 50);
  };

  const MESSAGES = {
    found: (message) => message && `This field is open now: ${message}`,
    near: () => "That field is no longer there. This is the nearest to it.",
    gone: () => "That field is no longer in the form.",
  };
  const open = async (path, message = "", patience = 0) => {
    const result = await window.careerGuide.openField(path, patience);
    say(MESSAGES[result](message));
  };

  const fromAddress = (patience) => {
    const [, path] = window.location.hash.match(/^#finding=(.+)$/) || [];
    if (!path) return;
    try {
      open(decodeURIComponent(path), "", patience);
    } catch {
      say(MESSAGES.gone());
    }
  };
  window.addEventListener("load", () => fromAddress(STARTS_WITHIN));
  window.addEventListener("hashchange", () => fromAddress(0));

  const times = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  let before;

  class GuideHealthController extends window.StimulusModule.Controller {
    static values = { score: Number, errors: Number, warnings: Number };

    connect() {
      this.count();
      const summary = this.hasScoreValue
        ? `Guide health: ${this.scoreValue}% complete, ${times(this.errorsValue, "error")}, ${times(this.warningsValue, "warning")}.`
        : "";
      // The panel is made anew at each saving; only what is new about it is news.
      if (before !== undefined && summary !== before) say(summary);
      before = summary;
    }

    count() {
      const counter = document.querySelector(`${TOGGLE} [data-side-panel-toggle-counter]`);
      if (!counter) return;
      const number = this.errorsValue + this.warningsValue;
      counter.textContent = number;
      counter.hidden = !number;
      counter.classList.toggle(COLORS.error, this.errorsValue > 0);
      counter.classList.toggle(COLORS.warning, this.errorsValue === 0);
    }

    open(event) {
      // A click that asks for a new tab gets one.
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(event.params.field, event.currentTarget.textContent.trim());
    }
  }

  window.wagtail.app.register("guide-health", GuideHealthController);
})();
