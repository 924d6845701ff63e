// Fold: texts made alike that are spelled nearly alike, in Latin and Cyrillic, Arabic and Hebrew letters and kana.
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
  þ: 'th',
  ð: 'd',
};

/** Signs of other scripts as those that stand for them in writing without care; plain() has set marks apart before. */
const SCRIPTS = /** @type {[RegExp, string | ((sign: string) => string)][]} */ ([
  // Arabic: vowel signs, the hamza and the stretching of words; alef without its seat, ta marbuta, Persian letters.
  [/[\u0610-\u061a\u0621\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g, ''],
  [/\u0671/g, '\u0627'],
  [/\u0629/g, '\u0647'],
  [/[\u0649\u06cc]/g, '\u064a'],
  [/\u06a9/g, '\u0643'],
  [/[\u0660-\u0669\u06f0-\u06f9]/g, (sign) => String(sign.charCodeAt(0) & 15)],
  // Hebrew: points, and the forms of letters at the end of words.
  [/[\u0591-\u05bd\u05bf-\u05c7]/g, ''],
  [/[ךםןףץ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 1)],
  // Hiragana as katakana.
  [/[\u3041-\u3096]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60)],
]);

/**
 * Latin spellings of one sound made one, in this order: kh and h, zh and j, dz and z, tz and ts, yo after a consonant
 * and e, y and i, w and v; ae, oe and ue as a, o and u, which is how ä, ø and ü are written too; doubled letters single.
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
  [/([aou])e/g, '$1'],
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
  if (/[\u0590-\u06ff\u3040-\u309f]/.test(key))
    for (const [signs, sign] of SCRIPTS) key = key.replace(signs, /** @type {any} */ (sign));
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
