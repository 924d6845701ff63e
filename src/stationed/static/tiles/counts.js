// Counts: how many deployments a place has under a choice of periods or days.
//
// In:  what a tile says of a place, the steps of time, the sets of periods. Out: definite and possible ones, as a page with
// all records would count them. Exact for any choice of periods, for the first day of a step and for ranges of whole steps;
// other days are told by the steps that they lie in. Pure: no DOM, no Leaflet, no clock.

import { lastBefore } from '../js/data/days.js';

const [ZERO, NINE, COLON, BLANK, MINUS] = [48, 57, 58, 32, 45];

/** @typedef {{first: number, last: number}} Span days, both inclusive */
/**
 * @typedef {object} Asked
 * @property {Span[]} spans a record is there when it is in one of them
 * @property {Uint8Array | null} held of each set of periods whether it has one of the chosen; null where days are asked for
 * @property {Span} told the days that are counted instead of those asked for, by whole steps
 * @property {boolean} narrowed whether what was chosen is what is counted: not where periods would narrow the days
 */
/** @typedef {{definite: number, possible: number}} Counted possible: those that are not definite */

/** How many are less than a value, or equal to it. @param {number[]} sorted rising @param {number} value @returns {number} */
function upToValue(sorted, value) {
  return lastBefore(sorted, value) + 1;
}

/**
 * @param {number[]} steps rising @param {number} day
 * @returns {number} 2k on the first day of step k, 2k - 1 between those of k - 1 and k
 */
export function positionOf(steps, day) {
  const behind = upToValue(steps, day);
  return behind && steps[behind - 1] === day ? 2 * behind - 2 : 2 * behind - 1;
}

/**
 * The days that are counted for some: of a moment the first day of its step, of a range the steps that it touches.
 * @param {number[]} steps @param {Span} days @returns {Span}
 */
export function stepsOf(steps, { first, last }) {
  const begin = steps[upToValue(steps, first) - 1] ?? first;
  if (first === last) return { first: begin, last: begin };
  const behind = upToValue(steps, last);
  return { first: begin, last: behind < steps.length ? steps[behind] - 1 : last };
}

/**
 * Of each set of periods whether it has one of those that are on.
 * @param {string[]} sets runs of rows, as '0-3 7' @param {number[]} on rows
 * @returns {Uint8Array}
 */
export function heldBy(sets, on) {
  const rows = [...on].sort((a, b) => a - b);
  return Uint8Array.from(sets, (text) =>
    Number(
      text.split(' ').some((run) => {
        const [first, last = first] = run.split('-').map(Number);
        return upToValue(rows, last) > upToValue(rows, first - 1);
      }),
    ),
  );
}

/**
 * What is asked for: the days chosen, else the periods that are on.
 * @param {{first: number | null, last: number | null}} days
 * @param {(Span & {row: number})[]} periods those that are on
 * @param {{sets: string[], steps: number[], all: number}} known all: how many periods there are
 * @returns {Asked}
 */
export function askedFor(days, periods, { sets, steps, all }) {
  if (days.first === null || days.last === null || (all && !periods.length)) {
    const held = heldBy(
      sets,
      periods.map(({ row }) => row),
    );
    return { spans: periods, held, told: { first: 0, last: 0 }, narrowed: true };
  }
  const span = { first: days.first, last: days.last };
  const narrowed = periods.length === all || within(span, periods);
  return { spans: [span], held: null, told: stepsOf(steps, span), narrowed };
}

/** Whether each of some days is in a period: then those who are there are in a period too. @param {Span} days @param {Span[]} periods */
function within({ first, last }, periods) {
  let next = first;
  for (const one of [...periods].sort((a, b) => a.first - b.first))
    if (one.first <= next) next = Math.max(next, one.last + 1);
  return next > last;
}

/** What a tile says of one place, or of several together, ready to be counted. */
export class Counts {
  /** @param {Record<string, any>} properties */
  constructor(properties) {
    this.properties = properties;
    /** @type {Map<string, number[][]>} */
    this.read = new Map();
  }

  /** The lists of numbers that a property has, read when they are first asked for. @param {string} name @returns {number[][]} */
  lists(name) {
    let found = this.read.get(name);
    if (!found) {
      found = listsOf(String(this.properties[name] || ''), name.startsWith('s'));
      this.read.set(name, found);
    }
    return found;
  }

  /** @param {Asked} asked @param {number[]} steps @returns {Counted} */
  under({ held, told }, steps) {
    const [all, sure] = held ? [this.inSets('p0', held), this.inSets('p1', held)] : this.between(told, steps);
    const definite = Math.min(all, sure);
    return { definite, possible: all - definite };
  }

  /** @param {string} name @param {Uint8Array} held @returns {number} */
  inSets(name, held) {
    const [sets, numbers] = this.lists(name);
    let sum = 0;
    for (let i = 0; i < sets.length; i += 1) if (held[sets[i]]) sum += numbers[i];
    return sum;
  }

  /** Possible and definite ones on the first day of a step, or in whole steps. @param {Span} told @param {number[]} steps */
  between({ first, last }, steps) {
    const low = positionOf(steps, first);
    const high = positionOf(steps, first === last ? last : last + 1) - Number(first !== last);
    const all = this.stretch('s0', 's1', low, high) - this.bridging('d0', low, high);
    return [all, this.stretch('s2', 's3', low, high) + this.bridging('d1', low, high)];
  }

  /** How many have begun by then and were not over before. @param {string} begun @param {string} over @param {number} low @param {number} high */
  stretch(begun, over, low, high) {
    return upTo(this.lists(begun), high) - upTo(this.lists(over), low - 1);
  }

  /** How many pairs lie wholly within positions. @param {string} name @param {number} low @param {number} high @returns {number} */
  bridging(name, low, high) {
    const [lows, highs, numbers] = this.lists(name);
    let sum = 0;
    for (let i = 0; i < lows.length; i += 1) if (lows[i] >= low && highs[i] <= high) sum += numbers[i];
    return sum;
  }
}

/**
 * Parts such as 12:3 or 4:9:1 as a list for each place in them; the last one added up where that is wanted.
 * @param {string} text @param {boolean} added @returns {number[][]}
 */
function listsOf(text, added) {
  /** @type {number[][]} */
  const lists = [[], [], []];
  let [at, value, total, turn] = [0, 0, 0, 1];
  // By signs and not by splitting: a view has half a million of these numbers.
  for (let i = 0; i <= text.length; i += 1) {
    const sign = i < text.length ? text.charCodeAt(i) : BLANK;
    if (sign >= ZERO && sign <= NINE) value = 10 * value + sign - ZERO;
    else if (sign === MINUS) turn = -1;
    else if (sign === COLON || sign === BLANK) {
      value *= turn;
      if (at === 1 && added) total = value += total;
      if (at < 3 && text) lists[at].push(value);
      at = sign === COLON ? at + 1 : 0;
      value = 0;
      turn = 1;
    } else return [[], [], []];
  }
  return lists;
}

/** @param {number[][]} sums @param {number} position @returns {number} how many changes lie at it or before */
function upTo([at, sum], position) {
  const behind = upToValue(at, position);
  return behind ? sum[behind - 1] : 0;
}
