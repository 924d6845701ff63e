// Compared: the two times of a comparison on the timeline, each a stretch with its letter.
//
// In:  the timeline. Out: two nodes, and where they stand; which periods lie in either.

import { element } from '../dom/element.js';
import { comparisonOf } from '../shown/comparison.js';
/** @import { App } from '../app.js' */
/** @import { Timeline } from './timeline.js' */

/** The letters stand so many pixels apart at least. */
const APART = 22;

/** The stretches of A and B, hidden until there is a comparison. @returns {HTMLElement[]} */
export function comparedNodes() {
  return ['a', 'b'].map((side) =>
    element(
      'div',
      { class: `stationed-compared-time stationed-compared-${side}`, hidden: true, 'aria-hidden': 'true' },
      [element('span', { class: 'stationed-letter', text: side.toUpperCase() })],
    ),
  );
}

/** Puts A and B where their days are. @param {Timeline} timeline */
export function placeCompared({ app, nodes, scale }) {
  const compared = comparisonOf(app);
  /** @type {HTMLElement[]} */
  const both = nodes.compared;
  for (const node of both) node.hidden = !compared;
  if (!compared) return;
  const spans = compared.sides.map(({ first, last }) => [scale.at(first), scale.at(last)]);
  const middles = spans.map(([from, to]) => (from + to) / 2);
  const way = middles[1] < middles[0] ? -1 : 1;
  const push = Math.max(0, APART - Math.abs(middles[1] - middles[0])) / 2;
  both.forEach((node, i) => {
    const [from, to] = spans[i];
    node.style.left = `${from}px`;
    node.style.width = `${Math.max(to - from, 2)}px`;
    const letter = /** @type {HTMLElement} */ (node.firstElementChild);
    letter.style.left = `${middles[i] - from + (i ? way : -way) * push}px`;
  });
}

/** The days of both times, or null while none are compared. @param {App} app @returns {[number, number] | null} */
export function daysCompared(app) {
  const compared = comparisonOf(app);
  if (!compared) return null;
  const [a, b] = compared.sides;
  return [Math.min(a.first, b.first), Math.max(a.last, b.last)];
}

/** The periods in hand: those that are on, or those that lie in either time of a comparison. @param {App} app @returns {number[]} */
export function periodsInHand(app) {
  const compared = comparisonOf(app);
  if (!compared) return app.periodRows();
  const { periods } = app.tables;
  const [begin, end] = [periods.numbers('first'), periods.numbers('last')];
  return Array.from({ length: periods.n }, (_, row) => row).filter((row) =>
    compared.sides.some(({ period, first, last }) =>
      period >= 0 ? period === row : begin[row] <= last && end[row] >= first,
    ),
  );
}
