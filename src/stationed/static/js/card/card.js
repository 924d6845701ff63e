// Card: what is known of the chosen deployment, unit or place, claim by claim, with sources.
//
// In:  the app's select key, or a group of marks that was picked on the map. Escape closes it.
// Options: slot, the id of the element it fills.

import { changedLine } from './changed.js';
import { unitNode } from './claim.js';
import { copyRow } from './copy.js';
import { extentsOf } from './extent.js';
import { deploymentList } from './list.js';
import { namedSections } from './named.js';
import { placeSections } from './place.js';
import { rivalSections } from './rivals.js';
import { sideSections } from './side.js';
import { Stacks } from './stacks.js';
import { unitStrength } from './strength.js';
import { claimsOfDeployment, deploymentsOfUnit } from '../data/claims.js';
import { contestedText, designationOf } from '../data/names.js';
import { PLAIN, pageColours, symbolColours } from '../dom/colours.js';
import { button, element, replaceChildren } from '../dom/element.js';
import { icon } from '../dom/icons.js';
import { L } from '../dom/leaflet.js';
import { marksOf, pointOf, shownAt } from '../map/drawn.js';
import { sideLink } from '../map/side-link.js';
import { flyToPlaces } from '../map/views.js';
import { comparisonOf } from '../shown/comparison.js';
import { momentText } from '../shown/moment.js';
import { POSSIBLE } from '../shown/windows.js';
/** @import { App } from '../app.js' */

