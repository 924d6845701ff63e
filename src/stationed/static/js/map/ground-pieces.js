// Ground pieces: the shapes of the land, its waters and the dated background, in the order in which they are drawn.
//
// In:  the ground and context tables and the shapes of the block. Out: pieces, the lowest first.
// Pure: no DOM, no Leaflet, no clock.

import facts from '../../../facts/ground.json' with { type: 'json' };
/** @import { App } from '../app.js' */

/** Layers from below; those of other names lie over them. */
const GROUND_ORDER = facts.layers;

export const LEVELS = { land: 0, areas: 1, water: 2, lines: 3 };

/**
 * @typedef {{level: number, name: string, area: boolean, shape: number, first: number, last: number, on: boolean, path:
 * string | null}} Piece path: of the frame drawn, null until it is needed
 */

/** @param {App} app @returns {Piece[]} */
export function piecesOf(app) {
  return [...groundPieces(app), ...contextPieces(app)].sort((a, b) => a.level - b.level);
}

/** Land and water in the order in which they lie. @param {App} app @returns {Piece[]} */
function groundPieces(app) {
  const { ground } = app.tables;
  const above = (/** @type {number} */ place) => (place < 0 ? GROUND_ORDER.length : place);
  const rank = (/** @type {number} */ row) => above(GROUND_ORDER.indexOf(ground.text('layer', row)));
  const rows = Array.from({ length: ground.n }, (_, row) => row).sort((a, b) => rank(a) - rank(b) || a - b);
  return rows.flatMap((row) => {
    const layer = ground.text('layer', row);
    return piecesFor(app, ground.numbers('shape')[row], {
      level: layer === 'land' ? LEVELS.land : LEVELS.water,
      name: `stationed-${layer}`,
      first: -Infinity,
      last: Infinity,
    });
  });
}

/** Countries lie between land and water, borders and railways on top. @param {App} app @returns {Piece[]} */
function contextPieces(app) {
  const { context } = app.tables;
  const order = ['country', 'disputed-area'];
  const rank = (/** @type {number} */ row) => (order.indexOf(context.text('kind', row)) + 3) % 3;
  const rows = Array.from({ length: context.n }, (_, row) => row).sort((a, b) => rank(a) - rank(b) || a - b);
  return rows.flatMap((row) => {
    const kind = context.text('kind', row);
    const focus = context.numbers('focus')[row] ? ' stationed-focus' : '';
    // A country that is not in focus has the colour of the land: only its name is written.
    if (kind === 'country' && !focus) return [];
    const level = kind === 'country' || kind === 'region' ? LEVELS.areas : LEVELS.lines;
    return piecesFor(app, context.numbers('shape')[row], {
      level,
      name: `stationed-${kind}${focus}`,
      first: context.numbers('first')[row],
      last: context.numbers('last')[row],
    });
  });
}

/**
 * @param {App} app
 * @param {number} shape
 * @param {{level: number, name: string, first: number, last: number}} more
 * @returns {Piece[]}
 */
function piecesFor(app, shape, more) {
  const found = app.data.shapes[shape];
  if (!found || found.k === 'P') return [];
  return [{ ...more, shape, area: found.k === 'A', on: false, path: null }];
}
