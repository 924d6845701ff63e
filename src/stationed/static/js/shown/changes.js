// Changes: what became of each unit from one time, A, to another, B: arrived, left, moved, renamed, stronger, weaker.
//
// In:  the tables, what is held at A and at B (windows.js), the name of a figure. Out: for each subject, and so for each
// claim, flags of what changed, of which changes are only possible, and which are disputed.
// A subject is a unit by its id; a claim without a unit stands for its deployment. docs/page.md has the rule, and
// periods/changed.py the same rule in Python. Pure: no DOM, no Leaflet, no clock; what is made anew is a
// few numbers for each subject that is there at one of the times.

import { Runs } from '../data/runs.js';
import { DEFINITE, NOT, POSSIBLE, bytesByFour } from './windows.js';
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Held } from './windows.js' */

/** What may become of a unit, in the order in which it is told; the flag of each is 1 shifted by its place. */
export const CHANGES = /** @type {const} */ (['arrived', 'left', 'moved', 'renamed', 'stronger', 'weaker']);

const [ARRIVED, LEFT, MOVED, RENAMED, STRONGER, WEAKER] = CHANGES.map((_, i) => 1 << i);

/**
 * @typedef {object} Changes
 * @property {Uint8Array} kinds for each subject
 * @property {Uint8Array} possible those of its changes that some readings of the dates do not have
 * @property {Uint8Array} disputed those that rival claims differ on
 * @property {Int32Array} subject of each claim
 * @property {number} stayed subjects of both times without a change
 * @property {{subject: number, from: number, to: number}[]} moves locations, from each left to each new one of a subject
 * @property {Held} a @property {Held} b
 */

/** Of a subject that went from many places to many so many lines are drawn. */
const MOST_LINES = 9;

/** The subject of each claim: its unit, or after the units its deployment. @param {BlockTables} tables @returns {Int32Array} */
function subjectsOf({ claims, units }) {
  const [unit, deployment] = [claims.numbers('unit'), claims.numbers('deployment')];
  const subject = new Int32Array(claims.n);
  for (let c = 0; c < subject.length; c += 1) subject[c] = unit[c] >= 0 ? unit[c] : units.n + deployment[c];
  return subject;
}

/** Flags of texts that name a thing in a list such as place;start. @param {BlockTables} tables @param {string[]} things */
function contestedFlags({ deployments }, things) {
  const texts = deployments.distinct('contested_in');
  const codes = deployments.codes('contested_in');
  const flags = Array.from({ length: texts.length }, (_, code) =>
    Number(
      String(texts.at(code))
        .split(';')
        .some((one) => things.includes(one)),
    ),
  );
  return (/** @type {number} */ deployment) => flags[codes[deployment]] === 1;
}

/** What is known of one subject at one of the times; used anew for each. */
class AtTime {
  /** @param {Held} held @param {number} locations @param {number} names */
  constructor({ states, flags }, locations, names) {
    this.states = states;
    this.flags = flags;
    /** The subject that a location or a name was last met for, and the surest state there. */
    this.met = new Int32Array(locations).fill(-1);
    this.sure = new Uint8Array(locations);
    this.called = new Int32Array(names).fill(-1);
    /** @type {number[]} */
    this.places = [];
    /** @type {number[]} */
    this.names = [];
    this.state = NOT;
    this.low = Infinity;
    this.high = -Infinity;
    /** Whether rivals differ on where or when it was there, and on the figure. */
    this.differ = false;
    this.figures = false;
  }

  begin() {
    this.places.length = 0;
    this.names.length = 0;
    this.state = NOT;
    this.low = Infinity;
    this.high = -Infinity;
    this.differ = false;
    this.figures = false;
  }

  /** @param {number} subject @param {number} location @param {number} state */
  stands(subject, location, state) {
    if (this.met[location] === subject) {
      if (state > this.sure[location]) this.sure[location] = state;
      return;
    }
    this.met[location] = subject;
    this.sure[location] = state;
    this.places.push(location);
  }

