// Pointers and wheel over the timeline: drag, pinch, hover and click.

class Hands {
  constructor(page) {
    this.page = page;
    this.pointers = new Map();
    this.moved = 0;
  }

  down(event) {
    this.page.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    if (this.pointers.size === 1) this.moved = 0;
    this.page.canvas.classList.add("held");
  }

  move(event) {
    const was = this.pointers.get(event.pointerId);
    const now = [event.offsetX, event.offsetY];
    if (!was) return this.hover(now);
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId);
    this.pointers.set(event.pointerId, now);
    if (others.length) {
      const other = others[0][1];
      const [before, after] = [Math.abs(was[0] - other[0]), Math.abs(now[0] - other[0])];
      if (before > 8 && after > 8) this.page.zoom(after / before, (now[0] + other[0]) / 2);
      this.moved = 99;
      return undefined;
    }
    this.moved += Math.abs(now[0] - was[0]) + Math.abs(now[1] - was[1]);
    if (this.moved > 4) {
      this.page.move(was[0] - now[0]);
      if (event.pointerType === "mouse") this.page.scroll.scrollTop += was[1] - now[1];
    }
    return undefined;
  }

  up(event) {
    const was = this.pointers.get(event.pointerId);
    this.pointers.delete(event.pointerId);
    if (!this.pointers.size) this.page.canvas.classList.remove("held");
    if (was && event.type === "pointerup" && this.moved <= 4) this.click(was);
  }

  leave() {
    byId("card").hidden = true;
  }

  wheel(event) {
    event.preventDefault();
    const { page } = this;
    const lines = event.deltaMode === 1 ? 24 : 1;
    if (event.ctrlKey || event.metaKey) {
      page.zoom(Math.exp(-event.deltaY * lines * 0.0025), event.offsetX);
    } else if (event.shiftKey) {
      page.scroll.scrollTop += (event.deltaY || event.deltaX) * lines;
    } else {
      page.move((Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY) * lines);
    }
  }

  // The mark at a place: glyph first, then bar, then label.
  hit([x, y]) {
    let best = null;
    let nearest = Infinity;
    for (const mark of this.page.scene ? this.page.scene.hits : []) {
      if (Math.abs(mark.y - y) > 12) continue;
      const label = mark.cluster ? 0 : Math.min(Math.max(mark.room, 0), LABEL, mark.event.wide || 0) + 11;
      if (x < mark.x0 - 5 || x > Math.max(mark.x1, mark.at + label) + 3) continue;
      const distance = Math.abs(mark.at - x);
      if (distance < nearest) [best, nearest] = [mark, distance];
    }
    return best;
  }

  crowd([x, y]) {
    const { scene, view } = this.page;
    const lane = scene && scene.lanes.find((one) => one.columns && y >= one.top && y < one.top + one.height);
    if (!lane || x < scene.left) return null;
    const start = scene.left + Math.floor((x - scene.left) / COLUMN) * COLUMN;
    const inside = lane.marks.filter((mark) => mark.x1 > start && mark.x0 < start + COLUMN);
    const lo = view.lo + (start - scene.left) / scene.perDay;
    return inside.length ? { inside, lo, hi: lo + COLUMN / scene.perDay } : null;
  }

  hover(place) {
    const mark = this.hit(place);
    const crowd = mark ? null : this.crowd(place);
    this.page.canvas.classList.toggle("over", Boolean(mark || crowd));
    const card = byId("card");
    card.hidden = !(mark || crowd);
    if (card.hidden) return;
    const lines = mark && !mark.cluster
      ? [mark.event.title, mark.event.date, `${mark.event.grade || "Not graded"} · ${mark.event.support}`]
      : crowd ? [counted(crowd.inside.length, "event", "events"), spanName(crowd.lo, crowd.hi)]
        : [`${counted(mark.cluster.length, "more event", "more events")} here`, "Click to zoom in"];
    const [title, ...rest] = lines;
    card.replaceChildren(said("b", "", title), ...rest.map((line) => el("span", "", line)));
    const box = this.page.scroll.getBoundingClientRect();
    const left = Math.min(place[0] + 14, box.width - card.offsetWidth - 8);
    const below = place[1] + 18;
    const top = below + card.offsetHeight > box.height ? place[1] - card.offsetHeight - 12 : below;
    card.style.left = `${Math.max(4, left)}px`;
    card.style.top = `${Math.max(4, top)}px`;
  }

  click(place) {
    const mark = this.hit(place);
    const crowd = mark ? null : this.crowd(place);
    const { page } = this;
    if (mark && !mark.cluster) page.choose(mark.event, false);
    else if (mark || crowd) page.zoom(4, place[0]);
    else page.choose(null);
  }
}
