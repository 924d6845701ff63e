// Timeline drawing: the figure with its band of doubt, the periods, the ticks and the events, as svg nodes.
//
// In:  the app, the scale, the series. Out: nodes for the chart; what they mean is said in words beside them.

import { withinSentence } from '../data/words.js';
import { element } from '../dom/element.js';
import { parted } from './coverage.js';
import { eventNameNodes, eventNodes } from './events.js';
import { heightsOf, runWithin } from './lens.js';
import { knownRuns, pathBack, pathOf, stepLine, tenth, timeTicks } from './scale.js';
/** @import { Coverage } from './coverage.js' */
/** @import { Lens } from './lens.js' */
/** @import { App } from '../app.js' */
/** @import { Columns } from '../data/columns.js' */

export const TIMELINE = { top: 10, figure: 44, bar: 6, lane: 8, ticks: 18, side: 16, axis: 52 };

/**
 * @typedef {{name: string, label: Record<string, string>, days: ArrayLike<number>, low: ArrayLike<number>, high:
 * ArrayLike<number>}} Series
 */

/** The names of events stand above the chart where it is so wide; then it begins so much lower. */
export const NAMED = { from: 480, height: 13 };

/** The share of the height that a number has which stands in the place of a figure. */
const COUNTED = 0.6;

/**
 * @typedef {object} Chosen how the chart is drawn
 * @property {number} width
 * @property {number[]} lanes
 * @property {Coverage | null} coverage of the figure
 * @property {string} counted what is counted where the figure is missing
 * @property {(row: number) => void} chosen called with the row of an event
 */

/**
 * The chart: axis, ticks, the lens, a ribbon and a bar for each period, events.
 * @param {App} app
 * @param {Lens} lens
 * @param {Series | null} series
 * @param {Chosen} how
 * @returns {{svg: any, parts: any[][]}} parts: bars and ribbons, one of each a period
 */
export function chartNodes(app, lens, series, { width, lanes, coverage, counted, chosen }) {
  const { scale } = lens;
  const tick = TIMELINE.top + TIMELINE.figure + Math.max(1, ...lanes.map((lane) => lane + 1)) * TIMELINE.lane + 15;
  const height = tick + 5;
  const { figure, count } = series && coverage ? parted(series, coverage) : { figure: series, count: null };
  const spans = periodSpans(app.tables.periods);
  const drawn = figureNodes(app, figure, scale, spans, 1);
  const missing = figureNodes(app, count, scale, spans, COUNTED);
  const bars = periodNodes(app, scale, lanes);
  const svg = element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true', focusable: 'false' },
    [
      ...lensNodes(lens, tick),
      ...axisNodes(app, figure, width - TIMELINE.axis),
      ...tickNodes(app, lens, tick),
      ...drawn.nodes,
      element('svg:g', { class: 'stationed-counted' }, missing.nodes),
      ...countedNodes(app, count, scale, counted),
      ...bars,
      ...eventNodes(app, scale, TIMELINE.top, chosen),
      ...(width < NAMED.from ? [] : eventNameNodes(app, lens, width, chosen)),
    ],
  );
  return { svg, parts: [bars, drawn.ribbons, missing.ribbons] };
}

/**
 * A figure over time as a ribbon for each period in its colour, and for what is in none: what is sure is filled, what is
 * in doubt is hatched; where no source gives a figure nothing is drawn, which is not zero.
 * @param {App} app
 * @param {Series | null} series
 * @param {any} scale
 * @param {{first: number, last: number, colour: string}[]} spans of the periods
 * @param {number} share of the height
 * @returns {{nodes: any[], ribbons: any[]}} ribbons: one a period
 */
function figureNodes(app, series, scale, spans, share) {
  if (!series || !series.days.length) return { nodes: [], ribbons: [] };
  const { height } = heightsOf(series.high);
  const y = (/** @type {number} */ value) => TIMELINE.top + TIMELINE.figure * (1 - height(value) * share);
  const runs = knownRuns(series.days, series.high, app.data.meta.domain[1]);
  const whole = ribbon(series, runs, scale.at, y);
  const ribbons = spans.map(({ first, last, colour }) => {
    const at = (/** @type {number} */ day) => scale.at(Math.max(first, Math.min(last, day)));
    const own = runs.map((run) => runWithin(series.days, run, first, last)).filter((run) => run !== null);
    const nodes = ribbon(series, own, at, y);
    const node = element('svg:g', { class: 'stationed-ribbon' }, nodes);
    node.style.color = colour;
    return node;
  });
  return { nodes: [element('svg:g', { class: 'stationed-ribbon stationed-unnamed' }, whole), ...ribbons], ribbons };
}

/** What is counted where the figure is missing, in words, where there is room. @param {App} app @param {Series | null} count @param {any} scale @param {string} text */
function countedNodes(app, count, scale, text) {
  if (!count) return [];
  const runs = knownRuns(count.days, count.high, app.data.meta.domain[1]).map(({ from, last }) => ({
    x: scale.at(count.days[from]),
    end: scale.at(last),
  }));
  const widest = runs.reduce((best, run) => (run.end - run.x > best.end - best.x ? run : best), { x: 0, end: 0 });
  if (widest.end - widest.x < text.length * 6.5 + 10) return [];
  const x = (widest.x + widest.end) / 2;
  return [element('svg:text', { class: 'stationed-tick', x, y: TIMELINE.top + 11, 'text-anchor': 'middle', text })];
}

