// The list of events, the panel of one event, and the pages for print.

const PART = 200;

class List {
  constructor(state, choose) {
    this.state = state;
    this.choose = choose;
    this.box = byId("list");
    this.rows = new Map();
    this.more = new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting)) this.extend();
    }, { root: this.box, rootMargin: "600px" });
  }

  show(events) {
    this.events = events;
    this.rows.clear();
    this.shown = 0;
    this.box.replaceChildren();
    this.box.scrollTop = 0;
    this.extend();
    this.mark();
  }

  extend(until) {
    const last = Math.min(this.events.length, Math.max(this.shown + PART, until || 0));
    const rows = document.createDocumentFragment();
    for (; this.shown < last; this.shown += 1) rows.append(this.row(this.events[this.shown]));
    this.box.append(rows);
    this.more.disconnect();
    if (this.shown < this.events.length) this.more.observe(this.box.lastElementChild);
  }

  row(event) {
    const item = el("li");
    const button = el("button");
    button.type = "button";
    button.append(el("span", "date", event.date), said("span", "title", event.title),
      gradeChip(event.grade), el("span", "support", event.support));
    button.addEventListener("click", () => this.choose(event, true));
    item.append(button);
    this.rows.set(event, button);
    return item;
  }

  mark() {
    const chosen = this.state.chosen;
    if (this.marked) this.marked.removeAttribute("aria-current");
    this.marked = null;
    if (!chosen) return;
    const at = this.events.indexOf(chosen);
    if (at < 0) return;
    if (at >= this.shown) this.extend(at + 20);
    this.marked = this.rows.get(chosen);
    this.marked.setAttribute("aria-current", "true");
    const [row, box] = [this.marked.getBoundingClientRect(), this.box.getBoundingClientRect()];
    if (row.top < box.top || row.bottom > box.bottom) {
      this.box.scrollTop += row.top - box.top - box.height / 3;
    }
  }
}

const rowsOf = (pairs) => {
  const list = el("dl");
  for (const [name, text] of pairs) {
    if (text) list.append(el("dt", "", name), said("dd", "", text));
  }
  return list;
};

const citation = (source) => {
  const line = el("p", "small");
  const title = source.url ? said("a", "", source.title) : said("span", "", source.title);
  if (source.url) {
    title.href = source.url;
    title.rel = "noopener noreferrer";
    title.target = "_blank";
  }
  line.append(title);
  const rest = [source.author, source.date, source.ref].filter(Boolean).join(", ");
  if (rest) line.append(document.createTextNode(", "), said("bdi", "", rest));
  return line;
};

const claimOf = (claim, source) => {
  const one = el("article", `claim ${claim.stance}`);
  const who = el("p", "who");
  who.append(said("b", "", source.publisher), el("i", "", claim.ref || ""), gradeChip(claim.grade));
  one.append(who, said("p", "", claim.statement));
  if (claim.quote) one.append(said("blockquote", "", claim.quote));
  if (claim.translation) one.append(said("p", "small", claim.translation));
  if (claim.figures) one.append(said("p", "small", claim.figures.join("; ")));
  const notes = [claim.nature === "fact" ? "" : claim.nature,
    claim.date ? `dated ${claim.date}` : "", claim.credited ? `credits ${claim.credited}` : "",
    claim.locator || ""].filter(Boolean);
  if (notes.length) one.append(said("p", "small", notes.join(" · ")));
  one.append(citation(source));
  return one;
};

const eventPanel = (event, sources, close) => {
  const made = document.createDocumentFragment();
  const over = el("p", "over");
  const button = el("button", "", "×");
  button.type = "button";
  button.title = "Close (Esc)";
  button.setAttribute("aria-label", "Close");
  button.addEventListener("click", close);
  over.append(el("span", "", [event.ref, event.kind].filter(Boolean).join(" · ")), button);
  made.append(over, said("h2", "", event.title), said("p", "when", event.date));
  made.append(said("p", "edtf", event.words ? `${event.edtf}  “${event.words}”` : event.edtf));
  const weight = el("div", "weight");
  weight.append(gradeChip(event.grade), el("span", "", event.support));
  made.append(weight);
  for (const one of event.disputes || []) {
    const settled = one.state === "open" ? "" : " settled";
    made.append(said("p", `dispute${settled}`, one.text + (settled ? ` (${one.state})` : "")));
  }
  if (event.summary) made.append(said("p", "summary", event.summary));
  const actors = (event.actors || []).map((one) => `${one.name} (${one.role})`).join("\n");
  const facts = rowsOf([["Place", event.place], ["Actors", actors]]);
  facts.querySelectorAll("dd").forEach((one) => { one.style.whiteSpace = "pre-line"; });
  made.append(facts);
  const claims = event.claims || [];
  made.append(el("h3", "", claims.length ? counted(claims.length, "claim", "claims") : "No claims"));
  if ((event.spread || []).length > 1) {
    const spread = el("p", "spread");
    for (const [grade, count] of event.spread) spread.append(gradeChip(grade), `×${count}`);
    made.append(spread);
  }
  for (const claim of claims) made.append(claimOf(claim, sources[claim.source]));
  return made;
};

