// Event marks: the events that are shown, each at its place as the small triangle that it is on the timeline, beside the
// symbols and never in their stead. No unit has a frame of that shape.
//
// In:  the scene, what is placed already, and a view. Out: a button for each place, or for several that fall together,
// which keyboard and finger reach; hitOf gives what it stands for, so that tip and card come about as with symbols.

import { eventText } from '../data/names.js';
import { element, replaceChildren } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { eventsByPlace } from '../shown/events.js';
import { gatherNear } from './anchors.js';
import { REACH } from './forms.js';
import { candidates, firstFree } from './layout.js';
/** @import { App } from '../app.js' */
/** @import { Box, Taken } from './layout.js' */
/** @import { Scene, View } from './scene.js' */

/** Places nearer than this, in pixels, have one mark; the next reach is taken when there are more marks than MOST. */
const REACHES = [REACH, 2 * REACH, 4 * REACH];

const MOST = 40;

/** More marks than this are drawn smaller; the sizes are pixels. */
const FEW = 12;

const SIZES = [14, 11];

/** The width of a figure of the number beside a mark of several events. */
const FIGURE = 7;

/** A mark can be hit within so many pixels, however small it is. */
const TARGET = 24;

/** Of several events the tip names so many. */
const MOST_TOLD = 6;

/** @typedef {{x: number, y: number, location: number, places: number[], rows: number[]}} Spot */

/**
 * The places of view that have events, those with the most first, and of places that fall together the first.
 * @param {{x: number, y: number, location: number, rows: number[]}[]} points
 * @returns {Spot[]}
 */
export function spotsOf(points) {
  const sorted = points.slice().sort((a, b) => b.rows.length - a.rows.length);
  const [px, py] = [Float32Array.from(sorted, ({ x }) => x), Float32Array.from(sorted, ({ y }) => y)];
  const n = sorted.length;
  const group = new Int32Array(n);
  const order = Uint32Array.from(sorted.keys());
  /** @type {number[]} */
  let heads = [];
  for (const reach of REACHES) {
    heads = gatherNear({ n, px, py, order, group }, reach);
    if (heads.length <= MOST) break;
  }
  const spots = heads.map((head) => ({
    ...sorted[head],
    places: /** @type {number[]} */ ([]),
    rows: /** @type {number[]} */ ([]),
  }));
  sorted.forEach(({ location, rows }, i) => {
    const spot = spots[group[i]];
    if (spot.places.includes(location)) return;
    spot.places.push(location);
    spot.rows.push(...rows);
  });
  for (const { rows } of spots) rows.sort((a, b) => a - b);
  return spots;
}

/**
 * The size of the marks when there are so many, and the room that one needs.
 * @param {number} marks
 * @param {number} events that it stands for
 * @returns {{size: number, width: number}}
 */
export function markSize(marks, events) {
  const size = SIZES[marks > FEW ? 1 : 0];
  return { size, width: size + (events > 1 ? String(events).length * FIGURE : 0) };
}

/**
 * The boxes for a mark close about the symbols of its place: at the sides above, below, then over and under them. On the
 * right there may be the sign of sources that differ.
 * @param {Box} box
 * @param {number} w
 * @param {number} h
 * @returns {Box[]}
 */
export function boxesAbout(box, w, h) {
  const [left, right] = [box.x - w - 1, box.x + box.w + 7];
  const [low, middle] = [box.y + box.h - h, box.x + box.w / 2 - w / 2];
  return [
    { x: left, y: box.y, w, h },
    { x: right, y: box.y, w, h },
    { x: left, y: low, w, h },
    { x: right, y: low, w, h },
    { x: middle, y: box.y - h - 1, w, h },
    { x: middle, y: box.y + box.h + 1, w, h },
  ];
}

/**
 * Where a mark goes: on its place, close about the symbols that stand for it, or near it with a line; where there is no
 * room at all over the corner of what is there, since nothing is left out.
 * @param {{x: number, y: number}} spot
 * @param {{w: number, h: number}} size
 * @param {{x: number, y: number, box: Box}[]} groups
 * @param {Taken} taken
 * @returns {{box: Box, apart: boolean}} apart: a line leads to it
 */
export function placeMark({ x, y }, { w, h }, groups, taken) {
  const home = nearestTo(groups, x, y);
  const about = home ? boxesAbout(home.box, w, h) : [];
  const near = candidates(x, y, w, h, 12);
  const free = firstFree(taken, [...about, ...near]);
  const box = free || { x: (home ? home.box.x : x) - w + 3, y: (home ? home.box.y : y) - h + 3, w, h };
  taken.add(box);
  return { box, apart: free !== null && near.indexOf(free) > 0 };
}

/**
 * The group that is nearest to a point, of equal ones the first, if it is within reach.
 * @template {{x: number, y: number}} G @param {G[]} groups @param {number} x @param {number} y
 * @returns {G | undefined}
 */
function nearestTo(groups, x, y) {
  let best = REACH * REACH;
  let found;
  for (const group of groups) {
    const far = (group.x - x) ** 2 + (group.y - y) ** 2;
    if (far >= best) continue;
    best = far;
    found = group;
  }
  return found;
}

