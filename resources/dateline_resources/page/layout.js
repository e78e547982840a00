// What stands where: lanes, and the rows of a lane in which marks do not overlap.

const MARK = 11;
const ROW = 25;
const LABEL = 240;
const MOST_LANES = 60;

const TAIL = 60;

// From where to where a date is drawn: to the end of the picture where it is open, and
// a little way where an end is not known.
const reach = (one, xOf, edges) => {
  const open = one.open || [false, false];
  let x0 = one.lo === undefined ? edges[0] : xOf(one.lo);
  let x1 = one.hi === undefined ? edges[1] : xOf(one.hi);
  if (one.lo === undefined && !open[0]) x0 = x1 - TAIL;
  if (one.hi === undefined && !open[1]) x1 = x0 + TAIL;
  return [x0, x1];
};

const laneNames = (event, by) => {
  if (by === "actor") return [...new Set((event.actors || []).map((one) => one.name))];
  if (by === "kind") return event.kind ? [event.kind] : [];
  if (by === "place") return event.town ? [event.town] : [];
  return ["All events"];
};

const REST = { actor: "No actor", kind: "No kind", place: "No place", none: "All events" };

const lanesOf = (events, by) => {
  const lanes = new Map();
  const rest = { name: REST[by], events: [], rest: true };
  for (const event of events) {
    const names = laneNames(event, by);
    for (const name of names) {
      if (!lanes.has(name)) lanes.set(name, { name, events: [] });
      lanes.get(name).events.push(event);
    }
    if (!names.length) rest.events.push(event);
  }
  const sorted = [...lanes.values()].sort(
    (a, b) => b.events.length - a.events.length || (a.name < b.name ? -1 : 1));
  const shown = sorted.slice(0, MOST_LANES);
  const others = sorted.slice(MOST_LANES);
  if (others.length) {
    const all = [...new Set(others.flatMap((lane) => lane.events))];
    all.sort((a, b) => a.at - b.at);
    shown.push({ name: `${others.length} others`, events: all, rest: true });
  }
  if (rest.events.length) shown.push(rest);
  return shown;
};

// Put marks into rows: first where the labels before them stay whole, then where the
// bodies do; what finds no row is left over. `room` is what a label has.
const packed = (marks, rows, widthOf) => {
  const bodies = new Array(rows).fill(-Infinity);
  const labels = new Array(rows).fill(-Infinity);
  const placed = [];
  const over = [];
  for (const mark of marks) {
    const isFree = (ends) => ends.findIndex((end) => end <= mark.x0 - 3);
    const row = isFree(labels) < 0 ? isFree(bodies) : isFree(labels);
    if (row < 0) {
      over.push(mark);
      continue;
    }
    mark.row = row;
    bodies[row] = Math.max(mark.x1, mark.x0 + MARK);
    labels[row] = Math.max(bodies[row], mark.labelAt + widthOf(mark) + 8);
    placed.push(mark);
  }
  const next = new Array(rows).fill(Infinity);
  for (let n = placed.length - 1; n >= 0; n -= 1) {
    const mark = placed[n];
    mark.room = next[mark.row] - mark.labelAt - 8;
    next[mark.row] = mark.x0;
  }
  return { placed, over };
};

// Columns of a lane too full for marks: what is exact, and what is spread as fog.
const columns = (spans, width, size) => {
  const count = Math.ceil(width / size) + 1;
  const exact = new Float32Array(count);
  const fog = new Float32Array(count);
  for (const [x0, x1] of spans) {
    const first = Math.max(0, Math.floor(x0 / size));
    const last = Math.min(count - 1, Math.floor(Math.max(x0, x1 - 1e-6) / size));
    if (x1 - x0 <= size) {
      exact[Math.max(0, Math.min(Math.floor((x0 + x1) / 2 / size), count - 1))] += 1;
    } else {
      const share = size / (x1 - x0);
      for (let n = first; n <= last; n += 1) fog[n] += share;
    }
  }
  return { exact, fog };
};
