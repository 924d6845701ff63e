// Language: what the document says of the language it is in.
//
// In:  the reader's language and the one that the page has its own words in. Data is in the one, controls in the other.

import facts from '../../../facts/languages.json' with { type: 'json' };

/**
 * The direction in which a language is written; a script that the code names decides.
 * @param {string} language code, as in BCP 47
 * @returns {'rtl' | 'ltr'}
 */
export function direction(language) {
  const [code, ...parts] = language.toLowerCase().split('-');
  const script = parts.find((part) => /^[a-z]{4}$/.test(part));
  const turned = script ? facts.right_to_left_scripts.includes(script) : facts.right_to_left.includes(code);
  return turned ? 'rtl' : 'ltr';
}

/** Whether what is about the map is read from right to left. @returns {boolean} */
export function turned() {
  return getComputedStyle(document.body).direction === 'rtl';
}

/** Marks the document as in a language, its controls as in another one. @param {string} language @param {string} spoken */
export function markLanguage(language, spoken) {
  const { documentElement: root, body } = document;
  root.lang = language;
  root.dir = direction(language);
  if (language === spoken) for (const name of ['lang', 'dir']) body.removeAttribute(name);
  else Object.assign(body, { lang: spoken, dir: direction(spoken) });
}
