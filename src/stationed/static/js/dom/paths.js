// Paths: outlines for a canvas that remember how they are written, so that they can be written into a file as well.

/**
 * A path of a canvas.
 * @param {string} text as SVG writes paths
 * @returns {Path2D & {text: string}}
 */
export function pathOf(text) {
  return Object.assign(new Path2D(text), { text });
}
