// Scene: what is to be drawn in one view, as groups of marks in pixels.
//
// In:  what stands where (Standing), the points of the locations in pixels of zoom 0 (Anchors), and a view.
// Out: groups, one a location (or one for several that fall together), most important first; objects are made only for
// groups, never for what falls into them. Pure: no DOM, no Leaflet, no clock.

import { HEAVIEST, SQUARED, gatherNear, gatherSquares, heaviestFirst } from './anchors.js';
import { MOST_GROUPS, REACH, formsOf } from './forms.js';
import { Group, partDiscs } from './group.js';
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Mark } from '../shown/standing.js' */
/** @import { Anchors } from './anchors.js' */
/** @import { Standing } from '../shown/standing.js' */

/**
 * More groups or marks than this in view are drawn as discs with their numbers, gathered within so many pixels: the
 * more there are the wider.
 */
const CROWD = 140;

const CROWD_MARKS = 3000;

const CROWD_REACH = [46, 84];

/**
 * @typedef {{scale: number, left: number, top: number, width: number, height: number, chosen: number, reach: number}}
 * View scale: pixels to one of zoom 0; left, top: the canvas's corner in pixels of the world
 */

/** The groups of one view after the other, in arrays that are made once. */
export class Scene {
  /** @param {BlockTables} tables @param {Anchors} anchors @param {Standing} standing */
  constructor(tables, anchors, standing) {
    this.tables = tables;
    this.anchors = anchors;
    this.standing = standing;
    const n = anchors.n;
    /** How many anchors are in view; the arrays below hold their pixels, their number and their group. */
    this.n = 0;
    this.px = new Float32Array(n);
    this.py = new Float32Array(n);
    this.at = new Uint32Array(n);
    this.group = new Int32Array(n);
    this.order = new Uint32Array(n);
    this.weight = new Uint16Array(n);
    /** Whether order holds for what is in view. */
    this.ordered = false;
    this.marks = 0;
    /** Whether nothing that is shown lies outside of the view. */
    this.whole = false;
    this.reach = 0;
    this.crowded = false;
    this.chosen = -1;
  }

  /** @param {View} view @returns {Group[]} */
  groups(view) {
    this.look(view);
    this.chosen = view.chosen;
    const chosen = this.standing.placesOf(view.chosen, this.tables);
    this.weigh(chosen);
    const groups = this.gathered(view.reach).map((head, number) => new Group(this, head, number));
    this.fill(groups, chosen);
    const most = groups.reduce((one, { count }) => Math.max(one, count), 1);
    for (const group of groups) {
      if (!this.crowded || group.chosen) group.sizes = formsOf(group.count);
      else group.settle(this.reach, most);
    }
    if (this.crowded) partDiscs(groups.filter(({ radius }) => radius > 0));
    return groups;
  }

  /**
   * The anchors that lead the groups; says whether they are a crowd.
   * @param {number} reach pixels, where they are few
   * @returns {number[]}
   */
  gathered(reach) {
    this.reach = reach;
    this.crowded = this.marks > CROWD_MARKS;
    if (!this.crowded) {
      this.rankAll();
      if (gatherNear(this, REACH).length <= CROWD) {
        const heads = gatherNear(this, reach);
        return heads.length <= MOST_GROUPS ? heads : gatherNear(this, REACH);
      }
      this.crowded = true;
    }
    this.reach = CROWD_REACH[0] + (CROWD_REACH[1] - CROWD_REACH[0]) * Math.min(1, this.n / 20000);
    if (this.n > SQUARED) return gatherSquares(this, this.reach);
    this.rankAll();
    return gatherNear(this, this.reach);
  }

  /**
   * Counts what is in each group, and where its middle is.
   * @param {Group[]} groups
   * @param {Set<number>} chosen locations
   */
  fill(groups, chosen) {
    const { location } = this.anchors;
    const { count } = this.standing;
    const sums = new Float64Array(4 * groups.length);
    for (let i = 0; i < this.n; i += 1) {
      const at = 4 * this.group[i];
      const place = location[this.at[i]];
      const here = count[place];
      sums[at] += here;
      sums[at + 1] += 1;
      sums[at + 2] += here * this.px[i];
      sums[at + 3] += here * this.py[i];
      if (chosen.size && chosen.has(place)) groups[this.group[i]].chosen = true;
    }
    groups.forEach((group, i) => {
      [group.count, group.places, group.sumX, group.sumY] = sums.subarray(4 * i, 4 * i + 4);
    });
  }

