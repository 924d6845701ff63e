// Wrapped: a text in lines of a width.
//
// Pure: no DOM, no Leaflet, no clock.

/**
 * A text in lines that fit; a word that is wider than a line is cut where it must be.
 * @param {string} text @param {number} most @param {(text: string) => number} measure @returns {string[]}
 */
export function wrapped(text, most, measure) {
  /** @type {string[]} */
  const lines = [];
  let line = '';
  for (const word of text.split(/(?<=\s)/)) {
    if (line && measure(line + word.trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
    while (measure(line.trimEnd()) > most && line.length > 1) {
      let n = line.length - 1;
      while (n > 1 && measure(line.slice(0, n)) > most) n -= 1;
      lines.push(line.slice(0, n));
      line = line.slice(n);
    }
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}
