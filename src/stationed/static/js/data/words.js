// Words: the page's own words in the reader's language, from plain catalogues (static/words/*.json).
//
// In:  {language: {key: text}}; a text holds {name} places; a key with .one .few .many .other endings is chosen by
// number.
// Out: say(key, values) in the current language, English where a catalogue has a gap.
// Pure: no DOM, no Leaflet, no clock.

import { FAR_FUTURE, FAR_PAST, civil } from './days.js';
import { setApart } from './directions.js';
/** @import { Catalogue } from './block.d.ts' */

/** What was said in English for want of words of the language's own, so that it is marked as English. */
export const lent = /** @type {Set<string>} */ (new Set());

export class Words {
  /** @param {Record<string, Catalogue>} catalogues @param {string} language */
  constructor(catalogues, language) {
    this.catalogues = catalogues;
    this.language = '';
    this.catalogue = catalogues.en;
    this.lends = false;
    /**
     * Made when they are first asked for: each loads its language's rules, which takes as long as much of the first
     * view.
     * @type {Record<string, any>}
     */
    this.made = {};
    this.choose(language);
  }

  /** @param {string} language */
  choose(language) {
    if (language === this.language) return;
    this.language = language;
    this.catalogue = this.catalogues[language] || this.catalogues.en;
    this.made = {};
  }

  /** The language that the page's own words are in. @returns {string} */
  get spoken() {
    return this.catalogues[this.language] ? this.language : 'en';
  }

  /** What a language calls itself; its code where the page has no words in it. @param {string} code @returns {string} */
  named(code) {
    return this.catalogues[code] ? String(this.catalogues[code]['language.name']) : code;
  }

  /** Attributes of an element with text of the data, where that is in another language than what is about it. */
  get own() {
    return this.spoken === this.language ? {} : { lang: this.language, dir: 'auto' };
  }

  /** @returns {Intl.NumberFormat} */
  get numbers() {
    return this.made.numbers || (this.made.numbers = new Intl.NumberFormat(this.language));
  }

  /** @returns {Intl.PluralRules} */
  get plurals() {
    return this.made.plurals || (this.made.plurals = new Intl.PluralRules(this.language));
  }

  /** @returns {Intl.Collator} */
  get order() {
    return this.made.order || (this.made.order = new Intl.Collator(this.language, { numeric: true }));
  }

  /** A text, or a list such as the months. @param {string} key @returns {any} */
  find(key) {
    const text = this.catalogue[key];
    return text === undefined ? this.english(key) : text;
  }

  /** A text of English; remembered as lent where the language has words of its own. @param {string} key */
  english(key) {
    const text = this.catalogues.en[key];
    this.lends = text !== undefined && this.catalogue !== this.catalogues.en;
    return text;
  }

