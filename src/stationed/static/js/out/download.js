// Download: what is shown, or all, as CSV, GeoJSON or KML, a picture of it, and the atlas's own files; made in the page,
// without a request.
//
// In:  the app, and the archive of input files in the element stationed-inputs, if the page carries one.

import { bytesOf } from '../data/unpack.js';
import { dialogOf } from '../dom/dialog.js';
import { button, element, replaceChildren, safeLink } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { dialogButton } from './dialog-button.js';
import { fileLink, withdraw } from './file-link.js';
import { pictureSavers } from './picture-part.js';
import { fileOf, recordSheet } from './record-file.js';
import { recordClaims } from './records.js';
import { storedText } from './zip.js';
/** @import { App } from '../app.js' */

/** @type {Record<string, string>} */
const RECORD_TYPES = {
  csv: 'text/csv',
  geojson: 'application/geo+json',
  kml: 'application/vnd.google-earth.kml+xml',
};

/** Milliseconds for which browsers take what a page does for the reader's own wish. */
const PRESS_COUNTS = 3000;

export class Download extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topleft', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {() => void} */
    this.leave = () => {};
    this.dialog = dialogOf('download', () => this.content());
    this.scope = 'shown';
  }

  onAdd() {
    this.leave = dialogButton(this.app, this.dialog, { name: 'download', picture: 'save' });
    return element('div', { class: 'stationed-nothing' });
  }

  onRemove() {
    this.leave();
  }

  content() {
    const { words, data } = this.app;
    withdraw(this.dialog);
    const { licence } = data.meta;
    return {
      title: words.say('download.title'),
      close: words.say('dialog.close'),
      nodes: [
        this.scopes(),
        element('p', { class: 'stationed-quiet', text: words.say('download.records') }),
        ...this.savers(),
        ...pictureSavers(this.app),
        ...this.inputs(),
        licence.name
          ? element('p', { class: 'stationed-quiet' }, [
              element('span', { text: `${words.say('download.licence')} ` }),
              safeLink(licence.url, licence.name),
            ])
          : null,
        window.parent === window
          ? null
          : element('p', { class: 'stationed-quiet', text: words.say('download.framed') }),
      ],
    };
  }

  /** The choice between what is shown and all. */
  scopes() {
    const { words, tables, shownNow } = this.app;
    const counts = { shown: recordClaims(tables, shownNow.states).length, all: tables.claims.n };
    return element('fieldset', { class: 'stationed-scopes' }, [
      element('legend', { text: words.say('download.which') }),
      ...Object.entries(counts).map(([scope, n]) =>
        element('label', {}, [
          element('input', {
            type: 'radio',
            name: 'stationed-scope',
            value: scope,
            checked: scope === this.scope,
            on: {
              change: () => {
                this.scope = scope;
              },
            },
          }),
          element('span', { text: words.say(`download.${scope}`, { n }) }),
        ]),
      ),
    ]);
  }

  /** The buttons that save the records, and a line that says how far that is. @returns {any[]} */
  savers() {
    const said = element('span', { class: 'stationed-copied', role: 'status' });
    const presses = Object.keys(RECORD_TYPES).map((form) =>
      button('stationed-copy', this.app.words.say(`download.${form}`), () => save(form)),
    );
    const busy = (/** @type {boolean} */ on) => {
      for (const press of presses) press.disabled = on;
    };
    const save = async (/** @type {string} */ form) => {
      busy(true);
      withdraw(said);
      const left = await this.save(form, said).finally(() => busy(false));
      replaceChildren(said, [left]);
      if (left) left.focus();
    };
    return [element('p', { class: 'stationed-downloads' }, [...presses, said])];
  }

  /**
   * Saves the records, unless the dialog is closed before they are put together. Browsers may refuse what is saved long
   * after the press; then it gives a link to press.
   * @param {string} form @param {any} said says how far it is @returns {Promise<any>}
   */
  async save(form, said) {
    const { words, data } = this.app;
    const name = `${data.meta.map}${this.scope === 'shown' ? '-shown' : ''}.${form}`;
    const { rows, sheet } = recordSheet(this.app, form, this.scope);
    // Opened again, the dialog has a new line.
    const wanted = () => this.dialog.open && said.isConnected;
    const pressed = performance.now();
    const file = await fileOf(sheet, rows, RECORD_TYPES[form], (share) => {
      said.textContent = words.say('download.preparing', { share: Math.floor(share * 100) });
      return wanted();
    });
    if (!file || !wanted()) return null;
    const link = fileLink(
      name,
      file,
      words.say('download.ready', { name, size: Math.max(1, Math.round(file.size / 1e6)) }),
    );
    if (performance.now() - pressed >= PRESS_COUNTS) return link;
    link.click();
    return null;
  }

  /** The atlas's own files, and which of them the page leaves out. @returns {any[]} */
  inputs() {
    const { words, data } = this.app;
    const node = document.getElementById('stationed-inputs');
    if (!node) return [];
    const bytes = bytesOf(node.textContent || '');
    const manifest = JSON.parse(storedText(bytes, 'MANIFEST.json') || '{"files": []}');
    const missing = manifest.files
      .filter((/** @type {any} */ file) => !file.included)
      .map((/** @type {any} */ file) => file.path);
    const count = manifest.files.length - missing.length;
    return [
      element('h3', { text: words.say('download.inputs') }),
      manifest.changed ? element('p', { class: 'stationed-quiet', text: words.say('download.changed') }) : null,
      count
        ? element('p', {
            class: 'stationed-quiet',
            text: words.say('download.about', { n: count, size: Math.max(1, Math.round(bytes.length / 1000)) }),
          })
        : null,
      missing.length
        ? element('p', {
            class: 'stationed-quiet',
            text: words.say('download.missing', { files: words.list(missing) }),
          })
        : null,
      count
        ? element('p', { class: 'stationed-downloads' }, [
            button('stationed-copy', words.say('download.zip'), () =>
              fileLink(`${data.meta.atlas.id}.zip`, new Blob([bytes], { type: 'application/zip' })).click(),
            ),
          ])
        : null,
    ];
  }
}
