// Files beside the page: tiles and records, of the same origin by ranges, or as their reader has chosen them.

import { VectorTile } from '@mapbox/vector-tile';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { PbfReader } from 'pbf';
import { FetchSource, FileSource, PMTiles } from 'pmtiles';

/** @typedef {{tiles: string, records: string, size: number}} Named size: bytes of the records */

/** So many parts of the records that were read are kept. */
const KEPT = 24;

export class Files {
  /** @param {Named} named */
  constructor(named) {
    this.named = named;
    /** @type {any} */
    this.archive = null;
    /** @type {any} */
    this.buffer = null;
    /** @type {Promise<any> | null} */
    this.foot = null;
    /** @type {Map<string, Promise<Record<string, any>[]>>} parts of the records by their rows, the latest at the end */
    this.kept = new Map();
  }

  /** Whether the page may ask for them: it came from a server. */
  get served() {
    return location.protocol === 'http:' || location.protocol === 'https:';
  }

  /** Takes them from where the page came from. */
  open() {
    const at = (/** @type {string} */ name) =>
      new URL(encodeURIComponent(name), document.baseURI.split(/[?#]/)[0]).href;
    this.archive = new PMTiles(new FetchSource(at(this.named.tiles)));
    this.buffer = rangesOf(at(this.named.records), this.named.size);
  }

  /** The names of the files that have still to be shown. @returns {string[]} */
  wanted() {
    return [this.archive ? '' : this.named.tiles, this.buffer ? '' : this.named.records].filter(Boolean);
  }

  /** Takes those that the reader chose. @param {Iterable<File>} chosen */
  take(chosen) {
    this.foot = null;
    this.kept.clear();
    for (const file of chosen) {
      if (file.name.endsWith('.pmtiles')) this.archive = new PMTiles(new FileSource(file));
      if (file.name.endsWith('.parquet'))
        this.buffer = {
          byteLength: file.size,
          slice: (/** @type {number} */ start, /** @type {number | undefined} */ end) =>
            file.slice(start, end).arrayBuffer(),
        };
    }
  }

  /**
   * The places of a tile.
   * @param {number} z @param {number} x @param {number} y
   * @returns {Promise<{id: number, x: number, y: number, properties: Record<string, any>}[]>} x, y: from 0 to 1 on the map
   */
  async tile(z, x, y) {
    const found = await this.archive.getZxy(z, x, y);
    if (!found) return [];
    const layer = new VectorTile(new PbfReader(new Uint8Array(found.data))).layers.places;
    const side = 2 ** z;
    return Array.from({ length: layer ? layer.length : 0 }, (_, i) => {
      const feature = layer.feature(i);
      const [[point]] = feature.loadGeometry();
      return {
        id: feature.id || 0,
        x: (x + (point.x + 0.5) / layer.extent) / side,
        y: (y + (point.y + 0.5) / layer.extent) / side,
        properties: feature.properties,
      };
    });
  }

  /** What the records are like, read once; what failed is asked for again. @returns {Promise<any>} */
  footer() {
    this.foot =
      this.foot ||
      parquetMetadataAsync(this.buffer).catch((error) => {
        this.foot = null;
        throw error;
      });
    return this.foot;
  }

  /**
   * Some rows of the records, read once; all columns or some.
   * @param {number} first @param {number} behind @param {string[]} [columns]
   * @returns {Promise<Record<string, any>[]>}
   */
  records(first, behind, columns) {
    const key = `${first} ${behind} ${columns || ''}`;
    const found = this.kept.get(key) || this.read(first, behind, columns);
    this.kept.delete(key);
    this.kept.set(key, found);
    for (const other of this.kept.keys()) if (this.kept.size > KEPT) this.kept.delete(other);
    found.catch(() => this.kept.delete(key));
    return found;
  }

  /** @param {number} first @param {number} behind @param {string[]} [columns] @returns {Promise<Record<string, any>[]>} */
  async read(first, behind, columns) {
    const metadata = await this.footer();
    const given = { file: this.buffer, metadata, rowStart: first, rowEnd: behind };
    return parquetReadObjects(columns ? { ...given, columns } : given);
  }

  /** Where the row group that has a row ends. @param {number} row @returns {Promise<number>} */
  async groupEnd(row) {
    let end = 0;
    for (const group of (await this.footer()).row_groups) {
      end += Number(group.num_rows);
      if (end > row) break;
    }
    return end;
  }
}

/** A file on a server, read by ranges. @param {string} url @param {number} byteLength */
function rangesOf(url, byteLength) {
  return {
    byteLength,
    async slice(/** @type {number} */ start, /** @type {number} */ end = byteLength) {
      const answer = await fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` } });
      if (answer.status !== 206) throw new Error(`${answer.status}`);
      return answer.arrayBuffer();
    },
  };
}

/** What is to be said of a failure. @param {unknown} error @returns {string} */
export function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
