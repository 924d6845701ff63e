// Tools: zoom, scale bar and attribution on the map; languages and theme in the panel; the label under the pointer.
//
// Options: none. The theme follows the system until the reader chooses.

import { creditOf } from '../data/names.js';
import { localised } from '../data/words.js';
import { button, element, replaceChildren, safeLink } from '../dom/element.js';
import { markLanguage } from '../dom/language.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
import { barLength } from './bar-length.js';
import { textsOf } from './hit-texts.js';
import { THEMES } from '../shown/state.js';
/** @import { App } from '../app.js' */

export class Tools extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'bottomright', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.root = null;
    /** @type {any} */
    this.foot = null;
    /** @type {any} */
    this.scale = null;
    /** @type {any} */
    this.tip = null;
    this.leave = () => this.untip();
  }

  /** @param {any} map */
  onAdd(map) {
    this.scale = L.control.scale({ position: 'bottomleft', imperial: true });
    // Leaflet knows its units in Latin letters alone.
    const { maxWidth } = this.scale.options;
    const update = (
      /** @type {any} */ bar,
      /** @type {number} */ most,
      /** @type {(n: number) => string} */ textOf,
    ) => {
      const length = barLength(this.scale._getRoundNum(most), most, maxWidth, textOf);
      this.scale._updateScale(bar, textOf(length), length / most);
    };
    this.scale._updateMetric = (/** @type {number} */ most) =>
      update(this.scale._mScale, most, (metres) => {
        const [unit, n] = metres < 1000 ? ['m', metres] : ['km', metres / 1000];
        return this.app.words.say(`scale.${unit}`, { n });
      });
    this.scale._updateImperial = (/** @type {number} */ most) => {
      const [unit, metres] = most > 1609.344 ? ['mi', 1609.344] : ['ft', 0.3048];
      update(this.scale._iScale, most / metres, (n) => `${this.app.words.number(n)} ${unit}`);
    };
    this.scale.addTo(map);
    this.root = element('div', { class: 'stationed-tools' });
    this.foot = element('footer', { class: 'stationed-foot' });
    this.tip = element('div', { class: 'stationed-tip', hidden: true });
    map.getContainer().appendChild(this.tip);
    const panel = document.getElementById('stationed-panel');
    if (panel) panel.appendChild(this.foot);
    shield(this.root);
    map.on('stationed:hover', this.hover, this);
    map.on('movestart zoomstart stationed:drawn', this.untip, this);
    window.addEventListener('blur', this.leave);
    document.addEventListener('keydown', this.leave);
    this.stop = this.app.on('state', (/** @type {any} */ event) => this.update(event));
    return this.root;
  }

  /** @param {any} map */
  onRemove(map) {
    map.off('stationed:hover', this.hover, this);
    map.off('movestart zoomstart stationed:drawn', this.untip, this);
    window.removeEventListener('blur', this.leave);
    document.removeEventListener('keydown', this.leave);
    this.stop();
    this.scale.remove();
    this.foot.remove();
    this.tip.remove();
  }

  /** @param {{changes: Record<string, string>, first: boolean}} event */
  update(event) {
    const { changes, first } = event;
    this.untip();
    const root = document.documentElement;
    if (this.app.state.theme) root.setAttribute('data-theme', this.app.state.theme);
    else root.removeAttribute('data-theme');
    root.setAttribute('data-ui', this.app.state.ui || 'full');
    if (first || changes.language) this.build();
    if (changes.language) this.scale._update();
    // In a language that is read the other way the buttons cover another part of the map.
    if (changes.theme !== undefined || (changes.language && !first)) this.app.marks.redraw();
  }

  build() {
    const { words, map, data } = this.app;
    markLanguage(words.language, words.spoken);
    document.title = localised(data.meta.title, words.language);
    const container = map.getContainer();
    container.setAttribute('role', 'main');
    container.setAttribute('aria-label', words.say('map.title'));
    const zoom = (/** @type {string} */ sign, /** @type {string} */ key, /** @type {number} */ by) =>
      button('stationed-zoom', sign, () => map.setZoom(map.getZoom() + by), {
        'aria-label': words.say(key),
        title: words.say(key),
      });
    const licence = data.meta.licence;
    const named = creditOf(this.app);
    const credit = element('p', { class: 'stationed-credit' }, [
      named ? element('bdi', { text: named }) : null,
      named ? element('span', { text: ' · ' }) : null,
      licence.name ? element('bdi', {}, [safeLink(licence.url, licence.name)]) : null,
      // The last stands on no line of its own.
      licence.name ? element('span', { text: '\u00a0·\u00a0' }) : null,
      element('bdi', {}, [safeLink('https://leafletjs.com', 'Leaflet')]),
    ]);
    replaceChildren(this.root, [
      element('div', { class: 'stationed-zooms' }, [zoom('+', 'zoom.in', 1), zoom('−', 'zoom.out', -1)]),
      credit,
    ]);
    replaceChildren(this.foot, [this.languages(), this.theme()]);
  }

  languages() {
    const { data, words } = this.app;
    if (data.meta.languages.length < 2) return null;
    return element(
      'div',
      { class: 'stationed-languages', role: 'group', 'aria-label': words.say('language.title') },
      data.meta.languages.map((/** @type {string} */ code) =>
        button('stationed-link', code.toUpperCase(), () => this.app.apply({ language: code }), {
          lang: code,
          'aria-pressed': String(code === words.language),
          title: words.named(code),
        }),
      ),
    );
  }

  /** One button that goes through the themes: it names the one that a click brings. */
  theme() {
    const { words } = this.app;
    const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const now = this.app.state.theme || (dark ? 'dark' : 'light');
    const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
    return button(
      'stationed-link',
      words.say(`theme.${next}`),
      () => {
        this.app.apply({ theme: next });
        this.build();
        this.foot.querySelector('.stationed-theme').focus();
      },
      { class: 'stationed-link stationed-theme' },
    );
  }

  /** Nothing that moved away or is no longer shown has a tip. */
  untip() {
    this.tip.hidden = true;
  }

  /** @param {{hit: any, point: any}} event */
  hover({ hit, point }) {
    this.tip.hidden = !hit;
    if (!hit) return;
    replaceChildren(
      this.tip,
      textsOf(this.app, hit).map((text, i) => element(i ? 'span' : 'strong', { text })),
    );
    const size = this.app.map.getSize();
    const left = Math.min(point.x + 14, size.x - this.tip.offsetWidth - 8);
    this.tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.min(point.y + 14, size.y - this.tip.offsetHeight - 8))}px)`;
  }
}
