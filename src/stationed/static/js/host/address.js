// Address: the state in the hash of the page's address, so that a link leads back to it, and Back and Forward work.
//
// In:  the app's state events and the map's moves. Each choice makes an entry in the history; what follows quickly upon
// it (dragging, playing) and moves of the map change that entry. In a frame no entries are made: they would be the
// host's. Where the history is not to be had (sandboxed frames, srcdoc) the page goes on without.

import { bringAsked, timeAsked } from '../map/visit.js';
import { STATE_KEYS, cleanState, readHash, writeHash } from '../shown/state.js';
import { daysAlone } from '../shown/widened.js';
import { Unmet } from './unmet.js';
/** @import { App } from '../app.js' */

const SETTLED = 500;

const [FREE, PRESSED, WRITTEN] = [0, 1, 2];

export class Address {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.timer = 0;
    this.burst = 0;
    this.framed = window.parent !== window;
    /** @type {Record<string, string>} the state that a blank hash means */
    this.start = {};
    this.written = location.hash;
    this.press = FREE;
    this.reading = false;
    this.position = '';
    this.home = '';
    this.unmet = new Unmet(app);
  }

  open() {
    const { app } = this;
    this.start = { periods: app.data.meta.periods || 'all', language: app.data.meta.languages[0] };
    this.position = app.getState().map;
    this.home = this.position;
    this.unmet.start();
    app.on('state', (/** @type {any} */ event) => this.changed(event));
    app.map.on('moveend', () => this.moved());
    for (const name of ['hashchange', 'popstate']) window.addEventListener(name, () => this.read());
    for (const name of ['pointerdown', 'pointerup', 'pointercancel']) {
      document.addEventListener(
        name,
        () => {
          this.press = name === 'pointerdown' ? PRESSED : FREE;
        },
        true,
      );
    }
  }

  /** The hash of the state as it is now; what a page without a hash shows anyway is left out. @returns {string} */
  hash() {
    const state = this.app.getState();
    if (state.language === this.start.language) delete state.language;
    return writeHash(state);
  }

  /** @param {{changes: Record<string, string>, first: boolean}} event */
  changed(event) {
    if (event.first || this.reading) return;
    this.unmet.gone();
    const choice = Object.keys(event.changes).some((key) => key !== 'map' && key !== 'bbox');
    if (choice && !this.burst && this.press !== WRITTEN) {
      this.write(true);
      if (this.press === PRESSED) this.press = WRITTEN;
    } else this.later();
    clearTimeout(this.burst);
    this.burst = window.setTimeout(() => {
      this.burst = 0;
    }, SETTLED);
  }

  moved() {
    const { map } = this.app.getState();
    if (map !== this.position && !this.reading) this.later();
    this.position = map;
  }

  /** Writes soon, at most a few times a second: browsers allow only so many writes. */
  later() {
    if (this.timer) return;
    this.timer = window.setTimeout(() => this.write(false), SETTLED);
  }

  /** @param {boolean} entry whether to make a new entry in the history */
  write(entry) {
    clearTimeout(this.timer);
    this.timer = 0;
    const hash = this.hash();
    if (hash === this.written) return;
    this.written = hash;
    try {
      if (entry && !this.framed) history.pushState(null, '', hash);
      else history.replaceState(null, '', hash);
    } catch {
      // A sandboxed frame has no history of its own.
    }
  }

  /**
   * Shows what the address says, after Back, Forward or a hand-written hash; keys that it leaves out are as at the
   * start.
   */
  read() {
    if (location.hash === this.written) return;
    this.written = location.hash;
    this.reading = true;
    try {
      const asked = cleanState(readHash(location.hash), this.app.known);
      this.app.apply(this.changesTo(asked));
      if (asked.select && !asked.map && !asked.bbox) bringAsked(this.app, asked.select);
      this.unmet.read();
    } finally {
      this.reading = false;
      clearTimeout(this.timer);
      this.timer = 0;
      this.position = this.app.getState().map;
    }
  }

  /**
   * What has to change for a state to be shown.
   * @param {Record<string, string>} asked
   * @returns {Record<string, string>}
   */
  changesTo(asked) {
    const state = this.app.getState();
    /** @type {Record<string, string>} */
    const changes = {};
    /** @type {Record<string, string>} */
    const next = {
      ...this.start,
      ...(location.hash === '' ? { map: this.home } : {}),
      ...(daysAlone(asked) ? { periods: 'all' } : timeAsked(this.app, asked)),
      ...asked,
    };
    for (const key of STATE_KEYS)
      if ((next[key] || '') !== (state[key] || '') && (next[key] || key !== 'map')) changes[key] = next[key] || '';
    // Another time beside it would end the comparison.
    if (asked.compare) changes.compare = asked.compare;
    // A step of the story brings its own time.
    if (asked.story && !asked.periods)
      for (const key of ['periods', 'date', 'start_date', 'end_date']) delete changes[key];
    return changes;
  }
}
