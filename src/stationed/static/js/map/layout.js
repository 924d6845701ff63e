// Layout: which boxes of a map are taken, and the boxes about a point that may be.
//
// In:  boxes in pixels. Out: whether one is free, looked up in a grid. Pure: no DOM, no Leaflet, no clock.

const CELL = 64;

/** @typedef {{x: number, y: number, w: number, h: number}} Box */

/** The boxes placed so far, in a grid, within the part of the canvas that is seen. */
export class Taken {
  /** @param {Box | null} [seen] */
  constructor(seen = null) {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
    this.seen = seen;
  }

  /**
   * Whether a box is cut by the edge of what is seen; one wholly outside is not.
   * @param {Box} box
   * @returns {boolean}
   */
  cut(box) {
    const { seen } = this;
    if (!seen || !overlaps(box, seen)) return false;
    return box.x < seen.x || box.y < seen.y || box.x + box.w > seen.x + seen.w || box.y + box.h > seen.y + seen.h;
  }

  /** @param {Box} box @param {(key: number) => boolean} visit true to stop @returns {boolean} */
  visit(box, visit) {
    for (let i = Math.floor(box.x / CELL); i <= Math.floor((box.x + box.w) / CELL); i += 1) {
      for (let j = Math.floor(box.y / CELL); j <= Math.floor((box.y + box.h) / CELL); j += 1)
        if (visit(j * 65536 + i)) return true;
    }
    return false;
  }

  /** @param {Box} box @param {Box | null} [own] one that was added and does not count @returns {boolean} */
  free(box, own = null) {
    return (
      !this.cut(box) &&
      !this.visit(box, (key) => (this.cells.get(key) || []).some((other) => other !== own && overlaps(box, other)))
    );
  }

  /** @param {Box} box */
  add(box) {
    this.visit(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  /** Takes a box out that was added. @param {Box} box */
  drop(box) {
    this.visit(box, (key) => {
      const cell = this.cells.get(key) || [];
      cell.splice(cell.indexOf(box), 1);
      return false;
    });
  }
}

/** Whether two boxes have more than an edge in common. @param {Box} a @param {Box} b @returns {boolean} */
export function overlaps(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/**
 * The boxes of a size about a point, best first: on it, right, left, above, below, then the corners and further out.
 * @param {number} x
 * @param {number} y
 * @param {number} w
 * @param {number} h
 * @param {number} gap
 * @returns {Box[]}
 */
export function candidates(x, y, w, h, gap) {
  const boxes = [{ x: x - w / 2, y: y - h / 2, w, h }];
  for (const far of [gap, gap + 22, gap + 48]) {
    boxes.push({ x: x + far, y: y - h / 2, w, h }, { x: x - far - w, y: y - h / 2, w, h });
    boxes.push({ x: x - w / 2, y: y - far - h, w, h }, { x: x - w / 2, y: y + far, w, h });
    boxes.push({ x: x + far, y: y - far - h, w, h }, { x: x + far, y: y + far, w, h });
    boxes.push({ x: x - far - w, y: y - far - h, w, h }, { x: x - far - w, y: y + far, w, h });
  }
  return boxes;
}

/**
 * The boxes for a name beside a box: right, left, below, above.
 * @param {Box} box
 * @param {number} w
 * @param {number} h
 * @returns {Box[]}
 */
export function nameBoxes(box, w, h) {
  const middle = box.y + box.h / 2 - h / 2;
  return [
    { x: box.x + box.w + 5, y: middle, w, h },
    { x: box.x - w - 5, y: middle, w, h },
    { x: box.x + box.w / 2 - w / 2, y: box.y + box.h + 2, w, h },
    { x: box.x + box.w / 2 - w / 2, y: box.y - h - 2, w, h },
  ];
}

/** @param {Taken} taken @param {Box[]} boxes @param {Box | null} [own] that does not count @returns {Box | null} */
export function firstFree(taken, boxes, own = null) {
  return boxes.find((box) => taken.free(box, own)) || null;
}

/** The radius of the disc that stands for so many marks. @param {number} count @returns {number} */
export function discRadius(count) {
  return count <= 1 ? 6 : Math.min(9 + 2.6 * Math.log2(count), 30);
}

/** Of the discs of a crowd so many have a name, those with the greatest numbers. */
const MOST_NAMES = 24;

/**
 * The groups whose names are wanted.
 * @template {{radius: number, count: number}} G
 * @param {G[]} groups
 * @returns {G[]}
 */
export function mostNamed(groups) {
  const discs = groups
    .filter(({ radius }) => radius > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_NAMES);
  return [...groups.filter(({ radius }) => radius === 0), ...discs];
}
