// Relief levels: where the grey pictures of the slopes lie, and what their greys are drawn as.
//
// In:  columns of the table relief, colours. Out: levels in pixels of their own size of the world; a table of tones.
// Pure: no DOM, no Leaflet, no clock.

import facts from '../../../facts/ground.json' with { type: 'json' };

const TILE = facts.tile;

/** The grey of what is flat. */
export const GREY = facts.grey;

/** So many pixels of its own a level takes at its edges to pass into the coarser one about it. */
export const FEATHER = facts.feather;

const [FADES_FROM, FADES_UNTIL] = facts.fades;

/**
 * @typedef {{size: number, left: number, top: number, right: number, bottom: number, tiles: {picture: number, x: number,
 * y: number}[]}} Level size: width of the world in its pixels; the others likewise; picture: row of the table
 */

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
