// Relief: the slopes of the land as shade and light, between the land and its waters.
//
// In:  the table of grey pictures, the paths of the land as they are drawn. Out: a canvas in the frame of the ground.
// Options: none. Colours and their strength come from the style sheet (--stationed-shade, --stationed-shine); it is
// hidden there where contrast is wanted. It fades out where the map is nearer than the pictures are fine.

import { element } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { worldShifts } from './ground-paths.js';
import { GREY, HIDES, fading, levelsOf, tilesWanted, tones } from './relief-levels.js';
import { Slopes } from './relief-slopes.js';
import { worldWidth } from './projection.js';
/** @import { App } from '../app.js' */
/** @import { Frame } from './ground-paths.js' */
/** @import { Level, View } from './relief-levels.js' */

/** Pixels of the canvas at most: a larger frame is drawn coarser and shown larger. */
const MOST_PIXELS = 8e6;

/** The canvas is as fine as the pictures, since more shows no more, but never coarser than this: the coast is cut in it. */
const COARSEST = 0.5;

/** Beyond so many times its own size a level is enlarged with care. */
const ENLARGED = 1.2;

export class Relief {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.canvas = element('canvas', { class: 'stationed-relief leaflet-zoom-animated', 'aria-hidden': 'true' });
    /** @type {Slopes[]} the coarsest first */
    this.levels = [];
    this.colours = '';
    /** @type {Uint32Array} the pixel of each grey */
    this.tones = new Uint32Array(256);
    /** The greys of all levels in the frame, then the colours in their stead: a canvas that is read. */
    this.greys = element('canvas').getContext('2d', { willReadFrequently: true });
    /** @type {Frame | null} the frame that it was drawn in last */
    this.frame = null;
  }

  /** Reads the pictures, which then want their colours. @returns {Promise<void>} */
  async read() {
    const { relief } = this.app.tables;
    const numbers = (/** @type {'size' | 'column' | 'row'} */ name) => Array.from(relief.numbers(name));
    const levels = levelsOf(numbers('size'), numbers('column'), numbers('row'));
    const pictures = await Promise.all(
      Array.from({ length: relief.n }, (_, row) => loaded(relief.text('picture', row))),
    );
    this.levels = levels.map((level, at) => new Slopes(level, pictures, at > 0));
    this.colours = '';
  }

  /** Takes the colours of the theme; true when it has others than before. @returns {boolean} */
  colour() {
    const style = getComputedStyle(this.app.map.getContainer());
    const [shade, shine] = ['shade', 'shine'].map((name) => style.getPropertyValue(`--stationed-${name}`).trim());
    if (this.colours === shade + shine) return false;
    this.colours = shade + shine;
    this.tones = tones(shade, shine);
    return true;
  }

  /**
   * Draws the slopes of the land in a frame.
   * @param {any} map @param {Frame} frame @param {string[]} land paths in pixels of the frame
   */
  draw(map, frame, land) {
    const { canvas } = this;
    const world = worldWidth(map);
    const finest = this.levels[this.levels.length - 1]?.level;
    const grown = finest && map.options.crs === L.CRS.EPSG3857 ? (world * frame.scale) / finest.size : Infinity;
    const strength = fading(grown);
    const fine = Math.min(1, Math.max(COARSEST, 1 / grown), Math.sqrt(MOST_PIXELS / (frame.width * frame.height)));
    const shrunk = strength ? fine : 0;
    this.frame = frame;
    canvas.width = Math.ceil(frame.width * shrunk);
    canvas.height = Math.ceil(frame.height * shrunk);
    if (!strength || !canvas.width || !canvas.height) return; // as a map has no size in a frame that is not shown
    const [width, height] = [canvas.width, canvas.height].map((pixels) => `${pixels / shrunk}px`);
    Object.assign(canvas.style, { width, height, opacity: `${strength}` });
    this.colour();
    const view = { frame, world, shrunk };
    this.mix(view);
    this.tint();
    const context = canvas.getContext('2d');
    context.scale(shrunk, shrunk);
    for (const path of land) context.fill(new Path2D(path), 'evenodd');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.drawImage(this.greys.canvas, 0, 0);
  }

  /** Lays the greys of the levels over one another, where nothing is known that of flat land. @param {View} view */
  mix(view) {
    const { greys, canvas } = this;
    Object.assign(greys.canvas, { width: canvas.width, height: canvas.height });
    greys.fillStyle = `rgb(${GREY}, ${GREY}, ${GREY})`;
    greys.fillRect(0, 0, canvas.width, canvas.height);
    this.levels.forEach((slopes, at) => {
      const finer = this.levels[at + 1]?.level;
      slopes.add(tilesWanted(slopes.level, finer, view));
      // As large as it is, which is the rule, it needs no more; what is much enlarged would show its pixels.
      const grown = (view.world * view.frame.scale * view.shrunk) / slopes.level.size;
      greys.imageSmoothingQuality = grown > ENLARGED ? 'high' : grown < 1 / ENLARGED ? 'medium' : 'low';
      // What a finer level hides is not drawn: without a graphics card that is most of the time that the relief takes.
      outside(greys, finer ? boxes(finer, view, HIDES) : [], () => {
        for (const box of boxes(slopes.level, view)) greys.drawImage(slopes.drawing, ...box);
      });
    });
  }

  /** Puts shade and light in the place of the greys: of the canvas, which has fewer pixels than the tiles. */
  tint() {
    const { greys, tones } = this;
    const image = greys.getImageData(0, 0, greys.canvas.width, greys.canvas.height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < pixels.length; i += 1) pixels[i] = tones[pixels[i] & 255];
    greys.putImageData(image, 0, 0);
  }
}

/**
 * Where a level lies on the canvas, once on each world that the frame reaches.
 * @param {Level} level @param {View} view @param {number} inset own pixels that are left away at each edge
 */
function boxes({ size, left, top, right, bottom }, { frame, world, shrunk }, inset = 0) {
  const unit = world / size;
  const grown = unit * frame.scale;
  return worldShifts(frame, [left * unit, right * unit], world).map((shift) => {
    const x = (/** @type {number} */ at) => Math.round((at * grown - frame.left + shift) * shrunk);
    const y = (/** @type {number} */ at) => Math.round((at * grown - frame.top) * shrunk);
    const corner = [x(left + inset), y(top + inset)];
    return [...corner, x(right - inset) - corner[0], y(bottom - inset) - corner[1]];
  });
}

/** Draws where none of the boxes is. @param {any} context @param {number[][]} hidden @param {() => void} draw */
function outside(context, hidden, draw) {
  context.save();
  const path = new Path2D();
  path.rect(0, 0, context.canvas.width, context.canvas.height);
  for (const [x, y, width, height] of hidden) path.rect(x, y, width, height);
  if (hidden.length) context.clip(path, 'evenodd');
  draw();
  context.restore();
}

/** A picture that is decoded when it is first drawn. @param {string} picture a WebP file in base64 @returns {Promise<HTMLImageElement>} */
function loaded(picture) {
  const image = new Image();
  const read = new Promise((done, fail) => {
    image.addEventListener('load', () => done(image));
    image.addEventListener('error', fail);
  });
  image.src = `data:image/webp;base64,${picture}`;
  return /** @type {Promise<HTMLImageElement>} */ (read);
}
