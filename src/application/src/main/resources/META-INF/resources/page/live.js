// What is shown is asked for again when it has changed, and exchanged: nothing without need, and nothing under anybody's hands.

import { sayFailed, sayHeld } from "./connection.js";
import { showTimes } from "./times.js";

const $ = (id) => document.getElementById(id);

/** Asks for what is shown. */
export const refresh = () => { if ($("live")) htmx.trigger($("live"), "refresh"); };

// Whoever looks for something is not to see what was asked for before.
const askAgain = (asked, target) => {
  if (asked.matches("form")) htmx.trigger(asked, "submit");
  else htmx.trigger(target, "refresh");
};

// ---- nothing is exchanged under anybody's hands

const holders = new Set();
const withheld = new Map();

/** Lets nothing be exchanged until it is released: a button that is gone can send nothing, and hears no answer. */
export const hold = (holder) => holders.add(holder);

const explain = () => {
  sayHeld(withheld.size > 0 && holders.has("selection") ? "Something has changed. It is shown as soon as no text is selected." : "");
};

export const release = (holder) => {
  if (!holders.delete(holder)) return;
  explain();
  if (holders.size > 0) return;
  const again = [...withheld];
  withheld.clear();
  again.forEach(([target, asked]) => askAgain(asked, target));
};

// Between its press and its release a button must not be exchanged: there would be no click.
document.addEventListener("pointerdown", (event) => { if ($("live").contains(event.target)) hold("pointer"); }, true);
// The click comes after this, and before what is done later.
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => setTimeout(() => release("pointer")), true);
}
// Who lets go of a bar that scrolls, or elsewhere, is not heard.
document.addEventListener("pointermove", (event) => { if (event.buttons === 0) release("pointer"); }, true);
addEventListener("blur", () => release("pointer"));

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const within = selection.rangeCount > 0 && !selection.isCollapsed && selection.getRangeAt(0).intersectsNode($("main"));
  if (within) hold("selection");
  else release("selection");
});

// ---- nothing is exchanged without need, and what is open or has the focus goes on being so

// When something was read is another time with each answer, and no reason to exchange what was read.
const READ = "time.read";

/** Returns what an element has, when that was read, and whether it says that there is no such thing any more. */
const content = (element) => {
  const copy = element.cloneNode(true);
  const read = copy.querySelector(READ);
  if (read) read.remove();
  return { html: copy.innerHTML, read, gone: copy.querySelector("#gone") !== null };
};

// What is put in above what somebody reads does not move that. Who is at the top sees what is new.
let reading = [];
// A browser scrolls by whole pixels. What is left is made up for the next time: it would add up.
let left = 0;

const rememberPlace = () => {
  reading = scrollY === 0 ? [] : [...$("main").querySelectorAll("[id]")]
    .filter((element) => element.getClientRects().length > 0)
    .map((element) => ({ id: element.id, top: element.getBoundingClientRect().top - left }))
    .filter(({ top }) => top >= 0 && top < innerHeight);
};

const keepPlace = () => {
  const still = reading.find(({ id }) => $(id));
  if (!still) return;
  const moved = () => $(still.id).getBoundingClientRect().top - still.top;
  scrollBy({ top: moved(), behavior: "instant" });
  left = Math.abs(moved()) < 1 ? moved() : 0;
};

// As they were sent; what the page makes of them differs.
const shown = new Map(["live", "training-content"].filter($).map((id) => [id, content($(id)).html]));
const opened = new Map();
let focused = null;

const part = (html, id) => {
  const found = new DOMParser().parseFromString(html, "text/html").getElementById(id);
  return found ? content(found) : null;
};

const showRead = (target, read) => {
  const before = target.querySelector(READ);
  if (!read || !before) return;
  before.replaceWith(read);
  showTimes(target);
};

// What is shown may be forgotten meanwhile, and become known again: a page shows then what it would show if it was loaded.
const isBack = (id, answer) => id === "live" && $("gone") && !answer.gone;