export class EventMarks {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.root = element('div', { class: 'stationed-events leaflet-zoom-animated' });
    /** @type {Map<string, any>} the buttons by what they stand for; kept, so that none loses the focus */
    this.nodes = new Map();
    /** @type {WeakMap<object, any>} */
    this.hits = new WeakMap();
  }

  /**
   * Shows the marks of a view.
   * @param {CanvasRenderingContext2D} context for the lines to marks that stand away from their places
   * @param {View} view
   * @param {{groups: any[], taken: Taken, colours: Record<string, string>}} on
   */
  show(context, view, { groups, taken, colours }) {
    const { scene, corner } = this.app.marks;
    const spots = this.spots(/** @type {Scene} */ (scene), view);
    const unused = new Set(this.nodes.keys());
    for (const spot of spots) {
      const { size, width } = markSize(spots.length, spot.rows.length);
      const { box, apart } = placeMark(spot, { w: width, h: size }, groups, taken);
      if (apart) paintLeader(context, spot, box, colours.quiet);
      const key = nextFree(`${spot.location}`, unused, this.nodes);
      unused.delete(key);
      this.dress(key, spot, box, size);
    }
    for (const key of unused) {
      this.nodes.get(key).remove();
      this.nodes.delete(key);
    }
    L.DomUtil.setTransform(this.root, corner, 1);
  }

  /** @param {Scene} scene @param {View} view @returns {Spot[]} */
  spots(scene, view) {
    const byPlace = eventsByPlace(this.app.tables, this.app.selection());
    /** @type {{x: number, y: number, location: number, rows: number[]}[]} */
    const points = [];
    if (byPlace.size)
      scene.eachIn(view, (location, x, y) => {
        const rows = byPlace.get(location);
        if (rows) points.push({ x, y, location, rows });
      });
    return spotsOf(points);
  }

  /** @param {string} key @param {Spot} spot @param {Box} box @param {number} size */
  dress(key, spot, box, size) {
    const { words } = this.app;
    const texts = this.texts(spot);
    // The name holds what is seen, so that those who speak to their computer can call it.
    const number = spot.rows.length > 1 ? words.number(spot.rows.length) : '';
    const node = this.nodes.get(key) || this.make(key);
    const wide = size - 3;
    replaceChildren(node, [
      element('svg', { width: size, height: size, 'aria-hidden': 'true', focusable: 'false' }, [
        element('svg:path', {
          d: `M1.5 2h${wide}l${-wide / 2} ${0.9 * wide}z`,
        }),
      ]),
      number ? element('span', { text: number }) : null,
    ]);
    node.setAttribute('aria-label', words.list([number, ...texts].filter(Boolean)));
    const [w, h] = [Math.max(box.w, TARGET), Math.max(box.h, TARGET)];
    node.style.left = `${box.x + (box.w - w) / 2}px`;
    node.style.top = `${box.y + (box.h - h) / 2}px`;
    node.style.width = `${w}px`;
    node.style.height = `${h}px`;
    const group = { ...spot, count: spot.rows.length, members: [], scene: { locationsOf: () => spot.places } };
    this.hits.set(node, { ...box, group, mark: null, texts });
  }

  /** @param {string} key @returns {any} */
  make(key) {
    const node = element('button', { type: 'button', class: 'stationed-event-mark' });
    this.nodes.set(key, node);
    this.root.appendChild(node);
    return node;
  }

  /** What a mark says in the tip: title, date and place; of several the place and each. @param {Spot} spot */
  texts({ rows, location, places }) {
    const { app } = this;
    const { events } = app.tables;
    const { words } = app;
    const name = app.placeName(location);
    if (rows.length === 1)
      return [
        events.words('title', rows[0], words.language),
        [events.text(`date_${words.language}`, rows[0]), name].filter(Boolean).join(' · '),
      ];
    const more = rows.length - MOST_TOLD;
    return [
      places.length > 1 ? words.say('map.places', { name, n: places.length - 1 }) : name,
      ...rows.slice(0, MOST_TOLD).map((row) => eventText(app, row)),
      ...(more > 0 ? [words.say('map.more', { n: more })] : []),
    ];
  }

  /** What a part of the page stands for if it is one of a mark, or undefined. @param {any} target */
  hitOf(target) {
    const node = target && target.closest ? target.closest('.stationed-event-mark') : null;
    return node ? this.hits.get(node) : undefined;
  }
}

/** The key of a mark: a place of several points has several. @param {string} key @param {Set<string>} unused @param {Map<string, any>} all */
export function nextFree(key, unused, all) {
  let one = key;
  while (all.has(one) && !unused.has(one)) one += '+';
  return one;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number}} spot
 * @param {Box} box
 * @param {string} colour
 */
function paintLeader(context, { x, y }, box, colour) {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(Math.max(box.x, Math.min(x, box.x + box.w)), Math.max(box.y, Math.min(y, box.y + box.h)));
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.stroke();
}
