// Relief slopes: one level of the grey pictures as a canvas, tile by tile as they are wanted.
//
// In:  a level, its pictures. Out: a canvas in greys, which passes into nothing at its edges where a coarser level lies
// about it.

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
    // What is made of it is read, which takes long where a graphics card holds it.
    this.context = this.drawing.getContext('2d', { willReadFrequently: true });
    /** @type {Set<Tile>} the tiles that are drawn */
    this.drawn = new Set();
  }

  /** Draws those of some tiles that are not drawn yet. @param {Tile[]} tiles */
  add(tiles) {
    const { context, level } = this;
    for (const tile of tiles) {
      if (this.drawn.has(tile)) continue;
      this.drawn.add(tile);
      context.drawImage(this.pictures[tile.picture], tile.x - level.left, tile.y - level.top);
      if (this.fades) this.fade(tile);
    }
  }

  /** Lets a tile rise from nothing at those of its sides that are edges of the level. @param {Tile} tile */
  fade(tile) {
    const { left, top, right, bottom } = this.level;
    const [x, y] = [tile.x - left, tile.y - top];
    const [behind, below] = [x + TILE, y + TILE];
    if (tile.x === left) this.rise([x, 0, x + FEATHER, 0], [x, y, FEATHER, TILE]);
    if (tile.x + TILE === right) this.rise([behind, 0, behind - FEATHER, 0], [behind - FEATHER, y, FEATHER, TILE]);
    if (tile.y === top) this.rise([0, y, 0, y + FEATHER], [x, y, TILE, FEATHER]);
    if (tile.y + TILE === bottom) this.rise([0, below, 0, below - FEATHER], [x, below - FEATHER, TILE, FEATHER]);
  }

  /** Lets a strip rise from nothing to whole. @param {number[]} way x and y, from and to @param {number[]} strip its box */
  rise([fromX, fromY, toX, toY], strip) {
    const { context } = this;
    const gradient = context.createLinearGradient(fromX, fromY, toX, toY);
    gradient.addColorStop(0, 'transparent');
    gradient.addColorStop(1, 'black');
    context.save();
    context.beginPath();
    context.rect(...strip);
    context.clip();
    context.globalCompositeOperation = 'destination-in';
    context.fillStyle = gradient;
    context.fillRect(...strip);
    context.restore();
  }
}
