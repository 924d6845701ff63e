// Mark list: the marks that are in view as buttons over the canvas, for keys and for readers who do not see it.
//
// Tab comes to one mark; the arrow keys go from there to the others in the order of reading, those of events among them,
// Home and End to the first and last. Enter opens a mark's card and goes into it; Escape leads back to the map. The
// pointer does not meet these buttons: the canvas beneath answers it.

import { hitsDrawn, marksDrawn, marksOf } from './drawn.js';
import { nextFree } from './event-marks.js';
import { spokenText } from './hit-texts.js';
import { element, replaceChildren } from '../dom/element.js';
import { turned } from '../dom/language.js';
import { L } from '../dom/leaflet.js';
/** @import { App } from '../app.js' */

/** More marks than this are not listed one by one; the table has all that is shown. */
const MOST = 300;

/** Marks whose middles lie within so many pixels of height are read as one line. */
const LINE = 40;

/** The map rests for so many milliseconds before its marks are listed anew. */
const REST = 120;

/** Buttons over the map that stand for marks as well. */
const OTHERS = '.stationed-event-mark, .stationed-stack';

/** @typedef {{x: number, y: number}} Spot the middle of a mark */

/**
 * Marks line by line from above, each line from where reading begins.
 * @template {Spot} S
 * @param {S[]} spots
 * @param {boolean} turned whether lines are read from the right
 * @returns {S[]}
 */
export function inReadingOrder(spots, turned) {
  const way = turned ? -1 : 1;
  const down = spots.slice().sort((a, b) => a.y - b.y || way * (a.x - b.x));
  /** @type {S[][]} */
  const lines = [];
  for (const spot of down) {
    const line = lines[lines.length - 1];
    if (line && spot.y - line[0].y < LINE) line.push(spot);
    else lines.push([spot]);
  }
  return lines.flatMap((line) => line.sort((a, b) => way * (a.x - b.x) || a.y - b.y));
}

/**
 * Where a key leads in a list.
 * @param {string} key @param {number} at @param {number} length @param {boolean} turned
 * @returns {number} -1 for a key that leads nowhere
 */
export function stepOf(key, at, length, turned) {
  const [on, back] = turned ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (key === on || key === 'ArrowDown') return Math.min(at + 1, length - 1);
  if (key === back || key === 'ArrowUp') return Math.max(at - 1, 0);
  return key === 'Home' ? 0 : key === 'End' ? length - 1 : -1;
}

