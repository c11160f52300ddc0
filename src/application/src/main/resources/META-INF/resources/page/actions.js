// What people do: each action is asked for once, and says what has come of it.

import { hold, refresh, release } from "./live.js";
import { store } from "./store.js";

const $ = (id) => document.getElementById(id);

// ---- what is said

let silence;

/** Says it for some seconds. */
export const say = (text, failed) => {
  const said = $("said");
  said.textContent = text;
  said.classList.toggle("bad", failed);
  clearTimeout(silence);
  silence = setTimeout(() => { said.textContent = ""; }, failed ? 20000 : 8000);
};

/** Goes there, and lets that page say it. */
const sayThere = (text, address) => {
  store((storage) => storage.setItem("said", text));
  location.assign(address);
};

document.addEventListener("page:say", ({ detail: { text, failed, address } }) => {
  if (address) sayThere(text, address);
  else say(text, failed);
});

const kept = store((storage) => storage.getItem("said"));
if (kept) {
  store((storage) => storage.removeItem("said"));
  say(kept, false);
  $("said").focus();
}

// A field of a form may be named as what the form is asked for.
const data = (elt, name) => elt.getAttribute(`data-${name}`);

const parsed = (text) => {
  try {
    return JSON.parse(text) || {};
  } catch {
    // What is between may answer otherwise.
    return {};
  }
};

const tried = (count) => (count === 1 ? "1 model is tried again" : `${count} models are tried again`);

const message = (answer) => {
  if (answer.message) return answer.message;
  if (typeof answer.changed === "number") return tried(answer.changed);
  if (typeof answer.holding === "boolean") return answer.holding ? "All is held" : "It goes on";
  return "";
};

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? "" : ".");

// ---- what was pressed shows it, and nothing else is done meanwhile

let pressed = null;

const busy = (elt) => {
  pressed = elt.matches("form") ? elt.querySelector("button") : elt;
  pressed.setAttribute("aria-busy", "true");
  pressed.setAttribute("aria-disabled", "true");
};

const answered = () => {
  if (!pressed) return;
  pressed.removeAttribute("aria-busy");
  pressed.removeAttribute("aria-disabled");
  pressed = null;
};

document.addEventListener("htmx:confirm", (event) => {
  if (!pressed || event.detail.verb === "get") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  say("What was asked for before is not answered yet.", false);
});

// Whoever comes back to a page that was kept finds nothing under way.
addEventListener("pagehide", answered);

// ---- each action is asked for

// A question names what is chosen in the field that the action has the value of. Its place is the last one: what comes before
// may have been named by a stranger.
const question = (text, elt) => {
  const field = $(data(elt, "field"));
  const place = text.lastIndexOf("%s");
  if (!field || place < 0) return text;
  return text.slice(0, place) + (field.selectedOptions ? field.selectedOptions[0].text : field.value) + text.slice(place + 2);
};

/** Says how many models it concerns to try all again, as soon as that is known. */
const count = async (elt) => {
  const [path, query] = (elt.getAttribute("hx-post") || "").split("?");
  if (path !== "/models/retry") return;
  const asked = $("ask-question").textContent;
  const category = new URLSearchParams(query).get("reason") || $(data(elt, "field")).value;
  try {
    const answer = await fetch(`/models?${new URLSearchParams({ category, limit: 500 })}`);
    if (!answer.ok) return;
    const { items, next } = await answer.json();
    const models = items.length === 1 && !next ? "1 model" : `${next ? "at least " : ""}${items.length} models`;
    if ($("ask-question").textContent === asked) $("ask-question").textContent = `${asked} It concerns ${models}.`;
  } catch { /* it is asked for without */ }
};

document.addEventListener("htmx:confirm", (event) => {
  const { elt, issueRequest } = event.detail;
  if (!event.detail.question) return;
  event.preventDefault();
  hold("question");
  const ask = $("ask");
  $("ask-question").textContent = question(event.detail.question, elt);
  ask.returnValue = "";
  ask.addEventListener("close", () => {
    if (ask.returnValue === "yes") issueRequest(true);
    release("question");
  }, { once: true });
  count(elt);
  ask.showModal();
  ask.querySelector(data(elt, "careful") === null ? "[value=yes]" : "[value=no]").focus();
});

// What changes something is sent as JSON, as the API has it.
htmx.defineExtension("json", {
  onEvent: (name, event) => {
    if (name === "htmx:configRequest") event.detail.headers["Content-Type"] = "application/json";
    return true;
  },
  encodeParameters: (request, parameters) => JSON.stringify(Object.fromEntries(parameters)),
});

document.addEventListener("htmx:configRequest", (event) => {
  const { elt, formData } = event.detail;
  if (data(elt, "in-query") === null) return;
  event.detail.path += `?${new URLSearchParams(formData)}`;
  [...formData.keys()].forEach((name) => formData.delete(name));
});

// ---- and says what has come of it

// One request looks at some of the models; this asks for the rest.
const goOn = async (path, first) => {
  let { changed, next } = first;
  while (next) {
    say(sentence(`${tried(changed)} so far…`), false);
    const url = new URL(path, location.href);
    url.searchParams.set("after", next);
    let response;
    let answer = {};
    try {
      response = await fetch(url, { method: "POST" });
      answer = parsed(await response.text());
    } catch { /* nobody answers */ }
    if (!response || !response.ok) {
      const why = message(answer) || (response ? `The server has answered ${response.status}` : "The server cannot be reached");
      say(sentence(why) + " " + sentence(`${tried(changed)}; the others are not`), true);
      return;
    }
    changed += answer.changed;
    next = answer.next;
  }
  say(sentence(tried(changed)), false);
};

const otherwise = (successful, status) => {
  if (successful) return "Done";
  return status
    ? `The server has answered ${status}`
    : "The server has not answered, so it is not known whether that was done, or is still being done. See what is shown before you ask again";
};

document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, requestConfig } = event.detail;
  if (requestConfig.verb === "get") return;
  hold("request");
  busy(elt);
});

document.addEventListener("htmx:afterRequest", async (event) => {
  const { requestConfig, successful, xhr } = event.detail;
  if (requestConfig.verb === "get") return;
  const answer = parsed(xhr.responseText);
  const text = sentence(message(answer) || otherwise(successful, xhr.status));
  const then = data(requestConfig.elt, "then");
  if (then && successful && answer.changed) {
    sayThere(text, then);
    return;
  }
  if (successful && requestConfig.elt.matches("form")) requestConfig.elt.reset();
  release("request");
  if (successful && answer.next) await goOn(requestConfig.path, answer);
  else say(text, !successful);
  answered();
  refresh();
});