  /** @param {string} key @param {Record<string, any>} [values] @returns {string} */
  say(key, values = {}) {
    this.lends = false;
    let text = this.find(key);
    if (text === undefined && typeof values.n === 'number') text = this.counted(key, values.n);
    if (text === undefined) return key;
    const { lends } = this;
    const said = text.replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ name) =>
      this.value(values[name], whole, text),
    );
    if (lends) lent.add(said);
    return said;
  }

  /** Several things in one line, with the comma of the language. @param {string[]} things @returns {string} */
  list(things) {
    return things.join(String(this.catalogue['list.comma'] ?? ', '));
  }

  /**
   * Dates or figures in words, as the data block has them; remembered as lent where those of the language are English.
   * @param {'dates' | 'figures'} kind
   * @param {string} text
   * @returns {string}
   */
  told(kind, text) {
    if (text && this.catalogue[`language.${kind}`]) lent.add(text);
    return text;
  }

  /**
   * The form for a number; a language that says all numbers alike has that of others alone.
   * @param {string} key
   * @param {number} n
   * @returns {string | undefined}
   */
  counted(key, n) {
    const own = this.catalogue[`${key}.${this.plurals.select(n)}`] ?? this.catalogue[`${key}.other`];
    const found = own ?? this.english(`${key}.${n === 1 ? 'one' : 'other'}`);
    return found === undefined ? undefined : String(found);
  }

  /** @param {any} value @param {string} whole @param {string} into @returns {string} */
  value(value, whole, into) {
    if (value === undefined) return whole;
    return typeof value === 'number' ? this.number(value) : setApart(String(value), into);
  }

  /** From how many digits on the language sets thousands apart: 1234, but 12.345 in Spanish. @returns {number} */
  get grouping() {
    return Number(this.catalogue['number.from'] || 4);
  }

  /**
   * A number as the language writes it: by the catalogue, as the browser's own rules take longer to load than the map
   * to draw.
   * @param {number} value
   * @returns {string}
   */
  number(value) {
    const { 'number.group': group, 'number.decimal': decimal } = this.catalogue;
    if (group === undefined || decimal === undefined || !Number.isSafeInteger(Math.trunc(value)))
      return this.numbers.format(value);
    const [whole, part] = value.toFixed(3).split('.');
    const rest = part.replace(/0+$/, '');
    const digits = whole.replace('-', '').length;
    const grouped = digits < this.grouping ? whole : whole.replace(/\B(?=(\d{3})+$)/g, String(group));
    return grouped + (rest && decimal + rest);
  }

  /**
   * A number of some thousands or millions, with two figures: 12K, 1.2M; by what the language counts large numbers in,
   * as ten thousands in Chinese.
   * @param {number} value
   * @returns {string}
   */
  short(value) {
    const [small, large] = Array.from(this.catalogue['number.units'] || ['1000', '1000000'], Number);
    if (value < small) return this.number(value);
    const [key, unit] = value < large - small / 2 ? ['number.thousand', small] : ['number.million', large];
    const share = value / unit;
    return this.find(key).replace('{n}', this.number(share < 9.95 ? Math.round(share * 10) / 10 : Math.round(share)));
  }

  /** The order of two texts in the language. @param {string} a @param {string} b @returns {number} */
  compare(a, b) {
    return this.order.compare(a, b);
  }

  /** A day in words: 20 August 1939. @param {number} days @returns {string} */
  day(days) {
    const { year, month, day } = civil(days);
    return this.say('date.day', {
      day: day === 1 ? this.find('date.first') : String(day),
      month: this.find('months.of')[month - 1],
      year: this.year(year),
      number: String(month),
    });
  }

  /** A month in words: August 1939. @param {number} days @returns {string} */
  month(days) {
    const { year, month } = civil(days);
    return this.say('date.month', {
      month: this.find('months')[month - 1],
      year: this.year(year),
      number: String(month),
    });
  }

  /**
   * A year as people write it: 1939, AD 14 while years have less than four digits, 44 BC for the astronomical year -43.
   * @param {number} year
   * @returns {string}
   */
  year(year) {
    const count = year > 0 ? year : 1 - year;
    const digits = count > 9999 ? this.number(count) : String(count);
    if (year > 999) return digits;
    return this.say(year > 0 ? 'date.ad' : 'date.bc', { year: digits });
  }

  /**
   * The years of a span of days: 1936–1939, 1939, from 1967, until 1921, or nothing.
   * @param {number} first
   * @param {number} last
   * @returns {string}
   */
  years(first, last) {
    if (first > last) return '';
    const begin = first > FAR_PAST ? this.year(civil(first).year) : '';
    const end = last < FAR_FUTURE ? this.year(civil(last).year) : '';
    if (begin && end) return begin === end ? begin : `${begin}–${end}`;
    if (begin) return this.say('years.from', { year: begin });
    return end ? this.say('years.until', { year: end }) : '';
  }
}

/**
 * A text made plain for search: no case, no diacritics, one blank between words.
 * @param {string} text
 * @returns {string}
 */
export function plain(text) {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[-‐-―_.,;:()«»"'’‘“”„·・、。「」『』《》〈〉【】،؛؟]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The text in a language, else in the first that has one.
 * @param {Record<string, string>} texts
 * @param {string} language
 * @returns {string}
 */
export function localised(texts, language) {
  return texts[language] || Object.values(texts)[0] || '';
}

/**
 * A label as it stands within a sentence: in small letters, but for German, which writes its nouns with capitals.
 * @param {Record<string, string>} texts
 * @param {string} language
 * @returns {string}
 */
export function withinSentence(texts, language) {
  const text = localised(texts, language);
  return language.split('-')[0] === 'de' ? text : text.toLowerCase();
}
