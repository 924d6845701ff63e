// Story: a narrated way through the map, step by step; each step shows its period or days and its view.
//
// In:  the story table of the block, the state key story (the step's number, from 1). Escape leaves the story.
// It stands in the panel's place, so that it never lies over what it tells of. A step's address is #story=3. The reader may move map and time in between; next and previous go on from the step.

import { isoDay } from '../data/days.js';
import { button, element, replaceChildren } from '../dom/element.js';
import { icon } from '../dom/icons.js';
import { turned } from '../dom/language.js';
import { L } from '../dom/leaflet.js';
import { flyToView, lessMotion } from '../map/views.js';
import { momentText } from '../shown/moment.js';
import { numbersIn } from '../shown/state.js';
import { Leaf } from './leaf.js';
import { namedIn, toldNodes, toldPictures } from './told.js';
/** @import { App } from '../app.js' */

export class Story extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topleft', ...options });
    this.app = app;
    /** @type {() => void} */
    this.stop = () => {};
    this.leaf = new Leaf('story', (event) => this.key(event));
    this.root = this.leaf.root;
    this.opener = button('stationed-open-story', '', () => this.go(0));
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    this.stop = this.app.on('state', (/** @type {any} */ event) => this.update(event));
    const panel = document.getElementById('stationed-panel');
    if (panel && this.app.tables.story.n) panel.insertBefore(this.opener, panel.querySelector('footer'));
    this.leaf.open(map);
    return element('div', { class: 'stationed-nothing' });
  }

  onRemove() {
    this.stop();
    this.leaf.remove();
    this.opener.remove();
  }

  /** The step shown, from 0; -1 outside the story. @returns {number} */
  step() {
    const step = Number(this.app.state.story || 0) - 1;
    return step < this.app.tables.story.n ? step : -1;
  }

  /** @param {{changes: Record<string, string>, first: boolean}} event */
  update(event) {
    const { words } = this.app;
    const step = this.step();
    this.opener.textContent = words.say('story.open');
    this.opener.hidden = step >= 0;
    this.leaf.show(step >= 0);
    if (step < 0) this.app.marks.growth.forget();
    if (step < 0) return;
    const alone = event.changes.story && !event.changes.periods && !event.changes.date;
    if (alone) queueMicrotask(() => this.go(step, event.first));
    else if (event.first || event.changes.story || event.changes.language) this.build(step);
    if (event.changes.story) this.root.scrollTop = 0; // a step is read from its beginning
  }

  /** The state that a step shows. @param {number} step @returns {Record<string, string>} */
  stateOf(step) {
    const { story } = this.app.tables;
    const period = story.numbers('period')[step];
    const [first, last] = [story.numbers('first')[step], story.numbers('last')[step]];
    /** @type {Record<string, string>} */
    const state = {
      story: String(step + 1),
      select: '',
      periods: period < 0 ? 'all' : this.app.layers[period].id,
      date: '',
      start_date: '',
      end_date: '',
    };
    if (first !== null && first === last) state.date = isoDay(first);
    else if (first !== null) Object.assign(state, { start_date: isoDay(first), end_date: isoDay(last) });
    if (story.text('view', step)) state.map = story.text('view', step);
    return state;
  }

  /** Shows a step: the map flies to its view, then its arrows grow. @param {number} step @param {boolean} [cut] at once */
  go(step, cut = false) {
    const { app } = this;
    const still = cut || lessMotion();
    const { map: view, ...state } = this.stateOf(step);
    const centre = view ? numbersIn(view, '/', 3) : null;
    app.marks.growth.ask();
    app.apply(view && still ? { ...state, map: view } : state);
    // Where the leaf lies over the map, what the step shows stands in the middle of what is left of it.
    const lower = this.leaf.over ? this.root.offsetHeight / 2 : 0;
    if (view && still) app.map.panBy([0, lower], { animate: false });
    const flight = centre && !still ? flyToView(app.map, [centre[1], centre[2]], centre[0], lower) : 0;
    app.marks.growth.start(flight, namedIn(app.tables.story.words('text', step, app.words.language)));
  }

  leave() {
    this.app.apply({ story: '' });
    const seen = this.opener.offsetWidth > 0; // on phones the panel that it is in is folded
    (seen ? this.opener : this.app.map.getContainer()).focus({ preventScroll: true });
  }

  /** @param {number} step */
  build(step) {
    const { words, tables } = this.app;
    const { story } = tables;
    const move = (/** @type {string} */ key, /** @type {'back' | 'next'} */ name, /** @type {number} */ to) => {
      const node = button('stationed-step', '', () => this.go(to), {
        'aria-label': words.say(key),
        title: words.say(key),
        disabled: to < 0 || to >= story.n,
      });
      node.appendChild(icon(name));
      return node;
    };
    const close = button('stationed-close', '', () => this.leave(), {
      'aria-label': words.say('story.close'),
      title: words.say('story.close'),
    });
    close.appendChild(icon('close'));
    const told = [...toldNodes(this.app, story.words('text', step, words.language)), ...toldPictures(this.app, step)];
    const focused = this.root.contains(document.activeElement);
    replaceChildren(this.root, [
      close,
      element('p', { class: 'stationed-quiet', text: words.say('story.step', { n: step + 1, all: story.n }) }),
      element('h2', { text: story.words('title', step, words.language), tabindex: '-1', ...words.own }),
      element('div', { class: 'stationed-told', 'aria-live': 'polite' }, told),
      element('div', { class: 'stationed-steps' }, [
        move('story.back', 'back', step - 1),
        element('p', { class: 'stationed-quiet', text: momentText(this.app) }),
        move('story.next', 'next', step + 1),
      ]),
    ]);
    this.root.setAttribute('aria-label', words.say('story.title'));
    if (focused) this.root.querySelector('h2').focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = this.step();
    const [back, next] = turned() ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    if (event.key === 'Escape') this.leave();
    else if (event.key === next && step + 1 < this.app.tables.story.n) this.go(step + 1);
    else if (event.key === back && step > 0) this.go(step - 1);
  }
}
