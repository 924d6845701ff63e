// Columns: the page's data block, decoded.
//
// In:  the block that payload writes ({format, version, meta, tables, shapes, ...}).
// Out: one Columns object per table: numbers(name) gives the numbers of a column, text(name, row) a string,
//      words(name, row, language) the string in a language with the base column as fallback; codes(name) and
//      distinct(name) a text column without making a string a row. Whoever needs data asks here and nowhere else.
// Pure: no DOM, no Leaflet, no clock.

/** One table of the data block, kept as columns. */
export class Columns {
  /** @param {{n: number, columns: Record<string, any>}} table */
  constructor(table) {
    this.n = table.n;
    this.columns = table.columns;
    /** @type {Record<string, Map<string, number>>} */
    this.rows = {};
  }

  /** A text column and its translations, as far as the table has them. @param {string} name @returns {string[]} */
  translated(name) {
    return Object.keys(this.columns).filter(
      (key) =>
        this.columns[key].texts &&
        (key === name || (key.startsWith(`${name}_`) && /^[a-z-]+$/i.test(key.slice(name.length + 1)))),
    );
  }

  /** @param {string} name @returns {boolean} */
  has(name) {
    return Object.prototype.hasOwnProperty.call(this.columns, name);
  }

  /** @param {string} name @returns {ArrayLike<number>} */
  numbers(name) {
    return this.columns[name];
  }

  /**
   * For each row the place of its text among the distinct ones of the column.
   * @param {string} name
   * @returns {ArrayLike<number>}
   */
  codes(name) {
    return this.columns[name].codes;
  }

  /** The distinct texts of a column. @param {string} name @returns {{length: number, at: (code: number) => string}} */
  distinct(name) {
    return this.columns[name].texts;
  }

  /** @param {string} name @param {number} row @returns {string} */
  text(name, row) {
    const column = this.columns[name];
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
      const { parts, codes } = this.columns[side];
      const number = parts[part][codes[row]];
      return form ? slots[`${part}_${form}`][number - 1] : String(number);
    });
  }

  /**
   * The text in a language; the base column where that language has none.
   * @param {string} name
   * @param {number} row
   * @param {string} language
   * @returns {string}
   */
  words(name, row, language) {
    return this.text(`${name}_${language}`, row) || this.text(name, row);
  }

  /**
   * The list in a cell, as row numbers of another table.
   * @param {string} name
   * @param {number} row
   * @returns {number[]}
   */
  list(name, row) {
    const text = this.text(name, row);
    return text === '' ? [] : text.split(';').map(Number);
  }

  /**
   * The first row whose text in a column is this, or -1.
   * @param {string} name
   * @param {string} text
   * @returns {number}
   */
  find(name, text) {
    if (!this.rows[name]) {
      const rows = (this.rows[name] = new Map());
      for (let row = this.n - 1; row >= 0; row -= 1) rows.set(this.text(name, row), row);
    }
    const row = this.rows[name].get(text);
    return row === undefined ? -1 : row;
  }
}

/**
 * The tables of a block, by name.
 * @param {any} block
 * @returns {Record<string, Columns>}
 */
export function readTables(block) {
  /** @type {Record<string, Columns>} */
  const tables = {};
  for (const name of Object.keys(block.tables)) tables[name] = new Columns(block.tables[name]);
  return tables;
}

/**
 * A shape from the block: parts of [longitude, latitude] pairs, from whole-number steps.
 * @param {{k: string, p: number[][]}} shape k is P (points), L (lines) or A (rings); p holds x0, y0, dx, dy ...
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
 * @param {Columns} table
 * @param {string} name
 * @param {(text: string) => number} numberOf
 * @returns {(row: number) => number}
 */
export function placesOfTexts(table, name, numberOf) {
  const codes = table.codes(name);
  const texts = table.distinct(name);
  const numbers = Float64Array.from({ length: texts.length }, (_, code) => numberOf(String(texts.at(code))));
  return (row) => numbers[codes[row]];
}
