// Relief slopes: one level of the grey pictures as a canvas in the colours of the theme, tile by tile as they are wanted.
//
// In:  a level, its pictures, the pixel of each grey. Out: a canvas, and how far it is drawn at its edges.

import { element } from '../dom/element.js';
import { FEATHER, TILE } from './relief-levels.js';
/** @import { Level, Tile } from './relief-levels.js' */

export class Slopes {
  /** @param {Level} level @param {HTMLImageElement[]} pictures @param {boolean} fades whether a coarser one lies about it */
  constructor(level, pictures, fades) {
    const [width, height] = [level.right - level.left, level.bottom - level.top].map(String);
    this.level = level;
    this.pictures = pictures;
    this.fades = fades;
    this.drawing = element('canvas', { width, height });
    this.context = this.drawing.getContext('2d', { willReadFrequently: true });
    /** How far it is drawn, as alpha; null while all that is drawn is whole. @type {any} */
    this.edged = null;
    /** @type {Map<Tile, Uint8Array>} the greys of the tiles that are drawn */
    this.greys = new Map();
    /** @type {Uint32Array} */
    this.tones = new Uint32Array(256);
  }

  /** Gives the tiles that are drawn other colours. @param {Uint32Array} tones the pixel of each grey */
  colour(tones) {
    this.tones = tones;
    for (const tile of this.greys.keys()) this.paint(tile);
  }

  /** Draws those of some tiles that are not drawn yet. @param {Tile[]} tiles */
  add(tiles) {
    for (const tile of tiles) {
      if (this.greys.has(tile)) continue;
      this.greys.set(tile, greysOf(this.pictures[tile.picture]));
      this.paint(tile);
    }
  }

  /** @param {Tile} tile */
  paint(tile) {
    const { context, level, tones } = this;
    const [x, y] = [tile.x - level.left, tile.y - level.top];
    const grey = /** @type {Uint8Array} */ (this.greys.get(tile));
    const image = context.createImageData(TILE, TILE);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < grey.length; i += 1) pixels[i] = tones[grey[i]];
    context.putImageData(image, x, y);
    if (!this.fades || !this.isAtEdge(tile)) return;
    this.edged = this.edged || feathered(this.drawing);
    within(context, [x, y, TILE, TILE], () => compose(context, 'destination-in', this.edged));
  }

  /** @param {Tile} tile */
  isAtEdge({ x, y }) {
    const { left, top, right, bottom } = this.level;
    return x === left || y === top || x + TILE === right || y + TILE === bottom;
  }
}

/** @type {any} a canvas for one tile at a time */
let reading = null;

/** @param {HTMLImageElement} picture @returns {Uint8Array} */
function greysOf(picture) {
  reading = reading || element('canvas', { width: TILE, height: TILE }).getContext('2d', { willReadFrequently: true });
  reading.drawImage(picture, 0, 0);
  const { data } = reading.getImageData(0, 0, TILE, TILE);
  const grey = new Uint8Array(data.length / 4);
  for (let i = 0; i < grey.length; i += 1) grey[i] = data[4 * i]; // a call for each pixel takes ten times as long
  return grey;
}

/** How far a level is drawn, as alpha: none at its edges, all within. @param {any} drawing of its size */
function feathered({ width, height }) {
  const mask = element('canvas', { width: String(width), height: String(height) });
  const context = mask.getContext('2d');
  const rise = (/** @type {number} */ x, /** @type {number} */ y) => {
    const gradient = context.createLinearGradient(0, 0, x, y);
    const share = FEATHER / (x + y);
    [0, 1].forEach((at) => gradient.addColorStop(at, 'transparent'));
    [share, 1 - share].forEach((at) => gradient.addColorStop(at, 'black'));
    return gradient;
  };
  context.fillRect(0, 0, width, height);
  // Only the strips at the edges are drawn as what they rise by, since that takes long.
  for (const [x, y, boxes] of [
    [width, 0, [0, width - FEATHER].map((at) => [at, 0, FEATHER, height])],
    [0, height, [0, height - FEATHER].map((at) => [0, at, width, FEATHER])],
  ])
    for (const box of boxes)
      within(context, box, () => {
        context.fillStyle = rise(x, y);
        context.globalCompositeOperation = 'destination-in';
        context.fillRect(...box);
      });
  return mask;
}

/** Draws within a box alone. @param {any} context @param {number[]} box @param {() => void} draw */
function within(context, box, draw) {
  context.save();
  context.beginPath();
  context.rect(...box);
  context.clip();
  draw();
  context.restore();
}

/** Draws a picture in a way of composing. @param {any} context @param {string} way @param {any} picture @param {number[]} box */
export function compose(context, way, picture, box = [0, 0]) {
  context.globalCompositeOperation = way;
  context.drawImage(picture, ...box);
  context.globalCompositeOperation = 'source-over';
}