  /** Finds the anchors in view at which something is shown. @param {View} view */
  look({ scale, left, top, width, height }) {
    const { x, y, location } = this.anchors;
    const { count } = this.standing;
    let n = 0;
    let marks = 0;
    let outside = 0;
    for (let i = 0; i < x.length; i += 1) {
      const here = count[location[i]];
      if (here === 0) continue;
      const px = Math.floor(x[i] * scale + 0.5) - left;
      const py = Math.floor(y[i] * scale + 0.5) - top;
      if (!(px > -40 && px < width + 40 && py > -40 && py < height + 40)) {
        outside += 1;
        continue;
      }
      this.px[n] = px;
      this.py[n] = py;
      this.at[n] = i;
      marks += here;
      n += 1;
    }
    this.n = n;
    this.marks = marks;
    this.whole = outside === 0;
  }

  /**
   * Visits every anchor in a view, whether anything is shown there or not.
   * @param {View} view
   * @param {(location: number, x: number, y: number) => void} visit
   */
  eachIn({ scale, left, top, width, height }, visit) {
    const { x, y, location } = this.anchors;
    for (let i = 0; i < x.length; i += 1) {
      const [px, py] = [Math.round(x[i] * scale) - left, Math.round(y[i] * scale) - top];
      if (px > 0 && px < width && py > 0 && py < height) visit(location[i], px, py);
    }
  }

  /**
   * Weighs the anchors in view: the chosen one most, then by rank of what stands there and by number.
   * @param {Set<number>} chosen locations
   */
  weigh(chosen) {
    const { standing, weight } = this;
    const { location } = this.anchors;
    for (let i = 0; i < this.n; i += 1) {
      const place = location[this.at[i]];
      weight[i] =
        chosen.size && chosen.has(place)
          ? HEAVIEST
          : Math.max(0, Math.min(HEAVIEST - 1, standing.height[place] * 10 + standing.count[place]));
    }
    this.ordered = false;
  }

  /** Orders the anchors in view, the heaviest first. */
  rankAll() {
    if (this.ordered) return;
    heaviestFirst(this.weight, this.n, this.order);
    this.ordered = true;
  }

  /** The marks of a group, those of its most important location first. @param {Group} group @returns {Mark[]} */
  membersOf(group) {
    /** @type {Mark[]} */
    const marks = [];
    this.rankAll();
    for (let i = 0; i < this.n; i += 1) {
      const one = this.order[i];
      if (this.group[one] !== group.number) continue;
      for (const mark of this.standing.marksAt(this.anchors.location[this.at[one]], this.chosen)) marks.push(mark);
    }
    return marks;
  }

  /** How many deployments stand at the anchors in view, each counted once. @returns {number} */
  records() {
    const { claims, starts, flags, of } = this.standing;
    const met = new Uint8Array(this.standing.states.length);
    let sum = 0;
    for (let i = 0; i < this.n; i += 1) {
      const place = this.anchors.location[this.at[i]];
      for (let k = starts[place]; k < starts[place + 1]; k += 1) {
        if (!flags[claims[k]] || met[of[k]]) continue;
        met[of[k]] = 1;
        sum += 1;
      }
    }
    return sum;
  }

  /**
   * The location of the anchor in view that is nearest to a point, or -1 when none is within reach.
   * @param {number} x
   * @param {number} y
   * @param {number} reach pixels
   * @returns {number}
   */
  nearest(x, y, reach) {
    let best = reach * reach;
    let found = -1;
    for (let i = 0; i < this.n; i += 1) {
      const far = (this.px[i] - x) ** 2 + (this.py[i] - y) ** 2;
      if (far > best) continue;
      best = far;
      found = this.anchors.location[this.at[i]];
    }
    return found;
  }

  /** The locations of a group. @param {Group} group @returns {number[]} */
  locationsOf(group) {
    const found = new Set();
    for (let i = 0; i < this.n; i += 1)
      if (this.group[i] === group.number) found.add(this.anchors.location[this.at[i]]);
    return Array.from(found);
  }
}
