// Search: a field in the panel that finds units, places, periods, events and commanders, and takes map and time there.
//
// Keys: / goes to the field; arrows move in the list, Enter chooses, Escape closes the list and then empties the field.
// The key / can be switched off (WCAG 2.2, 2.1.4). Options: slot, the id of the panel; without one a corner of the map.

import { declaredFor } from '../data/declared.js';
import { pageColours, symbolColours } from '../dom/colours.js';
import { button, element, replaceChildren } from '../dom/element.js';
import { icon } from '../dom/icons.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
import { visit, visitTime } from '../map/visit.js';
import { fold } from './fold.js';
import { finish, indexSteps } from './index.js';
import { groupNode, optionNode } from './list.js';
import { SearchRuns, resultsOf } from './results.js';
/** @import { App } from '../app.js' */
/** @import { ColumnName } from '../data/block.d.ts' */
/** @import { SearchIndex } from './index.js' */

/** With more claims than this the index is made ahead of the first search. */
const MANY_NAMED = 20000;

const MOST = (/** @type {string} */ kind) => (kind === 'units' ? 8 : 6);

export class Search extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topleft', ...options });
    /** @type {App} */
    this.app = app;
    this.slot = options.slot || 'stationed-panel';
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.root = null;
    /** @type {SearchIndex | null} */
    this.index = null;
    /** @type {SearchRuns | null} */
    this.runs = null;
    /** @type {any} */
    this.steps = null;
    /** @type {any} */
    this.timer = 0;
    /** @type {any[]} */
    this.options_ = [];
    this.active = -1;
    this.shortcut = true;
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.pageKey(event);
  }

  onAdd() {
    this.root = element('div', { class: 'stationed-search', role: 'search' });
    shield(this.root);
    document.addEventListener('keydown', this.onKey);
    this.stop = this.app.on('state', (/** @type {any} */ event) => this.update(event));
    return document.getElementById(this.slot) ? element('div', { class: 'stationed-nothing' }) : this.root;
  }

  onRemove() {
    clearTimeout(this.timer);
    document.removeEventListener('keydown', this.onKey);
    this.stop();
    this.root.remove();
  }

  /** @param {{changes: Record<string, string>, first: boolean}} event */
  update(event) {
    if (!event.first && !event.changes.language) return;
    this.build();
    if (event.first && this.app.tables.claims.n > MANY_NAMED) this.prepareIdly();
    // The panel has been built anew by now: the field stands under its title.
    const slot = document.getElementById(this.slot);
    const head = slot && slot.querySelector('.stationed-head');
    if (head) head.append(this.root);
    else if (slot) slot.prepend(this.root);
  }

  build() {
    const { words } = this.app;
    this.input = this.field();
    const clear = button('stationed-search-clear', '', () => this.clear(), {
      'aria-label': words.say('search.clear'),
      title: words.say('search.clear'),
    });
    clear.appendChild(icon('close'));
    this.list = element('div', {
      id: 'stationed-search-list',
      class: 'stationed-results',
      role: 'listbox',
      'aria-label': words.say('search.results'),
      hidden: true,
      on: { pointerdown: (/** @type {Event} */ event) => event.preventDefault() },
    });
    this.status = element('p', { class: 'stationed-search-status', role: 'status' });
    replaceChildren(this.root, [
      element('div', { class: 'stationed-search-box' }, [icon('search'), this.input, clear, this.keycap()]),
      this.list,
      this.status,
    ]);
    this.root.addEventListener('focusout', (/** @type {FocusEvent} */ event) => {
      if (!this.root.contains(event.relatedTarget)) this.close();
    });
  }

  /** The field that is written into. @returns {any} */
  field() {
    const { words } = this.app;
    return element('input', {
      id: 'stationed-search',
      class: 'stationed-search-field',
      type: 'text',
      role: 'combobox',
      placeholder: words.say('search.short'),
      dir: 'auto',
      'aria-label': words.say('search.find'),
      title: words.say('search.find'),
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
      maxlength: 120,
      'aria-expanded': 'false',
      'aria-controls': 'stationed-search-list',
      'aria-autocomplete': 'list',
      'aria-keyshortcuts': '/',
      on: {
        input: () => this.show(),
        focus: () => this.show(),
        keydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
      },
    });
  }

  /** The columns of claims that are searched. @returns {ColumnName[]} */
  named() {
    return declaredFor(this.app.data.meta, 'search').map(({ name }) => name);
  }

  /** Makes what a search needs, as far as idle time has not made it. */
  prepare() {
    clearTimeout(this.timer);
    this.index = this.index || finish(this.steps || indexSteps(this.app.tables, this.named()));
    this.runs = new SearchRuns(this.app.tables, this.named());
  }

  /** Makes the index in slices while nothing else is to be done, so that the first letter has its answer at once. */
  prepareIdly() {
    this.steps = indexSteps(this.app.tables, this.named());
    const later = (/** @type {(left: () => number) => void} */ run) => {
      if (window.requestIdleCallback) window.requestIdleCallback((deadline) => run(() => deadline.timeRemaining()));
      else this.timer = setTimeout(() => run(() => 0), 60);
    };
    const slice = (/** @type {() => number} */ left) => {
      if (this.index) return;
      do {
        const step = this.steps.next();
        if (step.done) this.index = step.value;
      } while (!this.index && left() > 4);
      later(
        this.index
          ? () => {
              this.runs = this.runs || new SearchRuns(this.app.tables, this.named());
            }
          : slice,
      );
    };
    this.timer = setTimeout(() => later(slice), 1500);
  }

  /** The key that leads to the field; pressing it switches the shortcut off or on. */
  keycap() {
    const { words } = this.app;
    const title = words.say('search.shortcut');
    const cap = button(
      'stationed-keycap',
      '/',
      () => {
        this.shortcut = !this.shortcut;
        cap.setAttribute('aria-pressed', String(this.shortcut));
      },
      { 'aria-pressed': String(this.shortcut), 'aria-label': title, title },
    );
    return cap;
  }

  /** @param {KeyboardEvent} event */
  pageKey(event) {
    const at = /** @type {Element | null} */ (event.target);
    const typing =
      at &&
      at.closest &&
      at.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]');
    if (event.key !== '/' || !this.shortcut || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (this.list.hidden) this.clear();
      else this.close();
    } else if (event.key === 'Enter' && !this.list.hidden && this.options_.length)
      this.options_[Math.max(this.active, 0)].choose();
    else if (step && this.list.hidden) this.show();
    else if (step && this.options_.length)
      this.mark(
        (this.active + step + (this.active < 0 && step < 0 ? 1 : 0) + this.options_.length) % this.options_.length,
      );
    else return;
    event.preventDefault();
  }

  /** @param {number} at */
  mark(at) {
    this.active = at;
    this.options_.forEach(({ node }, i) => node.setAttribute('aria-selected', String(i === at)));
    if (at < 0) this.input.removeAttribute('aria-activedescendant');
    else {
      this.input.setAttribute('aria-activedescendant', this.options_[at].node.id);
      this.options_[at].node.scrollIntoView({ block: 'nearest' });
    }
  }

  clear() {
    this.input.value = '';
    this.close();
    this.input.focus();
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.status.textContent = '';
    this.searching(false);
  }

  /** Lets the results take the place of the periods. @param {boolean} on */
  searching(on) {
    this.root.classList.toggle('stationed-filled', this.input.value !== '');
    const panel = this.root.closest('.stationed-panel');
    if (panel) panel.classList.toggle('stationed-searching', on);
  }

  show() {
    const query = this.input.value;
    if (fold(query) === '') return this.close();
    if (!this.index || !this.runs) this.prepare();
    if (!this.index || !this.runs) return this.close();
    const { groups, count } = resultsOf(this.app, this.runs, query, this.index.find(query), MOST);
    const { words } = this.app;
    this.options_ = [];
    replaceChildren(
      this.list,
      groups.map((group) => groupNode(this.app, group, (result) => this.option(result))),
    );
    this.list.hidden = count === 0;
    this.input.setAttribute('aria-expanded', String(count > 0));
    this.mark(-1);
    const text = count ? words.say('search.count', { n: count }) : words.say('search.nothing', { text: query.trim() });
    this.status.textContent = text;
    this.status.classList.toggle('stationed-hidden', count > 0);
    return this.searching(true);
  }

  /** @param {any} result */
  option(result) {
    const choose = () => this.choose(result);
    const colours = symbolColours(result.colour, pageColours(this.root));
    const node = optionNode(this.app, result, { id: `stationed-search-${this.options_.length}`, colours, choose });
    this.options_.push({ node, choose });
    return node;
  }

  /** @param {any} result */
  choose(result) {
    this.input.value = result.name;
    this.close();
    if (result.changes) visitTime(this.app, result.changes);
    else visit(this.app, result.select, result.deployments);
    this.status.classList.add('stationed-hidden');
    this.status.textContent = this.app.words.say('search.chosen', { name: result.name });
  }
}
