// Unpack: the packed part of the data block, decompressed by the browser and read as columns.
//
// In:  the block as it stands in the page, and its packed part. Out: a promise of the whole block, whose columns are
// read when they are first asked for. docs/payload.md describes both.
// Pure but for the browser's decompression: no DOM, no Leaflet, no clock.

import { placeOf } from './columns.js';

/**
 * @import { Block, Column, Distinct, Numbers, PackedDistinct, PackedHead, PackedNumbers, PackedSeries, PackedShapes,
 * PackedTable, PackedTexts, Series, Shape, Table } from './block.d.ts'
 */

/** @typedef {Required<PackedNumbers>} Spec of these words each form of a column has some */

/** @param {Block} block @param {string} packed in base64, '' for none @returns {Promise<Block>} */
export async function unpack(block, packed) {
  if (!packed) return block;
  const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return unpacked(block, new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** The whole block. @param {Block} block @param {Uint8Array} data the packed part, decompressed @returns {Block} */
export function unpacked(block, data) {
  const size = new DataView(data.buffer, data.byteOffset).getUint32(0, true);
  /** @type {PackedHead} */
  const head = JSON.parse(new TextDecoder().decode(data.subarray(4, 4 + size)));
  const packed = new Packed(data.subarray(4 + size));
  /** @type {Record<string, Table>} */
  const tables = { ...block.tables };
  for (const name of Object.keys(head.tables)) tables[name] = packed.table(head.tables[name]);
  const series = block.meta.series.map((one, i) => packed.series({ ...one }, head.series[i]));
  const whole = { ...block, meta: { ...block.meta, series }, tables, shapes: packed.shapes(head.shapes) };
  return /** @type {Block} */ (whole);
}

/** @param {string} text base64 @returns {Uint8Array<ArrayBuffer>} */
export function bytesOf(text) {
  const { fromBase64 } = /** @type {any} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, text);
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  for (let i = 0; i < signs.length; i += 1) bytes[i] = signs.charCodeAt(i);
  return bytes;
}

/**
 * Gives an object a property that is made when it is first asked for.
 * @param {any} object
 * @param {string} name
 * @param {() => any} make
 */
function lazily(object, name, make) {
  const put = (/** @type {any} */ value) =>
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true });
  Object.defineProperty(object, name, { enumerable: true, configurable: true, get: () => put(make())[name] });
}

/** Columns as bytes. */
export class Packed {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
  }

  /** @param {PackedTable} spec @returns {Table} */
  table(spec) {
    /** @type {Record<string, Column>} */
    const columns = {};
    for (const name of Object.keys(spec.columns)) {
      const one = spec.columns[name];
      if ('texts' in one) columns[name] = this.texts(one, columns);
      else lazily(columns, name, () => this.numbers(one, columns));
    }
    return { n: spec.n, columns };
  }

  /** A column of texts. @param {PackedTexts} spec @param {Record<string, Column>} columns of the same table */
  texts(spec, columns) {
    const column = /** @type {any} */ ({ ...spec });
    lazily(column, 'texts', () => this.distinct(spec.texts));
    lazily(column, 'codes', () => this.numbers(spec.codes, columns));
    const { parts } = spec;
    if (parts)
      lazily(column, 'parts', () =>
        Object.fromEntries(Object.keys(parts).map((name) => [name, this.numbers(parts[name])])),
      );
    return column;
  }

  /** Distinct texts. @param {PackedDistinct} packed @returns {Distinct} */
  distinct(packed) {
    const spec = /** @type {Required<PackedDistinct>} */ (packed);
    if (spec.prefix === undefined)
      return JSON.parse(new TextDecoder().decode(this.data.subarray(spec.at, spec.at + spec.length)));
    const numbers = this.numbers(spec.numbers);
    const text = (/** @type {number} */ number) => `${spec.prefix}${String(number).padStart(spec.width, '0')}`;
    return {
      length: spec.n,
      at: (code) => text(numbers[code]),
      indexOf(sought) {
        const number = Number(sought.slice(spec.prefix.length));
        return text(number) === sought ? placeOf(numbers, number) : -1;
      },
    };
  }

  /**
   * A column of numbers, or of codes.
   * @param {PackedNumbers} packed
   * @param {Record<string, Column>} [columns] of the same table
   * @returns {Numbers}
   */
  numbers(packed, columns = {}) {
    const spec = /** @type {Spec} */ (packed);
    if (spec.by) {
      const leader = columns[spec.by];
      return this.following(spec, 'codes' in leader ? leader.codes : leader);
    }
    if (spec.step !== undefined) return sequence(spec);
    if (spec.float) return this.floats(spec);
    const values = this.small(spec);
    if (!spec.marks && !spec.scale) return values;
    const [marks, scale, out] = [spec.marks || [], spec.scale || 1, new Float64Array(spec.n)];
    const least = (spec.least || 0) - marks.length;
    for (let i = 0; i < out.length; i += 1) {
      const value = values[i];
      out[i] =
        spec.marks && value < marks.length
          ? marks[value] === null
            ? NaN
            : marks[value]
          : (value + (spec.marks ? least : 0)) / scale;
    }
    return out;
  }

  /**
   * Whole numbers; where there are marks, as they stand.
   * @param {Spec} spec
   * @returns {Uint8Array | Int32Array | Float64Array}
   */
  small({ n, at, bytes, signed, sum, least, marks }) {
    const base = marks || signed ? 0 : least;
    if (bytes === 1 && !signed && !base) return this.data.subarray(at, at + n);
    const out = bytes < 4 && Math.abs(base) < 2 ** 30 && !sum ? new Int32Array(n) : new Float64Array(n);
    this.planes(out, at, bytes);
    if (signed) for (let i = 0; i < n; i += 1) out[i] = out[i] % 2 ? -(out[i] + 1) / 2 : out[i] / 2;
    if (base && !sum) for (let i = 0; i < n; i += 1) out[i] += base;
    if (sum) for (let i = 1; i < n; i += 1) out[i] += out[i - 1];
    return out;
  }

  /**
   * Fills in whole numbers from their planes of bytes, the lowest first; one, two and three have loops of their own, as
   * nearly all have no more.
   * @param {Int32Array | Float64Array} out
   * @param {number} at
   * @param {number} bytes
   */
  planes(out, at, bytes) {
    const { data } = this;
    const n = out.length;
    const [second, third] = [at + n, at + 2 * n];
    if (bytes === 1) for (let i = 0; i < n; i += 1) out[i] = data[at + i];
    else if (bytes === 2) for (let i = 0; i < n; i += 1) out[i] = data[at + i] | (data[second + i] << 8);
    else if (bytes === 3)
      for (let i = 0; i < n; i += 1) out[i] = data[at + i] | (data[second + i] << 8) | (data[third + i] << 16);
    else {
      for (let plane = bytes - 1; plane >= 0; plane -= 1) {
        const from = at + plane * n;
        for (let i = 0; i < n; i += 1) out[i] = out[i] * 256 + data[from + i];
      }
    }
  }

  /** Numbers as they are. @param {Spec} spec @returns {Float64Array} */
  floats({ n, at }) {
    const out = new Float64Array(n);
    const bytes = new Uint8Array(out.buffer);
    for (let plane = 0; plane < 8; plane += 1)
      for (let i = 0; i < n; i += 1) bytes[i * 8 + plane] = this.data[at + plane * n + i];
    return out;
  }

  /**
   * What follows from another column, and the rows that differ.
   * @param {Spec} spec
   * @param {ArrayLike<number>} key
   * @returns {ArrayLike<number>}
   */
  following(spec, key) {
    const [values, rows, others] = [this.numbers(spec.values), this.numbers(spec.rows), this.numbers(spec.others)];
    const whole = others instanceof Float64Array || values instanceof Float64Array;
    const out = whole ? new Float64Array(spec.n) : new Int32Array(spec.n);
    for (let i = 0; i < spec.n; i += 1) out[i] = values[key[i] < 0 ? values.length - 1 : key[i]];
    for (let i = 0; i < rows.length; i += 1) out[rows[i]] = others[i];
    return out;
  }

  /**
   * Gives a series its columns.
   * @param {Series} series
   * @param {PackedSeries} spec
   * @returns {Series}
   */
  series(series, spec) {
    for (const [name, one] of Object.entries(spec)) lazily(series, name, () => this.numbers(one));
    return series;
  }

  /**
   * The shapes, whose positions are read when they are first asked for.
   * @param {PackedShapes} spec
   * @returns {Shape[]}
   */
  shapes(spec) {
    const names = /** @type {const} */ (['kinds', 'parts', 'lengths', 'x', 'y', 'dx', 'dy']);
    const [kinds, parts, lengths, x, y, dx, dy] = names.map((name) => this.numbers(spec[name]));
    const begins = new Uint32Array(lengths.length + 1);
    for (let part = 0; part < lengths.length; part += 1) begins[part + 1] = begins[part] + lengths[part] - 1;
    const source = { x, y, dx, dy, begins };
    const letters = /** @type {const} */ (['P', 'L', 'A']);
    const shapes = [];
    for (let i = 0, first = 0; i < kinds.length; i += 1) {
      shapes.push(new PackedShape(letters[kinds[i]], source, first, first + parts[i]));
      first += parts[i];
    }
    return shapes;
  }
}

/** A shape whose parts are read when they are first asked for. */
class PackedShape {
  /** @param {'P' | 'L' | 'A'} k @param {Record<string, Numbers>} source @param {number} first of its parts @param {number} behind its last part */
  constructor(k, source, first, behind) {
    this.k = k;
    this.source = source;
    this.first = first;
    this.behind = behind;
    /** @type {number[][] | null} */
    this.read = null;
  }

  get p() {
    if (!this.read) this.read = Array.from({ length: this.behind - this.first }, (_, i) => this.part(this.first + i));
    return this.read;
  }

  /** @param {number} part @returns {number[]} */
  part(part) {
    const { x, y, dx, dy, begins } = this.source;
    const steps = [x[part], y[part]];
    for (let at = begins[part]; at < begins[part + 1]; at += 1) steps.push(dx[at], dy[at]);
    return steps;
  }
}

/** Numbers that go on by the same step. @param {Spec} spec @returns {ArrayLike<number>} */
function sequence({ n, from, step, scale = 1 }) {
  const out = scale === 1 && Math.abs(from) + Math.abs(step) * n < 2 ** 31 ? new Int32Array(n) : new Float64Array(n);
  for (let i = 0; i < n; i += 1) out[i] = (from + step * i) / scale;
  return out;
}
