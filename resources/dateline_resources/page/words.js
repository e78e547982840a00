// Words and elements. Whatever the case says goes through textContent alone.

// Text without what would turn letters round, or what no letter stands for.
const neat = (text) => text.replace(/[\u202d\u202e]/g, "").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ");

const el = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== "") made.textContent = neat(text);
  return made;
};

const said = (tag, className, text) => {
  const made = el(tag, className, text);
  made.dir = "auto";
  return made;
};

const byId = (id) => document.getElementById(id);

// Marks that turn the writing round would otherwise reach past the text they are in.
const straight = (text) => neat(text).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

// Accents, and the vowel signs of Hebrew and Arabic.
const MARKS = /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]/g;

const folded = (text) =>
  text.normalize("NFKD").replace(MARKS, "").replace(/[\u064a\u06cc\u0649]/g, "\u06cc")
    .replace(/[\u0643\u06a9]/g, "\u06a9").toLowerCase();

const counted = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const digitOf = (grade) => {
  const digit = (grade || "").slice(-1);
  return digit >= "1" && digit <= "6" ? digit : "";
};

// A letter alone is no grade: the digit is given without a look at it.
const gradeChip = (given) => {
  const grade = digitOf(given) ? given : "";
  const chip = el("span", `grade g${digitOf(grade)}`, grade || "–");
  chip.title = grade ? `Grade ${grade}` : "Not graded";
  return chip;
};