export class MarkList {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.root = element('ul', { class: 'stationed-mark-list leaflet-zoom-hide' });
    /** @type {Map<string, any>} the buttons by what they stand for; kept, so that none loses the focus */
    this.nodes = new Map();
    /** @type {WeakMap<object, any>} */
    this.hits = new WeakMap();
    /** @type {any[]} all buttons in the order of reading, those of events too */
    this.stops = [];
    /** @type {any} the button that Tab comes to */
    this.stop = null;
    this.timer = 0;
  }

  start() {
    const { map } = this.app;
    const { pane } = this;
    map.getPane('overlayPane').appendChild(this.root);
    const later = () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.build(), REST);
    };
    map.on('stationed:drawn', later);
    later();
    pane.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.key(event));
    pane.addEventListener('focusin', (/** @type {FocusEvent} */ event) => this.come(event.target));
    pane.addEventListener('focusout', () => map.fire('stationed:hover', { hit: null, point: null }));
    // A click without a count comes from a key or from a screen reader, and has no place on the map.
    pane.addEventListener('click', (/** @type {MouseEvent} */ event) => {
      if (event.detail === 0 && this.hitOf(event.target)) this.open(event);
    });
  }

  /** All that is on the map: two times side by side have panes of their own. @returns {HTMLElement} */
  get pane() {
    return this.app.map.getPane('mapPane');
  }

  /** What a button stands for. @param {any} node */
  hitOf(node) {
    if (this.hits.has(node)) return this.hits.get(node);
    return marksDrawn(this.app)
      .map(({ happenings }) => happenings.hitOf(node))
      .find(Boolean);
  }

  /** Lists what is in view. */
  build() {
    const { words } = this.app;
    const [{ corner }] = marksDrawn(this.app);
    const focused = document.activeElement;
    const at = this.stops.indexOf(focused);
    const unused = new Set(this.nodes.keys());
    const others = this.others();
    const spots = this.spots(new Set(others.map(({ node }) => node.group)));
    const own = spots.map(({ hit, marks, ...spot }) => {
      const key = nextFree(keyOf(hit), unused, this.nodes);
      unused.delete(key);
      return { node: this.dress(key, hit, marks), ...spot };
    });
    for (const key of unused) this.nodes.delete(key);
    // A list is named by what it holds; one that holds nothing is none.
    this.root.hidden = !own.length;
    this.root.setAttribute('aria-label', words.say('map.marks'));
    place(
      this.root,
      own.map(({ node }) => node.parentElement),
    );
    L.DomUtil.setTransform(this.root, corner, 1);
    this.stops = inReadingOrder([...own, ...others], turned()).map(({ node }) => node);
    this.settle(focused, at);
  }

  /** Keeps one button in the order of tabs, and the focus near where it was. @param {any} focused @param {number} at */
  settle(focused, at) {
    const { stops } = this;
    const lost = at >= 0 && !stops.includes(focused);
    const stop = lost ? stops[Math.min(at, stops.length - 1)] : stops.find((node) => node === focused);
    const kept = stop || stops.find((node) => node === this.stop) || stops[0];
    for (const node of stops) node.tabIndex = node === kept ? 0 : -1;
    this.stop = kept;
    if (lost && (document.activeElement === document.body || !document.activeElement))
      (kept || this.app.map.getContainer()).focus({ preventScroll: true });
  }

  /** The buttons of events, and of signs that stand for several, which others keep; those out of view are passed over. */
  others() {
    const seen = this.view();
    const drawn = marksDrawn(this.app);
    const marksOfNode = (/** @type {any} */ node) =>
      drawn.find(({ happenings }) => happenings.root.contains(node)) || (node.group && marksOf(this.app, node.group));
    const all = Array.from(this.pane.querySelectorAll(OTHERS), (/** @type {any} */ node) => ({
      node,
      x: parseFloat(node.style.left) + parseFloat(node.style.width) / 2,
      y: parseFloat(node.style.top) + parseFloat(node.style.height) / 2,
    }));
    for (const { node } of all) node.tabIndex = -1;
    return all.filter((one) => marksOfNode(one.node)?.covers(one.x) && seen(one));
  }

  /** The hits whose middle is in view, in the order of reading. @param {Set<any>} held groups that have a button */
  spots(held) {
    const spots = hitsDrawn(this.app)
      .filter(({ hit: { mark, group } }) => mark || !held.has(group))
      .map(({ hit, marks }) => ({ hit, marks, x: hit.x + hit.w / 2, y: hit.y + hit.h / 2 }));
    return inReadingOrder(spots.filter(this.view()), turned()).slice(0, MOST);
  }

  /** Tells whether a spot is in view. @returns {(spot: Spot) => boolean} */
  view() {
    const size = this.app.map.getSize();
    const pad = size.multiplyBy(marksDrawn(this.app)[0].padding).round();
    return ({ x, y }) => x >= pad.x && y >= pad.y && x <= pad.x + size.x && y <= pad.y + size.y;
  }

  /** @param {string} key @param {any} hit @param {any} marks that drew it @returns {any} */
  dress(key, hit, marks) {
    const node = this.nodes.get(key) || this.make(key);
    const said = spokenText(marks.app, hit);
    node.setAttribute('aria-label', marks.label ? `${marks.label} · ${said}` : said);
    for (const [name, value] of Object.entries({ left: hit.x, top: hit.y, width: hit.w, height: hit.h }))
      node.style[name] = `${value}px`;
    this.hits.set(node, hit);
    return node;
  }

  /** @param {string} key @returns {any} */
  make(key) {
    const node = element('button', { type: 'button', class: 'stationed-mark', tabindex: '-1' });
    element('li', {}, [node]);
    this.nodes.set(key, node);
    return node;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const at = this.stops.indexOf(event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') this.app.map.getContainer().focus({ preventScroll: true });
    else {
      const next = this.stops[stepOf(event.key, at, this.stops.length, turned())];
      if (!next) return;
      next.focus({ preventScroll: true });
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** A mark that has the focus is the one that Tab comes back to, and has the tip. @param {any} node */
  come(node) {
    const hit = this.hitOf(node) || (node.group && { mark: null, group: node.group });
    if (!hit || !this.stops.includes(node)) return;
    if (this.stop) this.stop.tabIndex = -1;
    this.stop = node;
    node.tabIndex = 0;
    if (!node.matches(':focus-visible')) return;
    const map = this.app.map.getContainer().getBoundingClientRect();
    const box = node.getBoundingClientRect();
    const point = L.point(box.left - map.left, box.bottom - map.top);
    this.app.map.fire('stationed:hover', { hit, point });
  }

  /** Opens a mark and goes into its card. @param {MouseEvent} event */
  open(event) {
    const { mark, group } = this.hitOf(event.target);
    event.stopPropagation();
    const before = this.app.state.select;
    this.app.map.fire('stationed:pick', { mark, group });
    if (mark || this.app.state.select !== before) this.app.fire('entered', event.target);
  }
}

/** @param {any} hit */
function keyOf({ mark, group }) {
  return mark ? `${mark.deployment} ${group.location}` : `at ${group.location}`;
}

/** Gives a list its items; what is in its place already is left there, and keeps the focus. @param {any} root @param {any[]} items */
function place(root, items) {
  const has = Array.from(root.children);
  if (items.length === has.length && items.every((item, i) => item === has[i])) return;
  const focused = document.activeElement;
  replaceChildren(root, items);
  if (root.contains(focused)) /** @type {any} */ (focused).focus({ preventScroll: true });
}
