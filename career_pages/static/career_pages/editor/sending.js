// Wagtail saves a draft half a second after somebody began to type, with what stood in the form
// then. Whoever publishes in that time sends two versions at once, and the older may arrive last:
// the form waits for the save that is on its way, and none begins after it.
(() => {
  "use strict";

  const FORM = "form[data-edit-form]";
  const PATIENCE = 10000; // milliseconds, for the save and then for the form
  let leaving = false;
  let ready = false;

  const saveOnItsWay = (form) =>
    window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave")?.submitPromise;
  const pause = () => new Promise((done) => { setTimeout(done, PATIENCE); });
  const stay = () => { leaving = false; ready = false; };

  const leave = () => {
    leaving = true;
    ready = true;
    pause().then(stay);
  };

  const sendAfter = async (save, form, button) => {
    leaving = true;
    await Promise.race([save, pause()]);
    // The button that was pressed is disabled by now, and would not be sent.
    if (button?.name) {
      const { name, value } = button;
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    leave();
    form.requestSubmit();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(FORM) || ready) return;
    const save = saveOnItsWay(form);
    if (!save) {
      leave();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!leaving) sendAfter(save, form, event.submitter);
  }, true);

  document.addEventListener("w-autosave:save", (event) => { if (leaving) event.preventDefault(); }, true);
  window.addEventListener("pageshow", stay);
})();
