// Timeline drawing: the figure with its band of doubt, the periods, the ticks and the events, as svg nodes.
//
// In:  the app, the scale, the series. Out: nodes for the chart; what they mean is said in words beside them.

import { eventText } from '../data/names.js';
import { localised } from '../data/words.js';
import { element } from '../dom/element.js';
import { heightsOf, runWithin } from './lens.js';
import { knownRuns, pathBack, pathOf, stepLine, tenth, timeTicks } from './scale.js';
/** @import { Lens } from './lens.js' */
/** @import { App } from '../app.js' */
/** @import { Columns } from '../data/columns.js' */

export const TIMELINE = { top: 10, figure: 44, bar: 6, lane: 8, ticks: 18, side: 16, axis: 52 };

/**
 * @typedef {{name: string, label: Record<string, string>, days: ArrayLike<number>, low: ArrayLike<number>, high:
 * ArrayLike<number>}} Series
 */

/**
 * The chart: axis, ticks, the lens, a ribbon and a bar for each period, events.
 * @param {App} app
 * @param {Lens} lens
 * @param {Series | null} series
 * @param {{width: number, lanes: number[], chosen: (row: number) => void}} how chosen: called with the row of an event
 * @returns {{svg: any, bars: any[], ribbons: any[]}}
 */
export function chartNodes(app, lens, series, { width, lanes, chosen }) {
  const { scale } = lens;
  const domain = /** @type {[number, number]} */ (app.data.meta.domain);
  const tick = TIMELINE.top + TIMELINE.figure + Math.max(1, ...lanes.map((lane) => lane + 1)) * TIMELINE.lane + 15;
  const height = tick + 5;
  const { nodes, ribbons } = figureNodes(series, scale, domain, periodSpans(app.tables.periods));
  const bars = periodNodes(app, scale, lanes);
  const svg = element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true', focusable: 'false' },
    [
      ...lensNodes(lens, tick),
      ...axisNodes(app, series, width - TIMELINE.axis),
      ...tickNodes(app, lens, tick),
      ...nodes,
      ...bars,
      ...eventNodes(app, scale, domain, chosen),
    ],
  );
  return { svg, bars, ribbons };
}

/**
 * The figure over time as a ribbon for each period in its colour, and for what is in none: what is sure is filled, what is
 * in doubt is hatched; where no source gives a figure nothing is drawn, which is not zero.
 * @param {Series | null} series
 * @param {any} scale
 * @param {[number, number]} domain
 * @param {{first: number, last: number, colour: string}[]} spans of the periods
 * @returns {{nodes: any[], ribbons: any[]}} ribbons: one a period
 */
function figureNodes(series, scale, domain, spans) {
  if (!series || !series.days.length) return { nodes: [], ribbons: [] };
  const { height } = heightsOf(series.high);
  const y = (/** @type {number} */ value) => TIMELINE.top + TIMELINE.figure * (1 - height(value));
  const runs = knownRuns(series.days, series.high, domain[1]);
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
  if (!series || !series.days.length) return [];
  const { marks, height } = heightsOf(series.high);
  const unit = localised(series.label, app.words.language).toLowerCase();
  const named = element('svg:text', { class: 'stationed-tick', x: x + 5, y: 4, text: unit.length < 9 ? unit : '' });
  const rows = marks.map((value) => {
    const y = TIMELINE.top + TIMELINE.figure * (1 - height(value));
    const text = value < 10000 ? app.words.number(value) : app.words.short(value);
    return element('svg:g', {}, [
      element('svg:path', { class: 'stationed-grid', d: `M${TIMELINE.side} ${tenth(y)}H${tenth(x)}` }),
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
      element('svg:path', { class: 'stationed-grid', d: `M${x} ${TIMELINE.top}V${y - 11}` }),
      element('svg:text', { class: 'stationed-tick', x, y, 'text-anchor': 'middle', text }),
    ];
  });
}

/**
 * @param {App} app
 * @param {any} scale
 * @param {[number, number]} domain
 * @param {(row: number) => void} choose
 * @returns {any[]}
 */
function eventNodes(app, scale, domain, choose) {
  const { events } = app.tables;
  const rows = Array.from({ length: events.n }, (_, row) => row).filter(
    (row) => events.numbers('first')[row] >= domain[0] && events.numbers('first')[row] <= domain[1],
  );
  return rows.map((row) => {
    const x = scale.at(events.numbers('first')[row]);
    return element(
      'svg:path',
      {
        class: 'stationed-event',
        d: `M${x - 4.5} ${TIMELINE.top - 10}h9l-4.5 8z`,
        on: {
          pointerdown: (/** @type {Event} */ event) => event.stopPropagation(),
          click: () => choose(row),
        },
      },
      [element('svg:title', { text: eventText(app, row) })],
    );
  });
}

/** The events that a day falls in. @param {App} app @param {number} day @returns {number[]} */
export function eventsOn(app, day) {
  const { events } = app.tables;
  return Array.from({ length: events.n }, (_, row) => row).filter(
    (row) =>
      events.numbers('first')[row] <= day &&
      events.numbers('last')[row] >= day &&
      events.numbers('last')[row] - events.numbers('first')[row] < 32,
  );
}
