// Anchors: the points of the locations, projected once, and which of them fall together in a view.
//
// In:  the locations and a projection. Out: typed arrays of points in pixels of zoom 0; groups of near ones.
// Pure: no DOM, no Leaflet, no clock.

import { readShape } from '../data/columns.js';
/** @import { Shapes } from '../data/block.d.ts' */
/** @import { Columns } from '../data/columns.js' */

/** The weight of the chosen location; the others weigh less. */
export const HEAVIEST = 4095;

/** The points of the locations that have one, in pixels of zoom 0: each point of a location of several points. */
export class Anchors {
  /**
   * @param {Columns} locations @param {Shapes} shapes @param {number} scale steps to a degree in shapes
   * @param {(longitude: number, latitude: number) => {x: number, y: number}} project to pixels of zoom 0
   */
  constructor(locations, shapes, scale, project) {
    const located = locations.numbers('located');
    const longitude = locations.numbers('longitude');
    const latitude = locations.numbers('latitude');
    const shape = locations.numbers('shape');
    /** @type {number[]} */
    const points = [];
    for (let row = 0; row < locations.n; row += 1) {
      const several = located[row] && shape[row] >= 0 && shapes[shape[row]] && shapes[shape[row]].k === 'P';
      if (several) for (const [x, y] of readShape(shapes[shape[row]], scale).flat()) points.push(row, x, y);
      else if (located[row]) points.push(row, longitude[row], latitude[row]);
    }
    this.n = points.length / 3;
    this.location = new Int32Array(this.n);
    this.x = new Float64Array(this.n);
    this.y = new Float64Array(this.n);
    for (let i = 0; i < this.n; i += 1) {
      const { x, y } = project(points[3 * i + 1], points[3 * i + 2]);
      this.location[i] = points[3 * i];
      this.x[i] = x;
      this.y[i] = y;
    }
  }
}

/**
 * Makes groups of the anchors in view that are nearer than a reach to a more important one, the most important of
 * several. Gives the anchor that leads
 * each group; the scene's group array says for every anchor in view in which it is.
 * @param {{n: number, px: Float32Array, py: Float32Array, order: Uint32Array, group: Int32Array}} scene
 * @param {number} reach pixels
 * @returns {number[]}
 */
export function gatherNear({ n, px, py, order, group }, reach) {
  const grid = new Squares(px, py, n, reach);
  /** @type {number[]} */
  const heads = [];
  for (let k = 0; k < n; k += 1) {
    const one = order[k];
    const home = grid.near(px[one], py[one]);
    group[one] = home < 0 ? heads.length : home;
    if (home >= 0) continue;
    grid.add(px[one], py[one]);
    heads.push(one);
  }
  return heads;
}

/**
 * More anchors in view than this are gathered square by square, one square being so many pixels (a power of two) wide.
 */
export const SQUARED = 4000;

const SQUARE_BITS = 3;

/**
 * The same for very many: those in one small square go together, by the heaviest of them.
 * @param {{n: number, px: Float32Array, py: Float32Array, weight: Uint16Array, group: Int32Array}} scene
 * @param {number} reach pixels
 * @returns {number[]}
 */
export function gatherSquares({ n, px, py, weight, group }, reach) {
  const grid = new Squares(px, py, n, 1 << SQUARE_BITS);
  const heads = new Int32Array(grid.last.length).fill(-1);
  for (let i = 0; i < n; i += 1) {
    const square = ((py[i] - grid.top) >> SQUARE_BITS) * grid.across + ((px[i] - grid.left) >> SQUARE_BITS);
    group[i] = square;
    const head = heads[square];
    if (head < 0 || weight[i] > weight[head]) heads[square] = i;
  }
  const found = heads.filter((head) => head >= 0);
  const weights = Uint16Array.from(found, (head) => weight[head]);
  const few = {
    n: found.length,
    px: Float32Array.from(found, (head) => px[head]),
    py: Float32Array.from(found, (head) => py[head]),
    order: new Uint32Array(found.length),
    group: new Int32Array(found.length),
  };
  heaviestFirst(weights, few.n, few.order);
  const led = gatherNear(few, reach).map((one) => found[one]);
  // The array of heads now says of each square in which group it is.
  for (let k = 0, square = 0; square < heads.length; square += 1)
    if (heads[square] >= 0) heads[square] = few.group[k++];
  for (let i = 0; i < n; i += 1) group[i] = heads[group[i]];
  return led;
}

/**
 * Numbers from 0 in order of weight, the heaviest first and of equal ones the earlier; counted into place.
 * @param {Uint16Array} weight up to HEAVIEST
 * @param {number} n
 * @param {Uint32Array} order
 */
export function heaviestFirst(weight, n, order) {
  const next = new Uint32Array(HEAVIEST + 2);
  for (let i = 0; i < n; i += 1) next[HEAVIEST - weight[i] + 1] += 1;
  for (let i = 1; i < next.length; i += 1) next[i] += next[i - 1];
  for (let i = 0; i < n; i += 1) order[next[HEAVIEST - weight[i]]++] = i;
}

/** Points in squares as wide as a reach, so that those within reach of another are found in nine of them. */
class Squares {
  /**
   * @param {Float32Array} px
   * @param {Float32Array} py points to come, for their bounds
   * @param {number} n
   * @param {number} reach
   */
  constructor(px, py, n, reach) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < n; i += 1) {
      if (px[i] < left) left = px[i];
      if (px[i] > right) right = px[i];
      if (py[i] < top) top = py[i];
      if (py[i] > bottom) bottom = py[i];
    }
    this.reach = reach;
    this.left = left - reach;
    this.top = top - reach;
    this.across = n ? Math.floor((right - this.left) / reach) + 2 : 1;
    /** The last point of each square, and for each point the one before it in its square; -1 for none. */
    this.last = new Int32Array(n ? this.across * (Math.floor((bottom - this.top) / reach) + 2) : 1).fill(-1);
    /** @type {number[]} */
    this.before = [];
    /** @type {number[]} */
    this.x = [];
    /** @type {number[]} */
    this.y = [];
  }

  /** @param {number} x @param {number} y @returns {number} */
  square(x, y) {
    return Math.floor((y - this.top) / this.reach) * this.across + Math.floor((x - this.left) / this.reach);
  }

  /** @param {number} x @param {number} y */
  add(x, y) {
    const square = this.square(x, y);
    this.before.push(this.last[square]);
    this.last[square] = this.x.length;
    this.x.push(x);
    this.y.push(y);
  }

  /**
   * The point within reach that was added first, which is the heaviest where they are added by weight, or -1.
   * @param {number} x
   * @param {number} y
   * @returns {number}
   */
  near(x, y) {
    const middle = this.square(x, y);
    const most = this.reach * this.reach;
    let found = -1;
    for (let row = middle - this.across; row <= middle + this.across; row += this.across) {
      for (let square = row - 1; square <= row + 1; square += 1) {
        for (let i = this.last[square]; i >= 0; i = this.before[i]) {
          const dx = this.x[i] - x;
          const dy = this.y[i] - y;
          if (dx * dx + dy * dy < most && (found < 0 || i < found)) found = i;
        }
      }
    }
    return found;
  }
}
