// Colours: those of the house, and mixing, for tints of the colours that the atlas gives. Pure: no DOM, no Leaflet, no
// clock.

import facts from '../../../facts/colours.json' with { type: 'json' };

/** The colour of what nobody's side or period is known of. */
export const PLAIN = facts.symbols.plain;

/** The colour of strokes around symbols. */
export const STROKE = facts.symbols.stroke;

/** @param {string} colour #rrggbb @returns {number[]} */
export function channels(colour) {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  return match ? match.slice(1).map((part) => parseInt(part, 16)) : [110, 100, 90];
}

/**
 * So much of the first colour with the rest of the second.
 * @param {string} one
 * @param {string} other
 * @param {number} share
 * @returns {string}
 */
export function mix(one, other, share) {
  const b = channels(other);
  return `rgb(${channels(one)
    .map((value, i) => Math.round(value * share + b[i] * (1 - share)))
    .join(', ')})`;
}

/**
 * The colour of an icon on a dot: light on a dark one, dark on a pale one (relative luminance, WCAG 2.2).
 * @param {string} colour #rrggbb
 */
export function onDot(colour) {
  const [red, green, blue] = channels(colour)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance >= facts.pale ? facts.symbols.stroke : facts.symbols.light;
}

/**
 * The colours of a symbol by the names of its steps.
 * @param {string} colour #rrggbb of its side or period
 * @param {Record<string, string>} page colours
 * @param {boolean} [hollow]
 */
export function symbolColours(colour, page, hollow = false) {
  return {
    frame: mix(colour, page.tint, 0.3),
    solid: colour,
    on: hollow ? page.ink : onDot(colour),
    ink: page.ink,
  };
}

/**
 * The colours of the page as the style sheet gives them now.
 * @param {Element} node
 * @returns {Record<string, string>}
 */
export function pageColours(node) {
  const style = getComputedStyle(node);
  /** @type {Record<string, string>} */
  const colours = {};
  for (const [name, colour] of Object.entries(facts.themes.light))
    colours[name] = style.getPropertyValue(`--stationed-${name}`).trim() || colour;
  return colours;
}
