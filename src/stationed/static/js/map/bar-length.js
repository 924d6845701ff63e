// Bar length: how long a way the bar of the scale stands for, so that what it says has room within it.
//
// In:  the longest way that has room, in units, and pixels. Out: a round number of units.
// Pure: no DOM, no Leaflet, no clock.

/** How wide letters of the bar are at most, and what lies beside them, in pixels. */
const [LETTER, SIDES] = [6.5, 8];

/** From one round number to the next, by the first digit; 1 and 5 are doubled. @type {Record<string, number>} */
const NEXT = { 2: 2.5, 3: 5 / 3 };

/**
 * @param {number} round the greatest round number that is no more than most
 * @param {number} most units that make the widest bar @param {number} wide its pixels
 * @param {(n: number) => string} textOf
 * @returns {number} round, or the next round numbers where their texts would cross the end of the bar
 */
export function barLength(round, most, wide, textOf) {
  let n = round;
  while (textOf(n).length * LETTER + SIDES > (wide * n) / most) n *= NEXT[String(n)[0]] || 2;
  return n;
}
