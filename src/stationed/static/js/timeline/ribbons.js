// Ribbons: a figure over time as one ribbon a period in its colour; what is sure is filled, what is in doubt is hatched.
//
// In:  the days of a figure with its low and high, made ready once; a scale of days, the periods. Out: svg nodes.
// Each day is looked at once a drawing, for the line of the whole time; the ribbons of the periods are cut out of that.

import { element } from '../dom/element.js';
import { parted } from './coverage.js';
import { heightsOf } from './lens.js';
import { knownRuns, lineWithin, pathBack, pathOf, stepLine, tenth } from './scale.js';
/** @import { Coverage } from './coverage.js' */
/** @import { Scale } from './lens.js' */

/** Where the figure stands in the chart, in pixels. */
export const BAND = { top: 10, height: 44 };

/**
 * @typedef {{name: string, label: Record<string, string>, days: ArrayLike<number>, low: ArrayLike<number>, high:
 * ArrayLike<number>}} Series
 */

/**
 * A figure that waits for a scale: heights from 0 to 1 at each of its days, where it is known, figures for the axis.
 * @typedef {object} Figure
 * @property {Series} series
 * @property {Float64Array} low
 * @property {Float64Array} high
 * @property {{from: number, to: number, last: number}[]} runs
 * @property {{value: number, height: number}[]} marks the greatest first
 */

/** The high and the low of a stretch: x and y in turn. @typedef {{high: number[], low: number[]}} Part */

/** @param {Series} series @param {number} end the last day of the time @returns {Figure | null} null where none is known */
function figureOf(series, end) {
  const runs = knownRuns(series.days, series.high, end);
  if (!runs.length) return null;
  const { height, marks } = heightsOf(series.high);
  return {
    series,
    low: Float64Array.from(series.low, height),
    high: Float64Array.from(series.high, height),
    runs,
    marks: marks.map((value) => ({ value, height: height(value) })),
  };
}

/**
 * A figure, and beside it the number of deployments where it is missing.
 * @param {Series | null} series
 * @param {Coverage | null} coverage
 * @param {number} end the last day of the time
 * @returns {{figure: Figure | null, count: Figure | null}}
 */
export function figuresOf(series, coverage, end) {
  if (!series) return { figure: null, count: null };
  if (!coverage) return { figure: figureOf(series, end), count: null };
  const { figure, count } = parted(series, coverage);
  return { figure: figureOf(figure, end), count: figureOf(count, end) };
}

/**
 * A figure over time as a ribbon for each period in its colour, and for what is in none; where no source gives a figure
 * nothing is drawn, which is not zero.
 * @param {Figure | null} figure
 * @param {Scale} scale
 * @param {{first: number, last: number, colour: string}[]} spans of the periods
 * @param {number} share of the height
 * @returns {{nodes: any[], ribbons: any[]}} ribbons: one a period
 */
export function ribbonNodes(figure, scale, spans, share) {
  if (!figure) return { nodes: [], ribbons: [] };
  const { days } = figure.series;
  const y = (/** @type {number} */ height) => BAND.top + BAND.height * (1 - height * share);
  const whole = figure.runs.map((run) => ({
    high: stepLine(days, figure.high, run, scale.at, y),
    low: stepLine(days, figure.low, run, scale.at, y),
  }));
  const ribbons = spans.map(({ first, last, colour }) => {
    const [from, to] = [scale.at(first), scale.at(last)];
    const own = whole.map(({ high, low }) => ({ high: lineWithin(high, from, to), low: lineWithin(low, from, to) }));
    const node = element('svg:g', { class: 'stationed-ribbon' }, ribbon(own));
    node.style.color = colour;
    return node;
  });
  const unnamed = element('svg:g', { class: 'stationed-ribbon stationed-unnamed' }, ribbon(whole));
  return { nodes: [unnamed, ...ribbons], ribbons };
}

/** @param {Part[]} all @returns {any[]} */
function ribbon(all) {
  const floor = BAND.top + BAND.height;
  const parts = all.filter(({ high }) => high.length);
  const outlines = parts.map(({ high }) => pathOf(high));
  const area = parts
    .map(({ low }) => `${pathOf(low)}L${tenth(low[low.length - 2])} ${floor}L${tenth(low[0])} ${floor}Z`)
    .join('');
  const band = parts.map(({ low }, i) => `${outlines[i]}${pathBack(low)}Z`).join('');
  return [
    element('svg:path', { class: 'stationed-band', d: band }),
    element('svg:path', { class: 'stationed-hatch', d: hatching(parts, floor) }),
    element('svg:path', { class: 'stationed-strength', d: area }),
    element('svg:path', { class: 'stationed-outline', d: outlines.join('') }),
  ];
}

/** Upright strokes through what is in doubt, every few pixels. @param {Part[]} parts @param {number} floor @returns {string} */
function hatching(parts, floor) {
  let path = '';
  for (const { high, low } of parts) {
    let [i, k] = [0, 0];
    for (let x = Math.ceil(high[0] / 4) * 4; x < high[high.length - 2]; x += 4) {
      while (i + 2 < high.length && high[i + 2] <= x) i += 2;
      while (k + 2 < low.length && low[k + 2] <= x) k += 2;
      const [top, bottom] = [high[i + 1], Math.min(low[k + 1], floor)];
      if (bottom - top > 2) path += `M${x} ${tenth(bottom)}V${tenth(top)}`;
    }
  }
  return path;
}
