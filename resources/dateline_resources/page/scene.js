// One picture of the timeline: where everything stands, and then how it looks.

const AXIS = 44;
const GUTTER = 140;
const COLUMN = 8;
const FOOT = 13; // below the rows, for how many marks found no room

const eraSpans = (eras, xOf) => eras.map((era) => {
  const [x0, x1] = reach(era, xOf, [-1e6, 1e6]);
  return Object.assign({}, era, { x0, x1, soft: era.soft || [false, false] });
});

// The names of the eras in rows, each within its era and beside those before it.
const eraLabels = (pen, eras, left, right) => {
  const ends = [];
  const labels = [];
  const inView = eras.map((era) => [era, Math.max(era.x0, left), Math.min(era.x1, right)])
    .filter(([, x0, x1]) => x1 - x0 >= 44).sort((a, b) => a[1] - b[1]);
  for (const [era, x0, x1] of inView) {
    const isOut = era.x1 - era.x0 <= TAIL + 1 && era.hi === undefined;
    const room = isOut ? Math.min(180, right - x0) : x1 - x0;
    const text = cut(pen, straight(era.title), room - 12);
    let row = ends.findIndex((end) => end <= x0 + 2);
    if (row < 0) row = ends.length;
    if (row > 3 || !text) continue;
    ends[row] = x0 + 6 + pen.measureText(text).width + 8;
    labels.push({ text, x: x0 + 6, row });
  }
  return { labels, rows: ends.length };
};

// How many rows of marks a lane has: more where there is more, and the same at any zoom.
const rowsOfLane = (lane) => {
  const count = lane.events.length;
  return count <= 1 ? 1 : Math.max(2, Math.min(6, Math.ceil(count / 5)));
};

const arranged = (state, pen, width, height, font) => {
  const isNarrow = width < 560;
  const left = isNarrow ? 0 : GUTTER;
  const view = state.view;
  const perDay = (width - left) / (view.hi - view.lo);
  const xOf = (day) => left + (day - view.lo) * perDay;
  const eras = eraSpans(state.data.eras, xOf);
  pen.font = font("600", 12);
  const names = eraLabels(pen, eras, left, width);
  const strip = state.data.eras.length ? Math.max(names.rows, 1) * 17 + 5 : 0;
  const inset = isNarrow ? 21 : 7;
  const heights = state.lanes.map((lane) => Math.max(isNarrow ? 0 : 60, rowsOfLane(lane) * ROW + inset + FOOT));
  const needed = heights.reduce((sum, one) => sum + one, 0);
  const spare = Math.max(0, height - AXIS - strip - needed);
  const more = Math.min(60, Math.floor(spare / Math.max(heights.length, 1)));
  const tops = [];
  let total = AXIS + strip;
  for (let n = 0; n < heights.length; n += 1) {
    heights[n] += more;
    tops.push(total);
    total += heights[n];
  }
  return { left, right: width, width, height, perDay, xOf, eras, eraLabels: names.labels, strip,
    inset, isNarrow, tops, heights, total, font };
};

const placedMarks = (state, lane, scene, pen) => {
  const { xOf, left, right } = scene;
  const marks = [];
  for (const event of lane.events) {
    if (event.lo === undefined && event.hi === undefined) continue;
    let [x0, x1] = reach(event, xOf, state.bounds.map(xOf));
    if (x1 < left - 20 || x0 > right + 20) continue;
    const span = [x0 - left, x1 - left];
    const isWide = x1 - x0 > MARK + 5;
    const middle = (x0 + x1) / 2;
    const at = isWide ? Math.max(x0 + 10, Math.min(left + 14, x1 - 8)) : middle;
    if (!isWide) [x0, x1] = [middle - MARK / 2, middle + MARK / 2];
    marks.push({ event, x0, x1, at, span, labelAt: at + 11 });
  }
  marks.sort((a, b) => a.x0 - b.x0);
  return marks;
};

