// Declared: the columns of claims that the page shows without knowing them by name.
//
// In:  the block's meta and words. Out: those for a place on the page, and what a claim says in one. Pure: no DOM, no
// Leaflet, no clock.

/** @import { Meta, ShownColumn } from './block.d.ts' */

/**
 * The columns that are declared for a place on the page: card, table, search, download.
 * @param {Pick<Meta, 'columns'>} meta of the block
 * @param {ShownColumn['shows'][number]} place
 * @returns {ShownColumn[]}
 */
export function declaredFor(meta, place) {
  return meta.columns.filter(({ shows }) => shows.includes(place));
}

/**
 * What a text of a column says to the reader: one of a vocabulary is said in the words of the page.
 * @param {{say: (key: string) => string}} words
 * @param {{name: string, holds: string}} column
 * @param {string} text
 * @returns {string}
 */
export function saidIn(words, { name, holds }, text) {
  return holds === 'word' && text !== '' ? words.say(`${name}.${text}`) : text;
}
