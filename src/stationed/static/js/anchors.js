// Anchors: the points of the locations, projected once, and which of them fall together in a view.
//
// In:  the locations and a projection. Out: typed arrays of points in pixels of zoom 0; groups of near ones.
// Pure: no DOM, no Leaflet, no clock.

/** The points of the locations that have one, in pixels of zoom 0: each point of a location of several points. */
class Anchors {
  /**
   * @param {Columns} locations @param {any[]} shapes @param {number} scale steps to a degree in shapes
   * @param {(longitude: number, latitude: number) => {x: number, y: number}} project to pixels of zoom 0
   */
  constructor(locations, shapes, scale, project) {
    const located = locations.numbers('located');
    const longitude = locations.numbers('longitude');
    const latitude = locations.numbers('latitude');
    const shape = locations.numbers('shape');
    /** @type {number[]} */
    const points = [];
    for (let row = 0; row < locations.n; row += 1) {
      const several = located[row] && shape[row] >= 0 && shapes[shape[row]] && shapes[shape[row]].k === 'P';
      if (several) for (const [x, y] of readShape(shapes[shape[row]], scale).flat()) points.push(row, x, y);
      else if (located[row]) points.push(row, longitude[row], latitude[row]);
    }
    this.n = points.length / 3;
    this.location = new Int32Array(this.n);
    this.x = new Float64Array(this.n);
    this.y = new Float64Array(this.n);
    for (let i = 0; i < this.n; i += 1) {
      const { x, y } = project(points[3 * i + 1], points[3 * i + 2]);
      this.location[i] = points[3 * i];
      this.x[i] = x;
      this.y[i] = y;
    }
  }
}

/**
 * Makes groups of the anchors in view that are nearer than a reach to a more important one. Gives the anchor that leads
 * each group; the scene's group array says for every anchor in view in which it is.
 * @param {{n: number, px: Float32Array, py: Float32Array, order: Uint32Array, group: Int32Array}} scene @param {number} reach pixels
 * @returns {number[]}
 */
function gatherNear({ n, px, py, order, group }, reach) {
  /** @type {number[]} */
  const heads = [];
  /** @type {Map<number, number[]>} the groups of each square as wide as the reach */
  const grid = new Map();
  const square = (/** @type {number} */ i, /** @type {number} */ j) => (j + 64) * 65536 + i + 64;
  for (let k = 0; k < n; k += 1) {
    const one = order[k];
    const i = Math.floor(px[one] / reach);
    const j = Math.floor(py[one] / reach);
    let home = -1;
    for (let b = j - 1; b <= j + 1 && home < 0; b += 1) {
      for (let a = i - 1; a <= i + 1 && home < 0; a += 1) {
        const near = grid.get(square(a, b));
        if (near) home = nearIn(near, heads, px, py, one, reach);
      }
    }
    if (home < 0) {
      home = heads.length;
      heads.push(one);
      const own = grid.get(square(i, j));
      if (own) own.push(home);
      else grid.set(square(i, j), [home]);
    }
    group[one] = home;
  }
  return heads;
}

/** The first of some groups whose head is within reach of an anchor, or -1. @param {number[]} near @param {number[]} heads @param {Float32Array} px @param {Float32Array} py @param {number} one @param {number} reach @returns {number} */
function nearIn(near, heads, px, py, one, reach) {
  for (const home of near) {
    const dx = px[heads[home]] - px[one];
    const dy = py[heads[home]] - py[one];
    if (dx * dx + dy * dy < reach * reach) return home;
  }
  return -1;
}
