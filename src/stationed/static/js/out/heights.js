// Heights: how tall a map asks its host to make it, from the width it was given.
//
// In:  width in CSS pixels, the ui mode, and width : height of the map's extent as it is drawn.
// Out: whole pixels. src/stationed/embed/heights.py says the same in Python; docs/embedding.md says it in words.
// Pure: no DOM, no Leaflet, no clock.

const WIDEST_SHAPE = 16 / 9;

const TALLEST_SHAPE = 4 / 3;

const PHONE = 760;

/**
 * What stands beside and below the map, and the bounds of the whole, for each ui mode. On phones the panel is a bar.
 */
const FRAMES = {
  full: { beside: 328, below: 112, least: 560, most: 900, phone: { beside: 0, below: 190, least: 520, most: 760 } },
  minimal: { beside: 0, below: 52, least: 260, most: 860, phone: null },
  none: { beside: 0, below: 0, least: 200, most: 800, phone: null },
};

/**
 * Width : height of an extent on the map (spherical Mercator), no flatter than 16:9 and no taller than 4:3.
 * @param {number[]} extent west, south, east, north in degrees
 * @returns {number}
 */
export function shapeOf([west, south, east, north]) {
  const across = ((east - west) * Math.PI) / 180;
  const y = (/** @type {number} */ latitude) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));
  const shape = across / (y(north) - y(south));
  return Number.isFinite(shape) ? Math.min(Math.max(shape, TALLEST_SHAPE), WIDEST_SHAPE) : WIDEST_SHAPE;
}

/**
 * The height for a width.
 * @param {number} width
 * @param {string} ui full, minimal or none
 * @param {number} shape
 * @returns {number}
 */
export function heightFor(width, ui, shape) {
  const frame = /** @type {Record<string, any>} */ (FRAMES)[ui] || FRAMES.full;
  const { beside, below, least, most } = frame.phone && width <= PHONE ? frame.phone : frame;
  return Math.min(Math.max(Math.floor((width - beside) / shape + below + 0.5), least), most);
}
