// Card, strength: the figure of a unit, or of all that stands at a place, as a small line over time.
//
// In:  the app, claims. Out: a part of the card with the line, its axis and its unit. Where no figure is known it counts
// the units that may be there instead, and says so.

import { ofSide, unitRuns } from '../data/claims.js';
import { localised } from '../data/words.js';
import { element } from '../dom/element.js';
import { strengthOver } from '../shown/strength.js';
import { heightsOf } from '../timeline/lens.js';
/** @import { App } from '../app.js' */
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Step } from '../shown/strength.js' */

const [WIDTH, HEIGHT, TOP, FOOT] = [280, 56, 4, 2];

/** @param {App} app @param {number} unit @returns {any} */
export function unitStrength(app, unit) {
  return unit < 0 ? null : strengthSection(app, `unit ${unit}`, () => Array.from(unitRuns(app.tables).of(unit)), false);
}

/** @param {App} app @param {number} location @returns {any} */
export function placeStrength(app, location) {
  const claimsAt = () => {
    const place = app.tables.claims.numbers('location');
    const claims = [];
    for (let claim = 0; claim < place.length; claim += 1) if (place[claim] === location) claims.push(claim);
    return claims;
  };
  return strengthSection(app, `place ${location}`, claimsAt, true);
}

/** @param {App} app @param {number} side @returns {any} */
export function sideStrength(app, side) {
  return strengthSection(app, `side ${side}`, () => ofSide(app.tables, side).claims, true);
}

/**
 * What was reckoned last: while time runs a card is made anew at each step, and its line stays the same.
 * @type {WeakMap<BlockTables, {name: string, left: Uint8Array | null, steps: Step[]}>}
 */
const RECKONED = new WeakMap();

/** @param {App} app @param {string} name of what it is about @param {string} figure @param {() => number[]} all its claims @returns {Step[]} */
function stepsOf(app, name, figure, all) {
  const { tables, data } = app;
  const left = app.left();
  const last = RECKONED.get(tables);
  if (last && last.name === name && last.left === left) return last.steps;
  const claims = left ? all().filter((claim) => !left[claim]) : all();
  const steps = strengthOver(tables, figure, claims, data.meta.domain);
  RECKONED.set(tables, { name, left, steps });
  return steps;
}

/** @param {App} app @param {string} of what it is about @param {() => number[]} all its claims @param {boolean} counted whether units are counted where no figure is known */
function strengthSection(app, of, all, counted) {
  const { tables, data, words } = app;
  const quantity = data.meta.quantities.find(({ name }) => tables.claims.has(name));
  const steps = stepsOf(app, of, quantity ? quantity.name : '', all);
  if (steps.length < 2) return null;
  const line = lineOf(steps);
  const { missing } = line;
  const figures = quantity && line.figures;
  if (!figures && (!counted || steps.length < 3)) return null;
  const name = figures ? localised(quantity.label, words.language) : words.say('card.units');
  const unit = figures ? localised(quantity.unit, words.language) : '';
  return element('section', { class: 'stationed-claim stationed-overtime' }, [
    element('h3', { text: words.say('card.overtime', { what: name }) }),
    chart(app, line, { name, unit }),
    missing ? element('p', { class: 'stationed-quiet', text: words.say('card.nofigure') }) : null,
    figures ? null : element('p', { class: 'stationed-quiet', text: words.say('card.counted') }),
  ]);
}

/**
 * What is drawn of some steps, once for each: the days it goes from and to, its least and greatest figure, its shapes.
 * @typedef {{from: number, to: number, most: number, least: number, lines: number[], figures: boolean, missing: boolean,
 *   y: (value: number) => number, shapes: Record<string, string>}} Line
 */

/** @type {WeakMap<Step[], Line>} */
const LINES = new WeakMap();

/** @param {Step[]} steps @returns {Line} of figures where some are known, else of how many units may be there */
function lineOf(steps) {
  const known = LINES.get(steps);
  if (known) return known;
  const figures = steps.some((step) => step.known > 0);
  const drawn = figures ? steps : steps.map((step) => ({ ...step, low: step.all, high: step.all, known: step.all }));
  const [from, to] = [steps[0].day, steps[steps.length - 1].day];
  const most = drawn.reduce((top, { low, high }) => Math.max(top, low, Number.isFinite(high) ? high : 0), 1);
  const least = drawn.reduce((one, step) => (step.known ? Math.min(one, step.low) : one), Infinity);
  const { y, lines } = heights(drawn, most);
  const line = {
    ...{ from, to, most, least, lines, figures, y },
    missing: figures && steps.some((step) => step.known < step.all),
    shapes: shapesOf(drawn, acrossFrom(from, to), y),
  };
  LINES.set(steps, line);
  return line;
}

