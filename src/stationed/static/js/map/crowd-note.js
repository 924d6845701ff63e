// Crowd note: says that not everything is drawn as a symbol, and how much is not.
//
// In:  the scene. Out: a line above the map, hidden where there is no crowd. Counting waits for the paint.

import { element } from '../dom/element.js';
/** @import { App } from '../app.js' */
/** @import { Scene } from './scene.js' */

export class CrowdNote {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.root = element('p', { class: 'stationed-crowd', hidden: true });
  }

  /** @param {Scene} scene */
  say(scene) {
    if (scene.crowded) this.app.afterPaint.put('crowd', () => this.count(scene));
    else this.root.hidden = true;
  }

  /** @param {Scene} scene */
  count(scene) {
    this.root.hidden = !scene.crowded;
    if (!scene.crowded) return;
    const { words, tables } = this.app;
    // With all of them in view those without a place are the only ones that are missing, and the tally has their
    // number.
    const tally = scene.whole ? this.app.tally() : null;
    this.root.textContent = words.say('map.crowd', {
      n: tally ? tally.deployments - tally.unlocated : scene.records(),
      all: tables.deployments.n,
    });
  }
}
