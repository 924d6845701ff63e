// Ground paths: outlines in pixels of zoom 0 -> the paths of one view, as SVG writes them.
//
// In:  flat lists of x and y, the frame that is drawn. Out: the text of a path.
// Pure: no DOM, no Leaflet, no clock.

/**
 * @typedef {{scale: number, left: number, top: number, width: number, height: number}} Frame scale: pixels to one of
 * zoom 0; left, top: the frame's corner in pixels of the world
 */

/** How far beyond the frame a line still counts as seen: more than half the widest stroke, in pixels. */
const FRAME_MARGIN = 8;

/**
 * The path of some parts: '' when none of them comes near the frame. Positions are whole pixels from the frame's
 * corner;
 * those on the pixel before are left out, and so are those whose neighbours lie beyond the same side of the frame: what
 * is left looks the same inside it, filled or drawn as a line.
 * @param {ArrayLike<number>[]} parts @param {Frame} frame @param {boolean} closed areas are closed @returns {string}
 */
export function groundPath(parts, frame, closed) {
  let path = '';
  for (const part of parts) path += partPath(part, frame, closed);
  return path;
}

/**
 * How far to the east a shape has to be moved to come into the frame, in pixels, for each of its repetitions that does:
 * a frame that is wider than the world shows more than one.
 * @param {Frame} frame
 * @param {[number, number]} span the shape's west and east, in pixels of zoom 0
 * @param {number} world the width of the world, in pixels of zoom 0; 0 where it is not repeated
 * @returns {number[]} whole pixels
 */
export function worldShifts({ scale, left, width }, [west, east], world) {
  if (!(world > 0)) return [0];
  const first = Math.ceil(((left - FRAME_MARGIN) / scale - east) / world);
  const last = Math.floor(((left + width + FRAME_MARGIN) / scale - west) / world);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Math.round((first + i) * world * scale));
}

/** @param {ArrayLike<number>} part @param {Frame} frame @param {boolean} closed @returns {string} */
function partPath(part, { scale, left, top, width, height }, closed) {
  let [path, x, y, side] = ['', NaN, NaN, 0];
  // The position before may prove needless when the next one is known.
  let [waiting, lastX, lastY, lastSide] = [false, 0, 0, 0];
  let common = 15;
  let signs = 0;
  const keep = (/** @type {number} */ atX, /** @type {number} */ atY) => {
    path += signs === 0 ? `M${atX} ${atY}` : signs === 1 ? `L${atX} ${atY}` : ` ${atX} ${atY}`;
    signs += 1;
  };
  for (let i = 0; i < part.length; i += 2) {
    const nextX = Math.round(part[i] * scale) - left;
    const nextY = Math.round(part[i + 1] * scale) - top;
    if (nextX === (waiting ? lastX : x) && nextY === (waiting ? lastY : y)) continue;
    const beyond = sidesOf(nextX, nextY, width, height);
    common &= beyond;
    if (waiting && !(side & lastSide & beyond)) {
      keep(lastX, lastY);
      side = lastSide;
      [x, y] = [lastX, lastY];
    }
    if (signs === 0) {
      keep(nextX, nextY);
      [x, y, side] = [nextX, nextY, beyond];
    } else [waiting, lastX, lastY, lastSide] = [true, nextX, nextY, beyond];
  }
  if (waiting) keep(lastX, lastY);
  if (common || signs < 2) return '';
  return closed ? `${path}Z` : path;
}

/**
 * The sides of the frame that a position lies beyond, as bits.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {number}
 */
function sidesOf(x, y, width, height) {
  return (
    (x < -FRAME_MARGIN ? 1 : x > width + FRAME_MARGIN ? 2 : 0) |
    (y < -FRAME_MARGIN ? 4 : y > height + FRAME_MARGIN ? 8 : 0)
  );
}
