"use strict";

(() => {
  const $ = (id) => document.getElementById(id);
  const live = () => $("live");

  // ---- times: in the zone of whoever looks, the full one on hover

  const ago = new Intl.RelativeTimeFormat("en", { style: "short", numeric: "always" });
  const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });
  const full = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" });
  const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

  const relative = (seconds) => {
    const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) || units[3];
    return ago.format(Math.trunc(seconds / size), unit);
  };

  const showTimes = (within, again) => {
    for (const time of within.querySelectorAll(again ? "time.ago" : "time")) {
      const at = new Date(time.dateTime);
      if (Number.isNaN(at.getTime())) continue;
      const text = time.classList.contains("ago") ? relative((at - Date.now()) / 1000) : day.format(at);
      if (time.textContent !== text) time.textContent = text;
      if (!again) time.title = `${full.format(at)} · ${time.dateTime}`;
    }
  };

  // ---- what is said to whoever acts

  let silence;
  const say = (text, failed) => {
    const said = $("said");
    said.textContent = text;
    said.classList.toggle("bad", failed);
    clearTimeout(silence);
    silence = setTimeout(() => { said.textContent = ""; }, failed ? 20000 : 8000);
  };

  document.addEventListener("page:say", (event) => say(event.detail.text, event.detail.failed));

  // What was done away with has no page that could say so: the next one does.
  const kept = sessionStorage.getItem("said");
  if (kept) {
    sessionStorage.removeItem("said");
    say(kept, false);
  }

  const message = (answer) => {
    try {
      const said = JSON.parse(answer);
      if (said.message) return said.message;
      if (typeof said.changed === "number") return said.changed === 1 ? "1 model is tried again" : `${said.changed} models are tried again`;
      if (typeof said.holding === "boolean") return said.holding ? "All is held" : "It goes on";
    } catch { /* what is between may answer otherwise */ }
    return "";
  };

  const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");

  // ---- each action is asked for once

  // Meanwhile, and until it is answered, nothing is exchanged: a button that is gone can send nothing, and hears no answer.
  let acting = false;

  document.addEventListener("htmx:confirm", (event) => {
    if (!event.detail.question) return;
    event.preventDefault();
    acting = true;
    const ask = $("ask");
    $("ask-question").textContent = event.detail.question;
    ask.returnValue = "";
    ask.addEventListener("close", () => {
      acting = false;
      if (ask.returnValue === "yes") event.detail.issueRequest(true);
      else refresh();
    }, { once: true });
    ask.showModal();
    ask.querySelector("[value=yes]").focus();
  });

  // What changes something is sent as JSON, as the API has it.
  htmx.defineExtension("json", {
    onEvent: (name, event) => {
      if (name === "htmx:configRequest") event.detail.headers["Content-Type"] = "application/json";
      return true;
    },
    encodeParameters: (request, parameters) => JSON.stringify(Object.fromEntries(parameters)),
  });

  const refresh = () => { if (live()) htmx.trigger(live(), "refresh"); };

  // One request looks at some of the models; this asks for the rest.
  const goOn = async (path, answer) => {
    let changed = answer.changed;
    for (let next = answer.next; next;) {
      const url = new URL(path, location.href);
      url.searchParams.set("after", next);
      const response = await fetch(url, { method: "POST" });
      const more = await response.json();
      if (!response.ok) return say(sentence(more.message), true);
      changed += more.changed;
      next = more.next;
    }
    say(sentence(message(JSON.stringify({ changed }))), false);
    refresh();
  };

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.requestConfig.verb !== "get") acting = true;
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const { requestConfig, successful, xhr } = event.detail;
    if (requestConfig.verb === "get") return;
    acting = false;
    if (successful && xhr.responseText.includes('"next"')) {
      goOn(requestConfig.path, JSON.parse(xhr.responseText));
      return;
    }
    const text = sentence(message(xhr.responseText) || (successful ? "Done" : `The server has answered ${xhr.status || "nothing"}`));
    const { then } = event.detail.elt.dataset;
    if (then && successful && JSON.parse(xhr.responseText).changed) {
      sessionStorage.setItem("said", text);
      location.assign(then);
      return;
    }
    say(text, !successful);
    refresh();
  });

  // ---- times to look for are said in the zone of whoever looks

  for (const input of document.querySelectorAll("input.instant")) {
    const at = new Date(input.value);
    input.type = "datetime-local";
    input.step = "1";
    input.value = Number.isNaN(at.getTime()) ? "" : day.format(at).replace(" ", "T");
    input.form.addEventListener("formdata", (event) => {
      if (input.value) event.formData.set(input.name, new Date(input.value).toISOString());
    });
  }

  // ---- a filter that is not set is not in the address

  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt.dataset.inQuery !== undefined) {
      event.detail.path += `?${new URLSearchParams(event.detail.formData)}`;
      [...event.detail.formData.keys()].forEach((name) => event.detail.formData.delete(name));
    }
    if (event.detail.verb !== "get") return;
    for (const [name, value] of [...event.detail.formData.entries()]) {
      if (value === "") event.detail.formData.delete(name);
    }
  });

  // ---- what is shown stays as it is for whoever looks: nothing is exchanged without need, and what is open stays open

  let shown = "";
  let open = [];

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target !== live()) return;
    const whole = event.detail.serverResponse;
    const answer = whole.slice(whole.indexOf('id="live"'), whole.indexOf('id="said"'));
    const typing = live().contains(document.activeElement) && document.activeElement.matches("input, select, textarea");
    if (event.detail.shouldSwap && (typing || acting || answer === shown)) {
      event.detail.shouldSwap = false;
      return;
    }
    shown = answer;
    open = [...live().querySelectorAll("details[id][open]")].map((details) => details.id);
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== live()) return showTimes(event.detail.target, false);
    open.forEach((id) => { if ($(id)) $(id).open = true; });
    showTimes(live(), false);
  });

  document.addEventListener("focusout", (event) => {
    if (live() && live().contains(event.target) && event.target.matches("input, select, textarea")) setTimeout(refresh, 300);
  });

  // ---- the connection

  // What is frozen, or out of reach, breaks no connection: it only falls silent. The server speaks every 15 seconds.
  const SILENCE = 45000;
  let lost = false;
  let waking = false;
  let heard = Date.now();
  let source;
  const hear = () => { heard = Date.now(); };
  const connection = (text) => {
    const banner = $("connection");
    if (banner.textContent !== text) banner.textContent = text;
    banner.hidden = text === "";
  };
  const lose = () => {
    lost = true;
    if (!waking && !document.hidden) connection("Connection lost. Trying again…");
  };
  htmx.createEventSource = (url) => {
    if (source) source.close();
    hear();
    source = new EventSource(url);
    for (const name of ["here", "changed"]) source.addEventListener(name, hear);
    return source;
  };
  const connectAgain = () => {
    hear();
    source.close();
    // The extension connects again.
    source.dispatchEvent(new Event("error"));
  };
  document.addEventListener("htmx:sseOpen", () => {
    hear();
    connection("");
    if (lost) refresh();
    lost = false;
  });
  document.addEventListener("htmx:sseError", lose);
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
  document.addEventListener("htmx:sendError", lose);
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.requestConfig.verb !== "get") return;
    connection(`The server has answered ${event.detail.xhr.status}. What is shown may be old.`);
  });
  // Header HX-Trigger of an answer without content.
  document.addEventListener("gone", () => connection("What is shown is not there any more."));
  document.addEventListener("htmx:afterOnLoad", (event) => {
    const { requestConfig, successful, xhr } = event.detail;
    if (requestConfig.verb === "get" && successful && xhr.status !== 204 && !lost) connection("");
  });

  // ----

  showTimes(document, false);
  setInterval(() => showTimes(document, true), 1000);
})();
