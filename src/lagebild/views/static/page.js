"use strict";
(function () {
  const $ = (id) => document.getElementById(id);
  const all = (query, within) => Array.from((within || document).querySelectorAll(query));
  const data = (id) => ($(id) ? JSON.parse($(id).textContent) : null);
  const catalogues = data("catalogues");
  const stops = data("stops") || [];
  const state = { ui: document.documentElement.lang, stop: Math.max(0, stops.length - 1), source: "" };

  // language: every label knows its key
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => (key in values ? amount(values[key]) : ""));
  const amount = (value) => (typeof value === "number" ? value.toLocaleString(state.ui) : value);
  // numbers and moments as readers of the language write them
  function localise() {
    for (const box of all("[data-n]")) box.textContent = amount(Number(box.dataset.n));
    for (const box of all("time[datetime]")) {
      const told = box.getAttribute("datetime"), clock = told.length > 10;
      const moment = new Date(clock ? told : told + "T12:00");
      if (/^\d{4}-\d\d-\d\d/.test(told) && !isNaN(moment)) {
        box.textContent = moment.toLocaleString(state.ui, clock ? { dateStyle: "medium", timeStyle: "short" } : { dateStyle: "medium" });
      }
    }
  }
  function speak(ui) {
    state.ui = ui;
    document.documentElement.lang = ui;
    for (const label of all("[data-m]")) {
      const text = catalogues[ui][label.dataset.m];
      if (text !== undefined) label.textContent = filled(text, label.dataset.v ? JSON.parse(label.dataset.v) : {});
    }
    if ($("ui")) $("ui").value = ui;
    localise();
    showMoment();
  }

  // as of: a row stands at the moments of its runs
  const stands = (runs, stop) => runs.split(" ").some((run) => {
    const [first, last] = run.split("-").map(Number);
    return stop >= first && stop <= (last === undefined ? first : last);
  });
  function showMoment() {
    const out = $("asof-out");
    if (!out) return;
    const last = state.stop === stops.length - 1;
    const when = new Date(stops[state.stop]);
    const told = isNaN(when) ? stops[state.stop] : when.toLocaleString(state.ui, { dateStyle: "medium", timeStyle: "short" });
    out.textContent = told + (last ? " (" + catalogues[state.ui]["page.now"] + ")" : "");
    $("asof").setAttribute("aria-valuetext", out.textContent);
  }
  function redraw() {
    for (const row of all("[data-t]")) {
      const voices = all(".who", row).map((who) => who.textContent);
      const heard = !state.source || row.classList.contains("report") || voices.length === 0 || voices.includes(state.source);
      row.toggleAttribute("hidden", !(stands(row.dataset.t, state.stop) && heard)); // SVG knows no .hidden
    }
    for (const dot of all("[data-from]")) dot.toggleAttribute("hidden", Number(dot.dataset.from) > state.stop);
    for (const tally of all(".tally > [data-v]")) {
      const told = all("[data-origin]", tally.closest("li")).filter((x) => !x.hasAttribute("hidden"));
      const reports = new Set(told.map((x) => x.querySelector("a.ev").dataset.p.split(",")[0]));
      tally.dataset.v = JSON.stringify({ n: reports.size, m: new Set(told.map((x) => x.dataset.origin)).size });
      tally.textContent = filled(catalogues[state.ui][tally.dataset.m], JSON.parse(tally.dataset.v));
    }
    for (const section of all("main > section")) {
      const none = section.querySelector(".none");
      if (none) none.hidden = all("ul.rows > li", section).some((row) => !row.hasAttribute("hidden"));
    }
    showMoment();
  }
  function fillSources() {
    const select = $("source");
    if (!select) return;
    const names = Array.from(new Set(all(".who").map((who) => who.textContent))).sort((a, b) => a.localeCompare(b, state.ui));
    for (const name of names) select.add(new Option(name, name));
  }

  // evidence: exact characters, counted in code points
  function range(article, start, end) {
    const found = document.createRange();
    let begun = false, ended = false;
    for (const line of all("[data-o]", article)) {
      let at = Number(line.dataset.o);
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        let unit = 0;
        for (const sign of node.data) {
          if (!begun && at >= start) { found.setStart(node, unit); begun = true; }
          if (begun && at >= end) { if (!ended) found.setEnd(node, unit); return found; }
          unit += sign.length;
          at += 1;
          if (begun && at <= end) { found.setEnd(node, unit); ended = at === end; }
        }
      }
    }
    return begun ? found : null;
  }
  function highlight(found) {
    if (window.Highlight && CSS.highlights) { CSS.highlights.set("place", new Highlight(found)); return; }
    const chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(found);
  }
  function context(article, start, end) {
    const line = all("[data-o]", article).filter((p) => Number(p.dataset.o) <= start).pop();
    const text = Array.from(line.textContent), from = start - Number(line.dataset.o), to = end - Number(line.dataset.o);
    const box = $("evidence-text");
    box.replaceChildren();
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to).join("");
    const before = text.slice(Math.max(0, from - 240), from).join(""), after = text.slice(to, to + 240).join("");
    const cutBefore = from > 240 ? "\u2026 " + before.slice(before.search(/\s/) + 1) : before;
    const cutAfter = to + 240 < text.length ? after.slice(0, after.search(/\s\S*$/)) + " \u2026" : after;
    box.append(cutBefore, mark, cutAfter);
    return mark.textContent;
  }
  // a text fragment (WICG scroll-to-text): long passages by their first and last words
  function fragment(words) {
    const parts = words.trim().split(/\s+/), code = (some) => encodeURIComponent(some.join(" ")).replace(/-/g, "%2D");
    return "#:~:text=" + (parts.length > 12 ? code(parts.slice(0, 5)) + "," + code(parts.slice(-5)) : code(parts));
  }
  let opener = null, citation = "";
  function open(link) {
    const [report, start, end] = link.dataset.p.split(",").map(Number), article = $("r" + report);
    const found = range(article, start, end);
    if (!found) return;
    const words = context(article, start, end);
    const title = article.querySelector("h3").textContent.trim(), meta = article.querySelector(".meta").textContent.trim();
    $("evidence-from").textContent = title + " – " + meta;
    const [status, rule] = (link.dataset.how || "|").split("|"), words_of = catalogues[state.ui];
    const how = [status && words_of["status." + status], rule && words_of["page.rule"] + ": " + rule];
    $("evidence-how").textContent = how.filter(Boolean).join(" \u00b7 ");
    citation = "\u201e" + words + "\u201c (" + meta + ", " + title + ", " + start + "\u2013" + end + ") " + (article.dataset.url || "") + fragment(words);
    $("evidence-marks").replaceChildren();
    const box = link.closest("details") || found.startContainer.parentElement.closest("details");
    if (box) box.open = true;
    highlight(found);
    $("evidence-go").setAttribute("href", link.getAttribute("href"));
    $("evidence").hidden = false;
    opener = link;
    $("evidence").focus({ preventScroll: true });
  }
  // the reading view: a click on a marked word tells what lies on it, and by which rule
  const marks = data("marks");
  const layers = { s: "statements", p: "statements", c: "statements", e: "events", f: "figures", t: "times", n: "entities", d: "dropped" };
  function tell(piece) {
    const article = piece.closest("article"), line = piece.closest("[data-o]"), words_of = catalogues[state.ui];
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEndBefore(piece);
    const at = Number(line.dataset.o) + Array.from(before.toString()).length;
    const here = marks[Number(article.dataset.r)].filter(([start, end]) => start <= at && at < end);
    if (!here.length) return;
    const [start, end] = here[here.length - 1];
    open({ dataset: { p: article.dataset.r + "," + start + "," + end }, closest: () => null, getAttribute: () => "#" + line.id, focus: () => {} });
    const list = $("evidence-marks");
    for (const [, , letter, note, rule] of here) {
      const item = document.createElement("li");
      const named = words_of["status." + note.split("/")[1]] || words_of["kind." + note] || words_of["entity." + note] || note.split("/")[1] || note;
      item.textContent = words_of["reading." + layers[letter]] + ": " + named + " (" + words_of["page.rule"] + ": " + rule + ")";
      list.append(item);
    }
  }
  // the map: drag, pinch, the wheel with Ctrl, or the buttons; places keep their size
  const map = document.querySelector("svg.map");
  if (map && window.d3) {
    const [, , width, height] = map.getAttribute("viewBox").split(" ").map(Number), sheet = d3.select(map);
    const lands = sheet.select(".lands"), dots = sheet.selectAll("a.spot");
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const zoom = d3.zoom().scaleExtent([1, 40]).extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]])
      .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button))
      .on("zoom", (event) => {
        lands.attr("transform", event.transform);
        dots.attr("transform", function () { return "translate(" + event.transform.apply([+this.dataset.x, +this.dataset.y]) + ")"; });
      });
    sheet.call(zoom);
    const moved = () => (still ? sheet : sheet.transition().duration(250));
    for (const button of all("[data-zoom]")) {
      const by = Number(button.dataset.zoom);
      button.addEventListener("click", () => (by ? zoom.scaleBy(moved(), by) : zoom.transform(moved(), d3.zoomIdentity)));
    }
    for (const box of all(".zoom")) box.hidden = false;
  }
  function close() {
    if (!$("evidence") || $("evidence").hidden) return;
    $("evidence").hidden = true;
    if (opener) opener.focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.ev, a.spot, a.thread");
    if (link) { event.preventDefault(); open(link); return; }
    const piece = marks && event.target.closest(".text i[class]");
    if (piece) tell(piece);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("change", (event) => {
    const layer = event.target.dataset.layer;
    if (layer) event.target.closest(".reading").classList.toggle("show-" + layer, event.target.checked);
  });
  if ($("evidence")) {
    $("evidence-close").addEventListener("click", close);
    $("evidence-go").addEventListener("click", () => { $("evidence").hidden = true; });
    $("evidence-copy").addEventListener("click", (event) => {
      const label = event.target.closest("button");
      navigator.clipboard.writeText(citation).then(() => { label.textContent = catalogues[state.ui]["page.copied"]; });
    });
  }
  if ($("asof")) $("asof").addEventListener("input", (event) => { state.stop = Number(event.target.value); redraw(); });
  if ($("source")) $("source").addEventListener("change", (event) => { state.source = event.target.value; redraw(); });
  if ($("ui")) $("ui").addEventListener("change", (event) => speak(event.target.value));
  fillSources();
  localise();
  redraw();
  if (document.documentElement.dataset.follow) {
    const wanted = (navigator.languages || []).map((tag) => tag.slice(0, 2)).find((tag) => catalogues[tag]);
    if (wanted && wanted !== state.ui) speak(wanted);
  }
})();
