// Stacks: a button over each sign that stands for more than it shows, and the ladder that opens in place, tied to its dot.
//
// In:  the app; the groups that the map has drawn. Out: buttons on the map for keyboard and finger, one ladder at a time.
// Escape, a click elsewhere and a change of zoom close it; the focus goes back to where it was opened.

import { ladderNodes } from './ladder.js';
import { EDGE, ladderAt } from './rungs.js';
import { button, element, replaceChildren } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
import { groupsDrawn, marksDrawn, marksOf } from '../map/drawn.js';
import { framesIn } from '../map/forms.js';
import { flyToPlaces } from '../map/views.js';
/** @import { App } from '../app.js' */

/** A button is so large at least. */
const TARGET = 24;

/** More buttons than this would be no help to anybody: the table has all. */
const MOST_BUTTONS = 120;

export class Stacks {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.root = element('div', { class: 'stationed-stacks' });
    /** @type {Map<number, any>} the buttons by the location that leads a group; kept, so that none loses the focus */
    this.nodes = new Map();
    /** @type {any} */
    this.ladder = null;
    /** What the ladder lists now. */
    this.filled = '';
    /** The location whose ladder is open, or -1; and its group. */
    this.open = -1;
    /** @type {any} */
    this.group = null;
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.key(event);
  }

  /** @param {any} map */
  addTo(map) {
    map.getPane('overlayPane').append(this.root);
    map.on('stationed:drawn', this.follow, this);
    map.on('zoomstart', this.leave, this);
    map.on('move', this.move, this);
    document.addEventListener('keydown', this.onKey);
  }

  /** @param {any} map */
  remove(map) {
    map.off('stationed:drawn', this.follow, this);
    map.off('zoomstart', this.leave, this);
    map.off('move', this.move, this);
    document.removeEventListener('keydown', this.onKey);
    this.close();
    this.root.remove();
  }

  move() {
    if (this.group) this.place(this.group);
  }

  leave() {
    this.close();
    this.root.hidden = true;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const inCard = /** @type {Element} */ (event.target).closest?.('.stationed-slot-card');
    if (event.key !== 'Escape' || this.open < 0 || inCard) return;
    event.stopPropagation();
    const node = this.nodes.get(this.open);
    this.close();
    (node || this.app.map.getContainer()).focus({ preventScroll: true });
  }

  /** Puts the buttons where the signs are drawn now, and the ladder with its dot. */
  follow() {
    const [{ corner }] = marksDrawn(this.app);
    const groups = /** @type {any[]} */ (groupsDrawn(this.app));
    const unused = new Set(this.nodes.keys());
    const opened = groups.find(
      (/** @type {any} */ one) => this.open >= 0 && one.scene && one.scene.locationsOf(one).includes(this.open),
    );
    // What is chosen leads its group.
    if (opened) this.open = opened.location;
    this.root.hidden = false;
    L.DomUtil.setPosition(this.root, corner);
    for (const group of groups.filter(holdsMore).slice(0, MOST_BUTTONS)) {
      this.dress(group);
      unused.delete(group.location);
    }
    for (const location of unused) {
      this.nodes.get(location).remove();
      this.nodes.delete(location);
    }
    if (opened && opened.count > 1) {
      this.fill(opened);
      this.place(opened);
    } else this.close();
  }

  /** @param {any} group */
  dress(group) {
    const { words } = this.app;
    let node = this.nodes.get(group.location);
    if (!node) {
      node = button('stationed-stack', '', (/** @type {any} */ event) => {
        // The map answers to clicks by pointer, which may be the end of a drag.
        if (event.detail) return;
        event.stopPropagation();
        this.show(node.group, true);
      });
      this.nodes.set(group.location, node);
      this.root.append(node);
    }
    node.group = group;
    const { x, y, w, h } = signOf(group);
    const [wide, high] = [Math.max(w, TARGET), Math.max(h, TARGET)];
    Object.assign(node.style, {
      left: `${x + (w - wide) / 2}px`,
      top: `${y + (h - high) / 2}px`,
      width: `${wide}px`,
      height: `${high}px`,
    });
    node.setAttribute('aria-expanded', String(this.open === group.location));
    node.setAttribute('aria-label', words.list([group.name, words.say('count.deployments', { n: group.count })]));
  }

  /**
   * Opens the ladder of a group, or closes it where it is open.
   * @param {any} group
   * @param {boolean} [byKey] the focus goes to its first rung
   */
  show(group, byKey = false) {
    const again = this.open === group.location;
    this.close();
    if (again) return;
    this.open = group.location;
    const { app } = this;
    this.ladder = element('div', { class: 'stationed-ladder', role: 'dialog', tabindex: '-1' });
    this.filled = '';
    this.fill(group);
    this.line = element('div', { class: 'stationed-ladder-line' });
    shield(this.ladder);
    const node = this.nodes.get(group.location);
    if (node) node.setAttribute('aria-expanded', 'true');
    // It is read after what is on the map, before the buttons of the map; and it lies above them.
    const container = app.map.getContainer();
    container.insertBefore(this.line, container.querySelector('.leaflet-control-container'));
    this.line.after(this.ladder);
    this.place(group);
    (byKey ? this.ladder.querySelector('button') : this.ladder).focus({ preventScroll: true });
  }

  /** Lists what the group stands for, anew when that has changed; what has the focus keeps it. @param {any} group */
  fill(group) {
    const { app } = this;
    const now = saidOf(app, group);
    if (now === this.filled) return;
    this.filled = now;
    const places = group.scene ? group.scene.locationsOf(group) : [group.location];
    const together = new Set([group.location, ...marksOf(app, group).beside(group.location)]);
    const parts = places.some((/** @type {number} */ one) => !together.has(one));
    const focused = this.ladder.contains(document.activeElement) ? document.activeElement : null;
    const id = focused?.getAttribute('data-focus');
    this.ladder.setAttribute('aria-label', group.name);
    replaceChildren(this.ladder, [
      element('div', { class: 'stationed-rungs' }, ladderNodes(app, group)),
      parts
        ? button('stationed-link stationed-ladder-nearer', app.words.say('zoom.in'), () => {
            this.close();
            flyToPlaces(app, places);
          })
        : null,
    ]);
    if (focused && focused !== this.ladder)
      (id ? this.ladder.querySelector(`[data-focus="${CSS.escape(id)}"]`) || this.ladder : this.ladder).focus({
        preventScroll: true,
      });
  }

  close() {
    if (this.open < 0) return;
    const node = this.nodes.get(this.open);
    if (node) node.setAttribute('aria-expanded', 'false');
    this.open = -1;
    this.group = null;
    this.ladder.remove();
    this.line.remove();
    this.ladder = null;
  }

  /** Beside its dot where there is room, else beneath or above it; always within the map. @param {any} group */
  place(group) {
    this.group = group;
    const { x, y, as, box } = group;
    const { map } = this.app;
    const dot = map.layerPointToContainerPoint(marksDrawn(this.app)[0].corner.add([x, y]));
    const size = map.getSize();
    const above = coveredAbove(map.getContainer());
    this.ladder.style.maxHeight = `${Math.min(340, size.y - above - 2 * EDGE)}px`;
    const own = { w: this.ladder.offsetWidth, h: this.ladder.offsetHeight };
    // On the side where its symbols stand, it takes their place.
    const at = ladderAt(dot, own, size, as && as.rows ? box.x + box.w / 2 >= x : true, above);
    Object.assign(this.ladder.style, { left: `${at.x}px`, top: `${at.y}px` });
    const end = { x: Math.max(at.x, Math.min(dot.x, at.x + own.w)), y: Math.max(at.y, Math.min(dot.y, at.y + own.h)) };
    Object.assign(this.line.style, {
      left: `${Math.min(dot.x, end.x)}px`,
      top: `${Math.min(dot.y, end.y)}px`,
      width: `${Math.max(2, Math.abs(end.x - dot.x))}px`,
      height: `${Math.max(2, Math.abs(end.y - dot.y))}px`,
    });
  }
}

/** What a ladder lists, in which words and colours, as a text that is another when any of it is; what is chosen leads its group and is no reason to list it anew. @param {App} app @param {any} group @returns {string} */
function saidOf(app, group) {
  const theme = document.documentElement.getAttribute('data-theme');
  const marks = group.members.map((/** @type {any} */ { claim, state }) => `${claim}.${state}`);
  return [app.words.language, theme, app.state.compare, app.state.periods, ...marks.sort()].join(' ');
}

/** Whether a sign stands for several marks and does not show all of them. @param {any} group */
function holdsMore({ count, radius, as }) {
  return count > 1 && !radius && !(as && as.rows && as.shown === count);
}

/** What of a group's sign is pressed to see all: the number on its last rung, or the whole. @param {any} group */
function signOf({ as, box }) {
  if (!as || !as.rows) return box;
  const frames = framesIn(box, as);
  return frames[frames.length - 1];
}

/** How much of the map the title covers, in pixels, where it stands on the map. @param {HTMLElement} container */
function coveredAbove(container) {
  const title = document.querySelector('[data-ui="minimal"] .stationed-slot-panel');
  if (!title) return 0;
  return Math.max(0, title.getBoundingClientRect().bottom - container.getBoundingClientRect().top);
}