document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event;
  const { id } = detail.target;
  if (!shown.has(id) || !detail.shouldSwap) return;
  const answer = part(detail.serverResponse, id);
  if (answer === null || answer.html === shown.get(id)) {
    detail.shouldSwap = false;
    if (answer) showRead(detail.target, answer.read);
  } else if (isBack(id, answer)) {
    detail.shouldSwap = false;
    location.reload();
  } else if (holders.size > 0) {
    detail.shouldSwap = false;
    withheld.set(detail.target, detail.requestConfig.elt);
    explain();
  } else {
    shown.set(id, answer.html);
    rememberPlace();
    opened.set(id, [...detail.target.querySelectorAll("details[id][open]")].map((details) => details.id));
    const active = document.activeElement;
    focused = detail.target.contains(active) ? { active, start: active.selectionStart, end: active.selectionEnd } : null;
  }
});

// What is done instead of what a button did that is gone; or the first that can be done; or what was said.
const INSTEAD = { pause: "resume", resume: "pause" };

const focusInstead = (gone, within) => {
  const there = $(gone.id) || $(INSTEAD[gone.id]) || within.querySelector(".actions button");
  if (there) there.focus({ preventScroll: true });
  else ($("said").textContent ? $("said") : $("main")).focus({ preventScroll: true });
};

document.addEventListener("htmx:afterSwap", (event) => {
  const { target } = event.detail;
  (opened.get(target.id) || []).forEach((id) => { if ($(id)) $(id).open = true; });
  showTimes(target);
  if (shown.has(target.id)) keepPlace();
  if (target.id === "live" && $("gone")) $("main").querySelectorAll(":scope > :not(#live)").forEach((other) => other.remove());
  // A field that is kept loses the focus where a browser cannot move it as it is.
  if (focused && focused.active.isConnected && focused.active !== document.activeElement) {
    focused.active.focus({ preventScroll: true });
    if (typeof focused.start === "number") focused.active.setSelectionRange(focused.start, focused.end);
  } else if (focused && !focused.active.isConnected && document.activeElement === document.body) {
    focusInstead(focused.active, target);
  }
  focused = null;
});

// ---- the address without what is behind #, to which each exchange would scroll; a filter that is not set is not in it

document.addEventListener("htmx:configRequest", (event) => {
  const { detail } = event;
  if (detail.path === location.href) detail.path = location.pathname + location.search;
  if (detail.verb !== "get") return;
  for (const [name, value] of [...detail.formData.entries()]) {
    if (value === "") detail.formData.delete(name);
  }
});

// ---- what could not be asked for is asked for again, later and later

const LONGEST = 30;
let tries = 0;
let later;

const fail = (event, text, passes) => {
  const { requestConfig, target } = event.detail;
  if (requestConfig.verb !== "get") return;
  if (target.id !== "live") {
    // It says so itself, and is asked for again by itself: whatever is answered then is new.
    if (shown.has(target.id)) shown.set(target.id, null);
    return;
  }
  sayFailed(`${text} What is shown may be old.`);
  if (passes) {
    clearTimeout(later);
    later = setTimeout(() => askAgain(requestConfig.elt, target), Math.min(LONGEST, 2 ** ++tries) * 1000);
  }
};

document.addEventListener("htmx:sendError", (event) => fail(event, "The server cannot be reached.", true));
document.addEventListener("htmx:timeout", (event) => fail(event, "The server does not answer.", true));
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  fail(event, `The server has answered ${status}.`, status >= 500 || status === 429);
});

document.addEventListener("htmx:afterOnLoad", (event) => {
  const { requestConfig, successful, target } = event.detail;
  if (requestConfig.verb !== "get" || !successful || target.id !== "live") return;
  clearTimeout(later);
  tries = 0;
  sayFailed("");
});

document.addEventListener("page:changed", refresh);

// A page that was sent while the database was away is loaded whole when it is back.
const lookAgain = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.status !== 503) return location.reload();
  } catch { /* nobody answers */ }
  setTimeout(lookAgain, 5000);
};
if ($("away")) setTimeout(lookAgain, 5000);
