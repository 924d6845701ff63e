// Columns: the page's data block, decoded.
//
// In:  the block that payload writes ({format, version, meta, tables, shapes, ...}).
// Out: one Columns object per table: numbers(name) gives the numbers of a column, text(name, row) a string,
//      words(name, row, language) the string in a language with the base column as fallback; codes(name) and
//      distinct(name) a text column without making a string a row. Whoever needs data asks here and nowhere else.
// Pure: no DOM, no Leaflet, no clock.

/** @import { Base, Block, BlockTables, Distinct, Numbers, Shape, Table, Texts } from './block.d.ts' */

/**
 * One table of the data block, kept as columns.
 * @template {string} [N=string] names of its columns of numbers
 * @template {string} [T=string] and of texts
 */
export class Columns {
  /** @param {Table} table */
  constructor(table) {
    this.n = table.n;
    this.columns = table.columns;
  }

  /** A text column and its translations, as far as the table has them. @param {T} name @returns {T[]} */
  translated(name) {
    return /** @type {T[]} */ (Object.keys(this.columns)).filter(
      (key) =>
        'texts' in this.columns[key] &&
        (key === name || (key.startsWith(`${name}_`) && /^[a-z-]+$/i.test(key.slice(name.length + 1)))),
    );
  }

  /** @param {N | T} name @returns {boolean} */
  has(name) {
    return Object.prototype.hasOwnProperty.call(this.columns, name);
  }

  /** @param {N} name @returns {Numbers} */
  numbers(name) {
    return /** @type {Numbers} */ (this.columns[name]);
  }

  /**
   * For each row the place of its text among the distinct ones of the column.
   * @param {T} name
   * @returns {Numbers}
   */
  codes(name) {
    return this.textsOf(name).codes;
  }

  /** The distinct texts of a column. @param {T} name @returns {Distinct} */
  distinct(name) {
    return this.textsOf(name).texts;
  }

  /** @param {string} name @returns {Texts} */
  textsOf(name) {
    return /** @type {Texts} */ (this.columns[name]);
  }

  /** @param {T} name @param {number} row @returns {string} */
  text(name, row) {
    const column = this.textsOf(name);
    if (!column || row < 0) return '';
    const text = column.texts.at(column.codes[row]);
    return column.slots ? this.filled(text, column.slots, row) : text;
  }

  /**
   * A pattern with the numbers of its row, or the words that stand for them, filled in.
   * @param {string} pattern
   * @param {Record<string, string[]>} slots
   * @param {number} row
   * @returns {string}
   */
  filled(pattern, slots, row) {
    return pattern.replace(/\{\{|\{(start|end)\.([a-z]+)(?:_([a-z]+))?\}/g, (all, side, part, form) => {
      if (!side) return '{';
      const { parts, codes } = this.textsOf(side);
      const number = /** @type {Record<string, Numbers>} */ (parts)[part][codes[row]];
      return form ? slots[`${part}_${form}`][number - 1] : String(number);
    });
  }

  /**
   * The text in a language; the base column where that language has none.
   * @param {T | Base<T>} name
   * @param {number} row
   * @param {string} language
   * @returns {string}
   */
  words(name, row, language) {
    return this.text(/** @type {T} */ (`${name}_${language}`), row) || this.text(/** @type {T} */ (name), row);
  }

  /**
   * The list in a cell, as row numbers of another table.
   * @param {T} name
   * @param {number} row
   * @returns {number[]}
   */
  list(name, row) {
    const text = this.text(name, row);
    return text === '' ? [] : text.split(';').map(Number);
  }

  /**
   * The first row whose text in a column is this, or -1.
   * @param {T} name
   * @param {string} text
   * @returns {number}
   */
  find(name, text) {
    const column = this.textsOf(name);
    if (!column) return -1;
    // The distinct texts are looked through as they are packed: to list a million rows by their texts takes a second.
    if (!column.slots) return placeOf(column.codes, column.texts.indexOf(text));
    for (let row = 0; row < this.n; row += 1) if (this.text(name, row) === text) return row;
    return -1;
  }
}

/** Where a number stands first among others, or -1. @param {Numbers} numbers @param {number} number @returns {number} */
export function placeOf(numbers, number) {
  for (let i = 0; i < numbers.length; i += 1) if (numbers[i] === number) return i;
  return -1;
}

/**
 * The tables of a block, by name; of one that is not unpacked yet the periods alone.
 * @param {Pick<Block, 'tables'>} block
 * @returns {BlockTables}
 */
export function readTables(block) {
  /** @type {Record<string, Columns>} */
  const tables = {};
  for (const [name, table] of Object.entries(block.tables)) tables[name] = new Columns(table);
  return /** @type {any} */ (tables);
}

/**
 * A shape from the block: parts of [longitude, latitude] pairs, from whole-number steps.
 * @param {Shape} shape k is P (points), L (lines) or A (rings); p holds x0, y0, dx, dy ...
 * @param {number} scale steps to a degree
 * @returns {[number, number][][]}
 */
export function readShape(shape, scale) {
  return shape.p.map((steps) => {
    /** @type {[number, number][]} */
    const part = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      part.push([x / scale, y / scale]);
    }
    return part;
  });
}

/**
 * A number for each row by its text in a column; the texts are looked at once each.
 * @template {string} T
 * @param {Columns<string, T>} table
 * @param {T} name
 * @param {(text: string) => number} numberOf
 * @returns {(row: number) => number}
 */
export function placesOfTexts(table, name, numberOf) {
  const codes = table.codes(name);
  const texts = table.distinct(name);
  const numbers = Float64Array.from({ length: texts.length }, (_, code) => numberOf(String(texts.at(code))));
  return (row) => numbers[codes[row]];
}
