// Files beside the page: tiles and records, of the same origin by ranges, or as their reader has chosen them.

import { VectorTile } from '@mapbox/vector-tile';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { PbfReader } from 'pbf';
import { FetchSource, FileSource, PMTiles } from 'pmtiles';

/** @typedef {{tiles: string, records: string, size: number, build: string}} Named size: bytes of the records; build: what files of the page's own build say of themselves */

/** So many parts of the records that were read are kept. */
const KEPT = 24;

/** What the records call the build that they are of; tiles call it `build`. */
const RECORDS_BUILD = 'stationed_build';

/** A file that was not written together with the page: its places and rows would be taken for others. */
export class OtherBuildError extends Error {
  /** @param {string} file its name */
  constructor(file) {
    super(file);
    this.file = file;
  }
}

export class Files {
  /** @param {Named} named */
  constructor(named) {
    this.named = named;
    /** What the files are called, where the reader chose them too. */
    this.called = { tiles: named.tiles, records: named.records };
    /** @type {any} */
    this.archive = null;
    /** @type {any} */
    this.buffer = null;
    /** @type {Map<'tiles' | 'records', Promise<any>>} what the files say of themselves, where they were asked */
    this.asked = new Map();
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
    this.buffer = rangesOf(at(this.named.records), this.named);
  }

  /** The names of the files that have still to be shown. @returns {string[]} */
  wanted() {
    return [this.archive ? '' : this.named.tiles, this.buffer ? '' : this.named.records].filter(Boolean);
  }

  /** Takes those that the reader chose. @param {Iterable<File>} chosen */
  take(chosen) {
    this.asked.delete('records');
    this.kept.clear();
    for (const file of chosen) {
      const name = file.name.toLowerCase();
      if (name.endsWith('.pmtiles')) {
        this.archive = new PMTiles(new FileSource(file));
        this.asked.delete('tiles');
        this.called.tiles = file.name;
      }
      if (name.endsWith('.parquet')) {
        this.buffer = {
          byteLength: file.size,
          slice: (/** @type {number} */ start, /** @type {number | undefined} */ end) =>
            file.slice(start, end).arrayBuffer(),
        };
        this.called.records = file.name;
      }
    }
  }

  /**
   * Asks a file once, and again when that failed.
   * @template T @param {'tiles' | 'records'} file @param {() => Promise<T>} ask @returns {Promise<T>}
   */
  once(file, ask) {
    const answer = this.asked.get(file) || ask();
    this.asked.set(file, answer);
    answer.catch(() => {
      if (this.asked.get(file) === answer) this.asked.delete(file); // another file may have been chosen meanwhile
    });
    return answer;
  }

  /** Refuses tiles of another build than the page's; they are asked once, and again when that failed. @returns {Promise<void>} */
  tilesAreOwn() {
    const {
      archive,
      called: { tiles },
    } = this;
    return this.once('tiles', async () => {
      const said = await archive.getMetadata();
      if (said?.build !== this.named.build) throw new OtherBuildError(tiles);
    });
  }

  /**
   * The places of a tile.
   * @param {number} z @param {number} x @param {number} y
   * @returns {Promise<{id: number, x: number, y: number, properties: Record<string, any>}[]>} x, y: from 0 to 1 on the map
   */
  async tile(z, x, y) {
    const [found] = await Promise.all([this.archive.getZxy(z, x, y), this.tilesAreOwn()]);
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

  /** What the records are like, read once; what failed is asked for again. Refuses those of another build. @returns {Promise<any>} */
  footer() {
    const {
      buffer,
      called: { records },
    } = this;
    return this.once('records', async () => {
      const found = await parquetMetadataAsync(buffer);
      const said = (found.key_value_metadata || []).find(({ key }) => key === RECORDS_BUILD);
      if (said?.value !== this.named.build) throw new OtherBuildError(records);
      return found;
    });
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
    found.catch(() => {
      if (this.kept.get(key) === found) this.kept.delete(key); // it may be of another file by now
    });
    return found;
  }

  /** @param {number} first @param {number} behind @param {string[]} [columns] @returns {Promise<Record<string, any>[]>} */
  async read(first, behind, columns) {
    const { buffer } = this; // the reader may choose another file meanwhile
    const metadata = await this.footer();
    const given = { file: buffer, metadata, rowStart: first, rowEnd: behind };
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

/** A file on a server, read by ranges; one of another size is of another build. @param {string} url @param {Named} named */
function rangesOf(url, { records, size }) {
  return {
    byteLength: size,
    async slice(/** @type {number} */ start, /** @type {number} */ end = size) {
      const answer = await fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` } });
      const [, there] = /\/(\d+)$/.exec(answer.headers.get('Content-Range') || '') || [];
      if (there && Number(there) !== size) throw new OtherBuildError(records);
      if (answer.status !== 206) throw new Error(`${answer.status}`);
      return answer.arrayBuffer();
    },
  };
}

/** What is to be said of a failure. @param {unknown} error @returns {string} */
export function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
