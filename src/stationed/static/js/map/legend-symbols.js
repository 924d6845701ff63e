// Legend symbols: what the symbols mean that are drawn, and the marks above them.
//
// In:  the app. Out: units that stand for all that are drawn, and a list that unfolds.

import facts from '../../../facts/legend.json' with { type: 'json' };
import { PLAIN, pageColours, symbolColours } from '../dom/colours.js';
import { element, folded } from '../dom/element.js';
import { marksDrawn } from './drawn.js';
/** @import { App } from '../app.js' */

const ECHELON_SIGNS = Object.entries(facts.echelon_signs);

/** The units that are shown, the first of each side, symbol, arm, echelon and kind. @param {App} app @returns {number[]} */
export function shownUnits(app) {
  const { units } = app.tables;
  const met = marksDrawn(app).map((marks) => marks.app.tally().units);
  const [side, symbol] = [units.numbers('allegiance'), units.numbers('symbol')];
  const texts = /** @type {const} */ (['arm', 'echelon', 'kind']).map((name) => ({
    codes: units.codes(name),
    count: units.distinct(name).length,
  }));
  const kinds = new Set();
  const found = [];
  for (let unit = 0; unit < units.n; unit += 1) {
    const start = (side[unit] + 1) * app.symbols.drawings.length + symbol[unit];
    const kind = texts.reduce((key, { codes, count }) => key * count + codes[unit], start);
    if (kinds.has(kind) || !met.some((one) => one[unit])) continue;
    kinds.add(kind);
    found.push(unit);
  }
  return found;
}

/**
 * What the symbols mean, folded, as the rules of their order take long to load; plain marks are few and stand open.
 * @param {App} app
 * @param {number[]} shown units
 * @param {any} before the list that it replaces
 */
export function symbolList(app, shown, before) {
  const named = namedSymbols(app, shown);
  const echelons = shown.some((unit) => app.tables.units.text('echelon', unit));
  if (!named.size && !echelons) return null;
  return folded(
    'stationed-arms',
    app.words.say('legend.symbols'),
    element('ul'),
    () => symbolRows(app, shown, named),
    before ? before.open : shown.every((unit) => isPlain(app, unit)),
  );
}

/** @param {App} app @param {number} unit */
function isPlain(app, unit) {
  return app.symbols.isPlain(app.tables.units.numbers('symbol')[unit]);
}

/**
 * What each symbol is of, arm or kind, and a unit that has it; what has no name is not explained.
 * @param {App} app
 * @param {number[]} shown units
 * @returns {Map<string, number>}
 */
function namedSymbols(app, shown) {
  const { units } = app.tables;
  const { words } = app;
  const named = new Map();
  for (const unit of shown) {
    const arm = `arm.${units.text('arm', unit)}`;
    const text = isPlain(app, unit)
      ? units.words('kind', unit, words.language)
      : words.find(arm) === undefined
        ? ''
        : words.say(arm);
    if (text && !named.has(text)) named.set(text, unit);
  }
  return named;
}

/**
 * One symbol for each arm or kind, and what the marks above the symbols mean.
 * @param {App} app
 * @param {number[]} shown units
 * @param {Map<string, number>} named
 * @returns {any[]}
 */
function symbolRows(app, shown, named) {
  const { units } = app.tables;
  const { words, symbols } = app;
  const page = pageColours(app.map.getContainer());
  const colours = { ...symbolColours(PLAIN, page), frame: page.tint };
  const rows = Array.from(named)
    .sort(([a], [b]) => words.compare(a, b))
    .map(([text, unit]) =>
      element('li', {}, [symbols.svg(units.numbers('symbol')[unit], colours, 18), element('span', { text })]),
    );
  const echelons = ECHELON_SIGNS.filter(([name]) => shown.some((unit) => units.text('echelon', unit) === name)).map(
    ([name, sign]) => `${sign} ${words.say(`echelon.${name}`)}`,
  );
  if (echelons.length)
    rows.push(
      element('li', { class: 'stationed-quiet', text: words.say('legend.echelons', { list: words.list(echelons) }) }),
    );
  return rows;
}
