// Change columns: what became of a claim's unit between the two times that are compared, for downloads.
//
// In:  the tables, a comparison. Out: columns change (the changes, of these also which are only possible and which
// disputed, each a list parted by semicolons) and change_at (A, B or A;B: at which of the two times the claim holds);
// blank for claims that have no part in any change. Pure: no DOM, no Leaflet, no clock.

import { CHANGES } from '../shown/changes.js';
/** @import { Comparison } from '../shown/comparison.js' */
/** @import { RecordColumn } from './records.js' */

/** @param {Comparison | null} comparison @returns {RecordColumn[]} */
export function changeColumns(comparison) {
  if (!comparison) return [];
  const { a, b, kinds, possible, disputed, subject } = comparison.changes;
  const { flags } = comparison.held;
  const listed = (/** @type {Uint8Array} */ bits) => (/** @type {number} */ claim) =>
    flags[claim] ? CHANGES.filter((_, i) => (bits[subject[claim]] >> i) & 1).join(';') : '';
  return [
    { name: 'change', value: listed(kinds) },
    { name: 'change_possible', value: listed(possible) },
    { name: 'change_disputed', value: listed(disputed) },
    {
      name: 'change_at',
      value: (claim) =>
        flags[claim] ? [a.flags[claim] ? 'A' : '', b.flags[claim] ? 'B' : ''].filter(Boolean).join(';') : '',
    },
  ];
}
