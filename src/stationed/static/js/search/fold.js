// Fold: texts made alike that are spelled nearly alike, in Latin and Cyrillic letters.
//
// In:  a text. Out: the key that it is searched by. Pure: no DOM, no Leaflet, no clock.

import { plain } from '../data/words.js';

/** Cyrillic letters as Latin ones, alike for Russian and Mongolian; plain() has made й and ё into и and е before. */
const LATIN = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ѣ: 'e',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  œ: 'oe',
};

/**
 * Latin spellings of one sound made one, in this order: kh and h, zh and j, dz and z, tz and ts, yo after a consonant
 * and e, y and i, w and v; doubled letters single.
 */
const SOUNDS = /** @type {[RegExp, string][]} */ ([
  [/shch/g, 'sh'],
  [/kh/g, 'h'],
  [/d?zh|dj/g, 'j'],
  [/dz/g, 'z'],
  [/tz/g, 'ts'],
  [/([lvtdszmbpf])yo/g, '$1e'],
  [/y/g, 'i'],
  [/w/g, 'v'],
  [/([a-z])\1+/g, '$1'],
]);

/**
 * A text as it is searched: no case, no diacritics, one alphabet, near spellings alike.
 * Халхин, Халхын, Khalkhin and Halhin are all "halhin"; Улаанбаатар and Ulaanbaatar are both "ulanbatar".
 * @param {string} text @returns {string}
 */
export function fold(text) {
  if (/^\d*$/.test(text)) return text;
  let key = plain(text);
  if (/[^\x20-\x7f]/.test(key))
    key = key.replace(/[\u00df-\u0527]/g, (letter) => /** @type {Record<string, string>} */ (LATIN)[letter] ?? letter);
  for (const [spelling, sound] of SOUNDS) key = key.replace(spelling, sound);
  return key;
}

/** Folds many texts that share their words: each word once. */
export class Folder {
  constructor() {
    /** @type {Map<string, string>} */
    this.words = new Map();
  }

  /** The text folded, each word after a blank. @param {string} text @returns {string} */
  text(text) {
    return text
      .split(/\s+/)
      .map((word) => this.word(word))
      .join('');
  }

  /**
   * A word folded, after a blank; the parts of one with a hyphen also run together.
   * @param {string} word
   * @returns {string}
   */
  word(word) {
    if (/^\d*$/.test(word)) return word && ` ${word}`;
    let text = this.words.get(word);
    if (text === undefined) {
      const key = fold(word);
      text = key === '' ? '' : ` ${key}`;
      if (/\p{L}[-‐–]\p{L}/u.test(word)) text += ` ${fold(word.replace(/[-‐–]/g, ''))}`;
      this.words.set(word, text);
    }
    return text;
  }
}
