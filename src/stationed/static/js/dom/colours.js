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
