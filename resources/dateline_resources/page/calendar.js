// Days since 1970 and the calendar: where ticks stand and what they are called.

const DAY = 86400000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July",
  "August", "September", "October", "November", "December"];

const dateOf = (day) => new Date(day * DAY);

const dayOf = (year, month, day) => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() / DAY;
};

const yearName = (year) => (year > 0 ? String(year) : `${1 - year} BC`);

// Steps from the finest: [unit, how many, days of one step].
const STEPS = [
  ["minute", 1, 1 / 1440], ["minute", 5, 5 / 1440], ["minute", 15, 15 / 1440],
  ["hour", 1, 1 / 24], ["hour", 3, 3 / 24], ["hour", 6, 6 / 24], ["hour", 12, 0.5],
  ["day", 1, 1], ["day", 7, 7], ["month", 1, 30.4], ["month", 3, 91.3],
  ["year", 1, 365.25], ["year", 2, 730.5], ["year", 5, 1826], ["year", 10, 3652],
  ["year", 20, 7305], ["year", 50, 18262], ["year", 100, 36524], ["year", 200, 73048],
  ["year", 500, 182621], ["year", 1000, 365242],
];

const stepFor = (perDay, room) =>
  STEPS.find((step) => step[2] * perDay >= room) || STEPS[STEPS.length - 1];

// The beginning of the step that holds a day, and of the one after it.
const floorTo = (day, [unit, many]) => {
  const date = dateOf(day);
  const year = date.getUTCFullYear();
  if (unit === "year") return dayOf(Math.floor(year / many) * many, 0, 1);
  if (unit === "month") return dayOf(year, Math.floor(date.getUTCMonth() / many) * many, 1);
  if (unit === "day" && many === 7) {
    const first = dayOf(year, date.getUTCMonth(), 1);
    return first + Math.min(Math.floor((Math.floor(day) - first) / 7), 3) * 7;
  }
  const size = many / { day: 1, hour: 24, minute: 1440 }[unit];
  return Math.floor(day / size + 1e-9) * size;
};

const after = (day, step) => {
  const [unit, many, days] = step;
  const date = dateOf(day);
  if (unit === "year") return dayOf(date.getUTCFullYear() + many, 0, 1);
  if (unit === "month") return dayOf(date.getUTCFullYear(), date.getUTCMonth() + many, 1);
  if (unit === "day" && many === 7) {
    return date.getUTCDate() >= 22
      ? dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) : day + 7;
  }
  return day + days;
};

const ticks = (lo, hi, step) => {
  const found = [];
  for (let day = floorTo(lo, step); day <= hi && found.length < 400; day = after(day, step)) {
    found.push(day);
  }
  return found;
};

const two = (number) => String(number).padStart(2, "0");

const tickName = (day, [unit, many]) => {
  const date = dateOf(day + 1e-7);
  if (unit === "year") return yearName(date.getUTCFullYear());
  if (unit === "month") {
    return many === 3 ? `Q${Math.floor(date.getUTCMonth() / 3) + 1}`
      : MONTHS[date.getUTCMonth()].slice(0, 3);
  }
  if (unit === "day") return String(date.getUTCDate());
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
};

const dayName = (day) => {
  const date = dateOf(day + 1e-7);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${yearName(date.getUTCFullYear())}`;
};

// What stands above the ticks and says where they are: [step, name].
const aboveOf = ([unit]) => {
  if (unit === "month") return [["year", 1, 365.25], tickName];
  if (unit === "day") {
    return [["month", 1, 30.4], (day) => {
      const date = dateOf(day);
      return `${MONTHS[date.getUTCMonth()]} ${yearName(date.getUTCFullYear())}`;
    }];
  }
  if (unit === "hour" || unit === "minute") return [["day", 1, 1], dayName];
  return null;
};

const spanName = (lo, hi) => {
  const first = dayName(lo);
  const last = dayName(Math.max(lo, hi - 1e-6));
  return first === last ? first : `${first} – ${last}`;
};
