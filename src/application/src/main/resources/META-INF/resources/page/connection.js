// Whether what is shown is up to date, which a banner says if it is not; and the connection that tells when to ask.

// What is frozen, or out of reach, breaks no connection: it only falls silent. The server speaks every 15 seconds.
const SILENCE = 45000;

// Seconds between two tries.
const LONGEST = 30;

const FULL = "Too many pages are open, so this one does not show what changes. Close some. Trying again…";

const banner = document.getElementById("connection");
const wire = document.getElementById("wire");
let lost = false;
let full = false;
let failed = "";
let held = "";

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

// ---- the connection

let source = null;
let heard = 0;
let tries = 0;
let later;
// How far everything is that was shown or told: whoever comes back is told what was missed.
let known = null;

const hear = (event) => {
  heard = Date.now();
  if (event && event.lastEventId) known = event.lastEventId;
};

const disconnect = () => {
  clearTimeout(later);
  if (source) source.close();
  source = null;
};

const connect = () => {
  disconnect();
  hear();
  const url = new URL(wire.dataset.live, location.href);
  if (known) url.searchParams.set("since", known);
  source = new EventSource(url);
  source.addEventListener("open", () => {
    hear();
    tries = 0;
    lost = false;
    show();
  });
  source.addEventListener("here", hear);
  source.addEventListener("changed", (event) => {
    hear(event);
    document.dispatchEvent(new CustomEvent("page:changed"));
  });
  source.addEventListener("error", lose);
};

const lose = () => {
  disconnect();
  lost = true;
  later = setTimeout(connect, Math.min(LONGEST, 2 ** tries++) * 1000);
  askWhy();
  show();
};

const see = () => {
  // A browser has few connections to a server, which pages that nobody sees would use up.
  if (document.hidden) disconnect();
  else if (!source) connect();
};

if (wire.dataset.live) {
  see();
  document.addEventListener("visibilitychange", see);
  setInterval(() => { if (source && Date.now() - heard > SILENCE) lose(); }, 1000);
}
