"use strict";

(() => {
  const $ = (id) => document.getElementById(id);
  const form = $("send");
  if (!form) return;
  const limit = Number(form.dataset.limit);
  const suffixes = form.dataset.suffixes.split(",");
  let request = null;

  const size = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
  const bytes = (count) => {
    const power = Math.min(3, Math.floor(Math.log2(Math.max(count, 1)) / 10));
    return `${size.format(count / 1024 ** power)} ${["bytes", "KiB", "MiB", "GiB"][power]}`;
  };

  const end = (text, failed, address) => {
    request = null;
    $("sending").hidden = true;
    $("file").value = "";
    document.dispatchEvent(new CustomEvent("page:say", { detail: { text, failed, address } }));
  };

  const why = (file) => {
    if (!suffixes.some((suffix) => file.name.toLowerCase().endsWith(suffix.toLowerCase()))) {
      return `${file.name} is no training file: its name ends in none of ${suffixes.join(", ")}.`;
    }
    if (file.size > limit) return `${file.name} has ${bytes(file.size)}; at most ${bytes(limit)} are taken.`;
    return file.size === 0 ? `${file.name} is empty.` : null;
  };

  const answered = () => {
    const { status, responseText } = request;
    let answer = {};
    try { answer = JSON.parse(responseText); } catch { /* what is between may answer otherwise */ }
    if (status !== 202) return end(answer.message || `The server has answered ${status}.`, true);
    end(`${answer.name} is in the inbox.`, false, `/ui/try?file=${encodeURIComponent(answer.id)}`);
  };

  const send = (file) => {
    if (request) return;
    const refused = why(file);
    if (refused) return end(refused, true);
    request = new XMLHttpRequest();
    $("sending-name").textContent = `Sending ${file.name}`;
    $("progress").value = 0;
    $("sent").textContent = "";
    $("sending").hidden = false;
    request.upload.addEventListener("progress", (event) => {
      $("progress").value = event.loaded / event.total;
      $("sent").textContent = `${bytes(event.loaded)} of ${bytes(event.total)}`;
    });
    request.addEventListener("load", answered);
    request.addEventListener("error", () => end(`${file.name} did not get through. Send it again.`, true));
    request.addEventListener("abort", () => end(`${file.name} was not sent.`, false));
    request.open("POST", `/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  };

  $("stop").addEventListener("click", () => request && request.abort());
  $("file").addEventListener("change", () => $("file").files.length && send($("file").files[0]));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", async (event) => {
    const path = event.target.dataset.sample;
    if (!path) return;
    const sample = await fetch(path);
    send(new File([await sample.blob()], path.slice(path.lastIndexOf("/") + 1)));
  });

  // A file that misses its place must not be opened instead of the page.
  for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, () => form.classList.add("over"));
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => event.dataTransfer.files.length && send(event.dataTransfer.files[0]));

  // Whoever does not see the steps hears how far it has come.
  document.addEventListener("htmx:afterSwap", () => {
    const steps = [...document.querySelectorAll("#steps li")];
    const last = steps.filter((step) => !["To come", "Not reached", "Left out"].includes(step.dataset.state)).pop();
    const text = last ? `${last.dataset.step}: ${last.dataset.state}` : "";
    if ($("reached").textContent !== text) $("reached").textContent = text;
  });
})();
