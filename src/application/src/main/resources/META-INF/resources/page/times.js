// Times in the zone of whoever looks, the full one on hover.

const ago = new Intl.RelativeTimeFormat("en", { style: "short", numeric: "always" });
const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });
const full = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" });
const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

const relative = (seconds) => {
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) || units[3];
  return ago.format(Math.trunc(seconds / size), unit);
};

const write = (within, again) => {
  for (const time of within.querySelectorAll(again ? "time.ago" : "time")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const text = time.classList.contains("ago") ? relative((at - Date.now()) / 1000) : day.format(at);
    if (time.textContent !== text) time.textContent = text;
    if (!again) time.title = `${full.format(at)} · ${time.dateTime}`;
  }
};

export const showTimes = (within) => write(within, false);

/** Begins to write times, and lets times to look for be said in the same zone. */
export const keepTimes = () => {
  for (const input of document.querySelectorAll("input.instant")) {
    const at = new Date(input.value);
    input.type = "datetime-local";
    input.step = "1";
    input.value = Number.isNaN(at.getTime()) ? "" : day.format(at).replace(" ", "T");
    input.form.addEventListener("formdata", (event) => {
      if (input.value) event.formData.set(input.name, new Date(input.value).toISOString());
    });
  }
  showTimes(document);
  setInterval(() => write(document, true), 1000);
};