  /** @param {number} subject @param {number} name */
  goesBy(subject, name) {
    if (this.called[name] === subject) return;
    this.called[name] = subject;
    this.names.push(name);
  }
}

/** The columns that the rule asks, and the flags of what rivals differ on. @param {BlockTables} tables @param {string} figure */
function askedColumns(tables, figure) {
  const { claims } = tables;
  const has = figure !== '' && claims.has(/** @type {any} */ (figure));
  const named = claims.distinct('designation');
  let blank = -1;
  for (let code = 0; code < named.length && blank < 0; code += 1) if (named.at(code) === '') blank = code;
  return {
    deployment: claims.numbers('deployment'),
    location: claims.numbers('location'),
    name: claims.codes('designation'),
    names: named.length,
    blank,
    low: has ? claims.numbers(/** @type {any} */ (figure)) : null,
    high:
      has && claims.has(/** @type {any} */ (`${figure}_high`))
        ? claims.numbers(/** @type {any} */ (`${figure}_high`))
        : null,
    times: contestedFlags(tables, ['start', 'end', 'place']),
    figures: contestedFlags(tables, [figure]),
  };
}

/** @typedef {ReturnType<typeof askedColumns>} Asked */

/**
 * Takes what a claim says into the time at which it holds.
 * @param {AtTime} time @param {Asked} asked @param {number} subject @param {number} claim
 */
function take(time, asked, subject, claim) {
  if (!time.flags[claim]) return;
  const deployment = asked.deployment[claim];
  const state = time.states[deployment];
  if (state > time.state) time.state = state;
  if (asked.location[claim] >= 0) time.stands(subject, asked.location[claim], state);
  if (asked.name[claim] !== asked.blank) time.goesBy(subject, asked.name[claim]);
  time.differ = time.differ || asked.times(deployment);
  const low = asked.low ? asked.low[claim] : null;
  if (low === null || low !== low) return;
  const high = asked.high ? asked.high[claim] : low;
  time.low = Math.min(time.low, low);
  time.high = Math.max(time.high, high === null || high !== high ? Infinity : high);
  time.figures = time.figures || asked.figures(deployment);
}

/** The places of one time at which the subject is not at the other. @param {AtTime} one @param {AtTime} other @param {number} subject */
function without(one, other, subject) {
  return one.places.filter((place) => other.met[place] !== subject);
}

/**
 * What became of a subject: three sets of flags.
 * @param {AtTime} a @param {AtTime} b @param {number} subject @returns {{kinds: number, possible: number, disputed: number}}
 */
function judged(a, b, subject) {
  if (a.state === NOT || b.state === NOT) {
    const [here, kind] = a.state === NOT ? [b, ARRIVED] : [a, LEFT];
    return { kinds: kind, possible: here.state === DEFINITE ? 0 : kind, disputed: here.differ ? kind : 0 };
  }
  const found = { kinds: 0, possible: 0, disputed: 0 };
  const both = a.state === DEFINITE && b.state === DEFINITE;
  const put = (/** @type {number} */ kind, /** @type {boolean} */ sure, /** @type {boolean} */ rivals) => {
    found.kinds |= kind;
    if (!sure) found.possible |= kind;
    if (rivals) found.disputed |= kind;
  };
  const differ = a.differ || b.differ;
  const [gone, come] = [without(a, b, subject), without(b, a, subject)];
  const moved = a.places.length > 0 && b.places.length > 0 && gone.length + come.length > 0;
  if (moved) {
    const known =
      gone.every((place) => a.sure[place] === DEFINITE) && come.every((place) => b.sure[place] === DEFINITE);
    put(MOVED, both && known && !differ, differ);
  } else if (a.state !== b.state) put(a.state === POSSIBLE ? ARRIVED : LEFT, false, differ);
  if (a.names.length && b.names.length && !a.names.some((name) => b.called[name] === subject))
    put(RENAMED, both, false);
  const figures = a.figures || b.figures;
  if (b.low > a.high && b.low < Infinity && a.high > -Infinity) put(STRONGER, both, figures);
  if (b.high < a.low && a.low < Infinity && b.high > -Infinity) put(WEAKER, both, figures);
  return found;
}

