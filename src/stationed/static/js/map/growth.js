// Growth: arrows that are drawn along their way, as when a step of the story brings them.
//
// In:  the marks whose arrows they are; ask() before the state changes, start() when the map has come to its view. Out:
// a canvas beneath the marks, with as much of each arrow as is drawn by now. The marks leave these arrows out meanwhile;
// in the end, and at once wherever they are drawn for paper or a picture, they draw them whole.
// Each begins in its turn, in the order in which a text names them, then by the days on which they set out. Readers who
// want less motion see none of it.

import { paintShape, partsUpTo, pathOfShape } from './paint.js';
import { pointsOf } from './outlines.js';
import { drawingKit } from './looks.js';
import { lessMotion } from './views.js';
/** @import { App } from '../app.js' */
/** @import { Marks } from './marks.js' */

/** How long one arrow takes, and within how long all have begun, in milliseconds. */
const TAKES = 1300;

const BEGUN = 1400;

/**
 * The turn of each of some arrows, from 0; those that are named alike and set out on one day share theirs.
 * @param {{named: number, day: number}[]} arrows named: the place of its name in the text, Infinity where it has none
 * @returns {number[]}
 */
export function turnsOf(arrows) {
  const sorted = arrows.slice().sort((a, b) => (a.named === b.named ? a.day - b.day : a.named - b.named));
  const keys = Array.from(new Set(sorted.map(({ named, day }) => `${named} ${day}`)));
  return arrows.map(({ named, day }) => keys.indexOf(`${named} ${day}`));
}

/**
 * How far an arrow is drawn.
 * @param {number} turn @param {number} last turn
 * @param {number} passed milliseconds since the first began
 * @returns {number} share of its length, 0 to 1
 */
export function shareAt(turn, last, passed) {
  const begins = last > 0 ? (BEGUN * turn) / last : 0;
  const share = Math.min(1, Math.max(0, (passed - begins) / TAKES));
  return share * share * (3 - 2 * share);
}

export class Growth {
  /** @param {Marks} marks */
  constructor(marks) {
    this.marks = marks;
    /** Arrows that the step before had already. @type {Set<number>} */
    this.drawn = new Set();
    /** The turns of those that grow, by location; null while none does. @type {Map<number, number> | null} */
    this.turns = null;
    this.asked = false;
    this.timer = 0;
    this.frame = 0;
    this.begun = 0;
    /** @type {{points: {x: number, y: number}[][], style: any, turn: number}[]} */
    this.lines = [];
    this.canvas = /** @type {HTMLCanvasElement | null} */ (null);
    this.gather = this.gather.bind(this);
  }

  /** From now on arrows that were not there before are left out by the marks, until they have grown. */
  ask() {
    this.end();
    this.asked = !lessMotion();
  }

  /** Whether the marks leave an arrow out. @param {number} location @returns {boolean} */
  has(location) {
    if (this.turns) return this.turns.has(location);
    return this.asked && !this.drawn.has(location);
  }

  /**
   * Begins with what is shown now.
   * @param {number} after so many milliseconds @param {string[]} named ids of what a text names, in its order
   */
  start(after, named) {
    const arrows = this.arrows(named);
    const grow = arrows.filter(({ location }) => this.has(location));
    const turns = turnsOf(grow);
    this.drawn = new Set(arrows.map(({ location }) => location));
    this.turns = new Map(grow.map(({ location }, i) => [location, turns[i]]));
    if (!this.asked || !grow.length) this.end();
    else this.timer = window.setTimeout(() => this.open(), after);
  }

  /** The arrows that are shown. @param {string[]} named @returns {{location: number, named: number, day: number}[]} */
  arrows(named) {
    const { outlines, standing, app } = this.marks;
    if (!outlines || !standing) return [];
    const { locations, claims } = app.tables;
    return outlines.all
      .filter(({ location, area }) => !area && standing.has(location) && locations.text('kind', location) === 'axis')
      .map(({ location }) => {
        const claim = standing.lead[location];
        const places = namesOf(app, claim, location).map((id) => named.indexOf(id));
        const first = Math.min(...places.filter((place) => place >= 0)); // Infinity of none
        return { location, named: first, day: claims.numbers('possible_first')[claim] };
      });
  }

  open() {
    const { canvas, map } = this.marks;
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'stationed-growing leaflet-zoom-animated';
    this.canvas.setAttribute('aria-hidden', 'true');
    canvas.before(this.canvas);
    map.on('stationed:drawn', this.gather);
    this.gather();
    this.begun = performance.now();
    this.tick(this.begun);
  }

  /** Takes the ways of the arrows as they lie in the view. */
  gather() {
    const { outlines, standing, scene, app } = this.marks;
    if (!outlines || !standing || !scene || !this.turns) return;
    const view = this.marks.view(this.marks.corner, this.marks.frame().full, -1);
    const kit = drawingKit(app);
    this.lines = outlines
      .seen(standing, view, scene.crowded)
      .filter(({ location }) => this.has(location))
      .map(({ location, parts }) => ({
        points: parts.map((part) => pointsOf(part, view)),
        style: { ...kit.shapeStyle(location, false), crowded: scene.crowded },
        turn: /** @type {Map<number, number>} */ (this.turns).get(location) || 0,
      }));
  }

  /** @param {number} now */
  tick(now) {
    const last = Math.max(0, ...Array.from(this.turns?.values() || []));
    const passed = now - this.begun;
    if (shareAt(last, last, passed) === 1) {
      this.end();
      return;
    }
    this.paint((turn) => shareAt(turn, last, passed));
    this.frame = requestAnimationFrame((time) => this.tick(time));
  }

  /** @param {(turn: number) => number} share of the arrows of a turn */
  paint(share) {
    const { canvas } = this.marks;
    const own = /** @type {HTMLCanvasElement} */ (this.canvas);
    const context = /** @type {CanvasRenderingContext2D} */ (own.getContext('2d'));
    own.style.cssText = canvas.style.cssText;
    Object.assign(own, { width: canvas.width, height: canvas.height });
    const ratio = canvas.width / parseFloat(canvas.style.width);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const { points, style, turn } of this.lines) {
      const parts = partsUpTo(points, share(turn));
      if (parts.length) paintShape(context, parts, pathOfShape(parts, false), style);
    }
  }

  /** All are whole now. */
  end() {
    const grew = this.asked || this.turns !== null;
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    Object.assign(this, { asked: false, turns: null, lines: [] });
    this.marks.map?.off('stationed:drawn', this.gather);
    this.canvas?.remove();
    this.canvas = null;
    if (grew) this.marks.redraw();
  }

  /** The story is left: the next one begins with nothing drawn. */
  forget() {
    this.end();
    this.drawn = new Set();
  }
}

/** The ids that may name an arrow: its own, its deployment's, and those of its unit and of what that belongs to. @param {App} app @param {number} claim @param {number} location @returns {string[]} */
function namesOf({ tables: { claims, deployments, units, locations } }, claim, location) {
  const ids = [locations.text('id', location), deployments.text('id', claims.numbers('deployment')[claim])];
  const higher = units.numbers('higher');
  for (let unit = claims.numbers('unit')[claim], steps = 0; unit >= 0 && steps < 20; steps += 1) {
    ids.push(units.text('id', unit));
    unit = higher[unit];
  }
  return ids;
}
