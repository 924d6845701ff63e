// Legend keys: a row of the legend for each sign, its key drawn as the map draws it.
//
// In:  the app, the name of a sign. Out: list items, each a key and what it means.

import facts from '../../../facts/legend.json' with { type: 'json' };
import { PLAIN, pageColours, symbolColours } from '../dom/colours.js';
import { element } from '../dom/element.js';
import { figuresDrawn, radiusOf } from './circles.js';
import { marksDrawn } from './drawn.js';
import { localised } from '../data/words.js';
/** @import { App } from '../app.js' */

/** Frames that are no rectangle: what they say of the side, in milsymbol's coordinates. */
const FRAMES = /** @type {Record<string, string>} */ (facts.frames);

/** The lines of the ground, each with the class that the map draws it by. */
const LINES = new Set([
  'border',
  'border-approximate',
  'border-de-facto',
  'border-disputed',
  'borders-modern',
  'railway',
]);

/** @param {App} app @param {string} name of the sign @param {string} key of its words @returns {any} */
export function signRow(app, name, key = `legend.${name}`) {
  return element('li', {}, [keyOf(app, name), element('span', { text: app.words.say(key) })]);
}

/** @param {App} app @param {string} name @returns {any} */
function keyOf(app, name) {
  if (FRAMES[name]) {
    const { frame } = symbolColours(PLAIN, pageColours(app.map.getContainer()));
    return drawn('0 0 200 200', [17, 17], { d: FRAMES[name], fill: frame, stroke: 'currentColor', 'stroke-width': 10 });
  }
  if (LINES.has(name)) {
    const line = drawn('0 0 24 12', [24, 12], {
      class: `stationed-${name === 'borders-modern' ? 'borders' : name}`,
      d: 'M0 6H24',
    });
    line.classList.add('stationed-drawn-line');
    return line;
  }
  if (name === 'axis')
    return drawn('0 0 24 12', [24, 12], {
      d: 'M0 6H16M16 1.5L24 6 16 10.5 18 6Z',
      fill: 'currentColor',
      stroke: 'currentColor',
      'stroke-width': 1.6,
    });
  return element('span', { class: `stationed-key stationed-key-${name}` });
}

/** @param {string} box @param {number[]} size @param {Record<string, any>} path */
function drawn(box, [width, height], path) {
  return element(
    'svg',
    { viewBox: box, width, height, 'aria-hidden': 'true', focusable: 'false', class: 'stationed-symbol' },
    [element('svg:path', path)],
  );
}

/** The scale of the circles by strength, a row for each of a few figures. @param {App} app @returns {any[]} */
export function circleRows(app) {
  const scale = marksDrawn(app)[0].circles;
  if (!scale) return [];
  const { words } = app;
  const unit = localised(scale.unit, words.language);
  return figuresDrawn(scale).map((figure) => {
    const r = radiusOf(scale, figure);
    const size = Math.ceil(2 * r + 2);
    const [middle, left] = [size / 2, size / 2 - r];
    const d = `M${left} ${middle}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    const circle = drawn(`0 0 ${size} ${size}`, [size, size], {
      d,
      fill: 'currentColor',
      'fill-opacity': 0.14,
      stroke: 'currentColor',
      'stroke-width': 1,
    });
    circle.classList.add('stationed-key-circle');
    return element('li', {}, [circle, element('span', { text: `${words.number(figure)} ${unit}`.trim() })]);
  });
}
