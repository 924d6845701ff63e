// Columns: the page's data block, decoded.
//
// In:  the block that payload.py writes ({format, version, meta, tables, geometry, ...}).
// Out: one Columns object per table: numbers(name) gives an array of numbers, text(name, row) a string,
//      words(name, row, language) the string in a language with the base column as fallback.
// Pure: no DOM, no Leaflet, no clock.

/** One table of the data block, kept as columns. */
class Columns {
  /** @param {{n: number, columns: Record<string, any>}} table */
  constructor(table) {
    this.n = table.n;
    this.columns = table.columns;
  }

  /** @param {string} name @returns {boolean} */
  has(name) {
    return Object.prototype.hasOwnProperty.call(this.columns, name);
  }

  /** @param {string} name @returns {ArrayLike<number>} */
  numbers(name) {
    return this.columns[name];
  }

  /** @param {string} name @param {number} row @returns {string} */
  text(name, row) {
    const column = this.columns[name];
    if (!column || row < 0) return '';
    return column.texts[column.codes[row]];
  }

  /** The text in a language; the base column where that language has none. @param {string} name @param {number} row @param {string} language @returns {string} */
  words(name, row, language) {
    return this.text(`${name}_${language}`, row) || this.text(name, row);
  }

  /** The list in a cell, as row numbers of another table. @param {string} name @param {number} row @returns {number[]} */
  list(name, row) {
    const text = this.text(name, row);
    return text === '' ? [] : text.split(';').map(Number);
  }

  /** The row whose text in a column is this, or -1. @param {string} name @param {string} text @returns {number} */
  find(name, text) {
    const column = this.columns[name];
    const code = column.texts.indexOf(text);
    return code < 0 ? -1 : column.codes.indexOf(code);
  }
}

/**
 * The tables of a block, by name.
 * @param {any} block
 * @returns {Record<string, Columns>}
 */
function readTables(block) {
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
function readShape(shape, scale) {
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
