// Signs drawn: the signs that stand for units in the view, beside their symbols; for the legend.
//
// In:  the app. Out: their names.

/** @import { App } from '../app.js' */

/** @typedef {'pennant' | 'axis' | 'area'} Sign a pennant or a tick; a line of advance; an area of operations */

/** @param {App} app @returns {Sign[]} */
export function signsDrawn({ marks, tables }) {
  const groups = /** @type {{form?: string}[]} */ (/** @type {unknown} */ (marks.groups));
  const drawn = {
    pennant: groups.some(({ form }) => form === 'pennant' || form === 'tick'),
    axis: marks.shapes.some(({ area, location }) => !area && tables.locations.text('kind', location) === 'axis'),
    area: marks.shapes.some(({ area }) => area),
  };
  return /** @type {const} */ (['pennant', 'axis', 'area']).filter((name) => drawn[name]);
}
