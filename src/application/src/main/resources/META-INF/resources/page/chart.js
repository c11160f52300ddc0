"use strict";

// How trainings went: loss and accuracy by step, the runs over each other.
(() => {
  const charts = [
    { title: "Loss", names: ["cross_entropy", "generation_cross_entropy"] },
    { title: "Accuracy", names: ["accuracy", "generation_accuracy"] },
  ];
  // Told apart by more than their colour: fifteen differ in both together, and no more than ten runs are kept, of which six are
  // drawn unless somebody asks for the others.
  const tones = ["--accent", "--wait", "--good", "--bad", "--off"];
  const dashes = [{ line: [], marker: "solid" }, { line: [6, 4], marker: "dashed" }, { line: [2, 3], marker: "dotted" }];
  const height = 220;
  // There is nothing between two steps.
  const WHOLE = Array.from({ length: 8 }, (none, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const value = (step, names) => {
    const name = names.find((one) => Number.isFinite(step.metrics[one]));
    return name === undefined ? null : step.metrics[name];
  };
  const short = (number) => (number === null || number === undefined ? "–" : number.toPrecision(4));

  const axis = (label) => ({
    label,
    labelSize: 20,
    stroke: css("--quiet"),
    grid: { stroke: css("--line"), width: 1 },
    ticks: { stroke: css("--line"), width: 1 },
  });

  const series = (number, back) => ({
    label: `Run ${number}`,
    stroke: css(tones[back % tones.length]),
    width: back === 0 ? 2.5 : 1.5,
    dash: dashes[back % dashes.length].line,
    spanGaps: true,
    points: { show: false },
    value: (chart, shown) => short(shown),
  });

  // As many as the table shows.
  const drawnAtMost = () => {
    const earlier = document.getElementById("earlier-runs");
    return earlier && !earlier.open ? document.querySelectorAll("#runs tbody tr").length : Infinity;
  };

  // All places are there before anything is drawn, as they share the width.
  const placed = (place, chart, runs) => {
    const lines = runs
      .map((run, i) => ({ number: i + 1, back: runs.length - 1 - i, steps: run.steps.filter((step) => value(step, chart.names) !== null) }))
      .filter((line) => line.back < drawnAtMost() && line.steps.length > 0);
    if (lines.length === 0) return null;
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = `${chart.title} by step`;
    const box = document.createElement("div");
    const last = lines[lines.length - 1];
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", `${chart.title} of ${lines.length} ${lines.length === 1 ? "run" : "runs"}. The newest went from ${short(value(last.steps[0], chart.names))} to ${short(value(last.steps[last.steps.length - 1], chart.names))}. The values are in the table.`);
    figure.append(caption, box);
    place.append(figure);
    return () => draw(box, chart, lines);
  };

  const draw = (box, chart, lines) => {
    const data = uPlot.join(lines.map((line) => [
      line.steps.map((step) => step.step),
      line.steps.map((step) => value(step, chart.names)),
    ]));
    return new uPlot({
      width: box.clientWidth || 300,
      height,
      scales: { x: { time: false } },
      axes: [{ ...axis("Step"), incrs: WHOLE }, { ...axis(), size: 56, values: (u, ticks) => ticks.map((tick) => String(+tick.toPrecision(4))) }],
      series: [{ label: "Step" }, ...lines.map((line) => series(line.number, line.back))],
      legend: { markers: { width: 2, dash: (u, i) => dashes[lines[i - 1].back % dashes.length].marker } },
      cursor: { sync: { key: "training" }, drag: { x: false, y: false } },
    }, data, box);
  };

  const drawn = new WeakMap();

  const redraw = (place, runs) => {
    const before = drawn.get(place);
    // What is below does not move meanwhile, and a page that is scrolled to its end stays as long.
    place.style.minHeight = `${place.getBoundingClientRect().height}px`;
    if (before) before.plots.forEach((plot) => plot.destroy());
    place.replaceChildren();
    const plots = charts.map((chart) => placed(place, chart, runs)).filter(Boolean).map((drawing) => drawing());
    place.style.minHeight = "";
    drawn.set(place, { plots, runs, most: drawnAtMost() });
  };

  // The table says whether there is anything new to draw.
  const update = async () => {
    const place = document.querySelector(".charts");
    const table = document.querySelector("#training-content [data-version]");
    if (!place || !table || place.dataset.version === table.dataset.version) return;
    place.dataset.version = table.dataset.version;
    try {
      const answer = await fetch(place.dataset.of);
      if (!answer.ok) throw new Error(answer.status);
      redraw(place, (await answer.json()).runs);
    } catch {
      // With the next exchange it is tried again.
      place.dataset.version = "";
    }
  };

  // The server tells for ten seconds what the API told it. So after a change it is asked at once, and until that is over; and
  // now and then while nothing changes, as steps do without that.
  const REMEMBERED = 11000;
  const NOW_AND_THEN = 60000;
  const asked = document.querySelector("#training-content[hx-get]") || document.getElementById("live");
  let times = 0;
  let next = null;
  const ask = () => {
    htmx.trigger(asked, "refresh");
    next = times > 0 ? setTimeout(ask, REMEMBERED) : null;
    times = Math.max(0, times - 1);
  };
  document.addEventListener("page:changed", () => {
    // Twice: the next time may be too soon for this change.
    times = 2;
    if (next !== null) return;
    // A page of its own asks at once by itself.
    if (asked.id === "live") next = setTimeout(ask, REMEMBERED);
    else ask();
  });
  setInterval(() => { if (!document.hidden) htmx.trigger(asked, "refresh"); }, NOW_AND_THEN);

  document.addEventListener("htmx:afterSwap", update);
  const fail = (event) => {
    if (event.detail.target.id !== "training-content") return;
    event.detail.target.textContent = "How its trainings went cannot be read now. It is asked for again within a minute.";
  };
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(name, fail);
  const redrawIf = (needs) => {
    const place = document.querySelector(".charts");
    const before = place && drawn.get(place);
    if (before && needs(before)) redraw(place, before.runs);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redrawIf(() => true));
  // It does not bubble; and what is exchanged is opened again.
  document.addEventListener("toggle", () => redrawIf(({ most }) => most !== drawnAtMost()), true);
  addEventListener("resize", () => {
    const place = document.querySelector(".charts");
    if (place && drawn.has(place)) drawn.get(place).plots.forEach((plot) => plot.setSize({ width: plot.root.parentElement.clientWidth, height }));
  });
  update();
})();