/**
 * What became of every unit from A to B.
 * @param {BlockTables} tables @param {Held} held what is held at A @param {Held} later at B
 * @param {string} figure the name of the figure that makes a unit stronger or weaker, blank for none
 * @returns {Changes}
 */
export function changesBetween(tables, held, later, figure) {
  const { units, deployments, locations } = tables;
  const asked = askedColumns(tables, figure);
  const subject = subjectsOf(tables);
  const size = units.n + deployments.n;
  // Of the claims those alone that hold at one of the times; of most units none does.
  const { starts, rows } = new Runs(
    subject.map((one, c) => (held.flags[c] || later.flags[c] ? one : -1)),
    size,
  );
  const [a, b] = [held, later].map((one) => new AtTime(one, locations.n, asked.names));
  const [kinds, possible, disputed] = [0, 1, 2].map(() => new Uint8Array(size));
  /** @type {Changes['moves']} */
  const moves = [];
  let stayed = 0;
  for (let one = 0; one < size; one += 1) {
    if (starts[one] === starts[one + 1]) continue;
    a.begin();
    b.begin();
    for (let i = starts[one]; i < starts[one + 1]; i += 1) {
      take(a, asked, one, rows[i]);
      take(b, asked, one, rows[i]);
    }
    if (a.state === NOT && b.state === NOT) continue;
    const found = judged(a, b, one);
    kinds[one] = found.kinds;
    possible[one] = found.possible;
    disputed[one] = found.disputed;
    if (!found.kinds) stayed += 1;
    if (found.kinds & MOVED) addMoves(moves, one, without(a, b, one), without(b, a, one));
  }
  return { kinds, possible, disputed, subject, stayed, moves, a: held, b: later };
}

/** @param {Changes['moves']} moves @param {number} subject @param {number[]} gone @param {number[]} come */
function addMoves(moves, subject, gone, come) {
  if (gone.length * come.length > MOST_LINES) return;
  for (const from of gone) for (const to of come) moves.push({ subject, from, to });
}

/**
 * What is shown of a comparison: all that is held at A or at B of what changed; its state says how sure the change is.
 * @param {BlockTables} tables @param {Changes} changes @returns {Held}
 */
export function heldOf(tables, { kinds, possible, subject, a, b }) {
  const deployment = tables.claims.numbers('deployment');
  const held = { states: bytesByFour(a.states.length), flags: bytesByFour(a.flags.length) };
  for (let c = 0; c < held.flags.length; c += 1) {
    if (!(a.flags[c] || b.flags[c]) || !kinds[subject[c]]) continue;
    const d = deployment[c];
    held.flags[c] = 1;
    if (held.states[d] !== DEFINITE) held.states[d] = possible[subject[c]] === kinds[subject[c]] ? POSSIBLE : DEFINITE;
  }
  return held;
}

/**
 * How often each change came about: for sure and possibly, and of them all how many are disputed.
 * @param {Changes} changes
 * @returns {{name: typeof CHANGES[number], all: number, possible: number, disputed: number}[]} those that came about
 */
export function countsOf({ kinds, possible, disputed }) {
  return CHANGES.map((name, i) => {
    const counts = { name, all: 0, possible: 0, disputed: 0 };
    for (let one = 0; one < kinds.length; one += 1) {
      counts.all += (kinds[one] >> i) & 1;
      counts.possible += (possible[one] >> i) & 1;
      counts.disputed += (disputed[one] >> i) & 1;
    }
    return counts;
  }).filter(({ all }) => all > 0);
}
