// Table rows: which deployments stand in which part of the table, in what order, and which of them are in sight.
//
// In:  the tables, what is shown, sort keys and texts. Out: arrays of rows (numbers of deployments) and counts.
// Pure: no DOM, no Leaflet, no clock; keys and orders are typed arrays, so that a hundred thousand rows sort at once.

/**
 * The deployments in the three parts of the table: shown on the map, shown but not located, and not shown.
 * @param {Record<string, Columns>} tables @param {Uint8Array} states @param {Uint8Array} flags claims that are drawn
 * @returns {{shown: Int32Array, unlocated: Int32Array, hidden: Int32Array}}
 */
function tableParts(tables, states, flags) {
  const located = locatedNow(tables, flags);
  const part = (/** @type {(row: number) => boolean} */ keep) => Int32Array.from(states.keys()).filter(keep);
  return {
    shown: part((row) => states[row] !== NOT && located[row] === 1),
    unlocated: part((row) => states[row] !== NOT && located[row] === 0),
    hidden: part((row) => states[row] === NOT),
  };
}

/** For each deployment 1 when a claim of it that is drawn has a place on the map. @param {Record<string, Columns>} tables @param {Uint8Array} flags @returns {Uint8Array} */
function locatedNow(tables, flags) {
  const { claims, deployments, locations } = tables;
  const deployment = claims.numbers('deployment');
  const location = claims.numbers('location');
  const has = locations.numbers('located');
  const located = new Uint8Array(deployments.n);
  for (let claim = 0; claim < claims.n; claim += 1) if (flags[claim] && location[claim] >= 0 && has[location[claim]]) located[deployment[claim]] = 1;
  return located;
}

/**
 * What the sentence above the table counts, of the deployments shown now.
 * @param {Record<string, Columns>} tables @param {Uint8Array} states @param {Uint8Array} flags
 * @returns {{deployments: number, places: number, possible: number, contested: number, unlocated: number}}
 */
function summaryCounts(tables, states, flags) {
  const { claims, deployments, locations } = tables;
  const located = locatedNow(tables, flags);
  const places = new Uint8Array(locations.n);
  const location = claims.numbers('location');
  const has = locations.numbers('located');
  for (let claim = 0; claim < claims.n; claim += 1) if (flags[claim] && location[claim] >= 0 && has[location[claim]]) places[location[claim]] = 1;
  const counts = { deployments: 0, places: places.reduce((sum, one) => sum + one, 0), possible: 0, contested: 0, unlocated: 0 };
  for (let row = 0; row < deployments.n; row += 1) {
    if (states[row] === NOT) continue;
    counts.deployments += 1;
    if (states[row] === POSSIBLE) counts.possible += 1;
    if (deployments.text('contested_in', row) !== '') counts.contested += 1;
    if (!located[row]) counts.unlocated += 1;
  }
  return counts;
}

/** Sort keys for texts: the place of each among the distinct ones; NaN for a blank. @param {string[]} texts @param {(a: string, b: string) => number} compare @returns {Float64Array} */
function textKeys(texts, compare) {
  const distinct = Array.from(new Set(texts)).filter(Boolean).sort(compare);
  const place = new Map(distinct.map((text, i) => [text, i]));
  return Float64Array.from(texts, (text) => (text === '' ? NaN : Number(place.get(text))));
}

/**
 * Rows in the order of their keys, those without a key last either way, equal ones in file order.
 * @param {Int32Array} rows @param {ArrayLike<number>} keys for each deployment @param {number} sign 1 up, -1 down @returns {Int32Array}
 */
function sortedRows(rows, keys, sign) {
  const known = rows.filter((row) => keys[row] === keys[row]);
  known.sort((a, b) => (keys[a] === keys[b] ? a - b : (keys[a] < keys[b] ? -1 : 1) * sign));
  const sorted = new Int32Array(rows.length);
  sorted.set(known);
  sorted.set(rows.filter((row) => keys[row] !== keys[row]), known.length);
  return sorted;
}

/** The rows whose folded text holds every word of a folded query. @param {Int32Array} rows @param {string} query @param {(row: number) => string} textOf @returns {Int32Array} */
function matchingRows(rows, query, textOf) {
  const words = query.split(' ').filter(Boolean);
  return words.length ? rows.filter((row) => words.every((word) => textOf(row).includes(word))) : rows;
}

const HEAD = -1;

/** @typedef {{part: string, rows: Int32Array, total: number, open: boolean, headed: boolean}} Part one part of the table as it is to be shown */

/** The lines of a table: for each line its part and its row, HEAD for the heading of a part. */
class Lines {
  /** @param {Part[]} parts */
  constructor(parts) {
    this.parts = parts;
    /** @type {{at: number, part: number, headed: boolean, rows: Int32Array}[]} where each part begins */
    this.blocks = [];
    let at = 0;
    parts.forEach((part, i) => {
      const rows = part.open ? part.rows : new Int32Array(0);
      this.blocks.push({ at, part: i, headed: part.headed, rows });
      at += rows.length + Number(part.headed);
    });
    this.count = at;
  }

  /** @param {number} line @returns {{part: number, row: number}} */
  at(line) {
    const block = this.blocks.reduce((one, other) => (other.at <= line && (other.headed || other.rows.length) ? other : one));
    const row = line - block.at - Number(block.headed);
    return { part: block.part, row: row < 0 ? HEAD : block.rows[row] };
  }

  /** The line of a deployment, or -1 when it stands in none. @param {number} row @returns {number} */
  lineOf(row) {
    for (const { at, headed, rows } of this.blocks) {
      const place = rows.indexOf(row);
      if (place >= 0) return at + Number(headed) + place;
    }
    return -1;
  }

  /** How far from the top a line begins, when headings and rows have heights of their own. @param {number} line @param {number} row @param {number} head @returns {number} */
  top(line, row, head) {
    const heads = this.blocks.filter((block) => block.headed && block.at < line).length;
    return (line - heads) * row + heads * head;
  }

  /**
   * The lines to make for what is in sight, with some before and after; all of them when there are few.
   * @param {{top: number, height: number, row: number, head: number, few: number}} view pixels; few: so many lines are made at once
   * @returns {{from: number, until: number}}
   */
  inSight({ top, height, row, head, few }) {
    if (this.count <= few) return { from: 0, until: this.count };
    const least = Math.min(row, head);
    const spare = Math.ceil(height / least);
    let from = Math.max(0, Math.floor(top / Math.max(row, head)) - spare);
    while (from + spare < this.count && this.top(from + spare, row, head) < top) from += 1;
    from = Math.max(0, from - 1);
    return { from, until: Math.min(this.count, from + 3 * spare + 2) };
  }
}
