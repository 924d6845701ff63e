// Outlines: lines and areas where deployments move or operate, in pixels of zoom 0, drawn when they are large enough.
//
// In:  the locations, the shapes of the block, what stands where, the view. Out: pixels, and the paths that can be hit.
// One of a few pixels says no more than a point, so it is left to the points; of very many the largest are drawn.

import { paintShape, pathOfShape } from './paint.js';
import { projectShape } from './projection.js';
/** @import { Shapes } from '../data/block.d.ts' */
/** @import { Columns } from '../data/columns.js' */
/** @import { View } from './scene.js' */
/** @import { Standing } from '../shown/standing.js' */

/** Lines and areas smaller than this many pixels are points; at most so many are drawn as lines and areas. */
const LEAST_OUTLINE = 5;

const LEAST_CROWDED = 14;

const MOST_OUTLINES = 500;

export class Outlines {
  /**
   * @param {Columns} locations
   * @param {Shapes} shapes
   * @param {number} scale
   * @param {(longitude: number, latitude: number) => {x: number, y: number}} project
   */
  constructor(locations, shapes, scale, project) {
    const column = locations.numbers('shape');
    /** @type {{location: number, area: boolean, parts: Float64Array[], box: number[]}[]} */
    this.all = [];
    for (let location = 0; location < locations.n; location += 1) {
      const shape = column[location] < 0 ? null : shapes[column[location]];
      if (!shape || shape.k === 'P') continue;
      this.all.push({ location, area: shape.k === 'A', ...projectShape(shape, scale, project) });
    }
  }

  /**
   * Those in view at which something is shown and that are large enough, the largest first when there are many.
   * @param {Standing} standing
   * @param {View} view
   * @param {boolean} crowded
   */
  seen(standing, view, crowded) {
    const { scale, left, top, width, height } = view;
    const least = (crowded ? LEAST_CROWDED : LEAST_OUTLINE) / scale;
    const [west, north, east, south] = [left / scale, top / scale, (left + width) / scale, (top + height) / scale];
    const found = [];
    for (const one of this.all) {
      const { location, box } = one;
      if (!standing.has(location) || box[0] > east || box[2] < west || box[1] > south || box[3] < north) continue;
      if (box[2] - box[0] >= least || box[3] - box[1] >= least) found.push(one);
    }
    if (found.length <= MOST_OUTLINES) return found;
    const size = (/** @type {{box: number[]}} */ { box }) => Math.max(box[2] - box[0], box[3] - box[1]);
    return found.sort((a, b) => size(b) - size(a) || a.location - b.location).slice(0, MOST_OUTLINES);
  }
}

/**
 * Draws the lines and areas of a view.
 * @param {CanvasRenderingContext2D} context
 * @param {Outlines} outlines
 * @param {Standing} standing
 * @param {View} view
 * @param {any} kit
 * @param {boolean} crowded
 * @returns {{path: Path2D, area: boolean, location: number}[]}
 */
export function paintOutlines(context, outlines, standing, view, kit, crowded) {
  return outlines.seen(standing, view, crowded).map(({ location, area, parts }) => {
    const points = parts.map((part) => pointsOf(part, view));
    const path = pathOfShape(points, area);
    if (!kit.grows(location)) paintShape(context, points, path, { ...kit.shapeStyle(location, area), crowded });
    return { path, area, location };
  });
}

/** A part of a shape in pixels of a view. @param {Float64Array} part @param {View} view @returns {{x: number, y: number}[]} */
export function pointsOf(part, { scale, left, top }) {
  const points = [];
  for (let i = 0; i < part.length; i += 2)
    points.push({ x: Math.round(part[i] * scale) - left, y: Math.round(part[i + 1] * scale) - top });
  return points;
}
