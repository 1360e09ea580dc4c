// Wagtail saves a draft half a second after somebody began to type, with what stood in the form
// then. Whoever publishes in that time sends two versions at once, and the older may arrive last:
// the form waits for the save that is on its way, and none begins after it. Before that it waits for
// what was typed last, which a text writes into its field a quarter of a second later.
(() => {
  "use strict";

  const FORM = "form[data-edit-form]";
  const PATIENCE = 10000; // milliseconds, for the save and then for the form
  const WRITTEN = 300; // milliseconds
  let leaving = false;
  let ready = false;

  const saveOnItsWay = (form) =>
    window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave")?.submitPromise;
  const pause = (time) => new Promise((done) => { setTimeout(done, time); });
  const stay = () => { leaving = false; ready = false; };

  const leave = () => {
    leaving = true;
    ready = true;
    pause(PATIENCE).then(stay);
  };

  const sendLater = async (form, button) => {
    leaving = true;
    await pause(WRITTEN);
    await Promise.race([saveOnItsWay(form), pause(PATIENCE)]);
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
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!leaving) sendLater(form, event.submitter);
  }, true);

  document.addEventListener("w-autosave:save", (event) => { if (leaving) event.preventDefault(); }, true);
  window.addEventListener("pageshow", stay);
})();
