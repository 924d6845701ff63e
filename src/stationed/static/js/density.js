// Density: each location of a crowd as a small point beneath the discs, so that one sees where much is.
//
// In:  the anchors in view with their colours. Out: one picture the size of the canvas, blended point upon point.
// The pixels are written here, without an object or a path a point: what lies on each is weighed first and coloured then.
// A hundred thousand points take some ten milliseconds so, on any machine.

/** How large a point is, how much one covers of the ground (share) and how much each further one of what is left (more): the more points there are, the slower they add up, so that thick and thin stay apart. */
const STAMPS = [
  { most: 4000, radius: 2.4, share: 0.8, more: 0.6 },
  { most: 30000, radius: 1.7, share: 0.6, more: 0.4 },
  { most: 80000, radius: 1.3, share: 0.42, more: 0.16 },
  { most: Infinity, radius: 1.3, share: 0.4, more: 0.07 },
];

/** What the middle of a point weighs; its edge weighs less. */
const WHOLE = 16;

/** The stamp for so many points. @param {number} count @param {number} ratio pixels of the canvas to one of the page @returns {{pixels: Int32Array, alphas: Uint8Array, edge: number}} pixels: x, y and weight in turn; alphas: by weight */
function stampFor(count, ratio) {
  const { radius, share, more } = STAMPS.filter(({ most }) => count <= most)[0];
  const r = radius * ratio;
  const edge = Math.ceil(r);
  const pixels = [];
  for (let y = -edge; y <= edge; y += 1) {
    for (let x = -edge; x <= edge; x += 1) {
      const weight = Math.round(WHOLE * Math.min(1, r + 0.5 - Math.hypot(x, y)));
      if (weight > 0) pixels.push(x, y, weight);
    }
  }
  const alphas = Uint8Array.from({ length: 256 * WHOLE }, (_, weight) => {
    const n = weight / WHOLE;
    return 255 * (n <= 1 ? share * n : share + (1 - share) * (1 - (1 - more) ** (n - 1)));
  });
  return { pixels: Int32Array.from(pixels), alphas, edge };
}

class Density {
  constructor() {
    this.canvas = document.createElement('canvas');
    this.width = 0;
    this.height = 0;
    /** How much lies on each pixel, and the colour of what came last. */
    this.weights = new Uint16Array(0);
    this.codes = new Uint8Array(0);
    /** @type {ImageData | null} */
    this.image = null;
  }

  /**
   * Draws the points of a view.
   * @param {CanvasRenderingContext2D} context in pixels of the page @param {Scene} scene
   * @param {{codes: Uint8Array, colours: number[][]}} palette a colour for each location @param {{width: number, height: number, ratio: number}} size
   */
  paint(context, scene, palette, size) {
    const image = this.prepare(size);
    const stamp = stampFor(scene.n, size.ratio);
    this.stamp(scene, palette.codes, stamp.pixels, stamp.edge, size.ratio);
    this.develop(image, palette.colours, stamp.alphas);
    const own = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    own.putImageData(image, 0, 0);
    context.drawImage(this.canvas, 0, 0, size.width, size.height);
  }

  /** Bare pixels of a size. @param {{width: number, height: number, ratio: number}} size @returns {ImageData} */
  prepare({ width, height, ratio }) {
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.image && this.width === w && this.height === h) {
      this.weights.fill(0);
      return this.image;
    }
    Object.assign(this, { width: w, height: h, weights: new Uint16Array(w * h), codes: new Uint8Array(w * h) });
    Object.assign(this.canvas, { width: w, height: h });
    this.image = new ImageData(w, h);
    return this.image;
  }

  /** Lays a point down for each anchor in view. @param {Scene} scene @param {Uint8Array} palette colour of each location @param {Int32Array} pixels @param {number} edge @param {number} ratio */
  stamp(scene, palette, pixels, edge, ratio) {
    const { weights, codes, width, height } = this;
    const { location } = scene.anchors;
    for (let i = 0; i < scene.n; i += 1) {
      const x = Math.round(scene.px[i] * ratio);
      const y = Math.round(scene.py[i] * ratio);
      if (x < edge || y < edge || x >= width - edge || y >= height - edge) continue;
      const code = palette[location[scene.at[i]]];
      for (let k = 0; k < pixels.length; k += 3) {
        const at = (y + pixels[k + 1]) * width + x + pixels[k];
        weights[at] += pixels[k + 2];
        codes[at] = code;
      }
    }
  }

  /** Makes colours of what lies on the pixels. @param {ImageData} image @param {number[][]} colours @param {Uint8Array} alphas */
  develop(image, colours, alphas) {
    const { weights, codes } = this;
    const most = alphas.length - 1;
    // Red first in memory, as machines that browsers run on order their bytes.
    const inks = Uint32Array.from(colours, ([r, g, b]) => (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r));
    const out = new Uint32Array(image.data.buffer);
    for (let at = 0; at < out.length; at += 1) {
      const weight = weights[at];
      out[at] = weight === 0 ? 0 : inks[codes[at]] | (alphas[weight < most ? weight : most] << 24);
    }
  }
}

/** So many milliseconds after a change it is said how many deployments are points. */
const SAID = 150;

/** Says that not everything is drawn as a symbol, and how much is not; while the time runs a few times a second. */
class CrowdNote {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.timer = 0;
    this.root = element('p', { class: 'stationed-crowd', hidden: true });
  }

  remove() {
    clearTimeout(this.timer);
    this.root.remove();
  }

  /** @param {Scene} scene */
  say(scene) {
    this.root.hidden = !scene.crowded;
    if (!scene.crowded || this.timer) return;
    if (this.root.textContent === '') this.count(scene);
    else {
      this.timer = window.setTimeout(() => {
        this.timer = 0;
        this.count(scene);
      }, SAID);
    }
  }

  /** @param {Scene} scene */
  count(scene) {
    this.root.textContent = this.app.words.say('map.crowd', { n: scene.records(), all: this.app.tables.deployments.n });
  }
}