const SIGNS = [
  [{ shape: "point", lo: 0, hi: 1, grade: "B2" }, 9, "On that day or at that time"],
  [{ shape: "some time", lo: 0, hi: 1, grade: "B2" }, 62, "Some time in a month, a year, a season"],
  [{ shape: "once", lo: 0, hi: 1, grade: "B2" }, 62, "Once, some time between two dates"],
  [{ shape: "lasted", lo: 0, hi: 1, grade: "B2" }, 62, "It lasted from the one to the other"],
  [{ shape: "lasted", lo: 0, hi: 1, grade: "B2", open: [false, true] }, 62, "It goes on"],
  [{ shape: "lasted", lo: 0, hi: 1, grade: "B2", soft: [false, true] }, 62, "The end is not known exactly"],
  [{ shape: "point", lo: 0, hi: 1, grade: "B2", unsure: true }, 9, "The date is uncertain"],
  [{ shape: "point", lo: 0, hi: 1, grade: "B2", open_dispute: true }, 9, "Sources differ"],
];

const DIGITS = ["confirmed by other sources", "probably true", "possibly true",
  "doubtful", "improbable", "cannot be judged, or not graded"];

const KEYS = [["← →", "Event before and after"], ["↑ ↓", "Lane above and below"],
  ["+ −", "Zoom in and out"], ["0", "Fit everything"], ["/", "Find"],
  ["Enter", "Choose the first that was found"], ["?", "Keys and signs"],
  ["Esc", "Close"], ["Ctrl+wheel, pinch", "Zoom at the pointer"],
  ["Wheel, drag", "Move along the time axis"], ["Shift+wheel", "Move through the lanes"]];

const signs = (rows) => {
  const box = el("div", "signs");
  for (const [draw, text] of rows) {
    const canvas = el("canvas");
    canvas.setAttribute("aria-hidden", "true");
    const pen = fitted(canvas, 74, 22);
    pen.textBaseline = "middle";
    draw(pen);
    box.append(canvas, el("span", "", text));
  }
  return box;
};

const helpPanel = (state, look) => {
  const made = document.createDocumentFragment();
  const { data } = state;
  if (data.description) made.append(said("p", "summary", data.description));
  made.append(el("p", "small", "Choose an event to see who says so."));
  made.append(el("h3", "", "How dates look"), signs(SIGNS.map(([event, wide, text]) => [
    (pen) => drawMark(pen, { event, x0: 6, x1: 6 + wide, at: 6 + (wide > 20 ? 10 : wide / 2), y: 11 }, look), text])));
  made.append(el("p", "small foot", "Where there are too many for marks, columns count them: dark those known to fit one column, pale those that may be in several."));
  made.append(el("h3", "", "How far the best-supported claim can be believed"),
    signs(DIGITS.map((text, n) => [
      (pen) => drawGlyph(pen, look.hue(`c${n + 1}`), String(n + 1), 12, 11, look.hue("raised")),
      `${n + 1}: ${text}`])));
  made.append(el("p", "small foot", "The letter before the digit says how reliable the source is, from A (completely) to E (not); F cannot be judged. Copies of one report are one origin, however many print it."));
  made.append(el("h3", "", "Keys"));
  const keys = el("dl", "keys");
  for (const [key, text] of KEYS) {
    const name = el("dt");
    name.append(el("kbd", "", key));
    keys.append(name, el("dd", "", text));
  }
  made.append(keys);
  if (data.left.length) {
    made.append(el("h3", "", "Not on this page"));
    const left = el("ul", "left");
    for (const text of data.left) left.append(el("li", "", text));
    made.append(left);
  }
  made.append(el("p", "foot", `${data.marking.label}: ${data.marking.sharing}. Made with Dateline; this page loads nothing from anywhere.`));
  return made;
};

const wideRow = (tag, ...parts) => {
  const row = el("tr", "wide");
  const cell = el(tag);
  cell.colSpan = 3;
  cell.append(...parts);
  row.append(cell);
  return row;
};

// Everything is in one table, since the head and foot of a table stand on every page.
const paperRow = (event, sources) => {
  const row = el("tr");
  const what = el("td");
  what.append(said("b", "", event.title));
  if (event.summary) what.append(said("p", "small", event.summary));
  const named = [...new Set((event.claims || []).map((one) => sources[one.source]))];
  if (named.length) {
    what.append(said("p", "small", named.map((one) => `${one.publisher}: ${one.title}`).join("; ")));
  }
  row.append(said("td", "date", event.date), what,
    el("td", "tell", [event.grade, event.support].filter(Boolean).join(", ")));
  return row;
};

const paperOf = (state, picture) => {
  const { data } = state;
  const table = el("table");
  const [head, body, foot] = [el("thead"), el("tbody"), el("tfoot")];
  for (const part of [head, foot]) {
    part.append(wideRow(part === head ? "th" : "td", el("span", "marking", data.marking.label)));
  }
  const image = el("img");
  image.src = picture;
  image.alt = "The timeline as it was in view";
  body.append(wideRow("td", said("h1", "", data.title), el("p", "small", state.summary), image));
  const names = el("tr");
  for (const name of ["Date", "Event", "Grade and support"]) names.append(el("th", "", name));
  body.append(names, ...state.listed.map((event) => paperRow(event, data.sources)));
  table.append(head, body, foot);
  return table;
};
