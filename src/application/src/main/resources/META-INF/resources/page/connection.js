// Whether what is shown is up to date, which a banner says if it is not; and the connection that tells when to ask.

// What is frozen, or out of reach, breaks no connection: it only falls silent. The server speaks every 15 seconds.
const SILENCE = 45000;

const FULL = "Too many pages are open, so this one does not show what changes. Close some. Trying again…";

const banner = document.getElementById("connection");
let lost = false;
let full = false;
let missed = false;
let failed = "";
let held = "";
let waking = false;
let heard = Date.now();
let source;
let reopened = () => {};

const show = () => {
  const text = lost ? (full ? FULL : "Connection lost. Trying again…") : failed || held;
  // What is said twice would be read out twice.
  if (banner.textContent !== text) banner.textContent = text;
};

/** Says why the last answer is none, or with an empty text that there is one again. */
export const sayFailed = (text) => {
  failed = text;
  show();
};

/** Says why what has come is not shown yet, or with an empty text that it is. */
export const sayHeld = (text) => {
  held = text;
  show();
};

/** @param listener is called when the connection is back that was lost */
export const onReopened = (listener) => { reopened = listener; };

const hear = () => { heard = Date.now(); };

const connectAgain = () => {
  hear();
  source.close();
  // The extension connects again.
  source.dispatchEvent(new Event("error"));
};

htmx.createEventSource = (url) => {
  if (source) source.close();
  hear();
  source = new EventSource(url);
  for (const name of ["here", "changed"]) source.addEventListener(name, hear);
  return source;
};

let asking = false;

// A connection that is refused does not tell a page why; any other request does.
const askWhy = async () => {
  if (asking) return;
  asking = true;
  const end = new AbortController();
  try {
    const answer = await fetch("/ui/live", { signal: end.signal });
    full = answer.status === 503 && /listen already/.test(await answer.text());
  } catch {
    full = false;
  }
  end.abort();
  asking = false;
  show();
};

document.addEventListener("htmx:sseError", () => {
  missed = true;
  if (!waking && !document.hidden) lost = true;
  if (lost) askWhy();
  show();
});

document.addEventListener("htmx:sseOpen", () => {
  hear();
  lost = false;
  show();
  if (missed) reopened();
  missed = false;
});

setInterval(() => {
  if (source && !document.hidden && Date.now() - heard > SILENCE) connectAgain();
}, 1000);

// A browser has few connections to a server, which pages that nobody sees would use up.
document.addEventListener("visibilitychange", () => {
  if (!source) return;
  if (document.hidden) {
    source.close();
  } else if (source.readyState === EventSource.CLOSED) {
    waking = true;
    connectAgain();
    waking = false;
  }
});
