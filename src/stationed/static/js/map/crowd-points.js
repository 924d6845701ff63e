// Crowd points: the places of a crowd as small points beneath its discs, by WebGL where that pays, else by canvas.
//
// In:  the scene, what is shown and its colours, the view. Out: a picture of the points, by one way or the other.
// `way` says which way is taken (canvas, webgl) and `why`; a context that is lost leads back to the canvas.

import { L } from '../dom/leaflet.js';
import { Density, stampOf } from './density.js';
import { GlPoints } from './gl-points.js';
/** @import { App } from '../app.js' */
/** @import { Scene, View } from './scene.js' */

/** With fewer places than this the canvas is as quick, and a context need not be made. */
const LEAST_FOR_WEBGL = 5000;

/** After so many losses of the context it is not tried again. */
const MOST_LOSSES = 3;

/** Whether the processor would do the work of a graphics card. @param {WebGL2RenderingContext} gl @returns {boolean} */
function byProcessor(gl) {
  const said = gl.getExtension('WEBGL_debug_renderer_info');
  return /swiftshader|llvmpipe|software|basic render/i.test(
    String(gl.getParameter(said ? said.UNMASKED_RENDERER_WEBGL : gl.RENDERER)),
  );
}

export class CrowdPoints {
  /** @param {App} app @param {() => void} redraw */
  constructor(app, redraw) {
    this.app = app;
    this.redraw = redraw;
    this.density = new Density();
    this.way = 'canvas';
    this.why = 'few places';
    this.tried = false;
    this.losses = 0;
    /** @type {any} */
    this.canvas = null;
    /** @type {GlPoints | null} */
    this.gl = null;
    /** @type {{shown: any, colours: string}} what the buffers hold */
    this.held = { shown: null, colours: '' };
    this.count = 0;
  }

  /**
   * Takes one way from now on, whatever the number: webgl also where only the processor does it.
   * @param {string} way canvas or webgl
   */
  use(way) {
    this.leave('as asked');
    this.tried = true;
    if (way === 'webgl') this.open(false);
    this.redraw();
  }

  /** @param {boolean} quick only where it is quicker than the canvas: drawn by the processor it is not */
  open(quick) {
    this.tried = true;
    const { marks } = this.app;
    const canvas = L.DomUtil.create('canvas', 'stationed-marks stationed-points leaflet-zoom-animated');
    canvas.setAttribute('aria-hidden', 'true');
    const gl = canvas.getContext('webgl2', {
      antialias: false,
      depth: false,
      stencil: false,
      preserveDrawingBuffer: true,
      failIfMajorPerformanceCaveat: quick,
    });
    if (!gl) this.leave(quick ? 'no WebGL that is quicker' : 'no WebGL');
    else if (quick && byProcessor(gl)) this.leave('WebGL by the processor alone, which is slower');
    else if (this.make(gl)) {
      this.canvas = canvas;
      marks.canvas.before(canvas);
      canvas.addEventListener('webglcontextlost', (/** @type {Event} */ event) => this.lost(event));
      canvas.addEventListener('webglcontextrestored', () => {
        if (this.losses < MOST_LOSSES && this.make(gl)) this.redraw();
      });
    }
  }

  /** @param {WebGL2RenderingContext} gl @returns {boolean} */
  make(gl) {
    this.held = { shown: null, colours: '' };
    try {
      this.gl = new GlPoints(gl, /** @type {Scene} */ (this.app.marks.scene).anchors);
      [this.way, this.why] = ['webgl', 'many places'];
      return true;
    } catch (error) {
      this.leave(String(error));
      return false;
    }
  }

  /** @param {Event} event */
  lost(event) {
    event.preventDefault();
    this.losses += 1;
    this.gl = null;
    this.canvas.hidden = true;
    [this.way, this.why] = ['canvas', 'the context was lost'];
    this.redraw();
  }

  /** @param {string} why */
  leave(why) {
    if (this.canvas) this.canvas.remove();
    this.canvas = null;
    this.gl = null;
    [this.way, this.why] = ['canvas', why];
  }

  /**
   * Draws the points of a crowd, in place of all that is on the canvas.
   * @param {CanvasRenderingContext2D} context
   * @param {Scene} scene
   * @param {View} view
   * @param {{codes: Uint8Array, colours: number[][]}} palette a colour for each location
   * @param {number} ratio
   */
  paint(context, scene, view, palette, ratio) {
    if (!this.tried && scene.anchors.n >= LEAST_FOR_WEBGL) {
      this.tried = true;
      this.app.afterPaint.put('webgl', () => {
        this.open(true);
        if (this.gl) this.redraw();
      });
    }
    this.count = scene.n;
    if (!this.gl) {
      this.density.paint(context, scene, palette, { width: view.width, height: view.height, ratio });
      return;
    }
    this.fill(this.gl, scene, palette);
    this.place(view, ratio);
  }

  /**
   * Says to the buffers what is shown, when that has changed.
   * @param {GlPoints} gl
   * @param {Scene} scene
   * @param {{codes: Uint8Array, colours: number[][]}} palette
   */
  fill(gl, { anchors, standing }, { codes, colours }) {
    const { shown } = this.app.marks;
    const key = `${this.app.state.colour} ${colours.join()}`;
    if (this.held.shown === shown && this.held.colours === key) return;
    const own = new Uint8Array(anchors.n);
    for (let i = 0; i < own.length; i += 1)
      if (standing.count[anchors.location[i]] > 0) own[i] = codes[anchors.location[i]] + 1;
    gl.show(own, colours);
    this.held = { shown, colours: key };
  }

  /** Draws what the buffers hold where the map is now; nothing is counted. @param {View} view @param {number} ratio */
  place(view, ratio) {
    const { canvas, gl } = this;
    if (!gl) return;
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      Object.assign(canvas, { width, height });
      Object.assign(canvas.style, { width: `${view.width}px`, height: `${view.height}px` });
    }
    canvas.hidden = false;
    const origin = this.app.map.getPixelOrigin();
    L.DomUtil.setTransform(canvas, L.point(view.left - origin.x, view.top - origin.y), 1);
    gl.draw(view, ratio, stampOf(this.count));
  }

  /** Hides the points of WebGL. */
  hide() {
    if (this.canvas) this.canvas.hidden = true;
  }
}
