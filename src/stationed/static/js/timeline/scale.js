// Timeline scale: days to pixels and back, ticks, and the outline of a figure over time.
//
// Pure: no DOM, no Leaflet, no clock.

import { civil, dayNumber, lastBefore } from '../data/days.js';

/** @param {[number, number]} domain days @param {[number, number]} range pixels */
export function linearScale(domain, range) {
  const days = Math.max(domain[1] - domain[0], 1);
  const width = range[1] - range[0];
  return {
    at: (/** @type {number} */ day) =>
      range[0] + ((Math.max(domain[0], Math.min(domain[1], day)) - domain[0]) / days) * width,
    day: (/** @type {number} */ x) =>
      Math.round(domain[0] + ((Math.max(range[0], Math.min(range[1], x)) - range[0]) / width) * days),
    perPixel: days / width,
  };
}

const YEAR_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

/**
 * Ticks of a time axis: years, or months when the axis is short; each with its day and what it stands for.
 * @param {[number, number]} domain
 * @param {number} most
 * @returns {{day: number, year: number, month: number}[]}
 */
export function timeTicks(domain, most) {
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
    for (const year of roundYears(from.year, to.year, step)) ticks.push({ day: dayNumber(year, 1, 1), year, month: 0 });
  }
  return ticks.filter((tick) => tick.day >= domain[0] && tick.day <= domain[1]);
}

/**
 * The years whose number as people write it is round, in their order: ... 20 BC, 10 BC, AD 1, AD 10 ..., as no year 0
 * is between 1 BC and AD 1.
 * @param {number} from astronomical, as is what comes out
 * @param {number} to
 * @param {number} step
 * @returns {number[]}
 */
function roundYears(from, to, step) {
  /** @type {number[]} */
  const years = [];
  for (let count = Math.floor((from - 1) / step); count * step <= to + step; count += 1) {
    const year = count > 0 ? count * step : count * step + 1;
    if (year >= from && year <= to && year !== years[years.length - 1]) years.push(year);
  }
  return years;
}

/**
 * A stretch of a figure over time as a step line: the value holds from its day until the next. Of all days within one
 * pixel only the first, the lowest, the highest and the last are drawn, in their order, and no step of less than a tenth
 * of a pixel: more cannot be seen.
 * @param {ArrayLike<number>} days
 * @param {ArrayLike<number>} values
 * @param {{from: number, to: number, last: number}} run places, and the last day
 * @param {(day: number) => number} x @param {(value: number) => number} y @returns {number[]} x and y in turn
 */
export function stepLine(days, values, { from, to, last }, x, y) {
  /** @type {number[]} */
  const points = [];
  let before = NaN;
  for (let i = from; i < to && days[i] <= last;) {
    const left = x(days[i]);
    let [end, least, most] = [i + 1, i, i];
    for (; end < to && days[end] <= last && x(days[end]) < left + 1; end += 1) {
      if (values[end] < values[least]) least = end;
      if (values[end] > values[most]) most = end;
    }
    let drawn = -1;
    for (const at of [i, Math.min(least, most), Math.max(least, most), end - 1]) {
      if (at === drawn) continue;
      drawn = at;
      const height = Math.round(y(values[at]) * 10) / 10;
      if (height === before) continue;
      const across = x(days[at]);
      // Up or down at the day itself: first at the height before it.
      if (points.length) points.push(across, before);
      points.push(across, height);
      before = height;
    }
    i = end;
  }
  if (points.length) points.push(x(last), before);
  return points;
}

/**
 * The part of a step line between two x, from the height that it has at the first.
 * @param {number[]} points x and y in turn, x never falling
 * @param {number} from @param {number} to @returns {number[]} x and y in turn; nothing where the line is elsewhere
 */
export function lineWithin(points, from, to) {
  if (!points.length || points[0] > to || points[points.length - 2] < from) return [];
  let [after, beyond] = [0, points.length / 2];
  while (after < beyond) {
    const middle = (after + beyond) >> 1;
    if (points[2 * middle] > from) beyond = middle;
    else after = middle + 1;
  }
  const part = after ? [from, points[2 * after - 1]] : [];
  let at = 2 * after;
  for (; at < points.length && points[at] <= to; at += 2) part.push(points[at], points[at + 1]);
  if (at < points.length && part[part.length - 2] < to) part.push(to, part[part.length - 1]);
  return part;
}

/** @param {number[]} points x and y in turn @param {string} [sign] of the first point @returns {string} */
export function pathOf(points, sign = 'M') {
  let path = '';
  for (let i = 0; i < points.length; i += 2) path += `${i ? 'L' : sign}${tenth(points[i])} ${tenth(points[i + 1])}`;
  return path;
}

/**
 * The same path from its end to its start, as the continuation of another.
 * @param {number[]} points x and y in turn
 * @returns {string}
 */
export function pathBack(points) {
  let path = '';
  for (let i = points.length - 2; i >= 0; i -= 2) path += `L${tenth(points[i])} ${tenth(points[i + 1])}`;
  return path;
}

/**
 * A number with one decimal at most, put together from whole ones, which are written faster.
 * @param {number} value
 * @returns {string}
 */
export function tenth(value) {
  const tenths = Math.round(Math.abs(value) * 10);
  const part = tenths % 10;
  const text = part ? `${(tenths - part) / 10}.${part}` : `${tenths / 10}`;
  return value < 0 && tenths ? `-${text}` : text;
}

/**
 * The nearest of some days to a day, when it is near enough.
 * @param {number[]} days sorted
 * @param {number} day
 * @param {number} reach
 * @returns {number}
 */
export function snap(days, day, reach) {
  const at = lastBefore(days, day);
  const near = [days[at], days[at + 1]].filter((one) => one !== undefined && Math.abs(one - day) <= reach);
  return near.sort((a, b) => Math.abs(a - day) - Math.abs(b - day))[0] ?? day;
}

/**
 * The next or previous change date, or the end of the domain.
 * @param {number[]} changes sorted
 * @param {number} day
 * @param {number} sign
 * @param {[number, number]} domain
 * @returns {number}
 */
export function nextChange(changes, day, sign, domain) {
  const at = lastBefore(changes, day);
  if (sign > 0) return changes[at + 1] ?? domain[1];
  return (changes[at] === day ? changes[at - 1] : changes[at]) ?? domain[0];
}

/**
 * The stretches in which a figure is known (above nothing): places from and before to, and the last day.
 * @param {ArrayLike<number>} days
 * @param {ArrayLike<number>} values
 * @param {number} end
 * @returns {{from: number, to: number, last: number}[]}
 */
export function knownRuns(days, values, end) {
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
