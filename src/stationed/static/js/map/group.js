// Group: some locations drawn as one, as symbols or as a disc with their number.
//
// In:  the scene that it stands in. Out: where it is and how many it holds; its marks only when somebody asks for them.
// Pure: no DOM, no Leaflet, no clock.

/** @import { Mark } from '../shown/standing.js' */
/** @import { Scene } from './scene.js' */

/** Some locations drawn as one: symbols, or a disc with their number. */
export class Group {
  /**
   * @param {Scene} scene
   * @param {number} head its most important anchor in view
   * @param {number} number its place among the groups
   */
  constructor(scene, head, number) {
    this.scene = scene;
    this.number = number;
    this.location = scene.anchors.location[scene.at[head]];
    this.x = scene.px[head];
    this.y = scene.py[head];
    this.count = 0;
    this.places = 0;
    this.sumX = 0;
    this.sumY = 0;
    /** The radius of its disc in a crowd, in pixels. */
    this.radius = 0;
    this.chosen = false;
    /** @type {any[]} */
    this.sizes = [];
    /** @type {Mark[] | null} */
    this.made = null;
  }

  /**
   * Makes it a disc of a crowd: in the middle of what it counts, its area by its number, none so wide that it covers
   * the next.
   * @param {number} reach within which it was gathered
   * @param {number} most number of any group in view
   */
  settle(reach, most) {
    this.x = Math.round(this.sumX / this.count);
    this.y = Math.round(this.sumY / this.count);
    const least = this.count <= 1 ? 5 : 7 + 3 * String(Math.min(this.count, 9999)).length;
    this.radius = Math.max(least, (reach / 2 - 4) * Math.sqrt(this.count / most));
  }

  /** The mark that stands first. @returns {Mark} */
  get lead() {
    return this.made
      ? this.made[0]
      : this.scene.standing.markOf(this.scene.standing.lead[this.location], this.location);
  }

  /** Its marks; made when they are first asked for. @returns {Mark[]} */
  get members() {
    if (!this.made) this.made = this.scene.membersOf(this);
    return this.made;
  }
}

/**
 * Moves discs off one another, the lesser off the greater, as far as a few steps do it.
 * @param {{x: number, y: number, radius: number, count: number}[]} discs
 */
export function partDiscs(discs) {
  const order = discs.slice().sort((a, b) => b.count - a.count);
  for (let pass = 0; pass < 4; pass += 1) {
    let moved = false;
    for (let i = 1; i < order.length; i += 1)
      for (let k = 0; k < i; k += 1) moved = pushOff(order[i], order[k]) || moved;
    if (!moved) return;
  }
}

/**
 * Moves the first of two discs so far that it touches the other no more; true when it had to.
 * @param {{x: number, y: number, radius: number}} one
 * @param {{x: number, y: number, radius: number}} other
 * @returns {boolean}
 */
function pushOff(one, other) {
  const dx = one.x - other.x;
  const dy = one.y - other.y;
  const room = one.radius + other.radius + 2;
  if (Math.abs(dx) >= room || Math.abs(dy) >= room) return false;
  const far = Math.hypot(dx, dy);
  if (far >= room - 0.01) return false;
  // Two in one place part sideways.
  const [ux, uy] = far > 0 ? [dx / far, dy / far] : [1, 0];
  one.x = other.x + ux * room;
  one.y = other.y + uy * room;
  return true;
}