const fill = (state, scene, pen, scrolled) => {
  pen.font = scene.font("400", 13);
  const widthOf = (mark) => Math.min(LABEL, mark.event.wide || (mark.event.wide = pen.measureText(straight(mark.event.title)).width + 4));
  scene.hits = [];
  scene.lanes = state.lanes.map((lane, n) => {
    const [top, tall] = [scene.tops[n] - scrolled, scene.heights[n]];
    const one = { name: lane.name, count: lane.events.length, top, height: tall, rest: lane.rest };
    if (top > scene.height || top + tall < AXIS) return one;
    const marks = placedMarks(state, lane, scene, pen);
    one.shown = marks.length;
    const { inset } = scene;
    const rows = Math.max(1, Math.floor((tall - inset - FOOT + 2) / ROW));
    const { placed, over } = packed(marks, rows, widthOf);
    const isFull = over.length > Math.max(12, marks.length * 0.3);
    // What is chosen is always to be seen, if need be above others.
    const hidden = (isFull ? marks : over).find((mark) => mark.event === scene.chosen);
    if (isFull) {
      one.columns = columns(marks.map((mark) => mark.span), scene.right - scene.left, COLUMN);
      one.marks = marks;
    }
    const shown = isFull ? [] : placed;
    if (hidden) shown.push(Object.assign(hidden, { row: isFull ? 0 : rows - 1, room: 200 }));
    for (const mark of shown) {
      mark.y = top + inset - 1 + mark.row * ROW + ROW / 2;
      scene.hits.push(mark);
    }
    one.placed = shown;
    one.over = isFull ? [] : over.filter((mark) => mark !== hidden);
    return one;
  });
};

const wrapped = (pen, text, room, most) => {
  const lines = [];
  let rest = text.split(" ");
  while (rest.length && lines.length < most) {
    let count = 1;
    while (count < rest.length && pen.measureText(rest.slice(0, count + 1).join(" ")).width <= room) count += 1;
    const isLast = lines.length === most - 1;
    lines.push(cut(pen, rest.slice(0, isLast ? rest.length : count).join(" "), room));
    rest = rest.slice(isLast ? rest.length : count);
  }
  return lines;
};

const drawLaneName = (pen, lane, scene) => {
  pen.textAlign = "left";
  const name = straight(lane.name);
  if (scene.isNarrow) {
    pen.font = scene.font("600", 12);
    const text = cut(pen, name, scene.width - 70);
    pen.fillStyle = scene.hue("surface");
    pen.globalAlpha = 0.8;
    pen.fillRect(0, lane.top + 2, pen.measureText(text).width + 16, 16);
    pen.globalAlpha = 1;
    pen.fillStyle = scene.hue(lane.rest ? "muted" : "text");
    pen.fillText(text, 8, lane.top + 11);
    return;
  }
  pen.fillStyle = scene.hue("stripe");
  pen.fillRect(0, lane.top + 1, scene.left - 1, lane.height - 1);
  pen.strokeStyle = scene.hue("line");
  pen.beginPath();
  pen.moveTo(scene.left - 0.5, lane.top);
  pen.lineTo(scene.left - 0.5, lane.top + lane.height);
  pen.stroke();
  pen.font = scene.font("600", 13);
  pen.fillStyle = scene.hue(lane.rest ? "muted" : "text");
  wrapped(pen, name, scene.left - 22, 2).forEach((line, n) => {
    pen.fillText(line, 12, lane.top + 15 + n * 16);
    lane.below = lane.top + 15 + (n + 1) * 16;
  });
  pen.font = scene.font("400", 12);
  pen.fillStyle = scene.hue("muted");
  pen.fillText(lane.shown === undefined || lane.shown === lane.count
    ? counted(lane.count, "event", "events") : `${lane.shown.toLocaleString("en")} of ${lane.count.toLocaleString("en")}`, 12, lane.below);
};

const drawOver = (pen, lane, scene) => {
  const buckets = new Map();
  for (const mark of lane.over || []) {
    const place = Math.round(mark.at / 44);
    buckets.set(place, [...(buckets.get(place) || []), mark]);
  }
  pen.font = scene.font("600", 11);
  pen.textAlign = "center";
  for (const [place, marks] of buckets) {
    const text = `+${marks.length}`;
    const wide = pen.measureText(text).width + 10;
    const [x, y] = [Math.max(scene.left + wide / 2 + 2, place * 44), lane.top + lane.height - 9];
    pen.fillStyle = scene.hue("muted");
    pen.beginPath();
    pen.roundRect(x - wide / 2, y - 7, wide, 14, 7);
    pen.fill();
    pen.fillStyle = scene.hue("surface");
    pen.fillText(text, x, y + 0.5);
    scene.hits.push({ cluster: marks, x0: x - wide / 2, x1: x + wide / 2, at: x, y });
  }
  pen.textAlign = "left";
};

