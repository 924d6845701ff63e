// Side field: one of the two times of a comparison: a period that is chosen, or a date that is typed.
//
// In:  the app, the comparison, which of the two, and what to do with another time. Out: the field; and what to begin with.

import { isoDay } from '../data/days.js';
import { element } from '../dom/element.js';
import { sideOf, sidePeriods } from '../shown/sides.js';
/** @import { App } from '../app.js' */
/** @import { Comparison } from '../shown/comparison.js' */
/** @import { Side } from '../shown/sides.js' */

/** What the choice has for a date that is typed. */
const TYPED = '';

/**
 * @param {App} app @param {Comparison} comparison @param {number} at 0 for A, 1 for B
 * @param {(text: string) => void} take @returns {any}
 */
export function sideField(app, comparison, at, take) {
  const side = comparison.sides[at];
  const letter = at ? 'B' : 'A';
  const field = dateField(app, side, letter, take);
  return element('div', { class: 'stationed-side' }, [
    element('span', { class: 'stationed-letter', text: letter, 'aria-hidden': 'true' }),
    choiceField(app, side, letter, (text) => {
      field.hidden = text !== TYPED;
      if (text === TYPED) field.focus();
      else take(text);
    }),
    field,
  ]);
}

/** @param {App} app @param {Side} side @param {string} letter @param {(text: string) => void} take */
function dateField({ words, tables }, side, letter, take) {
  const field = element('input', {
    class: 'stationed-side-day',
    type: 'text',
    maxlength: 40,
    autocomplete: 'off',
    spellcheck: 'false',
    dir: 'ltr',
    value: side.period < 0 ? side.text : '',
    hidden: side.period >= 0,
    placeholder: '1939-08-20',
    'aria-label': `${letter}: ${words.say('compare.typed')}`,
    title: words.say('compare.typed'),
    'data-focus': `day-${letter}`,
    on: {
      input: () => field.setCustomValidity(''),
      change: () => {
        const found = sideOf(field.value.trim(), sidePeriods(tables.periods));
        field.setCustomValidity(found ? '' : words.say('compare.typed'));
        if (field.reportValidity() && found) take(found.text);
      },
    },
  });
  return field;
}

/** @param {App} app @param {Side} side @param {string} letter @param {(text: string) => void} take */
function choiceField(app, side, letter, take) {
  const { periods } = app.tables;
  const choice = element(
    'select',
    {
      class: 'stationed-side-choice',
      'aria-label': letter,
      'data-focus': `side-${letter}`,
      on: { change: () => take(choice.value) },
    },
    [
      ...Array.from({ length: periods.n }, (_, row) =>
        element('option', {
          value: periods.text('id', row),
          text: app.periodTitle(row),
          selected: row === side.period,
        }),
      ),
      element('option', { value: TYPED, text: app.words.say('compare.day'), selected: side.period < 0 }),
    ],
  );
  return choice;
}

/** What a comparison begins with: the time that is shown and one beside it. @param {App} app @returns {[string, string]} */
export function startingSides(app) {
  const { periods } = app.tables;
  const [begin, end] = app.data.meta.domain.map(isoDay);
  const { first, last } = app.days();
  if (first !== null && last !== null)
    return [first === last ? isoDay(first) : `${isoDay(first)}/${isoDay(last)}`, end];
  if (periods.n < 2) return [begin, end];
  const on = app.periodRows();
  const row = on.length === 1 ? Math.max(1, on[0]) : periods.n - 1;
  return [periods.text('id', on.length === 1 ? row - 1 : 0), periods.text('id', row)];
}
