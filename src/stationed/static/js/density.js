// Density: each location of a crowd as a small point beneath the discs, so that one sees where much is.
//
// In:  the anchors in view with their colours. Out: one picture the size of the canvas, blended point upon point.
// The pixels are written here, without an object or a path a point; where the view holds very many, WebGL draws them.

/** How much one point covers of its middle, its sides and its corners. */
const STAMP = [0.62, 0.3, 0.13];

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
  for (let i = 0; i < scene.n; i += 1) {
    const x = Math.round(scene.px[i] * ratio);
    const y = Math.round(scene.py[i] * ratio);
    if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) continue;
    const colour = palette.colours[palette.codes[location[scene.at[i]]]];
    for (let b = -1; b <= 1; b += 1) {
      for (let a = -1; a <= 1; a += 1) blend(data, ((y + b) * width + x + a) * 4, colour, STAMP[(a === 0 ? 0 : 1) + (b === 0 ? 0 : 1)]);
    }
  }
}

/** Lays so much of a colour over a pixel. @param {Uint8ClampedArray} data @param {number} at @param {number[]} colour @param {number} share */
function blend(data, at, colour, share) {
  const before = data[at + 3] / 255;
  const after = before + (1 - before) * share;
  const part = share / after;
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
