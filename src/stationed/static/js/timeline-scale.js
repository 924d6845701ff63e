// Timeline scale: days to pixels and back, ticks, and the outline of a figure over time.
//
// Pure: no DOM, no Leaflet, no clock.

/** @param {[number, number]} domain days @param {[number, number]} range pixels */
function linearScale(domain, range) {
  const days = Math.max(domain[1] - domain[0], 1);
  const width = range[1] - range[0];
  return {
    at: (/** @type {number} */ day) => range[0] + ((Math.max(domain[0], Math.min(domain[1], day)) - domain[0]) / days) * width,
    day: (/** @type {number} */ x) => Math.round(domain[0] + ((Math.max(range[0], Math.min(range[1], x)) - range[0]) / width) * days),
    perPixel: days / width,
  };
}

const YEAR_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

/** Ticks of a time axis: years, or months when the axis is short; each with its day and what it stands for. @param {[number, number]} domain @param {number} most @returns {{day: number, year: number, month: number}[]} */
function timeTicks(domain, most) {
  const from = civil(domain[0]);
  const to = civil(domain[1]);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const ticks = [];
  if (months / 3 <= most) {
    const step = [1, 2, 3].find((size) => months / size <= most) || 3;
    for (let count = from.year * 12 + from.month - 1; count <= to.year * 12 + to.month - 1; count += step) {
      const year = Math.floor(count / 12);
      ticks.push({ day: dayNumber(year, count - year * 12 + 1, 1), year, month: count - year * 12 + 1 });
    }
  } else {
    const years = to.year - from.year;
    const step = YEAR_STEPS.find((size) => years / size <= most) || Math.ceil(years / most / 1000) * 1000;
    for (let year = Math.ceil(from.year / step) * step; year <= to.year; year += step) ticks.push({ day: dayNumber(year, 1, 1), year, month: 0 });
  }
  return ticks.filter((tick) => tick.day >= domain[0] && tick.day <= domain[1]);
}

/** A line from left to right with no more points than can be seen: of all within half a pixel the first, the lowest, the highest and the last. */
class ThinLine {
  constructor() {
    /** @type {number[]} x and y in turn */
    this.points = [];
    /** The points of this half pixel that may stay, in the order in which they came. */
    this.first = { x: NaN, y: NaN, at: 0 };
    this.least = this.first;
    this.most = this.first;
    this.last = this.first;
    this.met = 0;
  }

  /** @param {number} x not before the point before @param {number} y */
  add(x, y) {
    if (!(x < this.first.x + 0.5)) {
      this.end();
      this.first = { x, y, at: this.met };
      [this.least, this.most, this.last] = [this.first, this.first, this.first];
    } else {
      if (y < this.least.y) this.least = { x, y, at: this.met };
      if (y > this.most.y) this.most = { x, y, at: this.met };
      this.last = { x, y, at: this.met };
    }
    this.met += 1;
  }

  /** Takes what is left of the last half pixel. @returns {number[]} x and y in turn */
  end() {
    if (this.met) {
      const between = this.least.at < this.most.at ? [this.least, this.most] : [this.most, this.least];
      let before = -1;
      for (const { x, y, at } of [this.first, ...between, this.last]) {
        if (at > before) this.points.push(x, y);
        before = Math.max(before, at);
      }
    }
    return this.points;
  }
}

/** A stretch of a figure over time as a step line: the value holds from its day until the next. @param {ArrayLike<number>} days @param {ArrayLike<number>} values @param {{from: number, to: number, last: number}} run places, and the last day @param {(day: number) => number} x @param {(value: number) => number} y @returns {number[]} x and y in turn */
function stepLine(days, values, { from, to, last }, x, y) {
  const line = new ThinLine();
  let height = NaN;
  for (let i = from; i < to && days[i] <= last; i += 1) {
    const at = x(days[i]);
    if (i > from) line.add(at, height);
    height = y(values[i]);
    line.add(at, height);
  }
  if (line.met) line.add(x(last), height);
  return line.end();
}

/** @param {number[]} points x and y in turn @param {string} [sign] of the first point @returns {string} */
function pathOf(points, sign = 'M') {
  let path = '';
  for (let i = 0; i < points.length; i += 2) path += `${i ? 'L' : sign}${tenth(points[i])} ${tenth(points[i + 1])}`;
  return path;
}

/** The same path from its end to its start, as the continuation of another. @param {number[]} points x and y in turn @returns {string} */
function pathBack(points) {
  let path = '';
  for (let i = points.length - 2; i >= 0; i -= 2) path += `L${tenth(points[i])} ${tenth(points[i + 1])}`;
  return path;
}

/** @param {number} value @returns {number} */
function tenth(value) {
  return Math.round(value * 10) / 10;
}

/** The place of the last day that is not after a given one, or -1. @param {ArrayLike<number>} days sorted @param {number} day @returns {number} */
function lastBefore(days, day) {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The nearest of some days to a day, when it is near enough. @param {number[]} days sorted @param {number} day @param {number} reach @returns {number} */
function snap(days, day, reach) {
  const at = lastBefore(days, day);
  const near = [days[at], days[at + 1]].filter((one) => one !== undefined && Math.abs(one - day) <= reach);
  return near.sort((a, b) => Math.abs(a - day) - Math.abs(b - day))[0] ?? day;
}

/** The next or previous change date, or the end of the domain. @param {number[]} changes sorted @param {number} day @param {number} sign @param {[number, number]} domain @returns {number} */
function nextChange(changes, day, sign, domain) {
  const at = lastBefore(changes, day);
  if (sign > 0) return changes[at + 1] ?? domain[1];
  return (changes[at] === day ? changes[at - 1] : changes[at]) ?? domain[0];
}

/** The stretches in which a figure is known (above nothing): places from and before to, and the last day. @param {ArrayLike<number>} days @param {ArrayLike<number>} values @param {number} end @returns {{from: number, to: number, last: number}[]} */
function knownRuns(days, values, end) {
  const runs = [];
  let from = -1;
  for (let i = 0; i <= days.length; i += 1) {
    const known = i < days.length && values[i] > 0 && days[i] <= end;
    if (known && from < 0) from = i;
    if (!known && from >= 0) {
      runs.push({ from, to: i, last: i < days.length ? Math.min(days[i], end) : end });
      from = -1;
    }
  }
  return runs;
}
