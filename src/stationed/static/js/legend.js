// Legend: what is on the map now and nothing else: sides, symbols, lines, doubt; and what no place is known for.
//
// Options: position, the corner of the map it stands in. It folds to one button, and starts folded on small screens.

const ECHELON_SIGNS = [
  ['team', 'Ø'], ['squad', '•'], ['section', '••'], ['platoon', '•••'], ['company', 'I'], ['battalion', 'II'], ['regiment', 'III'],
  ['brigade', 'X'], ['division', 'XX'], ['corps', 'XXX'], ['army', 'XXXX'], ['army-group', 'XXXXX'], ['front', 'XXXXXX'],
];

class Legend extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'bottomleft', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {any} */
    this.arms = null;
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.root = null;
  }

  onAdd() {
    this.root = element('details', { class: 'stationed-legend' });
    this.root.open = window.matchMedia('(min-width: 900px) and (min-height: 700px)').matches;
    shield(this.root);
    this.stop = this.app.on('state', () => this.update());
    return this.root;
  }

  onRemove() {
    this.stop();
  }

  update() {
    const { words } = this.app;
    const rows = [...this.sideRows(), ...this.doubtRows(), ...this.contextRows()];
    const open = Boolean(this.arms && this.arms.open);
    this.arms = element('details', { class: 'stationed-arms' }, [element('summary', { text: words.say('legend.symbols') }), element('ul', {}, this.armRows())]);
    this.arms.open = open;
    replaceChildren(this.root, [
      element('summary', { text: words.say('legend.title') }),
      element('ul', {}, rows),
      this.arms,
      element('p', { class: 'stationed-quiet', text: words.say('legend.borders', { day: words.day(this.app.contextDay()) }) }),
      this.unlocated(),
    ]);
  }

  /** The claims that are shown. @returns {number[]} */
  shownClaims() {
    const { flags } = this.app.shownNow;
    return Array.from(flags.keys()).filter((/** @type {any} */ c) => flags[c]);
  }

  /** @returns {any[]} */
  sideRows() {
    const { claims, units, allegiances, periods } = this.app.tables;
    const { language } = this.app.words;
    if (this.app.state.colour === 'period') return this.app.periodRows().map((/** @type {number} */ row) => this.swatch(periods.text('colour', row), this.app.periodTitle(row)));
    const sides = new Set(this.shownClaims().map((claim) => claims.numbers('unit')[claim]).filter((unit) => unit >= 0).map((unit) => units.numbers('allegiance')[unit]));
    return Array.from(sides).filter((side) => side >= 0).sort((a, b) => a - b).map((side) => this.swatch(allegiances.text('colour', side), allegiances.words('label', side, language)));
  }

  /** The units that are shown. @returns {number[]} */
  shownUnits() {
    const { claims } = this.app.tables;
    return Array.from(new Set(this.shownClaims().map((claim) => claims.numbers('unit')[claim]))).filter((unit) => unit >= 0);
  }

  /** One symbol for each arm, and what the marks above the symbols mean. @returns {any[]} */
  armRows() {
    const { units } = this.app.tables;
    const { words, symbols } = this.app;
    /** @type {Map<string, number>} */
    const arms = new Map();
    const shown = this.shownUnits();
    for (const unit of shown) if (!arms.has(units.text('arm', unit))) arms.set(units.text('arm', unit), unit);
    const frame = pageColours(this.app.map.getContainer()).tint;
    const rows = Array.from(arms).filter(([arm]) => words.find(`arm.${arm}`)).sort((a, b) => words.compare(a[0], b[0]))
      .map(([arm, unit]) => element('li', {}, [symbols.svg(units.numbers('symbol')[unit], frame, 18), element('span', { text: words.say(`arm.${arm}`) })]));
    const echelons = ECHELON_SIGNS.filter(([name]) => shown.some((unit) => units.text('echelon', unit) === name)).map(([name, sign]) => `${sign} ${words.say(`echelon.${name}`)}`);
    if (echelons.length) rows.push(element('li', { class: 'stationed-quiet', text: words.say('legend.echelons', { list: echelons.join(', ') }) }));
    return rows;
  }

  /** @param {string} colour @param {string} text */
  swatch(colour, text) {
    const patch = element('span', { class: 'stationed-swatch' });
    patch.style.backgroundColor = colour;
    return element('li', {}, [patch, element('span', { text })]);
  }

  /** @param {string} name @param {string} key */
  row(name, key) {
    return element('li', {}, [element('span', { class: `stationed-key stationed-key-${name}` }), element('span', { text: this.app.words.say(key) })]);
  }

  /** @returns {any[]} */
  doubtRows() {
    const { states, flags } = this.app.shownNow;
    const { claims, deployments, locations } = this.app.tables;
    const shown = this.shownClaims();
    const rows = [];
    if (states.some((/** @type {number} */ state) => state === POSSIBLE)) rows.push(this.row('possible', 'legend.possible'));
    if (shown.some((claim) => claims.text('certainty', claim) === 'uncertain')) rows.push(this.row('uncertain', 'legend.uncertain'));
    if (shown.some((claim) => flags[claim] && deployments.text('contested_in', claims.numbers('deployment')[claim]))) rows.push(this.row('contested', 'legend.contested'));
    if (shown.some((claim) => claims.numbers('location')[claim] >= 0 && locations.text('precision', claims.numbers('location')[claim]) === 'approximate')) rows.push(this.row('approximate', 'legend.approximate'));
    return rows;
  }

  /** @returns {any[]} */
  contextRows() {
    const { context } = this.app.tables;
    const kinds = new Set(this.app.ground.rowsShown().map((/** @type {number} */ row) => context.text('kind', row)));
    return ['border', 'border-de-facto', 'border-disputed', 'railway'].filter((kind) => kinds.has(kind)).map((kind) => this.row(kind, `legend.${kind}`));
  }

  /** What is shown but has no place on the map. */
  unlocated() {
    const { words, tables, shownNow } = this.app;
    const { claims, locations, deployments } = tables;
    const placed = new Set();
    for (const claim of this.shownClaims()) {
      const location = claims.numbers('location')[claim];
      if (location >= 0 && locations.numbers('located')[location]) placed.add(claims.numbers('deployment')[claim]);
    }
    const rows = [];
    for (let d = 0; d < deployments.n; d += 1) if (shownNow.states[d] !== NOT && !placed.has(d)) rows.push(d);
    if (!rows.length) return null;
    const list = element('ul', { class: 'stationed-postings' }, rows.map((row) => element('li', {}, [
      button('stationed-link', designationOf(this.app, deployments.numbers('first_claim')[row]).name, () => this.app.apply({ select: deployments.text('id', row) })),
    ])));
    return element('details', { class: 'stationed-unlocated' }, [element('summary', { text: words.say('legend.unlocated', { n: rows.length }) }), list]);
  }
}
