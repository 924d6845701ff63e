// Density: each location of a crowd as a small point beneath the discs, so that one sees where much is.
//
// In:  the anchors in view with their colours. Out: one picture the size of the canvas, blended point upon point.
// The pixels are written here, without an object or a path a point: what lies on each is weighed first and coloured
// then. A hundred thousand points take some ten milliseconds so, on any machine.

/** @import { Scene } from './scene.js' */

/**
 * How large a point is, how much one covers of the ground (share) and how much each further one of what is left (more):
 * the more points there are, the slower they add up, so that thick and thin stay apart.
 */
const STAMPS = [
  { most: 4000, radius: 2.4, share: 0.8, more: 0.6 },
  { most: 30000, radius: 1.7, share: 0.6, more: 0.4 },
  { most: 80000, radius: 1.3, share: 0.42, more: 0.16 },
  { most: Infinity, radius: 1.3, share: 0.4, more: 0.07 },
];

/** @param {number} count */
export function stampOf(count) {
  return STAMPS.filter(({ most }) => count <= most)[0];
}

/** What the middle of a point weighs; its edge weighs less. */
export const WHOLE = 16;

/**
 * The stamp for so many points.
 * @param {number} count
 * @param {number} ratio pixels of the canvas to one of the page
 * @returns {{offsets: number[][], weights: number[], alphas: Uint8Array, edge: number}} offsets, weights: of the pixels
 * of a point; alphas: by weight
 */
function stampFor(count, ratio) {
  const { radius, share, more } = stampOf(count);
  const r = radius * ratio;
  const edge = Math.ceil(r);
  const [offsets, weights] = [/** @type {number[][]} */ ([]), /** @type {number[]} */ ([])];
  for (let y = -edge; y <= edge; y += 1) {
    for (let x = -edge; x <= edge; x += 1) {
      const weight = Math.round(WHOLE * Math.max(0, Math.min(1, r + 0.5 - Math.hypot(x, y))));
      if (weight === 0) continue;
      offsets.push([x, y]);
      weights.push(weight);
    }
  }
  const alphas = Uint8Array.from({ length: 256 * WHOLE }, (_, weight) => {
    const n = weight / WHOLE;
    return 255 * (n <= 1 ? share * n : share + (1 - share) * (1 - (1 - more) ** (n - 1)));
  });
  return { offsets, weights, alphas, edge };
}

/**
 * Pixels are coloured, and made bare again, by tiles of so many (a power of two): where no point lies nothing is done.
 */
const TILE_BITS = 5;

export class Density {
  constructor() {
    this.width = 0;
    this.height = 0;
    /** For each pixel the colour of what came last (the highest byte), and how much lies on it. */
    this.pixels = new Uint32Array(0);
    /** How many tiles lie side by side; those touched now, and those that the image shows. */
    this.across = 0;
    this.touched = new Uint8Array(0);
    this.filled = new Uint8Array(0);
    /** @type {ImageData | null} */
    this.image = null;
    this.key = '';
    this.stamp = stampFor(0, 1);
  }

  /**
   * Draws the points of a view, in place of all that is on the canvas.
   * @param {CanvasRenderingContext2D} context @param {Scene} scene
   * @param {{codes: Uint8Array, colours: number[][]}} palette a colour for each location
   * @param {{width: number, height: number, ratio: number}} size
   */
  paint(context, scene, palette, size) {
    const image = this.prepare(size, scene.n);
    this.lay(scene, palette.codes, size.ratio);
    this.develop(image, palette.colours);
    context.putImageData(image, 0, 0);
  }

  /**
   * Bare pixels of a size, and the stamp for so many points.
   * @param {{width: number, height: number, ratio: number}} size
   * @param {number} count
   * @returns {ImageData}
   */
  prepare({ width, height, ratio }, count) {
    const key = `${STAMPS.findIndex(({ most }) => count <= most)} ${ratio}`;
    if (key !== this.key) this.stamp = stampFor(count, ratio);
    this.key = key;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.image && this.width === w && this.height === h) return this.image;
    const across = (w >> TILE_BITS) + 1;
    const tiles = across * ((h >> TILE_BITS) + 1);
    Object.assign(this, {
      width: w,
      height: h,
      across,
      pixels: new Uint32Array(w * h),
      touched: new Uint8Array(tiles),
      filled: new Uint8Array(tiles),
    });
    this.image = new ImageData(w, h);
    return this.image;
  }

  /**
   * Lays a point down for each anchor in view.
   * @param {Scene} scene
   * @param {Uint8Array} palette colour of each location
   * @param {number} ratio
   */
  lay(scene, palette, ratio) {
    const {
      pixels,
      touched,
      across,
      width,
      height,
      stamp: { offsets, weights, edge },
    } = this;
    const { location } = scene.anchors;
    const steps = offsets.map(([x, y]) => y * width + x);
    for (let i = 0; i < scene.n; i += 1) {
      const x = Math.round(scene.px[i] * ratio);
      const y = Math.round(scene.py[i] * ratio);
      if (x < edge || y < edge || x >= width - edge || y >= height - edge) continue;
      const code = palette[location[scene.at[i]]] << 24;
      const middle = y * width + x;
      for (let k = 0; k < steps.length; k += 1) {
        const at = middle + steps[k];
        pixels[at] = ((pixels[at] & 0xffffff) + weights[k]) | code;
      }
      const [top, bottom] = [((y - edge) >> TILE_BITS) * across, ((y + edge) >> TILE_BITS) * across];
      const [left, right] = [(x - edge) >> TILE_BITS, (x + edge) >> TILE_BITS];
      touched[top + left] = 1;
      touched[top + right] = 1;
      touched[bottom + left] = 1;
      touched[bottom + right] = 1;
    }
  }

  /**
   * Makes colours of what lies on the pixels, and the pixels bare again.
   * @param {ImageData} image
   * @param {number[][]} colours
   */
  develop(image, colours) {
    const { touched, filled, across, width, height } = this;
    // Red first in memory, as machines that browsers run on order their bytes.
    const inks = Uint32Array.from(colours, ([r, g, b]) => (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r));
    const out = new Uint32Array(image.data.buffer);
    for (let tile = 0; tile < touched.length; tile += 1) {
      if (!touched[tile] && !filled[tile]) continue;
      const left = (tile % across) << TILE_BITS;
      const top = Math.floor(tile / across) << TILE_BITS;
      const right = Math.min(left + (1 << TILE_BITS), width);
      const bottom = Math.min(top + (1 << TILE_BITS), height);
      for (let y = top; y < bottom; y += 1) this.colour(out, inks, y * width + left, y * width + right);
      filled[tile] = touched[tile];
      touched[tile] = 0;
    }
  }

  /** @param {Uint32Array} out @param {Uint32Array} inks @param {number} from @param {number} end */
  colour(out, inks, from, end) {
    const {
      pixels,
      stamp: { alphas },
    } = this;
    const most = alphas.length - 1;
    for (let at = from; at < end; at += 1) {
      const pixel = pixels[at];
      const weight = pixel & 0xffffff;
      out[at] = weight === 0 ? 0 : inks[pixel >>> 24] | (alphas[weight < most ? weight : most] << 24);
      pixels[at] = 0;
    }
  }
}
