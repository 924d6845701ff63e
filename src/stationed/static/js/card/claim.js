// Card, one claim: where, when, how many, under whom, on whose word.
//
// In:  the app and the claim. Out: nodes.

import { datesOf, figuresOf, placeOf } from '../data/names.js';
import { button, element, safeLink } from '../dom/element.js';
/** @import { App } from '../app.js' */

/** @param {App} app @param {number} claim @param {string} title @returns {any} */
export function claimSection(app, claim, title) {
  const { words, tables } = app;
  const { claims } = tables;
  const language = words.language;
  const location = claims.numbers('location')[claim];
  const rows = [
    [words.say('card.place'), placeNode(app, location, placeOf(app, claim))],
    [words.say('card.dates'), element('span', { text: datesOf(app, claim) })],
    [words.say('card.role'), textNode(claims.words('role', claim, language))],
    ...figuresOf(app, claim).map((figure) => [figure.label, element('span', { text: figure.value })]),
    [words.say('card.commander'), textNode(claims.words('commander', claim, language))],
    [words.say('card.higher'), unitNode(app, claims.numbers('higher')[claim])],
    [words.say('card.certainty'), textNode(certaintyText(app, claims.text('certainty', claim)))],
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
    note ? element('p', { class: 'stationed-note', text: note }) : null,
    sourceList(app, claim),
  ]);
}

/** @param {App} app @param {string} word @returns {string} */
function certaintyText(app, word) {
  return word === '' || word === 'certain' ? '' : app.words.say(`certainty.${word}`);
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
  const { claims, sources } = app.tables;
  const rows = claims.list('sources', claim);
  const locator = claims.text('locator', claim);
  if (!rows.length) return null;
  return element(
    'ol',
    { class: 'stationed-sources' },
    rows.map((row, i) =>
      element('li', {}, [
        sources.text('url', row)
          ? safeLink(sources.text('url', row), sources.text('citation', row))
          : element('span', { text: sources.text('citation', row) }),
        i === 0 && locator ? element('span', { class: 'stationed-locator', text: ` ${locator}` }) : null,
        sources.text('note', row)
          ? element('span', { class: 'stationed-quiet', text: ` ${sources.text('note', row)}` })
          : null,
      ]),
    ),
  );
}
