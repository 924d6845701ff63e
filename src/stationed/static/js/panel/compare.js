// Compare: what changed between two times: two fields, the sentence, the changes as a list, and both times side by side.
//
// In:  the state keys compare (A,B) and beside. Choosing another time ends it; Escape does as well. The map shows what
// changed and nothing else; with beside it shows A and B, parted by a line that can be moved.

import { button, element, replaceChildren } from '../dom/element.js';
import { icon } from '../dom/icons.js';
import { L } from '../dom/leaflet.js';
import { BesideLayer } from '../map/beside-layer.js';
import { boundsOf, fly } from '../map/views.js';
import { comparedText, comparisonOf } from '../shown/comparison.js';
import { addAction } from './actions.js';
import { changeLists } from './change-list.js';
import { Leaf } from './leaf.js';
import { sideField, startingSides } from './side-field.js';
/** @import { App } from '../app.js' */
/** @import { Comparison } from '../shown/comparison.js' */

export class Compare extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topleft', ...options });
    this.app = app;
    /** @type {() => void} */
    this.stop = () => {};
    this.leaf = new Leaf('compare', (event) => {
      // In a list that is open the key closes that.
      const { tagName } = /** @type {Element} */ (event.target);
      if (event.key === 'Escape' && tagName !== 'SELECT') this.leave();
    });
    this.beside = new BesideLayer(app);
    this.opener = button('stationed-link', '', () => this.begin());
    /** @type {string} what the leaf says now */
    this.said = '';
    /** Whether the link named a view. */
    this.viewed = false;
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    this.leaf.open(map);
    const ends = [
      this.app.on('state', (/** @type {any} */ event) => this.update(event)),
      this.app.on('ready', () => this.ready()),
    ];
    this.stop = () => ends.forEach((end) => end());
    return element('div', { class: 'stationed-nothing' });
  }

  onRemove() {
    this.stop();
    this.beside.leave();
    this.leaf.remove();
    this.opener.remove();
  }

  /** @param {{changes: Record<string, string>, first: boolean}} event */
  update(event) {
    if (event.first || event.changes.language) this.putOpener();
    if (event.first) this.viewed = Boolean(event.changes.map || event.changes.bbox);
    const compared = comparisonOf(this.app);
    this.leaf.show(Boolean(compared));
    this.beside.show(this.app.state.beside === 'yes' ? compared : null);
    if (!compared) this.said = '';
    else this.build(compared);
  }

  /** A link that names no view shows what changed. */
  ready() {
    const compared = comparisonOf(this.app);
    if (compared && !this.viewed) this.fit(compared, false);
  }

  putOpener() {
    this.opener.textContent = this.app.words.say('compare.open');
    const links = document.querySelector('#stationed-panel .stationed-periods-head .stationed-links');
    this.opener.classList.toggle('stationed-action', !links);
    if (links) links.appendChild(this.opener);
    else if (document.getElementById('stationed-panel')) addAction(this.opener);
  }

  /** Begins with the time that is shown and one beside it. */
  begin() {
    // On small screens the periods make way for the map.
    const fold = /** @type {HTMLElement | null} */ (document.querySelector('.stationed-fold[aria-expanded="true"]'));
    if (fold && fold.offsetWidth) fold.click();
    this.compare(startingSides(this.app));
    this.leaf.root.querySelector('h2')?.focus({ preventScroll: true });
  }

  /** @param {string[]} sides */
  compare(sides) {
    this.app.apply({ compare: sides.join(','), select: '' });
    const compared = comparisonOf(this.app);
    if (compared) this.fit(compared);
  }

  /** Moves the map to what changed, beside the leaf where that lies over it. @param {Comparison} compared @param {boolean} [flying] */
  fit({ held }, flying = true) {
    const { app } = this;
    const place = app.tables.claims.numbers('location');
    const places = new Set();
    for (let claim = 0; claim < held.flags.length; claim += 1) if (held.flags[claim]) places.add(place[claim]);
    places.delete(-1);
    const bounds = boundsOf(app, Array.from(places));
    if (!bounds.isValid() || (app.moves.made && app.map.getBounds().intersects(bounds))) return;
    const below = this.leaf.over ? this.leaf.root.offsetHeight : 0;
    fly(app.map, bounds, {
      paddingTopLeft: [48, 48],
      paddingBottomRight: [48, 48 + below],
      maxZoom: Math.max(8, app.map.getZoom()),
      ...(flying ? {} : { animate: false }),
    });
  }

  leave() {
    this.app.apply({ compare: '', beside: '' });
    const seen = this.opener.offsetWidth > 0; // on phones the panel that it is in is folded
    (seen ? this.opener : this.app.map.getContainer()).focus({ preventScroll: true });
  }

  /** @param {Comparison} compared */
  build(compared) {
    const { words, state } = this.app;
    const now = [words.language, compared.key, state.beside, state.select, state.agreed, state.without].join('|');
    if (now === this.said) return;
    const [active, scrolled] = [document.activeElement, this.list?.scrollTop || 0];
    const focused = active && this.leaf.root.contains(active) ? active.getAttribute('data-focus') : null;
    const fresh = !this.said.includes(compared.key);
    this.said = now;
    const close = button('stationed-close', '', () => this.leave(), {
      'aria-label': words.say('compare.close'),
      title: words.say('compare.close'),
      'data-focus': 'close',
    });
    close.appendChild(icon('close'));
    this.list = element('div', { class: 'stationed-change-lists' }, changeLists(this.app, compared));
    replaceChildren(this.leaf.root, [
      close,
      element('h2', { text: words.say('compare.title'), tabindex: '-1', 'data-focus': 'title' }),
      element('div', { class: 'stationed-sides' }, [
        ...[0, 1].map((at) => sideField(this.app, compared, at, (text) => this.take(compared, at, text))),
        this.turn(compared),
      ]),
      this.views(),
      element('p', { class: 'stationed-compared', text: comparedText(this.app, compared), role: 'status' }),
      this.list,
    ]);
    this.leaf.root.setAttribute('aria-label', words.say('compare.title'));
    if (!fresh) this.list.scrollTop = scrolled;
    if (focused) this.leaf.root.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  /** Compares with another time in the place of one of the two. @param {Comparison} compared @param {number} at @param {string} text */
  take({ sides }, at, text) {
    this.compare(sides.map((side, i) => (i === at ? text : side.text)));
  }

  /** @param {Comparison} compared */
  turn({ sides }) {
    const { words } = this.app;
    return button('stationed-exchange', '⇅', () => this.compare([sides[1].text, sides[0].text]), {
      'aria-label': words.say('compare.turn'),
      title: words.say('compare.turn'),
      'data-focus': 'turn',
    });
  }

  /** What the map shows: what changed, or both times side by side. */
  views() {
    const { words, state } = this.app;
    const press = (/** @type {string} */ name, /** @type {string} */ beside) =>
      button('stationed-view', words.say(`compare.${name}`), () => this.app.apply({ beside }), {
        'aria-pressed': String((state.beside || '') === beside),
        'data-focus': name,
      });
    return element('div', { class: 'stationed-views', role: 'group', 'aria-label': words.say('compare.view') }, [
      press('difference', ''),
      press('beside', 'yes'),
    ]);
  }
}
