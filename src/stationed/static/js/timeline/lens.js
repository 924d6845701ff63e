// Lens: the whole time on one axis, with more room for the days in hand; and heights that keep small figures in sight.
//
// In:  days, pixels, figures. Out: scales. Nothing is cut off: what lies before and after the lens keeps its place and order.
// Pure: no DOM, no Leaflet, no clock.

import { linearScale } from './scale.js';

/** The share of the axis that the days in hand have at least. */
const SHARE = 0.34;

/** A figure this many times as great as the middle one would flatten it: the heights are those of logarithms then. */
const FLATTENS = 12;

/** @typedef {{at: (day: number) => number, day: (x: number) => number, perPixel: number}} Scale */

/**
 * @typedef {{scale: Scale, parts: {domain: [number, number], range: [number, number]}[],
 * frame: [number, number] | null}} Lens frame: where the days in hand are */

/**
 * A scale over the whole time in which some days have at least a third of the axis.
 * @param {[number, number]} domain days
 * @param {[number, number]} range pixels
 * @param {[number, number] | null} hand the days in hand; null for none
 * @returns {Lens}
 */
export function lensOf(domain, range, hand) {
  const days = domain[1] - domain[0];
  const share = hand ? (hand[1] - hand[0]) / Math.max(days, 1) : 1;
  if (!hand || share >= SHARE) {
    const scale = linearScale(domain, range);
    return { scale, parts: [{ domain, range }], frame: hand ? [scale.at(hand[0]), scale.at(hand[1])] : null };
  }
  const width = range[1] - range[0];
  const rest = (width * (1 - SHARE)) / Math.max(days - (hand[1] - hand[0]), 1);
  const left = range[0] + (hand[0] - domain[0]) * rest;
  const right = range[1] - (domain[1] - hand[1]) * rest;
  const all = /** @type {{domain: [number, number], range: [number, number]}[]} */ ([
    { domain: [domain[0], hand[0]], range: [range[0], left] },
    { domain: hand, range: [left, right] },
    { domain: [hand[1], domain[1]], range: [right, range[1]] },
  ]);
  const [before, within, after] = all.map((part) => linearScale(part.domain, part.range));
  return {
    scale: {
      at: (day) => (day < hand[0] ? before : day <= hand[1] ? within : after).at(day),
      day: (x) => (x < left ? before : x <= right ? within : after).day(x),
      perPixel: within.perPixel,
    },
    parts: all.filter(({ domain: [from, to] }) => to > from),
    frame: [left, right],
  };
}

/** @typedef {{height: (value: number) => number, most: number, logarithmic: boolean, marks: number[]}} Heights marks: figures for the axis */

/** The heights of a million steps take long to find, and the figure stays the same. @type {WeakMap<ArrayLike<number>, Heights>} */
const KNOWN = new WeakMap();

/**
 * The height of a figure, from 0 to 1: its square root, or its logarithm where the greatest would flatten the others.
 * @param {ArrayLike<number>} values that stay as they are
 * @returns {Heights}
 */
export function heightsOf(values) {
  const found = KNOWN.get(values) || heightsIn(values);
  KNOWN.set(values, found);
  return found;
}

/** @param {ArrayLike<number>} values @returns {Heights} */
function heightsIn(values) {
  const known = Array.from(values)
    .filter((value) => value > 0)
    .sort((a, b) => a - b);
  const most = known[known.length - 1] || 1;
  const middle = known[Math.floor(known.length / 2)] || 1;
  const logarithmic = most > FLATTENS * middle && known.length > 2;
  const least = Math.max(1, 10 ** Math.floor(Math.log10(known[0] || 1)) / 3);
  const height = (/** @type {number} */ value) =>
    value <= 0
      ? 0
      : logarithmic
        ? Math.max(0.04, Math.log(value / least) / Math.log(most / least))
        : Math.sqrt(value / most);
  return { height, most, logarithmic, marks: marksOf(most, height) };
}

/**
 * Round figures for the axis, the greatest first, no two nearer than a third of its height.
 * @param {number} most
 * @param {(value: number) => number} height
 * @returns {number[]}
 */
function marksOf(most, height) {
  const marks = [];
  let last = Infinity;
  for (let power = Math.floor(Math.log10(most)); power >= 0; power -= 1)
    for (const step of [5, 2, 1]) {
      const value = step * 10 ** power;
      if (value > most || last - height(value) < 0.34 || height(value) < 0.1) continue;
      marks.push(value);
      last = height(value);
    }
  return marks;
}
