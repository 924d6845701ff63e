// Beside layer: both times of a comparison on one map, A before a line and B behind it, which the reader moves.
//
// In:  the app, a comparison. Out: two layers of marks in panes of their own, cut at the line, and the line. The map, and
// so the view, is the same for both; the ground is that of B.

import { element } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { sideText } from '../shown/comparison.js';
import { Marks } from './marks.js';
/** @import { App } from '../app.js' */
/** @import { Comparison } from '../shown/comparison.js' */

/** How far a key moves the line, as a share of the map's width. */
const STEP = 0.05;

/** Far enough beyond any map, in pixels. */
const FAR = 20000;

/** Marks that hear the pointer on their own side of the line alone, and size circles as those of the other side do. */
class SideMarks extends Marks {
  /** @param {App} app @param {{pane: string, layer: BesideLayer, i: number}} options i: 0 for A, 1 for B */
  constructor(app, { pane, layer, i }) {
    super(app, { pane });
    this.layer = layer;
    this.i = i;
  }

  /** What the side is called. @returns {string} */
  get label() {
    return this.layer.labels[this.i];
  }

  /** @returns {SideMarks[]} */
  get opposite() {
    return this.layer.sides.filter((side) => side !== this);
  }

  others() {
    return this.opposite.flatMap((side) => side.groups);
  }

  /** @param {{x: number}} size @returns {[number, number]} */
  seen({ x }) {
    return this.i ? [this.layer.x, x] : [0, this.layer.x];
  }

  /** @param {number} x of the canvas */
  covers(x) {
    return this.has(this.map.layerPointToContainerPoint(L.point(x, 0).add(this.corner)).x);
  }

  /** Whether a pixel of the map is on this side of the line. @param {number} x */
  has(x) {
    return x < this.layer.x === (this.i === 0);
  }

  /** Draws itself, and the other side by the same scale of circles where that is another now. */
  redraw() {
    super.redraw();
    for (const side of this.opposite) {
      if (side.circles?.top !== this.circles?.top) Marks.prototype.redraw.call(side);
      if (side.circles?.top !== this.circles?.top) super.redraw();
    }
  }

  /** @param {any} event */
  click(event) {
    if (this.has(event.containerPoint.x)) super.click(event);
  }

  /** @param {any} event */
  move(event) {
    if (this.has(event.containerPoint.x)) super.move(event);
  }
}

