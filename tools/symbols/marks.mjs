// The marks of what is no military unit: Maki's icons, as steps in the coordinates of the other glyphs.
//
// In:  static/vendor/maki/icons/*.svg, each one path or several in a square of 15 by 15.
// Out: name -> [[path, "on", "none", 0]], the icon in the middle of the dot of `frames.plain`, whose middle is 100, 100.

import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = new URL('../../src/stationed/static/vendor/maki/icons/', import.meta.url);
const SIDE = 56;
const SCALE = SIDE / 15;
const CORNER = 100 - SIDE / 2;

/** Command -> what its numbers are: x and y are moved and scaled, r is scaled, n stays. */
const NUMBERS = { m: 'xy', l: 'xy', h: 'x', v: 'y', c: 'xyxyxy', s: 'xyxy', q: 'xyxy', t: 'xy', a: 'rrnnnxy', z: '' };

const rounded = (number) => String(Math.round(number * 10) / 10);

function numbersOf(command, text) {
  const kinds = NUMBERS[command.toLowerCase()];
  const found = [];
  let rest = text;
  while ((rest = rest.replace(/^[\s,]+/, ''))) {
    // The flags of an arc may stand together, one digit each.
    const flag = kinds[found.length % kinds.length] === 'n' && found.length % kinds.length > 2;
    const match = (flag ? /^[01]/ : /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/i).exec(rest);
    if (!match) throw new Error(`cannot read ${rest}`);
    found.push(Number(match[0]));
    rest = rest.slice(match[0].length);
  }
  return found;
}

function moved(d) {
  // A path that begins with m begins there as it would with M.
  const parts = d
    .trim()
    .replace(/^m/, 'M')
    .match(/[a-zA-Z][^a-zA-Z]*/g);
  return parts
    .map((part) => {
      const [command, absolute] = [part[0], part[0] === part[0].toUpperCase()];
      const kinds = NUMBERS[command.toLowerCase()];
      const numbers = numbersOf(command, part.slice(1)).map((number, i) => {
        const kind = kinds[i % kinds.length];
        if (kind === 'n') return number;
        return number * SCALE + (absolute && kind !== 'r' ? CORNER : 0);
      });
      return command + numbers.map(rounded).join(' ').replace(/ -/g, '-');
    })
    .join('');
}

export function marks() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.svg'));
  const entries = files.sort().map((name) => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    if (/transform|fill-rule|stroke=|<(rect|circle|polygon|ellipse|g)\b/.test(text))
      throw new Error(`cannot draw ${name}`);
    const paths = [...text.matchAll(/\sd="([^"]+)"/g)].map(([, d]) => d.replace(/&#x[0-9A-F]+;/g, ' '));
    return [name.replace(/\.svg$/, ''), [[paths.map(moved).join(''), 'on', 'none', 0]]];
  });
  return Object.fromEntries(entries);
}
