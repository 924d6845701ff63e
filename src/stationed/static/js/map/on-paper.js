// On paper: what the map draws on canvases, as images while it is printed.
//
// In:  the app. Chromium prints a canvas as the list of what was drawn; its clearing becomes a hole in
// the whole sheet, through which most viewers show nothing of what lies beneath. An image has its transparency to itself.

import { pictureOf } from '../dom/element.js';
import { marksDrawn } from './drawn.js';
/** @import { App } from '../app.js' */

/** Pixels of a printed canvas to one of the page: about 290 to the inch. */
const PRINTED = 3;

export class OnPaper {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {{image: HTMLImageElement, canvas: HTMLCanvasElement}[]} */
    this.pictures = [];
    // The sheet has its size by then: its control is added before the marks.
    this.listeners = { beforeprint: () => this.open(), afterprint: () => this.close() };
  }

  start() {
    for (const [name, listener] of Object.entries(this.listeners)) window.addEventListener(name, listener);
  }

  stop() {
    for (const [name, listener] of Object.entries(this.listeners)) window.removeEventListener(name, listener);
    this.remove();
  }

  open() {
    this.remove();
    this.draw(PRINTED);
    this.app.ground.finish();
    const container = /** @type {HTMLElement} */ (this.app.map.getContainer());
    const own = container.querySelectorAll(
      'canvas.stationed-marks, canvas.stationed-relief, .stationed-locator canvas',
    );
    for (const canvas of /** @type {Iterable<HTMLCanvasElement>} */ (own))
      if (canvas.width && canvas.height && !canvas.hidden && getComputedStyle(canvas).visibility !== 'hidden')
        this.pictures.push({ canvas, image: pictureBefore(canvas) });
  }

  close() {
    this.remove();
    this.draw(0);
  }

  /** @param {number} sharp pixels to one of the page; 0 for those of the screen */
  draw(sharp) {
    for (const marks of marksDrawn(this.app)) {
      marks.sharp = sharp;
      marks.redraw();
    }
  }

  remove() {
    for (const { image, canvas } of this.pictures) {
      image.remove();
      canvas.classList.remove('stationed-pictured');
    }
    this.pictures = [];
  }
}

/** @param {HTMLCanvasElement} canvas @returns {HTMLImageElement} */
function pictureBefore(canvas) {
  const image = pictureOf(canvas);
  image.className = `${canvas.className} stationed-picture`;
  image.style.cssText = canvas.style.cssText;
  canvas.before(image);
  // Where the browser has not read the image at once, as Firefox, which prints canvases well, the canvas stays.
  queueMicrotask(() => {
    if (image.complete && image.naturalWidth) canvas.classList.add('stationed-pictured');
    else image.remove();
  });
  return image;
}