export class BesideLayer {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {SideMarks[]} */
    this.sides = [];
    /** @type {HTMLElement[]} */
    this.panes = [];
    /** @type {string[]} what each side is called */
    this.labels = [];
    /** Where the line stands, as a share of the map's width. */
    this.at = 0.5;
    this.key = '';
    this.frame = 0;
    this.follow = () => this.cut();
    this.line = element('div', {
      class: 'stationed-divider',
      role: 'slider',
      tabindex: '0',
      'aria-valuemin': '0',
      'aria-valuemax': '100',
      on: {
        pointerdown: (/** @type {PointerEvent} */ event) => this.drag(event),
        keydown: (/** @type {KeyboardEvent} */ event) => this.press(event),
      },
    });
    L.DomEvent.disableClickPropagation(this.line);
  }

  /** @param {Comparison | null} comparison */
  show(comparison) {
    if (!comparison) {
      this.leave();
      return;
    }
    if (this.sides.length && this.key === comparison.key) this.dress(comparison);
    else {
      this.leave();
      this.enter(comparison);
      this.key = comparison.key;
    }
  }

  /** @param {Comparison} comparison */
  enter(comparison) {
    const { map, marks } = this.app;
    this.panes = ['a', 'b'].map((side) => map.getPane(`stationed-${side}`) || map.createPane(`stationed-${side}`));
    this.sides = this.panes.map((pane, i) => {
      pane.style.zIndex = '400';
      pane.hidden = false;
      const app = Object.assign(Object.create(this.app), timeOf(this.app, comparison, i));
      return new SideMarks(app, { pane: `stationed-${'ab'[i]}`, layer: this, i });
    });
    hush(marks, true);
    this.app.beside = this;
    map.getContainer().appendChild(this.line);
    for (const side of this.sides) map.addLayer(side);
    map.on('move resize zoomend viewreset', this.follow);
    this.dress(comparison);
    this.cut();
  }

  /** Shows what each side shows, in the colours, the language and with the choice of now. @param {Comparison} comparison */
  dress(comparison) {
    const { words } = this.app;
    this.labels = comparison.sides.map((side, i) => `${'AB'[i]} · ${sideText(this.app, side)}`);
    this.sides.forEach((side, i) => Object.assign(side.app, timeOf(this.app, comparison, i), { marks: side }));
    for (const side of this.sides) side.set(side.app.shownNow);
    this.line.setAttribute('aria-label', words.say('compare.line'));
    this.line.replaceChildren(
      ...this.labels.map((text, i) => element('span', { class: `stationed-side-${'ab'[i]}`, text })),
    );
  }

  leave() {
    if (!this.sides.length) return;
    const { map, marks } = this.app;
    map.off('move resize zoomend viewreset', this.follow);
    for (const side of this.sides) map.removeLayer(side);
    for (const pane of this.panes) pane.hidden = true;
    this.line.remove();
    this.sides = [];
    this.key = '';
    this.app.beside = null;
    hush(marks, false);
  }

  /** Where the line stands, in pixels of the map. @returns {number} */
  get x() {
    return Math.round(this.at * this.app.map.getSize().x);
  }

  /** Cuts the panes at the line, which stays where it is while the map moves beneath it. */
  cut() {
    const { map } = this.app;
    const { x } = map.containerPointToLayerPoint([this.x, 0]);
    const cut = (/** @type {number} */ left, /** @type {number} */ right) =>
      `polygon(${left}px ${-FAR}px, ${right}px ${-FAR}px, ${right}px ${FAR}px, ${left}px ${FAR}px)`;
    this.panes[0].style.clipPath = cut(-FAR, x);
    this.panes[1].style.clipPath = cut(x, FAR);
    this.line.style.left = `${this.x}px`;
    this.line.setAttribute('aria-valuenow', String(Math.round(this.at * 100)));
  }

  /** @param {number} share */
  moveTo(share) {
    this.at = Math.min(Math.max(share, 0), 1);
    this.cut();
    // Each side draws what stands on it, and names it there.
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.sides.forEach((side) => side.redraw()));
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (event.button) return;
    event.preventDefault();
    this.line.focus({ preventScroll: true });
    this.line.setPointerCapture(event.pointerId);
    const box = this.app.map.getContainer().getBoundingClientRect();
    const follow = (/** @type {PointerEvent} */ { clientX }) => this.moveTo((clientX - box.left) / box.width);
    const end = () => {
      this.line.removeEventListener('pointermove', follow);
    };
    this.line.addEventListener('pointermove', follow);
    for (const name of ['pointerup', 'pointercancel']) this.line.addEventListener(name, end, { once: true });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const to = { ArrowLeft: this.at - STEP, ArrowRight: this.at + STEP, Home: 0, End: 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.moveTo(to);
  }
}

/**
 * What differs in the app at one of the two times, for marks that ask it.
 * @param {App} app @param {Comparison} comparison @param {number} i 0 for A, 1 for B
 */
function timeOf(app, { changes, sides }, i) {
  const { period, first, last } = sides[i];
  const { compare, beside, ...state } = app.state;
  const days = period >= 0 ? { first: null, last: null } : { first, last };
  const now = { ...state, periods: period >= 0 ? app.layers[period].id : 'all' };
  const selection = { periods: app.rowsOf(now.periods), ...days, left: app.left() };
  return { state: now, days: () => days, shownNow: { ...(i ? changes.b : changes.a), selection } };
}

/** Has the marks of the map draw and hear nothing while others stand in for them. @param {Marks} marks @param {boolean} on */
function hush(marks, on) {
  marks.map[on ? 'off' : 'on'](marks.events(), marks);
  marks.map.getContainer().classList.toggle('stationed-two-times', on);
  marks.waiting = on;
  marks.redraw();
}
