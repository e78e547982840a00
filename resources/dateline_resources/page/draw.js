// Drawing on a canvas: axis, eras, lanes and marks.

const SHAPES = { 1: "disc", 2: "diamond", 3: "square", 4: "triangle", 5: "down", 6: "ring", "": "ring" };

const colours = (root) => {
  const style = getComputedStyle(root);
  return (name) => style.getPropertyValue(`--${name}`).trim();
};

const fitted = (canvas, width, height, times) => {
  const ratio = times || window.devicePixelRatio || 1;
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  return pen;
};

const cut = (pen, text, room) => {
  if (pen.measureText(text).width <= room) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pen.measureText(`${text.slice(0, middle).trimEnd()}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return low ? `${text.slice(0, low).trimEnd()}…` : "";
};

const path = (pen, points) => {
  pen.beginPath();
  points.forEach(([x, y], n) => (n ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
};

const outlineOf = (pen, shape, x, y, half) => {
  const at = (pairs) => path(pen, pairs.map(([dx, dy]) => [x + dx * half, y + dy * half]));
  if (shape === "diamond") at([[0, -1.1], [1.1, 0], [0, 1.1], [-1.1, 0]]);
  else if (shape === "square") at([[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]]);
  else if (shape === "triangle") at([[0, -1], [1.05, 0.85], [-1.05, 0.85]]);
  else if (shape === "down") at([[0, 1], [1.05, -0.85], [-1.05, -0.85]]);
  else {
    pen.beginPath();
    pen.arc(x, y, half * (shape === "ring" ? 0.8 : 0.95), 0, 7);
  }
};

const drawGlyph = (pen, hue, grade, x, y, ground) => {
  const digit = digitOf(grade);
  const shape = SHAPES[digit];
  pen.lineWidth = 3;
  pen.strokeStyle = ground;
  outlineOf(pen, shape, x, y, MARK / 2);
  pen.stroke();
  pen.fillStyle = shape === "ring" ? ground : hue;
  pen.fill();
  if (shape === "ring") {
    pen.lineWidth = 2;
    pen.strokeStyle = hue;
    pen.stroke();
  }
};

// A colour that cannot be seen, but does not darken what fades into it.
const clear = (hue) => `${hue.slice(0, 7)}00`;

const faded = (pen, hue, x0, x1, soft, length) => {
  const paint = pen.createLinearGradient(x0, 0, x1, 0);
  const share = Math.min(0.5, length / Math.max(x1 - x0, 1));
  paint.addColorStop(0, soft[0] ? clear(hue) : hue);
  paint.addColorStop(share, hue);
  paint.addColorStop(1 - share, hue);
  paint.addColorStop(1, soft[1] ? clear(hue) : hue);
  return paint;
};

// The span of a date: lasted is solid, once within is dashed, some time in is mist.
const drawBar = (pen, event, hue, box) => {
  const { x0, x1, y, height } = box;
  const top = y - height / 2;
  const soft = event.shape === "some time" || event.shape === "point"
    ? [true, true] : event.soft || [false, false];
  const tint = { lasted: 0.3, once: 0.12, repeated: 0.1 }[event.shape] || 0.34;
  const ends = event.shape === "some time" ? Math.min(26, (x1 - x0) * 0.3) : 26;
  pen.save();
  pen.fillStyle = faded(pen, hue, x0, x1, soft, ends);
  pen.strokeStyle = pen.fillStyle;
  pen.globalAlpha = tint;
  pen.fillRect(x0, top, x1 - x0, height);
  pen.globalAlpha = 1;
  pen.lineWidth = 1.5;
  if (event.shape === "lasted" || event.shape === "once" || event.shape === "repeated") {
    pen.setLineDash({ lasted: [], once: [5, 3.5], repeated: [1.5, 4] }[event.shape]);
    for (const edge of [top + 0.75, top + height - 0.75]) {
      pen.beginPath();
      pen.moveTo(x0, edge);
      pen.lineTo(x1, edge);
      pen.stroke();
    }
    pen.setLineDash([]);
    pen.strokeStyle = hue;
    [x0 + 0.75, x1 - 0.75].forEach((x, side) => {
      if (soft[side] || (event.open && event.open[side])) return;
      pen.beginPath();
      pen.moveTo(x, top);
      pen.lineTo(x, top + height);
      pen.stroke();
    });
  }
  pen.fillStyle = hue;
  (event.open || []).forEach((isOpen, side) => {
    if (!isOpen) return;
    const [tip, back] = side ? [x1, x1 - 9] : [x0, x0 + 9];
    path(pen, [[back, top], [tip, y], [back, top + height]]);
    pen.fill();
  });
  pen.restore();
};

const drawMark = (pen, mark, look) => {
  const { event, y } = mark;
  const hue = look.hue(`c${digitOf(event.grade) || "6"}`);
  const wide = mark.x1 - mark.x0 > MARK + 5;
  if (wide) {
    drawBar(pen, event, hue, { x0: mark.x0, x1: mark.x1, y, height: 17 });
  } else if (event.shape !== "point" || (event.soft && event.soft[0])) {
    pen.save();
    pen.globalAlpha = 0.5;
    pen.fillStyle = faded(pen, hue, mark.at - 15, mark.at + 15, [true, true], 14);
    pen.fillRect(mark.at - 15, y - 4, 30, 8);
    pen.restore();
  }
  drawGlyph(pen, hue, event.grade, mark.at, y, look.hue("surface"));
  if (event.unsure) {
    pen.fillStyle = look.hue("text");
    pen.font = look.font("600", 10.5);
    pen.fillText("?", mark.at + 5, y - 6);
  }
  if (event.open_dispute) {
    pen.beginPath();
    pen.arc(mark.at - 6, y - 6, 3.6, 0, 7);
    pen.fillStyle = look.hue("surface");
    pen.fill();
    pen.beginPath();
    pen.arc(mark.at - 6, y - 6, 2.6, 0, 7);
    pen.fillStyle = look.hue("danger");
    pen.fill();
  }
};

const drawLabel = (pen, mark, look) => {
  const room = Math.min(mark.room, LABEL, look.right - mark.labelAt - 4);
  if (room < 34) return;
  pen.font = look.font("400", 13);
  pen.fillStyle = look.hue("text");
  pen.textAlign = "left";
  pen.fillText(cut(pen, straight(mark.event.title), room), mark.labelAt, mark.y + 0.5);
};

// What is chosen stands above all others, on a ground of its own.
const drawChosen = (pen, mark, look) => {
  pen.font = look.font("600", 13);
  const text = cut(pen, straight(mark.event.title), 320);
  const wide = pen.measureText(text).width;
  // A label that would end outside stands at the other side of its mark.
  const isLeft = mark.labelAt + wide + 8 > look.right && mark.at - wide - 20 > look.left;
  const begin = isLeft ? mark.at - wide - 12 : mark.labelAt;
  const left = Math.max(Math.min(mark.x0, mark.at - 8, begin - 4) - 3, look.left + 1);
  const right = Math.min(look.right - 1, Math.max(mark.x1, mark.at + 9, begin + wide + 4) + 3);
  pen.beginPath();
  pen.roundRect(left, mark.y - 11.5, right - left, 23, 6);
  pen.fillStyle = look.hue("surface");
  pen.fill();
  pen.save();
  pen.clip();
  drawMark(pen, mark, look);
  pen.fillStyle = look.hue("text");
  pen.font = look.font("600", 13);
  pen.textAlign = "left";
  pen.fillText(text, begin, mark.y + 0.5);
  pen.restore();
  pen.lineWidth = 2;
  pen.strokeStyle = look.hue("accent");
  pen.beginPath();
  pen.roundRect(left, mark.y - 11.5, right - left, 23, 6);
  pen.stroke();
};

const drawColumns = (pen, lane, look) => {
  const { exact, fog } = lane.columns;
  let most = 1;
  for (let n = 0; n < exact.length; n += 1) most = Math.max(most, exact[n] + fog[n]);
  const tall = lane.height - 24;
  const bottom = lane.top + lane.height - 5;
  const high = (count) => (count > 0 ? 2 + (tall - 2) * Math.sqrt(count / most) : 0);
  for (let n = 0; n < exact.length; n += 1) {
    const x = look.left + n * look.column;
    const [solid, all] = [high(exact[n]), high(exact[n] + fog[n])];
    pen.fillStyle = look.hue("fog");
    pen.fillRect(x, bottom - all, look.column - 1, all - solid);
    pen.fillStyle = look.hue("accent");
    pen.fillRect(x, bottom - solid, look.column - 1, solid);
  }
};

const drawEras = (pen, eras, look) => {
  for (const era of eras) {
    const [x0, x1] = [Math.max(era.x0, look.left - 1), Math.min(era.x1, look.right + 1)];
    if (x1 <= x0) continue;
    const ends = [era.soft[0] && era.x0 >= look.left - 1, era.soft[1] && era.x1 <= look.right + 1];
    pen.fillStyle = faded(pen, look.hue(era.kind), x0, x1, ends, 30);
    pen.fillRect(x0, look.axis, x1 - x0, look.height - look.axis);
  }
  pen.font = look.font("600", 12);
  pen.textAlign = "left";
  pen.fillStyle = look.hue("muted");
  for (const one of look.eraLabels) {
    pen.fillText(one.text, one.x, look.axis + 11 + one.row * 17);
  }
};

const drawAbove = (pen, view, look, [step, nameOf], xOf) => {
  pen.font = look.font("600", 13);
  pen.fillStyle = look.hue("text");
  const days = ticks(view.lo, view.hi, step);
  days.forEach((day, n) => {
    const x = Math.round(xOf(day)) + 0.5;
    if (x >= look.left) {
      pen.beginPath();
      pen.moveTo(x, 4);
      pen.lineTo(x, 22);
      pen.stroke();
    }
    const name = nameOf(day, step);
    const end = n + 1 < days.length ? xOf(days[n + 1]) : look.right;
    const start = Math.max(x, look.left) + 5;
    if (end - start >= pen.measureText(name).width + 4 || days.length === 1) {
      pen.fillText(name, start, 13);
    }
  });
};

const drawAxis = (pen, view, look) => {
  const xOf = (day) => look.left + (day - view.lo) * look.perDay;
  const step = stepFor(look.perDay, look.right - look.left < 520 ? 46 : 58);
  const above = aboveOf(step);
  pen.fillStyle = look.hue("surface");
  pen.fillRect(0, 0, look.width, look.axis);
  pen.save();
  pen.beginPath();
  pen.rect(look.left, 0, look.right - look.left, look.height);
  pen.clip();
  pen.strokeStyle = look.hue("line");
  pen.lineWidth = 1;
  pen.font = look.font("400", 12.5);
  pen.fillStyle = look.hue("muted");
  pen.textAlign = "left";
  for (const day of ticks(view.lo, view.hi, step)) {
    const x = Math.round(xOf(day)) + 0.5;
    pen.beginPath();
    pen.moveTo(x, above ? 22 : 10);
    pen.lineTo(x, look.axis);
    pen.stroke();
    pen.fillText(tickName(day, step), x + 5, above ? 33 : 27);
  }
  if (above) drawAbove(pen, view, look, above, xOf);
  pen.restore();
  pen.beginPath();
  pen.moveTo(0, look.axis + 0.5);
  pen.lineTo(look.width, look.axis + 0.5);
  pen.stroke();
};

const drawGrid = (pen, view, look) => {
  const step = stepFor(look.perDay, look.right - look.left < 520 ? 46 : 58);
  pen.strokeStyle = look.hue("grid");
  pen.lineWidth = 1;
  for (const day of ticks(view.lo, view.hi, step)) {
    const x = Math.round(look.left + (day - view.lo) * look.perDay) + 0.5;
    if (x < look.left) continue;
    pen.beginPath();
    pen.moveTo(x, look.axis);
    pen.lineTo(x, look.height);
    pen.stroke();
  }
};
