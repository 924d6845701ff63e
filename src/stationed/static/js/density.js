// Density: each location of a crowd as a small point beneath the discs, so that one sees where much is.
//
// In:  the anchors in view with their colours. Out: one picture the size of the canvas, blended point upon point.
// The pixels are written here, without an object or a path a point; where the view holds very many, WebGL draws them.

/** How large a point is and how much it covers of its middle; share: of the bare ground, more: of other points. The more points there are, the slower they add up, so that thick and thin stay apart. */
const STAMPS = [
  { most: 4000, radius: 2.4, share: 0.8, more: 0.7 },
  { most: 30000, radius: 1.7, share: 0.6, more: 0.4 },
  { most: 80000, radius: 1.3, share: 0.42, more: 0.16 },
  { most: Infinity, radius: 1.3, share: 0.4, more: 0.07 },
];

/** The pixels of one point: x, y, share and more in turn. @param {number} count points in view @param {number} ratio pixels of the canvas to one of the page @returns {Float32Array} */
function stampFor(count, ratio) {
  const { radius, share, more } = STAMPS.filter(({ most }) => count <= most)[0];
  const r = radius * ratio;
  const pixels = [];
  for (let y = -Math.ceil(r); y <= Math.ceil(r); y += 1) {
    for (let x = -Math.ceil(r); x <= Math.ceil(r); x += 1) {
      const inside = Math.min(1, Math.max(0, r + 0.5 - Math.hypot(x, y)));
      if (inside > 0.05) pixels.push(x, y, inside * share, inside * more);
    }
  }
  return Float32Array.from(pixels);
}

class Density {
  constructor() {
    this.canvas = document.createElement('canvas');
    /** @type {ImageData | null} */
    this.image = null;
  }

  /**
   * Draws the points of a view.
   * @param {CanvasRenderingContext2D} context in pixels of the page @param {Scene} scene
   * @param {{codes: Uint8Array, colours: number[][]}} palette a colour for each location @param {{width: number, height: number, ratio: number}} size
   */
  paint(context, scene, palette, size) {
    const image = this.imageOf(size);
    stampPoints(image, scene, palette, size.ratio);
    const own = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    own.putImageData(image, 0, 0);
    context.drawImage(this.canvas, 0, 0, size.width, size.height);
  }

  /** An empty picture of a size. @param {{width: number, height: number, ratio: number}} size @returns {ImageData} */
  imageOf({ width, height, ratio }) {
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.image && this.image.width === w && this.image.height === h) this.image.data.fill(0);
    else {
      this.canvas.width = w;
      this.canvas.height = h;
      this.image = new ImageData(w, h);
    }
    return this.image;
  }
}

/** Blends a point for each anchor in view into a picture. @param {{data: Uint8ClampedArray, width: number, height: number}} image @param {Scene} scene @param {{codes: Uint8Array, colours: number[][]}} palette @param {number} ratio */
function stampPoints(image, scene, palette, ratio) {
  const { data, width, height } = image;
  const { location } = scene.anchors;
  const stamp = stampFor(scene.n, ratio);
  const edge = Math.ceil(Math.max(...stamp));
  for (let i = 0; i < scene.n; i += 1) {
    const x = Math.round(scene.px[i] * ratio);
    const y = Math.round(scene.py[i] * ratio);
    if (x < edge || y < edge || x >= width - edge || y >= height - edge) continue;
    const colour = palette.colours[palette.codes[location[scene.at[i]]]];
    for (let k = 0; k < stamp.length; k += 4) blend(data, ((y + stamp[k + 1]) * width + x + stamp[k]) * 4, colour, stamp[k + 2], stamp[k + 3]);
  }
}

/** Lays a colour over a pixel: so much of it over the bare ground, so much over other points. @param {Uint8ClampedArray} data @param {number} at @param {number[]} colour @param {number} share @param {number} more */
function blend(data, at, colour, share, more) {
  const before = data[at + 3] / 255;
  const after = Math.max(share, before + (1 - before) * more);
  const part = before === 0 ? 1 : more;
  data[at] += (colour[0] - data[at]) * part;
  data[at + 1] += (colour[1] - data[at + 1]) * part;
  data[at + 2] += (colour[2] - data[at + 2]) * part;
  data[at + 3] = after * 255;
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
