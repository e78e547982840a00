// The page: what is in view, what is chosen, and what hands and keys do.

const SHORTEST = 1 / 24;

const boundsOf = (dated, eras) => {
  let [lo, hi] = [Infinity, -Infinity];
  for (const one of [...dated, ...(dated.length ? [] : eras)]) {
    for (const day of [one.lo, one.hi]) {
      if (day === undefined) continue;
      lo = Math.min(lo, day);
      hi = Math.max(hi, day);
    }
  }
  if (lo > hi) [lo, hi] = [dayOf(2000, 0, 1), dayOf(2001, 0, 1)];
  const pad = Math.max((hi - lo) * 0.03, 1);
  return [lo - pad, hi + pad];
};

const summaryOf = (data, dated) => {
  const claims = data.events.reduce((sum, event) => sum + (event.claims || []).length, 0);
  const parts = [counted(data.events.length, "event", "events"), counted(claims, "claim", "claims"),
    counted(Object.keys(data.sources).length, "source", "sources")];
  const days = dated.flatMap((event) => [event.lo, event.hi]).filter((day) => day !== undefined);
  if (days.length) {
    const lo = days.reduce((a, b) => Math.min(a, b));
    const hi = days.reduce((a, b) => Math.max(a, b));
    const [first, last] = [dateOf(lo).getUTCFullYear(), dateOf(hi - 1e-6).getUTCFullYear()];
    parts.unshift(first === last ? yearName(first) : `${yearName(first)}–${yearName(last)}`);
  }
  return parts.join(" · ");
};

class Page {
  constructor(data) {
    const events = data.events;
    events.forEach((event, n) => {
      event.at = n;
      event.open_dispute = (event.disputes || []).some((one) => one.state === "open");
    });
    this.data = data;
    this.dated = events.filter((event) => event.lo !== undefined || event.hi !== undefined);
    this.bounds = boundsOf(this.dated, data.eras);
    this.view = { lo: this.bounds[0], hi: this.bounds[1] };
    this.listed = events;
    this.chosen = null;
    this.list = new List(this, (event, fromList) => this.choose(event, fromList));
    this.canvas = byId("canvas");
    this.scroll = byId("scroll");
    this.hue = colours(document.documentElement);
    this.summary = summaryOf(data, this.dated);
  }

  start() {
    byId("counts").textContent = this.summary;
    const marking = byId("marking");
    marking.style.color = this.data.marking.colour;
    marking.title = this.data.marking.sharing;
    let by = "actor";
    if (!this.data.events.some((event) => event.actors)) by = "kind";
    byId("by").value = by;
    this.turnTheme(null);
    this.connect();
    this.find("");
    this.showPanel();
    const chosen = this.data.events.find((event) => event.ref && `#${event.ref}` === location.hash);
    if (chosen) this.choose(chosen, true);
  }

  // What is drawn

