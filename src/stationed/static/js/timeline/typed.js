// Typed: a field for a day: a year, a year and month, or a day, written as in 1939-08-20.
//
// In:  the app, and what to do with the day. Out: the field; what cannot be read or lies outside is said beside it.

import { dayOfKey } from '../data/days.js';
import { element } from '../dom/element.js';
/** @import { App } from '../app.js' */

/**
 * The first day of what is written, or null when it is no day, month or year.
 * @param {string} text
 * @returns {number | null}
 */
export function typedDay(text) {
  const match = /^\s*([-−]?)(\d{1,6})(?:[-./](\d{1,2}))?(?:[-./](\d{1,2}))?\s*$/.exec(text.normalize('NFKC'));
  if (!match) return null;
  const [, minus, year, month = '1', day = '1'] = match;
  const sign = minus && Number(year) ? '-' : '';
  return dayOfKey(`${sign}${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** @param {App} app @param {(day: number) => void} go @returns {any} */
export function dayField(app, go) {
  const { words } = app;
  const [from, to] = app.data.meta.domain;
  const field = element('input', {
    class: 'stationed-go',
    type: 'text',
    size: 11,
    maxlength: 14,
    autocomplete: 'off',
    spellcheck: 'false',
    dir: 'ltr',
    placeholder: words.say('time.go'),
    'aria-label': words.say('time.typed'),
    title: words.say('time.typed'),
    on: {
      input: () => field.setCustomValidity(''),
      keydown: (/** @type {KeyboardEvent} */ event) => event.stopPropagation(),
      change: () => take(),
    },
  });
  const take = () => {
    const day = typedDay(field.value);
    if (field.value.trim() === '') return;
    const outside = day !== null && (day < from || day > to);
    field.setCustomValidity(
      day === null
        ? words.say('time.typed')
        : outside
          ? words.say('time.outside', { first: words.day(from), last: words.day(to) })
          : '',
    );
    if (!field.reportValidity() || day === null) return;
    field.value = '';
    go(day);
  };
  return field;
}
