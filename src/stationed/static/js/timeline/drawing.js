// Timeline drawing: the figure with its band of doubt, the periods, the ticks and the events, as svg nodes.
//
// In:  the app, the scale, the series. Out: nodes for the chart; what they mean is said in words beside them.

import { withinSentence } from '../data/words.js';
import { element } from '../dom/element.js';
import { eventNameNodes, eventNodes } from './events.js';
import { BAND, ribbonNodes } from './ribbons.js';
import { tenth, timeTicks } from './scale.js';
/** @import { Lens } from './lens.js' */
/** @import { Figure } from './ribbons.js' */
/** @import { App } from '../app.js' */
/** @import { Columns } from '../data/columns.js' */

export const TIMELINE = { top: BAND.top, figure: BAND.height, bar: 6, lane: 8, ticks: 18, side: 16, axis: 52 };

/** The names of events stand above the chart where it is so wide; then it begins so much lower. */
export const NAMED = { from: 480, height: 13 };

/** The share of the height that a number has which stands in the place of a figure. */
const COUNTED = 0.6;

/**
 * @typedef {object} Chosen how the chart is drawn
 * @property {number} width
 * @property {number[]} lanes
 * @property {string} counted what is counted where the figure is missing
 * @property {(row: number) => void} chosen called with the row of an event
 */

/**
 * The chart: axis, ticks, the lens, a ribbon and a bar for each period, events.
 * @param {App} app
 * @param {Lens} lens
 * @param {{figure: Figure | null, count: Figure | null}} figures
 * @param {Chosen} how
 * @returns {{svg: any, parts: any[][]}} parts: bars and ribbons, one of each a period
 */
export function chartNodes(app, lens, { figure, count }, { width, lanes, counted, chosen }) {
  const { scale } = lens;
  const tick = TIMELINE.top + TIMELINE.figure + Math.max(1, ...lanes.map((lane) => lane + 1)) * TIMELINE.lane + 15;
  const height = tick + 5;
  const spans = periodSpans(app.tables.periods);
  const drawn = ribbonNodes(figure, scale, spans, 1);
  const missing = ribbonNodes(count, scale, spans, COUNTED);
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
      ...countedNodes(count, scale, counted),
      ...bars,
      ...eventNodes(app, scale, TIMELINE.top, chosen),
      ...(width < NAMED.from ? [] : eventNameNodes(app, lens, width, chosen)),
    ],
  );
  return { svg, parts: [bars, drawn.ribbons, missing.ribbons] };
}

/** What is counted where the figure is missing, in words, where there is room. @param {Figure | null} count @param {any} scale @param {string} text */
function countedNodes(count, scale, text) {
  if (!count) return [];
  const runs = count.runs.map(({ from, last }) => ({ x: scale.at(count.series.days[from]), end: scale.at(last) }));
  const widest = runs.reduce((best, run) => (run.end - run.x > best.end - best.x ? run : best), { x: 0, end: 0 });
  if (widest.end - widest.x < text.length * 6.5 + 10) return [];
  const x = (widest.x + widest.end) / 2;
  return [element('svg:text', { class: 'stationed-tick', x, y: TIMELINE.top + 11, 'text-anchor': 'middle', text })];
}

/**
 * Round figures at the right end of the axis, the greatest with its unit.
 * @param {App} app
 * @param {Figure | null} figure
 * @param {number} x
 * @returns {any[]}
 */
function axisNodes(app, figure, x) {
  if (!figure) return [];
  const unit = withinSentence(figure.series.label, app.words.language);
  const named = element('svg:text', { class: 'stationed-tick', x: x + 5, y: 4, text: unit.length < 9 ? unit : '' });
  const rows = figure.marks.map(({ value, height }) => {
    const y = TIMELINE.top + TIMELINE.figure * (1 - height);
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
