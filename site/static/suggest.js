// Suggestions below a search input, by the pattern of an editable combobox with a list:
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
// Whatever goes wrong, the input stays a plain one.

const PAUSE = 120; // milliseconds without a key before suggestions are asked for
const SHORTEST = 2;

export function suggestFor(input) {
  const { names, suggestions: label } = input.dataset;
  const id = `${input.id}-suggestions`;
  const list = make("ul", "suggestions", { id, role: "listbox", "aria-label": label });
  const status = make("p", "visually-hidden", { role: "status" });
  list.hidden = true;
  input.form.append(list, status);
  input.setAttribute("aria-controls", id);

  let active = null;
  let asked = null;
  let timer = 0;

  function activate(option) {
    active?.setAttribute("aria-selected", "false");
    active = option;
    active?.setAttribute("aria-selected", "true");
    active?.scrollIntoView({ block: "nearest" });
    if (active) input.setAttribute("aria-activedescendant", active.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function open(isOpen) {
    if (!isOpen) activate(null);
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
  }

  function forget() {
    clearTimeout(timer);
    asked?.abort();
  }

  function close() {
    forget();
    open(false);
  }

  function show({ suggestions, announcement }) {
    activate(null);
    list.replaceChildren(...suggestions.map(optionOf));
    open(suggestions.length > 0);
    status.textContent = announcement;
  }

  function optionOf({ title, url, about }, number) {
    const state = { id: `${id}-${number}`, role: "option", "aria-selected": "false" };
    const option = make("li", "suggestions__option", state);
    option.append(make("span", "", {}, title), " ", make("span", "suggestions__about", {}, about));
    option.dataset.url = url;
    return option;
  }

  async function ask() {
    forget();
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return close();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await fetch(`${names}?${new URLSearchParams({ q: typed })}`, { signal });
      const found = await answer.json();
      if (!signal.aborted) show(found);
    } catch {
      if (!signal.aborted) close();
    }
  }

  // Until the next answer is there, only those stay that still fit.
  function change() {
    forget();
    activate(null);
    const words = input.value.trim().toLowerCase();
    for (const option of [...list.children]) {
      if (!option.firstChild.textContent.toLowerCase().includes(words)) option.remove();
    }
    if (!list.children.length || words.length < SHORTEST) open(false);
    timer = setTimeout(ask, PAUSE);
  }

  function move(step) {
    const stops = [null, ...list.children];
    const next = (stops.indexOf(active) + step + stops.length) % stops.length;
    activate(stops[next]);
  }

  function choose(option, elsewhere) {
    const { url } = option.dataset;
    input.value = option.firstChild.textContent;
    close();
    if (elsewhere) window.open(url);
    else location.assign(url);
  }

  const keys = {
    ArrowDown: () => list.hidden ? ask() : move(1),
    ArrowUp: (event) => event.altKey ? close() : list.hidden ? ask() : move(-1),
    Home: () => active ? activate(list.firstChild) : false,
    End: () => active ? activate(list.lastChild) : false,
    Enter: () => active ? choose(active) : (close(), false),
    Escape: () => list.hidden ? false : close(),
    Tab: () => (close(), false),
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // What is not the list's business is the input's own.
    if (event.key in keys && keys[event.key](event) !== false) event.preventDefault();
  });
  input.addEventListener("input", change);
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  // A page that is gone back to is as it was left.
  addEventListener("pageshow", (event) => { if (event.persisted) close(); });
  // The focus stays in the input, whatever in the list is pressed.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option, event.ctrlKey || event.metaKey);
  });

  // Somebody may have typed before this was loaded.
  if (input.value !== input.defaultValue) ask();
}

function make(name, classes, attributes, text = "") {
  const element = document.createElement(name);
  if (classes) element.className = classes;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}