export class Card extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topright', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.root = null;
    /** @type {any} the mark from which a key opened it */
    this.from = null;
    this.slot = options.slot || 'stationed-card';
    this.list = null;
    this.stacks = new Stacks(app);
  }

  /** @param {any} map */
  onAdd(map) {
    this.root =
      document.getElementById(this.slot) || element('section', { class: 'stationed-slot-card', hidden: true });
    this.root.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape') this.close();
    });
    map.on('stationed:pick', this.pick, this);
    this.stacks.addTo(map);
    const stops = [
      this.app.on('state', (/** @type {any} */ event) => this.update(event)),
      this.app.on('entered', (/** @type {any} */ from) => this.enter(from)),
    ];
    this.stop = () => stops.forEach((stop) => stop());
    return element('div', { class: 'stationed-nothing' });
  }

  /** @param {any} map */
  onRemove(map) {
    map.off('stationed:pick', this.pick, this);
    this.stacks.remove(map);
    this.stop();
  }

  /**
   * Opens what was picked: a mark, the ladder of several, the place of events; a crowd comes nearer while that parts it.
   * @param {{mark: any, group: any}} event
   */
  pick({ mark, group }) {
    const { deployments, locations } = this.app.tables;
    const stack = !mark && group && group.scene && (group.radius || group.members.length) && group.count > 1;
    if (!stack) this.stacks.close();
    if (mark) this.app.apply({ select: deployments.text('id', mark.deployment) });
    else if (!group) this.app.apply({ select: '' });
    else if (stack && !group.radius) this.stacks.show(group);
    else {
      const places = group.scene ? group.scene.locationsOf(group) : [group.location];
      const together = new Set([group.location, ...marksOf(this.app, group).beside(group.location)]);
      if (places.some((/** @type {number} */ one) => !together.has(one)) && flyToPlaces(this.app, places)) return;
      if (stack) this.stacks.show(group);
      else this.app.apply({ select: locations.text('id', group.location) });
    }
  }

  /** Goes into a card that a key opened, and remembers where from. @param {any} from */
  enter(from) {
    const title = this.root.hidden ? null : this.root.querySelector('h2');
    if (!title) return;
    this.from = from;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  close() {
    const { from } = this;
    this.from = null;
    this.app.apply({ select: '' });
    (from && from.isConnected ? from : this.app.map.getContainer()).focus({ preventScroll: true });
  }

  /** @param {{changes: Record<string, string>, first: boolean}} event */
  update(event) {
    const target = this.app.state.select ? this.app.targetOf(this.app.state.select) : null;
    this.root.hidden = target === null;
    document.body.classList.toggle('stationed-with-card', target !== null);
    if (!target) return;
    const { table, row } = target;
    this.show([
      ...(table === 'deployments'
        ? this.deployment(row)
        : table === 'units'
          ? this.unit(row)
          : table === 'locations'
            ? placeSections(this.app, row)
            : sideSections(this.app, row)),
      copyRow(this.app, target),
    ]);
    if ('select' in event.changes && !event.first) this.root.scrollTop = 0;
    if ('select' in event.changes && target.table === 'deployments')
      requestAnimationFrame(() => this.reveal(target.row));
  }

  /** Moves the map when the card hides the symbol it is about. @param {number} row */
  reveal(row) {
    const point = pointOf(this.app, row);
    if (!point || this.root.hidden) return;
    const map = this.app.map.getContainer().getBoundingClientRect();
    const card = this.root.getBoundingClientRect();
    const [x, y] = [point.x + map.left, point.y + map.top];
    if (x < card.left - 30 || x > card.right + 30 || y < card.top - 30 || y > card.bottom + 30) return;
    const below = card.width > map.width * 0.8;
    this.app.map.panBy(below ? [0, y - (map.top + card.top) / 2] : [x - (map.left + card.left) / 2, 0], {
      animate: false,
    });
  }

  /** @param {any[]} children */
  show(children) {
    const { words } = this.app;
    const close = button('stationed-close', '', () => this.close(), {
      'aria-label': words.say('card.close'),
      title: words.say('card.close'),
    });
    close.appendChild(icon('close'));
    this.root.setAttribute('aria-label', words.say('card.title'));
    replaceChildren(this.root, [close, ...children]);
  }

  /** @param {number} row @returns {any[]} */
  deployment(row) {
    const { tables } = this.app;
    const claims = claimsOfDeployment(this.app, row);
    const names = designationOf(this.app, claims[0]);
    const unit = tables.claims.numbers('unit')[claims[0]];
    return [
      ...this.heading(names, unit),
      this.doubts(row),
      changedLine(this.app, unit, claims[0]) || this.why(row),
      ...rivalSections(this.app, claims),
      unitStrength(this.app, unit),
      this.postings(unit, row),
      ...namedSections(this.app, row),
      this.neighbours(row),
    ];
  }

  /** @param {{name: string, own: string}} names @param {number} unit @returns {any[]} */
  heading(names, unit) {
    const side = unit < 0 ? -1 : this.app.tables.units.numbers('allegiance')[unit];
    const colour = side < 0 ? PLAIN : this.app.tables.allegiances.text('colour', side);
    const kind = unit < 0 ? '' : this.app.tables.units.words('kind', unit, this.app.words.language);
    const symbol =
      unit < 0
        ? null
        : this.app.symbols.svg(
            this.app.tables.units.numbers('symbol')[unit],
            symbolColours(colour, pageColours(this.app.map.getContainer())),
            34,
          );
    return [
      element('header', { class: 'stationed-card-head' }, [
        symbol,
        element('div', {}, [
          element('h2', { text: names.name, ...this.app.words.own }),
          names.own ? element('p', { class: 'stationed-quiet', text: names.own }) : null,
          kind ? element('p', { class: 'stationed-quiet stationed-kind', text: kind, ...this.app.words.own }) : null,
          side < 0 ? null : element('p', { class: 'stationed-quiet' }, [sideLink(this.app, side)]),
        ]),
      ]),
    ];
  }

  /** What is doubtful about it, in words. @param {number} row */
  doubts(row) {
    const { words, tables, shownNow } = this.app;
    const chips = [];
    if (tables.deployments.text('contested_in', row)) chips.push(contestedText(this.app, row));
    // While times are compared it is the change that is possible, which another line says.
    if (shownNow.states[row] === POSSIBLE && !comparisonOf(this.app)) chips.push(words.say('card.possible'));
    return chips.length
      ? element(
          'p',
          { class: 'stationed-chips' },
          chips.map((text) => element('span', { class: 'stationed-chip', text })),
        )
      : null;
  }

  /** Why it is shown, or is not, at the time on the timeline. @param {number} row */
  why(row) {
    const { words, shownNow } = this.app;
    const key = ['why.not', 'why.possible', 'why.definite'][shownNow.states[row]];
    return element('p', {
      class: 'stationed-quiet stationed-why',
      text: words.say(key, { moment: momentText(this.app) }),
    });
  }

  /** What else is shown at its places now. @param {number} row */
  neighbours(row) {
    const { words, tables } = this.app;
    const { claims } = tables;
    const here = new Set(
      claimsOfDeployment(this.app, row)
        .map((claim) => claims.numbers('location')[claim])
        .filter((location) => location >= 0 && tables.locations.numbers('located')[location]),
    );
    const others = new Set();
    for (const location of here) for (const other of shownAt(this.app, location)) if (other !== row) others.add(other);
    if (!others.size) return null;
    return element('section', { class: 'stationed-claim' }, [
      element('h3', { text: words.say('card.neighbours') }),
      deploymentList(this.app, Array.from(others), true),
    ]);
  }

  /** The whole track of a unit, the posting that the card is about among them. @param {number} unit @param {number} [chosen] */
  postings(unit, chosen = -1) {
    const rows = deploymentsOfUnit(this.app, unit);
    if (!rows.some((row) => row !== chosen)) return null;
    return element('section', { class: 'stationed-claim' }, [
      element('h3', { text: this.app.words.say('card.allpostings') }),
      deploymentList(this.app, rows, false, chosen, extentsOf(this.app, rows)),
    ]);
  }

  /** @param {number} row @returns {any[]} */
  unit(row) {
    const { units } = this.app.tables;
    const { language, say } = this.app.words;
    const name = units.words('designation', row, language);
    const above = units.numbers('higher')[row];
    const own = units.text('designation', row);
    return [
      ...this.heading({ name, own: own === name ? '' : own }, row),
      above < 0
        ? null
        : element('p', { class: 'stationed-quiet' }, [
            element('span', { text: `${say.call(this.app.words, 'card.higher')}: ` }),
            unitNode(this.app, above),
          ]),
      changedLine(this.app, row, -1),
      unitStrength(this.app, row),
      this.postings(row),
    ];
  }
}
