// Rungs: the order of a ladder's rungs, and where the ladder goes.
//
// In:  marks with their units, the unit above each; a dot and the map in pixels. Out: rungs, a corner. Pure: no DOM, no
// Leaflet, no clock.

/** From a dot to its ladder, and from a ladder to the edge of the map, in pixels. */
const REACH = 10;

export const EDGE = 8;

/** Rungs are set in so many times at most. */
const DEEPEST = 3;

/**
 * Marks in the order of battle: each after the one whose unit it is part of, however far above, the others as they stood.
 * @template {{unit: number}} M
 * @param {M[]} marks those of high rank first
 * @param {(unit: number) => number} higher the unit above one, or -1
 * @returns {{mark: M, depth: number}[]}
 */
export function orderOfBattle(marks, higher) {
  const here = new Map(marks.map((mark) => [mark.unit, mark]));
  /** @type {Map<M | null, M[]>} */
  const under = new Map();
  for (const mark of marks) {
    const above = aboveOf(mark.unit, higher, here);
    under.set(above, [...(under.get(above) || []), mark]);
  }
  /** @type {{mark: M, depth: number}[]} */
  const rungs = [];
  const hang = (/** @type {M | null} */ above, /** @type {number} */ depth) => {
    for (const mark of under.get(above) || []) {
      rungs.push({ mark, depth: Math.min(depth, DEEPEST) });
      hang(mark, depth + 1);
    }
  };
  hang(null, 0);
  return rungs;
}

/**
 * The mark of the nearest unit above one that is among some, or null; a circle of units ends.
 * @template M
 * @param {number} unit
 * @param {(unit: number) => number} higher
 * @param {Map<number, M>} here
 * @returns {M | null}
 */
function aboveOf(unit, higher, here) {
  const met = new Set([unit]);
  let found = /** @type {M | null} */ (null);
  for (let one = higher(unit); one >= 0; one = higher(one)) {
    if (met.has(one)) return null;
    met.add(one);
    if (!found) found = here.get(one) || null;
  }
  return found;
}

/**
 * Where the ladder of a dot goes, by its upper left corner, all in pixels of the map.
 * @param {{x: number, y: number}} dot
 * @param {{w: number, h: number}} own
 * @param {{x: number, y: number}} size of the map
 * @param {boolean} ahead right of the dot rather than left of it
 * @param {number} [above] what of the map is covered from above
 * @returns {{x: number, y: number}}
 */
export function ladderAt(dot, { w, h }, size, ahead, above = 0) {
  const within = (/** @type {number} */ at, /** @type {number} */ long, /** @type {number} */ room, least = EDGE) =>
    Math.max(least, Math.min(at, room - long - EDGE));
  const sides = [dot.x + REACH, dot.x - REACH - w];
  const side = (ahead ? sides : sides.reverse()).find((left) => left >= EDGE && left + w <= size.x - EDGE);
  if (side !== undefined) return { x: side, y: within(dot.y - Math.min(h / 2, 40), h, size.y, above + EDGE) };
  const below = size.y - dot.y >= dot.y;
  return {
    x: within(dot.x - w / 2, w, size.x),
    y: within(below ? dot.y + REACH : dot.y - REACH - h, h, size.y, above + EDGE),
  };
}