/**
 * @param {Series} series
 * @param {{from: number, to: number, last: number}[]} runs
 * @param {(day: number) => number} x
 * @param {(value: number) => number} y
 * @returns {any[]}
 */
function ribbon(series, runs, x, y) {
  const floor = TIMELINE.top + TIMELINE.figure;
  const parts = runs
    .map((run) => ({
      high: stepLine(series.days, series.high, run, x, y),
      low: stepLine(series.days, series.low, run, x, y),
    }))
    .filter(({ high }) => high.length);
  const outline = parts.map(({ high }) => pathOf(high)).join('');
  const area = parts
    .map(({ low }) => `${pathOf(low)}L${tenth(low[low.length - 2])} ${floor}L${tenth(low[0])} ${floor}Z`)
    .join('');
  const band = parts.map(({ high, low }) => `${pathOf(high)}${pathBack(low)}Z`).join('');
  return [
    element('svg:path', { class: 'stationed-band', d: band }),
    element('svg:path', { class: 'stationed-hatch', d: hatching(parts, floor) }),
    element('svg:path', { class: 'stationed-strength', d: area }),
    element('svg:path', { class: 'stationed-outline', d: outline }),
  ];
}

/**
 * Upright strokes through what is in doubt, every few pixels.
 * @param {{high: number[], low: number[]}[]} parts
 * @param {number} floor
 * @returns {string}
 */
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

/**
 * Round figures at the right end of the axis, the greatest with its unit.
 * @param {App} app
 * @param {Series | null} series
 * @param {number} x
 * @returns {any[]}
 */
function axisNodes(app, series, x) {
  if (!series || !Array.from(series.high).some((value) => value > 0)) return [];
  const { marks, height } = heightsOf(series.high);
  const unit = withinSentence(series.label, app.words.language);
  const named = element('svg:text', { class: 'stationed-tick', x: x + 5, y: 4, text: unit.length < 9 ? unit : '' });
  const rows = marks.map((value) => {
    const y = TIMELINE.top + TIMELINE.figure * (1 - height(value));
    const text = value < 10000 ? app.words.number(value) : app.words.short(value);
    return element('svg:g', {}, [
      element('svg:path', { class: 'stationed-gridline', d: `M${TIMELINE.side} ${tenth(y)}H${tenth(x)}` }),
      element('svg:text', { class: 'stationed-tick', x: x + 5, y: tenth(y + 5), text }),
    ]);
  });
  return [named, ...rows];
}

/**
 * The lane of each period, so that overlapping periods stand one below another.
 * @param {Columns} periods
 * @returns {number[]}
 */
export function lanesOf(periods) {
  const first = periods.numbers('first');
  const last = periods.numbers('last');
  /** @type {number[]} */
  const ends = [];
  return Array.from({ length: periods.n }, (_, row) => row).map((row) => {
    let lane = ends.findIndex((end) => end < first[row]);
    if (lane < 0) lane = ends.length;
    ends[lane] = last[row];
    return lane;
  });
}

/** The days and colours of the periods. @param {Columns} periods @returns {{first: number, last: number, colour: string}[]} */
function periodSpans(periods) {
  const [first, last] = [periods.numbers('first'), periods.numbers('last')];
  return Array.from({ length: periods.n }, (_, row) => ({
    first: first[row],
    last: last[row],
    colour: periods.text('colour', row),
  }));
}

/** The frame about the days in hand. @param {Lens} lens @param {number} y @returns {any[]} */
function lensNodes({ frame }, y) {
  if (!frame) return [];
  const [x, end] = frame;
  const box = { x, y: TIMELINE.top - 2, width: end - x, height: y - 14 - TIMELINE.top, rx: 3 };
  return [element('svg:rect', { class: 'stationed-lens', ...box })];
}

/** @param {App} app @param {any} scale @param {number[]} lanes @returns {any[]} */
function periodNodes(app, scale, lanes) {
  const { periods } = app.tables;
  return lanes.map((lane, row) => {
    const x = scale.at(periods.numbers('first')[row]);
    const width = Math.max(scale.at(periods.numbers('last')[row]) - x, 3);
    const y = TIMELINE.top + TIMELINE.figure + 4 + lane * TIMELINE.lane;
    const bar = element('svg:rect', { class: 'stationed-bar', x, y, width, height: TIMELINE.bar, rx: 2 }, [
      element('svg:title', { text: app.periodTitle(row) }),
    ]);
    bar.style.fill = periods.text('colour', row);
    return bar;
  });
}

/**
 * @param {App} app
 * @param {Lens} lens
 * @param {number} y
 * @returns {any[]}
 */
function tickNodes(app, { scale, parts }, y) {
  const months = app.words.find('months.short');
  let last = -Infinity;
  const ticks = parts.flatMap(({ domain, range }) => timeTicks(domain, Math.floor((range[1] - range[0]) / 70)));
  return ticks.flatMap((tick) => {
    const x = scale.at(tick.day);
    if (x - last < 34) return [];
    last = x;
    const text = tick.month > 1 ? months[tick.month - 1] : app.words.year(tick.year);
    return [
      element('svg:path', { class: 'stationed-gridline', d: `M${x} ${TIMELINE.top}V${y - 11}` }),
      element('svg:text', { class: 'stationed-tick', x, y, 'text-anchor': 'middle', text }),
    ];
  });
}
