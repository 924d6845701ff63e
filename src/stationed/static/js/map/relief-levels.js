// Relief levels: where the grey pictures of the slopes lie, and what their greys are drawn as.
//
// In:  columns of the table relief, colours. Out: levels in pixels of their own size of the world; a table of tones.
// Pure: no DOM, no Leaflet, no clock.

import facts from '../../../facts/ground.json' with { type: 'json' };
import { worldShifts } from './ground-paths.js';
/** @import { Frame } from './ground-paths.js' */

export const TILE = facts.tile;

/** The grey of what is flat. */
export const GREY = facts.grey;

/** So many pixels of its own a level takes at its edges to pass into the coarser one about it. */
export const FEATHER = facts.feather;

/** So far from its edges, in its own pixels, a level hides all beneath it: the feather, and what smoothing looks at. */
export const HIDES = FEATHER + 4;

/** So many pixels about what is seen smoothing looks at, of the level and of the canvas. */
const NEAR = { level: 4, canvas: 4 };

const [FADES_FROM, FADES_UNTIL] = facts.fades;

/** @typedef {{picture: number, x: number, y: number}} Tile picture: row of the table */

/**
 * @typedef {{size: number, left: number, top: number, right: number, bottom: number, tiles: Tile[]}} Level size: width of
 * the world in its pixels; the others likewise
 */

/** @typedef {{frame: Frame, world: number, shrunk: number}} View shrunk: pixels of the canvas to one of the frame */

/**
 * The levels, coarsest first.
 * @param {number[]} sizes @param {number[]} columns @param {number[]} rows @returns {Level[]}
 */
export function levelsOf(sizes, columns, rows) {
  /** @type {Map<number, Level>} */
  const found = new Map();
  sizes.forEach((size, picture) => {
    const [x, y] = [columns[picture] * TILE, rows[picture] * TILE];
    const level = found.get(size) || { size, left: x, top: y, right: x, bottom: y, tiles: [] };
    level.tiles.push({ picture, x, y });
    level.left = Math.min(level.left, x);
    level.top = Math.min(level.top, y);
    level.right = Math.max(level.right, x + TILE);
    level.bottom = Math.max(level.bottom, y + TILE);
    found.set(size, level);
  });
  return [...found.values()].sort((a, b) => a.size - b.size);
}

/**
 * The tiles of a level that a view shows; what a finer level hides is not wanted.
 * @param {Level} level @param {Level | undefined} finer @param {View} view @returns {Tile[]}
 */
export function tilesWanted(level, finer, { frame, world, shrunk }) {
  const unit = world / level.size;
  const { scale, left, top, width, height } = frame;
  const margin = unit * NEAR.level + NEAR.canvas / (scale * shrunk);
  const seen = worldShifts(frame, [level.left * unit, level.right * unit], world).map((shift) =>
    [left - shift, top, left - shift + width, top + height].map((pixels) => pixels / scale),
  );
  const hidden = finer && insideOf(finer, world / finer.size);
  return level.tiles.filter(({ x, y }) => {
    const [west, north, east, south] = [
      ...[x, y].map((at) => at * unit - margin),
      ...[x, y].map((at) => (at + TILE) * unit + margin),
    ];
    if (hidden && west >= hidden[0] && north >= hidden[1] && east <= hidden[2] && south <= hidden[3]) return false;
    return seen.some((view) => west < view[2] && east > view[0] && north < view[3] && south > view[1]);
  });
}

/** Where a level hides all beneath it, in pixels of zoom 0. @param {Level} level @param {number} unit pixels of zoom 0 to one of its own */
function insideOf({ left, top, right, bottom }, unit) {
  return [left + HIDES, top + HIDES, right - HIDES, bottom - HIDES].map((at) => at * unit);
}

/** How strong the relief is drawn when it is so many times larger than it was made. @param {number} grown */
export function fading(grown) {
  const share = Math.log(FADES_UNTIL / grown) / Math.log(FADES_UNTIL / FADES_FROM);
  return Math.max(0, Math.min(1, share));
}

/**
 * The pixel of each grey, as canvases have them: shade below the middle, light above, stronger the further from it.
 * @param {string} shade #rrggbbaa: colour, and strength of the deepest shade
 * @param {string} shine likewise of the brightest light
 * @returns {Uint32Array}
 */
export function tones(shade, shine) {
  const bytes = new Uint8Array(256 * 4);
  for (let grey = 0; grey < 256; grey += 1) {
    const [red, green, blue, most] = channels(grey < GREY ? shade : shine);
    bytes.set([red, green, blue, Math.round((most * Math.abs(grey - GREY)) / GREY)], 4 * grey);
  }
  return new Uint32Array(bytes.buffer);
}

/** @param {string} colour #rrggbbaa @returns {number[]} nothing at all for anything else */
function channels(colour) {
  const found = /^#(..)(..)(..)(..)$/.exec(colour);
  return found ? found.slice(1).map((part) => parseInt(part, 16)) : [0, 0, 0, 0];
}
