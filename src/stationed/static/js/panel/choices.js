// Choices: what the reader leaves out and how things are drawn: agreed only, sources, colour, circles.
//
// A section of the panel, folded until it is wanted. Its keys in the state: agreed, without, colour, size.

import { element, folded, replaceChildren } from '../dom/element.js';
import { byPeriods } from '../map/looks.js';
/** @import { App } from '../app.js' */

export class Choices {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.root = element('details', { class: 'stationed-choice' });
  }

  /** The section in the reader's language. @returns {any} */
  build() {
    const { words } = this.app;
    const chosen = byPeriods(this.app) ? 'period' : 'allegiance';
    const colours = ['allegiance', 'period'].map((value) => this.radio('colour', value, chosen === value));
    const sides = this.app.tables.allegiances.n > 0;
    replaceChildren(this.root, [
      element('summary', { text: words.say('choice.title') }),
      sides ? element('fieldset', {}, [element('legend', { text: words.say('choice.colour') }), ...colours]) : null,
      this.box('size', 'strength', 'choice.size'),
      this.box('agreed', 'yes', 'choice.agreed'),
      this.sources(),
    ]);
    return this.root;
  }

  /** @param {string} key @param {string} value @param {boolean} checked */
  radio(key, value, checked) {
    const input = element('input', {
      type: 'radio',
      name: `stationed-${key}`,
      on: { change: () => this.app.apply({ [key]: value }) },
    });
    input.checked = checked;
    return element('label', {}, [input, element('span', { text: this.app.words.say(`choice.${value}`) })]);
  }

  /** @param {string} key @param {string} value @param {string} word */
  box(key, value, word) {
    const input = element('input', {
      type: 'checkbox',
      on: { change: () => this.app.apply({ [key]: input.checked ? value : '' }) },
    });
    input.checked = this.app.state[key] === value;
    return element('label', {}, [input, element('span', { text: this.app.words.say(word) })]);
  }

  /**
   * The sources with a box each, in alphabetical order; made when they are first unfolded, as the rules of the order
   * take long to load.
   */
  sources() {
    const list = element('ul', { class: 'stationed-source-boxes' });
    const make = () => this.sourcesInOrder().map((row) => element('li', {}, [this.source(row)]));
    return folded('', this.app.words.say('choice.sources', { n: this.app.tables.sources.n }), list, make);
  }

  /** @returns {number[]} */
  sourcesInOrder() {
    const { sources } = this.app.tables;
    return Array.from({ length: sources.n }, (_, row) => row).sort((a, b) =>
      this.app.words.compare(sources.text('citation', a), sources.text('citation', b)),
    );
  }

  /** @param {number} row */
  source(row) {
    const { sources } = this.app.tables;
    const id = sources.text('id', row);
    const input = element('input', { type: 'checkbox', on: { change: () => this.switchSource(id, input.checked) } });
    input.checked = !(this.app.state.without || '').split(',').includes(id);
    return element('label', {}, [input, element('span', { text: sources.text('citation', row) })]);
  }

  /** @param {string} id @param {boolean} on */
  switchSource(id, on) {
    const without = new Set((this.app.state.without || '').split(',').filter(Boolean));
    if (on) without.delete(id);
    else without.add(id);
    this.app.apply({ without: Array.from(without).sort().join(',') });
  }
}
