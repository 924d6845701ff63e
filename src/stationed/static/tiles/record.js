// Record: one row of the file of records, whether it is there under a choice, and what is shown of it.

import { element } from '../js/dom/element.js';
/** @import { Span } from './counts.js' */
/** @import { Places } from './places.js' */

/** What is shown of a record beside its unit and dates, in this order. */
const SHOWN = [
  'kind',
  'role',
  'commander',
  'higher_formation',
  'certainty',
  'contested_in',
  'source_ids',
  'locator',
  'note',
];

/**
 * Whether a record is definitely or possibly within one of some spans, '' for neither.
 * @param {Record<string, any>} one @param {Span[]} spans
 * @returns {'definite' | 'possible' | ''}
 */
export function stateIn(one, spans) {
  const within = (/** @type {string} */ kind) => {
    const [first, last] = [one[`${kind}_first`], one[`${kind}_last`]];
    if (first === null || first === undefined) return false;
    return spans.some((span) => Number(first) <= span.last && Number(last) >= span.first);
  };
  if (!within('possible')) return '';
  return within('definite') ? 'definite' : 'possible';
}

/** What a column is called. @param {string} name @param {Places} places @returns {string} */
export function labelOf(name, places) {
  const { words, data } = places.app;
  const known = data.meta.columns.find((/** @type {any} */ one) => one.name === name);
  return (known && (known.label[words.language] || known.label.en)) || places.word(`column.${name}`) || name;
}

/** What a cell says: sources by what they are called, what sources differ in by its words, the rest as it is. @param {string} name @param {string} text @param {Places} places */
function told(name, text, places) {
  if (name === 'source_ids') return cited(text, places);
  if (name !== 'contested_in') return text;
  const { words, data } = places.app;
  const figures = new Map(data.meta.quantities.map((/** @type {any} */ one) => [one.name, one.label[words.language]]));
  return text
    .split(';')
    .map((one) => figures.get(one) || words.say(`contested.${one}`))
    .join(', ');
}

/** Sources by what they are called, those that nobody knows by their id. @param {string} ids @param {Places} places */
function cited(ids, places) {
  const known = new Map(Object.entries(places.about.sources));
  return ids
    .split(';')
    .map((id) => known.get(id.trim()) || id)
    .join('; ');
}

/** The days of a record as they were written. @param {Record<string, any>} one @returns {string} */
export function daysOf(one) {
  return [one.start, one.end].map((day) => String(day || '?')).join(' – ');
}

/**
 * @param {Record<string, any>} one @param {string} state @param {Places} places
 * @param {{at: number, placed: boolean}} how at: its place in the list; placed: whether its place is told
 * @returns {HTMLElement}
 */
export function recordItem(one, state, places, { at, placed }) {
  const { words, data } = places.app;
  /** @type {[string, string][]} */
  const pairs = SHOWN.filter((name) => one[name]).map((name) => [
    labelOf(name, places),
    told(name, String(one[name]), places),
  ]);
  for (const { name, label, unit } of data.meta.quantities)
    if (one[name]) pairs.push([label[words.language] || name, `${one[name]} ${unit[words.language] || ''}`.trim()]);
  const text = daysOf(one);
  return element(
    'li',
    { class: `stationed-record stationed-record-${state}`, tabindex: '-1', 'data-key': `record-${at}` },
    [
      element('strong', { text: String(one.designation || one.unit_id), ...words.own }),
      placed ? element('p', { text: String(one.place || ''), ...words.own }) : null,
      element('p', { text: state === 'possible' ? `${text} · ${words.say('card.possible')}` : text }),
      element('p', { class: 'stationed-quiet' }, [
        element('span', { text: pairs.map(([name, value]) => `${name}: ${value}`).join(' · ') }),
      ]),
    ],
  );
}
