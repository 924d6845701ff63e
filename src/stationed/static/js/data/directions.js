// Directions: which way the letters of a text run.
//
// Pure: no DOM, no Leaflet, no clock.

const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Whether a text begins with a letter that runs the other way than what is about it.
 * @param {string} text
 * @param {boolean} turned whether what is about it is read from right to left
 * @returns {boolean}
 */
export function turnsAside(text, turned) {
  if (!turned && !FROM_THE_RIGHT.test(text)) return false;
  const first = /\p{L}/u.exec(text);
  return first !== null && FROM_THE_RIGHT.test(first[0]) !== turned;
}

/**
 * A text to be put into another: where the two run different ways it is set apart by the signs that Unicode has for
 * that (FSI, PDI), as it is no element there.
 * @param {string} text
 * @param {string} into with a letter, or nothing is known of its direction
 * @returns {string}
 */
export function setApart(text, into) {
  const letter = /\p{L}/u.exec(into.replace(/\{\w+\}/g, ''));
  return letter && turnsAside(text, FROM_THE_RIGHT.test(letter[0])) ? `\u2068${text}\u2069` : text;
}