const drawLanes = (pen, scene) => {
  pen.save();
  pen.beginPath();
  pen.rect(0, AXIS + scene.strip, scene.width, scene.height - AXIS - scene.strip);
  pen.clip();
  for (const lane of scene.lanes) {
    if (lane.top > scene.height || lane.top + lane.height < AXIS) continue;
    pen.strokeStyle = scene.hue("line");
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(0, Math.round(lane.top) + 0.5);
    pen.lineTo(scene.width, Math.round(lane.top) + 0.5);
    pen.stroke();
    pen.save();
    pen.beginPath();
    pen.rect(scene.left, lane.top, scene.width - scene.left, lane.height);
    pen.clip();
    if (lane.columns) drawColumns(pen, lane, scene);
    const others = (lane.placed || []).filter((mark) => mark.event !== scene.chosen);
    for (const mark of others) drawMark(pen, mark, scene);
    for (const mark of others) drawLabel(pen, mark, scene);
    drawOver(pen, lane, scene);
    const chosen = (lane.placed || []).find((mark) => mark.event === scene.chosen);
    if (chosen) drawChosen(pen, chosen, scene);
    pen.restore();
    drawLaneName(pen, lane, scene);
  }
  pen.restore();
};

const paint = (state, canvas, width, height, options) => {
  const times = options.times;
  const pen = fitted(canvas, width, height, times);
  const font = (weight, size) => `${weight} ${size}px ${options.family}`;
  const scene = arranged(state, pen, width, height, font);
  scene.hue = options.hue;
  scene.chosen = options.paper ? null : state.chosen;
  scene.axis = AXIS;
  scene.column = COLUMN;
  fill(state, scene, pen, options.scrolled || 0);
  pen.textBaseline = "middle";
  pen.fillStyle = scene.hue("surface");
  pen.fillRect(0, 0, width, height);
  pen.save();
  pen.beginPath();
  pen.rect(scene.left, 0, width - scene.left, height);
  pen.clip();
  drawEras(pen, scene.eras, scene);
  drawGrid(pen, state.view, scene);
  pen.restore();
  drawLanes(pen, scene);
  drawAxis(pen, state.view, scene);
  return scene;
};

// How many marks found no room, where that is.
// The whole period with the part in view framed.
const paintOverview = (state, canvas, hue) => {
  const [width, height] = [canvas.clientWidth, 44];
  const pen = fitted(canvas, width, height);
  const [lo, hi] = state.bounds;
  const xOf = (day) => ((day - lo) / (hi - lo)) * width;
  const spans = state.listed.filter((event) => event.lo !== undefined || event.hi !== undefined)
    .map((event) => reach(event, xOf, [0, width]));
  const { exact, fog } = columns(spans, width, 4);
  let most = 1;
  for (let n = 0; n < exact.length; n += 1) most = Math.max(most, exact[n] + fog[n]);
  pen.fillStyle = hue("stripe");
  pen.fillRect(0, 0, width, height);
  for (let n = 0; n < exact.length; n += 1) {
    const high = 32 * Math.sqrt((exact[n] + fog[n]) / most);
    pen.fillStyle = hue("muted");
    pen.fillRect(n * 4, height - 4 - high, 3, high);
  }
  const [x0, x1] = [xOf(state.view.lo), xOf(state.view.hi)];
  pen.fillStyle = hue("window");
  pen.globalAlpha = 0.72;
  pen.fillRect(0, 0, x0, height);
  pen.fillRect(x1, 0, width - x1, height);
  pen.globalAlpha = 1;
  pen.strokeStyle = hue("accent");
  pen.lineWidth = 2;
  pen.strokeRect(Math.max(x0, 0) + 1, 1, Math.max(6, Math.min(x1, width) - Math.max(x0, 0) - 2), height - 2);
};
