// Card, one claim: where, when, how many, under whom, on whose word.
//
// In:  the app and the claim. Out: nodes.

import { declaredFor, saidIn } from '../data/declared.js';
import { datesOf, figuresOf, placeOf } from '../data/names.js';
import { localised } from '../data/words.js';
import { button, element, safeLink } from '../dom/element.js';
/** @import { App } from '../app.js' */
/** @import { ShownColumn } from '../data/block.d.ts' */

/** @param {App} app @param {number} claim @param {string} title @returns {any} */
export function claimSection(app, claim, title) {
  const { words, tables } = app;
  const { claims } = tables;
  const location = claims.numbers('location')[claim];
  const rows = [
    [words.say('card.place'), placeNode(app, location, placeOf(app, claim))],
    [words.say('card.dates'), element('span', { text: datesOf(app, claim) })],
    ...declaredRows(app, claim),
  ].filter(([, node]) => node);
  const list = element(
    'dl',
    { class: 'stationed-facts' },
    rows.flatMap(([label, node]) => [element('dt', { text: label }), element('dd', {}, [node])]),
  );
  const note = claims.text('note', claim);
  return element('section', { class: 'stationed-claim' }, [
    title ? element('h3', { text: title }) : null,
    list,
    quotation(app, claim),
    note ? element('p', { class: 'stationed-note', text: note, ...words.own }) : null,
    sourceList(app, claim),
  ]);
}

/** What the source says, word for word, in its own language. @param {App} app @param {number} claim @returns {any} */
function quotation({ tables: { claims }, words }, claim) {
  const text = claims.text('quotation', claim);
  if (!text) return null;
  const language = claims.text('quotation_language', claim).trim();
  return element('blockquote', { text, ...words.own, ...(language && { lang: language, dir: 'auto' }) });
}

/**
 * The columns that are declared for the card, in order; figures follow the role, and the certainty what the unit is of.
 * @param {App} app
 * @param {number} claim
 * @returns {any[][]} label and node
 */
function declaredRows(app, claim) {
  const { words, tables, data } = app;
  const figures = () => figuresOf(app, claim).map(({ label, value }) => [label, element('span', { text: value })]);
  const higher = () => [[words.say('card.higher'), unitNode(app, tables.claims.numbers('higher')[claim])]];
  return declaredFor(data.meta, 'card').flatMap((column) => [
    ...(column.name === 'certainty' ? higher() : []),
    [localised(column.label, words.language), textNode(declaredText(app, column, claim))],
    ...(column.name === 'role' ? figures() : []),
  ]);
}

/**
 * What a claim says in a declared column. A vocabulary is said in the words of the page; that it is certain goes unsaid.
 * @param {App} app
 * @param {ShownColumn} column
 * @param {number} claim
 * @returns {string}
 */
function declaredText({ tables, words }, column, claim) {
  const text = tables.claims.words(column.name, claim, words.language);
  return column.holds === 'word' && text === 'certain' ? '' : saidIn(words, column, text);
}

/** @param {string} text */
function textNode(text) {
  return text ? element('span', { text }) : null;
}

/** @param {App} app @param {number} location @param {string} text */
function placeNode(app, location, text) {
  if (location < 0) return element('span', { text });
  const { locations } = app.tables;
  const approximate = locations.text('precision', location) === 'approximate';
  const link = button('stationed-link', text, () => app.apply({ select: locations.text('id', location) }));
  return element('span', {}, [
    link,
    approximate
      ? element('span', { class: 'stationed-quiet', text: ` (${app.words.say('precision.approximate')})` })
      : null,
  ]);
}

/** @param {App} app @param {number} unit */
export function unitNode(app, unit) {
  if (unit < 0) return null;
  const { units } = app.tables;
  return button('stationed-link', units.words('designation', unit, app.words.language), () =>
    app.apply({ select: units.text('id', unit) }),
  );
}

/** @param {App} app @param {number} claim */
function sourceList(app, claim) {
  const { claims } = app.tables;
  const rows = claims.list('sources', claim);
  const locator = claims.text('locator', claim);
  if (!rows.length) return null;
  return element(
    'ol',
    { class: 'stationed-sources' },
    rows.map((row, i) => element('li', {}, sourceItem(app, row, i === 0 ? locator : ''))),
  );
}

/**
 * A source as a list of sources has it: its citation, a link where it has an address, and its note.
 * @param {App} app
 * @param {number} row
 * @param {string} [locator] where in it
 * @returns {any[]}
 */
export function sourceItem({ tables: { sources } }, row, locator = '') {
  const [url, citation, note] = /** @type {const} */ (['url', 'citation', 'note']).map((name) =>
    sources.text(name, row),
  );
  return [
    url ? safeLink(url, citation) : element('span', { text: citation }),
    locator ? element('span', { class: 'stationed-cited-at', text: ` ${locator}` }) : null,
    note ? element('span', { class: 'stationed-quiet', text: ` ${note}` }) : null,
  ];
}
