"use strict";

// Browsers that do not open closed details for a link into them get help.
function openLinkedDetails() {
  const details = document.querySelector(":target")?.closest("details");
  if (details && !details.open) {
    details.open = true;
    details.scrollIntoView();
  }
}

// Beside the text the contents are always in sight; above it they open when asked for.
const beside = matchMedia("(min-width: 60rem)");
function fitContents() {
  const contents = document.querySelector(".contents details");
  if (contents) contents.open = beside.matches;
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

openLinkedDetails();
fitContents();
updateTableStops();
beside.addEventListener("change", fitContents);
addEventListener("hashchange", openLinkedDetails);
addEventListener("resize", updateTableStops);
addEventListener("beforeprint", openToPrint);
addEventListener("afterprint", closeAfterPrint);
