// Timeline events: their marks, the names of as many as have room, and a list of all of them.
//
// In:  the app and the scale. Out: svg nodes for the chart, and a list that unfolds, for touch and keyboard.

import { eventText } from '../data/names.js';
import { button, element, folded } from '../dom/element.js';
/** @import { App } from '../app.js' */

/** The width of a letter in pixels, about; of one that stands for a word or syllable it is twice that. */
const LETTER = 6.1;

const WIDE_LETTER = /[\u1100-\u11ff\u3040-\ud7ff\uf900-\ufaff\uff00-\uff60]/g;

/** The events of the timeline, in order of time. @param {App} app @returns {number[]} */
export function eventRows(app) {
  const [from, to] = app.data.meta.domain;
  const first = app.tables.events.numbers('first');
  return Array.from({ length: app.tables.events.n }, (_, row) => row).filter(
    (row) => first[row] >= from && first[row] <= to,
  );
}

/**
 * A mark for each event.
 * @param {App} app
 * @param {any} scale
 * @param {number} top of the figure
 * @param {(row: number) => void} choose
 * @returns {any[]}
 */
export function eventNodes(app, scale, top, choose) {
  return eventRows(app).map((row) => {
    const x = scale.at(app.tables.events.numbers('first')[row]);
    return element(
      'svg:path',
      { class: 'stationed-event', d: `M${x - 4.5} ${top - 10}h9l-4.5 8z`, on: on(row, choose) },
      [element('svg:title', { text: eventText(app, row) })],
    );
  });
}

/** What a press on an event does; it moves no handle. @param {number} row @param {(row: number) => void} choose */
function on(row, choose) {
  return { pointerdown: (/** @type {Event} */ event) => event.stopPropagation(), click: () => choose(row) };
}

/**
 * The names of as many events as have room in one line above their marks: first of the days in hand, then the shortest.
 * @param {App} app
 * @param {{scale: any, frame: [number, number] | null}} lens
 * @param {number} width
 * @param {(row: number) => void} choose
 * @returns {any[]}
 */
export function eventNameNodes(app, { scale, frame }, width, choose) {
  const { events } = app.tables;
  const all = eventRows(app).map((row) => {
    const text = events.words('title', row, app.words.language);
    const x = scale.at(events.numbers('first')[row]);
    const wide = (text.length + (text.match(WIDE_LETTER) || []).length) * LETTER + 8;
    return { row, text, x, wide, inHand: frame !== null && x >= frame[0] && x <= frame[1] };
  });
  all.sort((a, b) => Number(b.inHand) - Number(a.inHand) || a.wide - b.wide || a.row - b.row);
  /** @type {[number, number][]} */
  const taken = [];
  return all.flatMap(({ row, text, x, wide }) => {
    const place = /** @type {[number, number][]} */ ([
      [x - 4, x + wide],
      [x - wide, x + 4],
    ]).find(([from, to]) => from >= 0 && to <= width && taken.every((other) => to < other[0] || from > other[1]));
    if (!place) return [];
    taken.push(place);
    const anchor = place[0] < x - 4 ? 'end' : 'start';
    return [
      element('svg:text', {
        class: 'stationed-event-name',
        x,
        y: -3,
        'text-anchor': anchor,
        text,
        on: on(row, choose),
      }),
    ];
  });
}

/** All events with their dates, folded; each leads to its day. @param {App} app @param {(row: number) => void} choose @returns {any} */
export function eventList(app, choose) {
  const rows = eventRows(app);
  if (!rows.length) return null;
  const { words } = app;
  const list = element('ol', {
    class: 'stationed-event-list',
    'aria-label': words.say('time.events', { n: rows.length }),
  });
  const make = () =>
    rows.map((row) =>
      element('li', {}, [
        button('stationed-link', eventText(app, row), () => {
          close();
          choose(row);
        }),
      ]),
    );
  const details = folded('stationed-event-menu', words.say('time.events', { n: rows.length }), list, make);
  const close = () => {
    details.open = false;
    details.querySelector('summary').focus({ preventScroll: true });
  };
  details.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.stopPropagation();
    close();
  });
  details.addEventListener('focusout', (/** @type {FocusEvent} */ event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
  });
  return details;
}

/** The events that a day falls in. @param {App} app @param {number} day @returns {number[]} */
export function eventsOn(app, day) {
  const { events } = app.tables;
  const [first, last] = [events.numbers('first'), events.numbers('last')];
  return Array.from({ length: events.n }, (_, row) => row).filter(
    (row) => first[row] <= day && last[row] >= day && last[row] - first[row] < 32,
  );
}
