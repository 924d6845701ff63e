// Download: what is shown, or all, as CSV or GeoJSON, and the atlas's own files; made in the page, without a request.
//
// In:  the app, and the archive of input files in the element stationed-inputs, if the page carries one.

class Download extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topleft', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {() => void} */
    this.stop = () => {};
    this.dialog = dialogOf('download', () => this.content());
    this.scope = 'shown';
  }

  onAdd() {
    this.opener = button('stationed-action', '', () => openDialog(this.dialog), { 'aria-haspopup': 'dialog' });
    addAction(this.opener);
    this.stop = this.app.on('state', (/** @type {any} */ event) => {
      if (event.first || event.changes.language) replaceChildren(this.opener, [icon('save'), element('span', { text: this.app.words.say('download.open') })]);
    });
    return element('div', { class: 'stationed-nothing' });
  }

  onRemove() {
    this.stop();
    this.opener.remove();
    this.dialog.remove();
  }

  content() {
    const { words, data } = this.app;
    const { licence } = data.meta;
    return {
      title: words.say('download.title'), close: words.say('dialog.close'),
      nodes: [
        this.scopes(),
        element('p', { class: 'stationed-quiet', text: words.say('download.records') }),
        element('p', { class: 'stationed-downloads' }, [this.saver('csv', 'text/csv'), this.saver('geojson', 'application/geo+json')]),
        ...this.inputs(),
        licence.name ? element('p', { class: 'stationed-quiet' }, [element('span', { text: `${words.say('download.licence')} ` }), safeLink(licence.url, licence.name)]) : null,
        window.parent === window ? null : element('p', { class: 'stationed-quiet', text: words.say('download.framed') }),
      ],
    };
  }

  /** The choice between what is shown and all. */
  scopes() {
    const { words, tables, shownNow } = this.app;
    const counts = { shown: recordClaims(tables, shownNow.states).length, all: tables.claims.n };
    return element('fieldset', { class: 'stationed-scopes' }, [
      element('legend', { text: words.say('download.which') }),
      ...Object.entries(counts).map(([scope, n]) => element('label', {}, [
        element('input', { type: 'radio', name: 'stationed-scope', value: scope, checked: scope === this.scope, on: { change: () => { this.scope = scope; } } }),
        element('span', { text: words.say(`download.${scope}`, { n }) }),
      ])),
    ]);
  }

  /** @param {string} form @param {string} type */
  saver(form, type) {
    const save = () => saveFile(`${this.app.data.meta.map}${this.scope === 'shown' ? '-shown' : ''}.${form}`, recordsAs(this.app, form, this.scope), type);
    return button('stationed-copy', this.app.words.say(`download.${form}`), save);
  }

  /** The atlas's own files, and which of them the page leaves out. @returns {any[]} */
  inputs() {
    const { words, data } = this.app;
    const node = document.getElementById('stationed-inputs');
    if (!node) return [];
    const bytes = bytesOfBase64(node.textContent || '');
    const manifest = JSON.parse(storedText(bytes, 'MANIFEST.json') || '{"files": []}');
    const missing = manifest.files.filter((/** @type {any} */ file) => !file.included).map((/** @type {any} */ file) => file.path);
    const count = manifest.files.length - missing.length;
    return [
      element('h3', { text: words.say('download.inputs') }),
      element('p', { class: 'stationed-quiet', text: words.say('download.about', { n: count, size: Math.max(1, Math.round(bytes.length / 1000)) }) }),
      missing.length ? element('p', { class: 'stationed-quiet', text: words.say('download.missing', { files: missing.join(', ') }) }) : null,
      element('p', { class: 'stationed-downloads' }, [button('stationed-copy', words.say('download.zip'), () => saveFile(`${data.meta.atlas.id}.zip`, bytes, 'application/zip'))]),
    ];
  }
}

/** The claims shown, or all, as the text of a file. @param {App} app @param {string} form csv or geojson @param {string} scope shown or all @returns {string} */
function recordsAs(app, form, scope) {
  const { tables, words, data, shownNow } = app;
  const { meta, shapes, scale } = data;
  const rows = recordClaims(tables, scope === 'shown' ? shownNow.states : null);
  const columns = recordColumns(tables, meta.quantities.map((/** @type {any} */ one) => one.name), shownNow.states, words.language);
  if (form === 'csv') return csvText(columns, rows);
  const cited = new Set(rows.flatMap((claim) => tables.claims.list('sources', claim)));
  const sources = Object.fromEntries(Array.from(cited).sort((a, b) => a - b).map((row) => [tables.sources.text('id', row), tables.sources.text('citation', row)]));
  const about = { title: titleOf(app), credit: meta.credit, licence: meta.licence, shown: whenText(app), precision_degrees: 1 / scale, sources };
  return recordsGeojson(tables, rows, columns, { shapes, scale, about });
}

/** Hands a file to the browser to be saved. @param {string} name @param {BlobPart} content @param {string} type */
function saveFile(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = element('a', { download: name });
  link.href = address;
  link.click();
  // The browser has taken the file by then; the memory is given back.
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
