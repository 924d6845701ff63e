// Selection: which deployments are shown, definitely or possibly.
//
// In:  the claims (window columns from Python), the deployments (runs of claims) and a selection.
// Out: one state a deployment (NOT, POSSIBLE, DEFINITE) and one flag a claim.
// The rule is that of docs/dates.md: a claim is possible in [a, b] when possible_first <= b and possible_last >= a,
// definite when definite_first <= b and definite_last >= a; a deployment is definite when every claim is, possible
// when any is. Pure: no DOM, no Leaflet, no clock; a scan of columns, nothing allocated per record.

const NOT = 0;
const POSSIBLE = 1;
const DEFINITE = 2;

/**
 * @typedef {object} Choice
 * @property {number[]} periods rows of the periods that are switched on
 * @property {number | null} first the first day of the moment or range, null without one
 * @property {number | null} last its last day, inclusive
 * @property {Uint8Array | null} left a flag for each claim that the reader left out, or null
 */

/**
 * The windows to hold claims against: each switched-on period, or the days chosen.
 * @param {Columns} periods @param {Choice} selection
 */
function windows(periods, selection) {
  const first = periods.numbers('first');
  const last = periods.numbers('last');
  return selection.periods.map((row) => ({ first: first[row], last: last[row] }));
}

/**
 * The state of each deployment in one window.
 * @param {Record<string, Columns>} tables @param {number} first @param {number} last
 * @param {Uint8Array | null} left @returns {Uint8Array}
 */
function statesIn(tables, first, last, left) {
  const { claims, deployments } = tables;
  const begin = deployments.numbers('first_claim');
  const count = deployments.numbers('claim_count');
  const possibleFirst = claims.numbers('possible_first');
  const possibleLast = claims.numbers('possible_last');
  const definiteFirst = claims.numbers('definite_first');
  const definiteLast = claims.numbers('definite_last');
  const states = new Uint8Array(deployments.n);
  for (let d = 0; d < deployments.n; d += 1) {
    let any = false;
    let all = true;
    for (let c = begin[d]; c < begin[d] + count[d]; c += 1) {
      if (left && left[c]) continue;
      if (possibleFirst[c] <= last && possibleLast[c] >= first) any = true;
      if (!(definiteFirst[c] <= last && definiteLast[c] >= first)) all = false;
    }
    if (any) states[d] = all ? DEFINITE : POSSIBLE;
  }
  return states;
}

/** The better of two states for each deployment, into the first. @param {Uint8Array} into @param {Uint8Array} other */
function best(into, other) {
  for (let d = 0; d < into.length; d += 1) if (other[d] > into[d]) into[d] = other[d];
}

/**
 * The state of each deployment under a selection: in any switched-on period, and, when days are chosen, on those days.
 * With every period switched on the days alone decide, so that nothing between two periods is lost.
 * @param {Record<string, Columns>} tables @param {Choice} selection @returns {Uint8Array}
 */
function statesOf(tables, selection) {
  const { periods, deployments } = tables;
  const all = selection.periods.length === periods.n;
  const inPeriods = new Uint8Array(deployments.n);
  const dated = selection.first !== null && selection.last !== null;
  if (!(dated && all)) {
    for (const window of windows(periods, selection)) best(inPeriods, statesIn(tables, window.first, window.last, selection.left));
  }
  if (!dated) return inPeriods;
  const states = statesIn(tables, Number(selection.first), Number(selection.last), selection.left);
  if (!all) for (let d = 0; d < states.length; d += 1) if (inPeriods[d] === NOT) states[d] = NOT;
  return states;
}

/**
 * A flag for each claim that is to be drawn: its deployment is shown and it is itself possible then.
 * @param {Record<string, Columns>} tables @param {Choice} selection @param {Uint8Array} states @returns {Uint8Array}
 */
function claimsOf(tables, selection, states) {
  const { claims, periods } = tables;
  const deployment = claims.numbers('deployment');
  const possibleFirst = claims.numbers('possible_first');
  const possibleLast = claims.numbers('possible_last');
  const dated = selection.first !== null && selection.last !== null;
  const spans = dated ? [{ first: Number(selection.first), last: Number(selection.last) }] : windows(periods, selection);
  const flags = new Uint8Array(claims.n);
  for (const { first, last } of spans) {
    for (let c = 0; c < claims.n; c += 1) {
      if (states[deployment[c]] !== NOT && possibleFirst[c] <= last && possibleLast[c] >= first) flags[c] = 1;
    }
  }
  if (selection.left) for (let c = 0; c < claims.n; c += 1) if (selection.left[c]) flags[c] = 0;
  return flags;
}

/** The days on which something starts or ends, in order, each once. @param {Columns} claims @returns {number[]} */
function changeDates(claims) {
  const days = new Set();
  for (const name of ['possible_first', 'definite_first', 'definite_last', 'possible_last']) {
    const column = claims.numbers(name);
    const step = name.endsWith('_last') ? 1 : 0;
    for (let c = 0; c < claims.n; c += 1) if (Math.abs(column[c]) < FAR_FUTURE) days.add(column[c] + step);
  }
  return Array.from(days).sort((a, b) => a - b);
}
