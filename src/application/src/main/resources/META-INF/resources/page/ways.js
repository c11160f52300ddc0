// How people go from one list to the next, and back.

import { store } from "./store.js";

// Whoever has chosen what to see is where it was chosen, also on the page that shows it.
const LINKS = ".tallies a, .choices a, .spans a";

document.addEventListener("click", (event) => {
  const link = event.target.closest(LINKS);
  const opensHere = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (link && opensHere) store((storage) => storage.setItem("chosen", link.id));
});

const chosen = store((storage) => storage.getItem("chosen"));
if (chosen) {
  store((storage) => storage.removeItem("chosen"));
  const link = document.getElementById(chosen);
  if (link && link.matches(LINKS) && document.activeElement === document.body) link.focus({ preventScroll: true });
}

// A search is one step back, however many letters it took.
for (const form of document.querySelectorAll("form[role=search]")) {
  const write = (how, otherwise) => {
    form.removeAttribute(`hx-${otherwise}-url`);
    form.setAttribute(`hx-${how}-url`, "true");
  };
  form.addEventListener("focusin", (event) => { if (!form.contains(event.relatedTarget)) write("push", "replace"); });
  document.addEventListener("htmx:pushedIntoHistory", () => write("replace", "push"));
}
