"use strict";

// The colors: the system's, or the other ones once a reader has asked for them.
const root = document.documentElement;
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const themeSwitch = document.querySelector(".theme-switch");
function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches;
}
function showTheme() {
  themeSwitch.setAttribute("aria-pressed", isDark());
}
function switchTheme() {
  const wanted = isDark() ? "light" : "dark";
  const asSystem = (wanted === "dark") === systemDark.matches;
  if (asSystem) delete root.dataset.theme;
  else root.dataset.theme = wanted;
  try {
    if (asSystem) localStorage.removeItem("theme");
    else localStorage.setItem("theme", wanted);
  } catch {
    // Storage may be refused: the choice lasts as long as the page.
  }
  showTheme();
}
if (themeSwitch) {
  themeSwitch.hidden = false;
  themeSwitch.addEventListener("click", switchTheme);
  systemDark.addEventListener("change", showTheme);
  showTheme();
}

// Whoever begins to search gets suggestions; without them the form is what it is.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const load = () => import(input.dataset.suggest).then((loaded) => loaded.suggestFor(input), () => {});
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  if (document.activeElement === input) load();
  else input.addEventListener("focus", load, { once: true });
}

// Browsers that do not open closed details for a link into them get help.
function openLinkedDetails() {
  const details = document.querySelector(":target")?.closest("details");
  if (details && !details.open) {
    details.open = true;
    details.scrollIntoView();
  }
}

// Beside the text the contents are always in sight; above it they open when asked for, and close
// behind a reader who has chosen.
const contents = document.querySelector(".contents details");
const beside = matchMedia("(min-width: 60rem)");
function fitContents() {
  if (contents) contents.open = beside.matches;
}
contents?.addEventListener("click", (event) => {
  if (event.target.closest("a")) fitContents();
});

// The contents say where the reader is: the last section that has begun above the upper third.
const places = [...document.querySelectorAll(".contents a")].flatMap((link) => {
  const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return section ? [{ link, section }] : [];
});
let here = null;
function followReader() {
  const line = innerHeight / 3;
  const atEnd = innerHeight + scrollY >= root.scrollHeight - 2;
  const begun = places.filter(({ section }) => section.getBoundingClientRect().top <= line);
  const now = (atEnd ? places : begun).at(-1) ?? null;
  if (now?.link === here?.link) return;
  here?.link.removeAttribute("aria-current");
  now?.link.setAttribute("aria-current", "location");
  here = now;
  document.querySelector(".contents__here").textContent = now?.link.textContent ?? "";
  const box = contents.parentElement;
  if (now && beside.matches) {
    const top = now.link.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (top < 0 || top > box.clientHeight - 40) box.scrollTop += top - box.clientHeight / 3;
  }
}
if (places.length) {
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      followReader();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  soon();
}

// A button copies a list, where the browser lets it.
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  const line = button.parentElement;
  line.hidden = false;
  button.addEventListener("click", async () => {
    const items = document.getElementById(button.dataset.copies).children;
    const words = [...items].map((item) => item.textContent.trim()).join(", ");
    const said = line.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(words);
      said.textContent = button.dataset.done;
    } catch {
      said.textContent = button.dataset.failed;
    }
  });
}

// A table is a stop for the keyboard only while it is wider than its place.
function updateTableStops() {
  for (const box of document.querySelectorAll(".table-scroll")) {
    box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
  }
}

// Paper has nothing to click: whatever printing opens is closed again afterwards.
let openedToPrint = [];
function openToPrint() {
  openedToPrint = [...document.querySelectorAll("main details:not([open])")];
  for (const details of openedToPrint) details.open = true;
}
function closeAfterPrint() {
  for (const details of openedToPrint) details.open = false;
}

// Browsers that do not know text directives take the whole for an anchor.
const [anchor, directive] = location.hash.split(":~:");
if (directive) location.replace(anchor || "#");

openLinkedDetails();
fitContents();
updateTableStops();
beside.addEventListener("change", fitContents);
addEventListener("hashchange", openLinkedDetails);
addEventListener("resize", updateTableStops);
addEventListener("beforeprint", openToPrint);
addEventListener("afterprint", closeAfterPrint);