  draw() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.drawNow();
    });
  }

  drawNow() {
    const [width, height] = [this.scroll.clientWidth, this.scroll.clientHeight];
    if (!width || !height) return;
    this.scene = paint(this, this.canvas, width, height, this.options());
    byId("tall").style.height = `${Math.max(this.scene.total, height)}px`;
    paintOverview(this, byId("overview"), this.hue);
    this.canvas.setAttribute("aria-label",
      `Timeline from ${spanName(this.view.lo, this.view.hi)}, ${counted(this.scene.hits.length, "mark", "marks")} in ${counted(this.lanes.length, "lane", "lanes")}`);
  }

  options() {
    return { hue: this.hue, scrolled: this.scroll.scrollTop,
      family: getComputedStyle(document.body).fontFamily };
  }

  look() {
    return { hue: (name) => (name === "surface" ? this.hue("raised") : this.hue(name)),
      font: (weight, size) => `${weight} ${size}px ${this.options().family}` };
  }

  // What is in view

  show(lo, hi) {
    const [first, last] = this.bounds;
    const most = (last - first) * 3;
    const span = Math.max(SHORTEST, Math.min(hi - lo, most));
    const middle = Math.max(first, Math.min((lo + hi) / 2, last));
    this.view = { lo: middle - span / 2, hi: middle + span / 2 };
    byId("card").hidden = true;
    this.draw();
  }

  // Zoom at a place; without one at what is chosen, if it is in view.
  zoom(times, x) {
    const { left, right } = this.scene;
    const place = x === undefined ? this.middle() : x;
    const share = Math.max(0, Math.min(1, (place - left) / (right - left)));
    const span = this.view.hi - this.view.lo;
    const held = this.view.lo + span * share;
    const wanted = Math.max(SHORTEST, span / times);
    this.show(held - wanted * share, held + wanted * (1 - share));
  }

  // Where the chosen event stands, if that is in view, else the middle.
  middle() {
    const { left, right, xOf } = this.scene;
    const { chosen } = this;
    if (chosen && (chosen.lo !== undefined || chosen.hi !== undefined)) {
      const [x0, x1] = reach(chosen, xOf, [left, right]);
      const place = (Math.max(x0, left) + Math.min(x1, right)) / 2;
      if (x1 >= left && x0 <= right) return place;
    }
    return (left + right) / 2;
  }

  move(pixels) {
    const days = pixels / this.scene.perDay;
    this.show(this.view.lo + days, this.view.hi + days);
  }

  fit() {
    this.show(...this.bounds);
  }

  // What is chosen

  choose(event, bring) {
    this.chosen = event;
    if (event && bring) this.bringIntoView(event);
    this.list.mark();
    this.showPanel(Boolean(event));
    byId("live").textContent = event
      ? `${event.date}, ${straight(event.title)}, ${event.grade ? `grade ${event.grade}` : "not graded"}, ${event.support}` : "";
    const address = event && event.ref ? `#${event.ref}` : location.pathname;
    try {
      history.replaceState(null, "", address);
    } catch (error) {
      // A page without an address of its own has no place to keep it.
    }
    this.draw();
  }

  bringIntoView(event) {
    if (event.lo === undefined && event.hi === undefined) return;
    const lo = event.lo === undefined ? event.hi : event.lo;
    const hi = event.hi === undefined || (event.open && event.open[1]) ? lo : event.hi;
    const middle = (lo + hi) / 2;
    if (middle < this.view.lo || middle > this.view.hi) {
      const half = (this.view.hi - this.view.lo) / 2;
      this.show(middle - half, middle + half);
    }
    const lane = this.lanes.findIndex((one) => one.events.includes(event));
    if (!this.scene || lane < 0) return;
    const head = AXIS + this.scene.strip;
    const [top, tall] = [this.scene.tops[lane] - head, this.scene.heights[lane]];
    const room = this.scroll.clientHeight - head;
    if (top < this.scroll.scrollTop || top + tall > this.scroll.scrollTop + room) {
      this.scroll.scrollTop = Math.max(0, top - (room - tall) / 2);
    }
  }

  showPanel(isOpen) {
    const panel = byId("detail");
    panel.replaceChildren(this.chosen
      ? eventPanel(this.chosen, this.data.sources, () => this.choose(null))
      : helpPanel(this, this.look()));
    panel.scrollTop = 0;
    panel.classList.toggle("open", Boolean(isOpen));
    byId("help").setAttribute("aria-expanded", String(!this.chosen && Boolean(isOpen)));
  }

  help() {
    const isShown = byId("detail").classList.contains("open") && !this.chosen;
    this.chosen = null;
    this.list.mark();
    this.showPanel(!isShown);
    this.draw();
  }

  step(by) {
    const events = this.listed;
    if (!events.length) return;
    const at = events.indexOf(this.chosen);
    const next = at < 0 ? (by > 0 ? 0 : events.length - 1) : at + by;
    this.choose(events[Math.max(0, Math.min(events.length - 1, next))], true);
  }

  stepLane(by) {
    if (!this.chosen) return this.step(1);
    const own = this.lanes.findIndex((lane) => lane.events.includes(this.chosen));
    for (let n = own + by; n >= 0 && n < this.lanes.length; n += by) {
      const events = this.lanes[n].events.filter((one) => this.listed.includes(one));
      const near = events.reduce((best, one) => (best === null
        || Math.abs(one.at - this.chosen.at) < Math.abs(best.at - this.chosen.at) ? one : best), null);
      if (near && near !== this.chosen) return this.choose(near, true);
    }
    return undefined;
  }

  arrange() {
    this.lanes = lanesOf(this.listed, byId("by").value);
    this.scroll.scrollTop = 0;
    this.draw();
  }

  // What is looked for

  find(text) {
    const words = folded(text).split(/\s+/).filter(Boolean);
    const { events } = this.data;
    this.listed = words.length
      ? events.filter((event) => words.every((word) => this.wordsOf(event).includes(word))) : events;
    this.arrange();
    this.list.show(this.listed);
    this.tellFound(words.length > 0);
    this.draw();
  }

  wordsOf(event) {
    if (!event.folded) {
      const claims = event.claims || [];
      event.folded = folded([event.ref, event.title, event.summary, event.date, event.words,
        event.kind, event.place, ...(event.actors || []).map((one) => one.name),
        ...claims.flatMap((one) => [one.statement, one.quote, one.translation,
          this.data.sources[one.source].publisher, this.data.sources[one.source].title]),
      ].filter(Boolean).join(" "));
    }
    return event.folded;
  }

  tellFound(isNarrowed) {
    const line = byId("found");
    const all = this.data.events.length;
    const undated = this.listed.filter((one) => one.lo === undefined && one.hi === undefined).length;
    line.replaceChildren(el("span", "", isNarrowed
      ? `${counted(this.listed.length, "event", "events")} of ${all.toLocaleString("en")}`
      : counted(all, "event", "events")));
    if (isNarrowed) {
      const clear = el("button", "", "Show all");
      clear.type = "button";
      clear.addEventListener("click", () => this.clear());
      line.append(clear);
      if (!this.listed.length) line.prepend(el("span", "", "No event has all of these words."));
    }
    if (!all) line.replaceChildren(el("span", "", "There are no events on this page."));
    if (undated) {
      const button = el("button", "", `${undated.toLocaleString("en")} without a date`);
      button.type = "button";
      button.addEventListener("click", () => this.showUndated());
      line.append(button);
    }
  }

  clear() {
    byId("search").value = "";
    this.find("");
    byId("search").focus();
  }

  // Light and dark, and paper

  turnTheme(wanted) {
    const root = document.documentElement;
    const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.theme || (isDark ? "dark" : "light");
    root.dataset.theme = wanted || now;
    if (!this.chosen && this.lanes && this.scene) this.showPanel(byId("detail").classList.contains("open"));
    this.draw();
  }

  toPaper() {
    const root = document.documentElement;
    const { theme } = root.dataset;
    root.dataset.theme = "light";
    const canvas = el("canvas");
    const options = Object.assign(this.options(), { scrolled: 0, paper: true, times: 2 });
    const { tops, total } = paint(this, canvas, 1000, 200, options);
    const whole = [...tops.slice(1), total].filter((end) => end <= 1150);
    paint(this, canvas, 1000, whole.length ? whole[whole.length - 1] : 1150, options);
    byId("paper").replaceChildren(paperOf(this, canvas.toDataURL("image/png")));
    root.dataset.theme = theme;
  }

  // Hands and keys

  connect() {
    byId("search").addEventListener("input", (event) => this.find(event.target.value));
    byId("by").addEventListener("change", () => {
      this.arrange();
    });
    byId("theme").addEventListener("click", () => {
      this.turnTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    });
    byId("print").addEventListener("click", () => window.print());
    byId("help").addEventListener("click", () => this.help());
    byId("in").addEventListener("click", () => this.zoom(1.6));
    byId("out").addEventListener("click", () => this.zoom(1 / 1.6));
    byId("fit").addEventListener("click", () => this.fit());
    window.addEventListener("beforeprint", () => this.toPaper());
    this.scroll.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.scroll);
    document.addEventListener("keydown", (event) => this.onKey(event));
    this.connectHands();
  }

  showUndated() {
    const first = this.listed.find((one) => one.lo === undefined && one.hi === undefined);
    if (first) this.choose(first, false);
  }

  connectHands() {
    const hands = new Hands(this);
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => hands.down(event));
    canvas.addEventListener("pointermove", (event) => hands.move(event));
    for (const name of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(name, (event) => hands.up(event));
    }
    canvas.addEventListener("pointerleave", () => hands.leave());
    canvas.addEventListener("wheel", (event) => hands.wheel(event), { passive: false });
    const overview = byId("overview");
    const slide = (event) => {
      if (!event.buttons) return;
      const share = event.offsetX / overview.clientWidth;
      const middle = this.bounds[0] + share * (this.bounds[1] - this.bounds[0]);
      const half = (this.view.hi - this.view.lo) / 2;
      this.show(middle - half, middle + half);
    };
    overview.addEventListener("pointerdown", (event) => {
      overview.setPointerCapture(event.pointerId);
      slide(event);
    });
    overview.addEventListener("pointermove", slide);
  }

  onKey(event) {
    const isTyping = event.target instanceof Element && event.target.matches("input, select");
    if (event.key === "Escape") {
      if (isTyping && event.target.value && event.target.id === "search") this.clear();
      else this.choose(null);
      if (isTyping) event.target.blur();
      return;
    }
    if (isTyping && event.target.id === "search" && /^(Enter|ArrowDown)$/.test(event.key)) {
      event.preventDefault();
      if (!this.listed.length) return;
      event.target.blur();
      this.choose(this.listed[0], true);
      return;
    }
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = this.scene ? (this.scene.right - this.scene.left) / 2 : 300;
    const keys = {
      ArrowRight: () => this.step(1), ArrowLeft: () => this.step(-1),
      ArrowDown: () => this.stepLane(1), ArrowUp: () => this.stepLane(-1),
      Home: () => this.choose(this.listed[0] || null, true),
      End: () => this.choose(this.listed[this.listed.length - 1] || null, true),
      PageDown: () => this.move(step), PageUp: () => this.move(-step),
      "+": () => this.zoom(1.6), "=": () => this.zoom(1.6), "-": () => this.zoom(1 / 1.6),
      0: () => this.fit(), "/": () => byId("search").focus(), "?": () => this.help(),
    };
    const isInPanel = event.target instanceof Node && byId("detail").contains(event.target);
    if (!keys[event.key] || (isInPanel && /^(Arrow|Page|Home|End)/.test(event.key))) return;
    event.preventDefault();
    keys[event.key]();
  }
}

new Page(JSON.parse(byId("data").textContent)).start();
