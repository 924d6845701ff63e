// Targets: what an id names: a deployment, a unit, a location or a side.
//
// In:  the tables of the block. Out: table and row. Each drawing asks for what is chosen, several parts of it; among a
// million ids it is looked for once.
// Pure: no DOM, no Leaflet, no clock.

/** @import { BlockTables } from './block.d.ts' */

/** @typedef {{table: string, row: number}} Target */

const TABLES = /** @type {const} */ (['deployments', 'units', 'locations', 'allegiances']);

export class Targets {
  /** @param {Pick<BlockTables, typeof TABLES[number]>} tables */
  constructor(tables) {
    this.tables = tables;
    /** @type {{id: string, target: Target | null}} the id that was asked for last, and what it names */
    this.last = { id: '', target: null };
  }

  /** @param {string} id @returns {Target | null} null where it names nothing */
  of(id) {
    if (id !== this.last.id) this.last = { id, target: this.find(id) };
    return this.last.target;
  }

  /** @param {string} id @returns {Target | null} */
  find(id) {
    for (const table of TABLES) {
      const row = this.tables[table].find('id', id);
      if (row >= 0) return { table, row };
    }
    return null;
  }
}
