// Timeline drawing: the figure with its band of doubt, the periods, the ticks and the events, as svg nodes.
//
// In:  the app, the scale, the series. Out: nodes for the chart; what they mean is said in words beside them.

import { eventText } from '../data/names.js';
import { element } from '../dom/element.js';
import { knownRuns, pathBack, pathOf, stepLine, tenth, timeTicks } from './scale.js';
/** @import { App } from '../app.js' */
/** @import { Columns } from '../data/columns.js' */

export const TIMELINE = { top: 10, figure: 44, bar: 6, lane: 8, ticks: 18, side: 16 };

/**
 * @typedef {{name: string, label: Record<string, string>, days: ArrayLike<number>, low: ArrayLike<number>, high:
 * ArrayLike<number>}} Series
 */

/**
 * The figure over time: what is sure is filled, what is in doubt is a paler band; where no source gives a figure
 * nothing is drawn, which is not zero. The height is the square root, so that small garrisons stay visible beside great
 * armies.
 * @param {Series | null} series
 * @param {any} scale
 * @param {number} end
 * @returns {any[]}
 */
export function figureNodes(series, scale, end) {
  if (!series || !series.days.length) return [];
  let most = 1;
  for (let i = 0; i < series.high.length; i += 1) most = Math.max(most, series.high[i]);
  const y = (/** @type {number} */ value) => TIMELINE.top + TIMELINE.figure * (1 - Math.sqrt(value / most));
  const floor = TIMELINE.top + TIMELINE.figure;
  const parts = knownRuns(series.days, series.high, end)
    .map((run) => ({
      high: stepLine(series.days, series.high, run, scale.at, y),
      low: stepLine(series.days, series.low, run, scale.at, y),
    }))
    .filter(({ high }) => high.length);
  const outline = parts.map(({ high }) => pathOf(high)).join('');
  const area = parts
    .map(({ low }) => `${pathOf(low)}L${tenth(low[low.length - 2])} ${floor}L${tenth(low[0])} ${floor}Z`)
    .join('');
  const band = parts.map(({ high, low }) => `${pathOf(high)}${pathBack(low)}Z`).join('');
  return [
    element('svg:path', { class: 'stationed-band', d: band }),
    element('svg:path', { class: 'stationed-strength', d: area }),
    element('svg:path', { class: 'stationed-outline', d: outline }),
  ];
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

/** @param {App} app @param {any} scale @param {number[]} lanes @returns {any[]} */
export function periodNodes(app, scale, lanes) {
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
 * @param {any} scale
 * @param {[number, number]} domain
 * @param {{width: number, y: number}} place
 * @returns {any[]}
 */
export function tickNodes(app, scale, domain, { width, y }) {
  const months = app.words.find('months.short');
  return timeTicks(domain, Math.floor(width / 70)).flatMap((tick) => {
    const x = scale.at(tick.day);
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
export function eventNodes(app, scale, domain, choose) {
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