/** @param {number} from @param {number} to @returns {(day: number) => number} */
function acrossFrom(from, to) {
  return (day) => round(((day - from) / Math.max(1, to - from)) * WIDTH);
}

/** @param {App} app @param {Line} line @param {{name: string, unit: string}} of */
function chart(app, { from, to, most, least, lines, y, shapes }, { name, unit }) {
  const { words } = app;
  const said =
    least < most
      ? words.say('figure.band', { low: least, high: most, unit })
      : words.say('figure.one', { low: most, unit });
  const label = `${name}: ${said}, ${words.years(from, to - 1)}`;
  const box = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label };
  return element('figure', { class: 'stationed-overtime-figure' }, [
    element('span', { class: 'stationed-overtime-most', text: `${words.number(most)} ${unit}`.trim() }),
    element('div', { class: 'stationed-overtime-chart' }, [
      element('svg', box, [
        ...[0, ...lines].map((value) =>
          element('svg:path', { class: 'stationed-overtime-base', d: `M0 ${y(value)}H${WIDTH}` }),
        ),
        ...Object.entries(shapes).map(([kind, d]) => element('svg:path', { class: `stationed-overtime-${kind}`, d })),
        now(app, from, to, acrossFrom(from, to)),
      ]),
      ...lines.map((value) =>
        element('span', {
          class: 'stationed-overtime-mark',
          style: { top: `${y(value)}px` },
          'aria-hidden': 'true',
          text: words.short(value),
        }),
      ),
    ]),
    element('span', { class: 'stationed-overtime-years' }, [
      element('span', { text: words.years(from, from) }),
      element('span', { text: words.years(to - 1, to - 1) }),
    ]),
  ]);
}

/** How high figures stand, and where a few great ones would flatten all others the figures that lines are drawn at. @param {Step[]} steps @param {number} most */
function heights(steps, most) {
  const { height, logarithmic, marks } = heightsOf(steps.map(({ low, high }) => (Number.isFinite(high) ? high : low)));
  const share = (/** @type {number} */ value) => Math.min(1, logarithmic ? height(value) : value / most);
  return {
    y: (/** @type {number} */ value) => round(TOP + (HEIGHT - TOP - FOOT) * (1 - share(value))),
    lines: logarithmic ? marks : [],
  };
}

/** The steps: filled up to the least, paler up to the most, dashed at the foot where no figure is known. @param {Step[]} steps @param {(day: number) => number} x @param {(value: number) => number} y @returns {Record<string, string>} */
function shapesOf(steps, x, y) {
  const path = (/** @type {(step: Step, a: number, b: number) => string} */ draw) =>
    steps
      .slice(0, -1)
      .map((step, i) => ({ step, a: x(step.day), b: x(steps[i + 1].day) }))
      .filter(({ a, b }) => b > a) // of tens of thousands most are too short to be seen
      .map(({ step, a, b }) => draw(step, a, b))
      .join('');
  const up = (
    /** @type {number} */ a,
    /** @type {number} */ b,
    /** @type {number} */ low,
    /** @type {number} */ high,
  ) => `M${a} ${y(low)}V${y(high)}H${b}V${y(low)}Z`;
  const shapes = {
    more: path(({ low, high, known }, a, b) => (known && high > low ? up(a, b, low, high) : '')),
    least: path(({ low, known }, a, b) => (known ? up(a, b, 0, low) : '')),
    line: path(({ low, known }, a, b) => (known ? `M${a} ${y(low)}H${b}` : '')),
    unknown: path(({ known, all }, a, b) => (all > known ? `M${a} ${y(0)}H${b}` : '')),
  };
  return Object.fromEntries(Object.entries(shapes).filter(([, d]) => d));
}

/** The moment on the timeline. @param {App} app @param {number} from @param {number} to @param {(day: number) => number} x */
function now(app, from, to, x) {
  const { first, last } = app.days();
  if (first === null || last === null || first > to || last < from) return null;
  const [a, b] = [Math.max(first, from), Math.min(last, to)].map(x);
  return element('svg:path', {
    class: 'stationed-overtime-now',
    d: `M${a} 0V${HEIGHT}${b > a ? `M${b} 0V${HEIGHT}` : ''}`,
  });
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
