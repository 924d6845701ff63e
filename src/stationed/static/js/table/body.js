// Table body: the rows of the table that are in sight, in a real table that says how many there are in all.
//
// In:  a host ({root, columns, lines, words, isChosen, onRow, onPart}). Rows out of sight are not in the document but
// counted by aria-rowcount and aria-rowindex; when there are few, all are made, so that they can be read in one go.
// Keys on a row: up and down, Home and End.

import { element, replaceChildren } from '../dom/element.js';
import { HEAD } from './rows.js';
/** @import { TableColumn } from './columns.js' */

const FEW_ROWS = 400;

/** The height of all rows together, in pixels, as far as browsers place them to the pixel. */
const HIGHEST = 8e6;

export class TableBody {
  /** @param {any} host */
  constructor(host) {
    this.host = host;
    /** @type {any} */
    this.scroller = null;
    /** @type {any} */
    this.body = null;
    /** @type {{from: number, until: number}} */
    this.made = { from: -1, until: -1 };
    this.heights = { row: 36, head: 36 };
    this.waiting = false;
  }

  /**
   * The table with its headings; rows come with show().
   * @param {any[]} headings th elements
   * @param {string} caption
   * @returns {any}
   */
  build(headings, caption) {
    this.caption = element('caption', { class: 'stationed-hidden', text: caption });
    this.body = element('tbody', { role: 'rowgroup' });
    this.table = element('table', { class: 'stationed-grid', role: 'table' }, [
      this.caption,
      element('thead', { role: 'rowgroup' }, [element('tr', { role: 'row', 'aria-rowindex': 1 }, headings)]),
      this.body,
    ]);
    this.scroller = element(
      'div',
      {
        class: 'stationed-scroller',
        tabindex: 0,
        role: 'group',
        'aria-label': caption,
        on: { scroll: () => this.scrolled() },
      },
      [this.table],
    );
    this.body.addEventListener('click', (/** @type {Event} */ event) => this.click(event));
    this.body.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.key(event));
    return this.scroller;
  }

  /**
   * The height of all rows, and the height that stands for it: browsers make nothing higher than some thirty million
   * pixels.
   */
  get whole() {
    const { row, head } = this.heights;
    const height = this.host.lines.top(this.host.lines.count, row, head);
    return { height, made: Math.min(height, HIGHEST) };
  }

  /** How far down the rows the table is scrolled, in pixels of the rows. @returns {number} */
  get depth() {
    const { height, made } = this.whole;
    const { scrollTop, clientHeight } = this.scroller;
    return height === made ? scrollTop : (scrollTop * (height - clientHeight)) / (made - clientHeight);
  }

  /** @param {number} depth in pixels of the rows */
  set depth(depth) {
    const { height, made } = this.whole;
    const { clientHeight } = this.scroller;
    this.scroller.scrollTop = height === made ? depth : (depth * (made - clientHeight)) / (height - clientHeight);
  }

  scrolled() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      const { from, until } = this.range();
      if (from !== this.made.from || until !== this.made.until) this.make(from, until);
    });
  }

  range() {
    return this.host.lines.inSight({
      top: this.depth,
      height: this.scroller.clientHeight || 300,
      ...this.heights,
      few: FEW_ROWS,
    });
  }

  /** Makes the rows in sight anew. */
  show() {
    const { from, until } = this.range();
    this.make(from, until);
    if (this.measure()) this.make(this.range().from, this.range().until);
    this.table.setAttribute('aria-rowcount', String(this.host.lines.count + 1));
  }

  /** Takes the heights that the style sheet gives; true when they are others than before. @returns {boolean} */
  measure() {
    const row = this.body.querySelector('.stationed-row');
    const head = this.body.querySelector('.stationed-part');
    const heights = {
      row: row ? row.getBoundingClientRect().height : this.heights.row,
      head: head ? head.getBoundingClientRect().height : this.heights.head,
    };
    const other =
      heights.row > 0 && heights.head > 0 && (heights.row !== this.heights.row || heights.head !== this.heights.head);
    if (other) this.heights = heights;
    return other;
  }

  /** @param {number} from @param {number} until */
  make(from, until) {
    const { lines } = this.host;
    const { row, head } = this.heights;
    const focused = /** @type {any} */ (this.body.querySelector('tr:focus-within'));
    const key = focused && focused.dataset.line;
    const rows = Array.from({ length: until - from }, (_, i) => this.line(from + i));
    const { height, made } = this.whole;
    const first = lines.top(from, row, head);
    const above = height === made ? first : Math.max(0, this.scroller.scrollTop + first - this.depth);
    const below = made - above - (lines.top(until, row, head) - first);
    replaceChildren(this.body, [this.spacer(above), ...rows, this.spacer(below)]);
    this.made = { from, until };
    if (key) this.focusLine(Number(key), true);
  }

  /** @param {number} height */
  spacer(height) {
    if (height <= 0) return null;
    const row = element('tr', { class: 'stationed-spacer', 'aria-hidden': 'true', role: 'presentation' });
    row.style.height = `${height}px`;
    return row;
  }

  /** @param {number} line @returns {any} */
  line(line) {
    const { part, row } = this.host.lines.at(line);
    const node = row === HEAD ? this.head(part) : this.row(row);
    node.setAttribute('aria-rowindex', String(line + 2));
    node.dataset.line = String(line);
    return node;
  }

  /** @param {number} at */
  head(at) {
    const part = this.host.lines.parts[at];
    const title = this.host.words.say(`table.${part.part}`, { n: part.total });
    const open = element('button', {
      type: 'button',
      class: 'stationed-link stationed-part-button',
      'aria-expanded': String(part.open),
      text: title,
    });
    const some = part.rows.length < part.total ? this.host.words.say('table.matching', { n: part.rows.length }) : '';
    return element('tr', { class: 'stationed-part', role: 'row', 'data-part': part.part }, [
      element('th', { scope: 'rowgroup', role: 'rowheader', colspan: this.host.columns.length }, [
        open,
        element('span', { class: 'stationed-quiet', text: some }),
      ]),
    ]);
  }

  /** @param {number} row @returns {any} */
  row(row) {
    const chosen = this.host.isChosen(row);
    const cells = this.host.columns.map((/** @type {TableColumn} */ column, /** @type {number} */ i) => {
      const text = column.text(row);
      const name = `stationed-cell stationed-cell-${column.id}`;
      if (i > 0)
        return element('td', { role: 'cell', class: name, title: text || null }, [
          element('span', { class: 'stationed-cell-text', text }),
        ]);
      return element('th', { role: 'rowheader', scope: 'row', class: name }, [
        element('button', { type: 'button', class: 'stationed-link', title: text || null }, [
          element('span', { class: 'stationed-cell-text', text: text || this.host.words.say('table.unnamed') }),
        ]),
      ]);
    });
    return element(
      'tr',
      {
        class: `stationed-row${chosen ? ' stationed-chosen' : ''}`,
        role: 'row',
        'data-row': row,
        'aria-current': chosen ? 'true' : null,
      },
      cells,
    );
  }

  /** @param {Event} event */
  click(event) {
    const node = /** @type {Element} */ (event.target).closest('tr');
    if (!node) return;
    if (node.dataset.part) this.host.onPart(node.dataset.part);
    else if (node.dataset.row) this.host.onRow(Number(node.dataset.row));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const node = /** @type {Element} */ (event.target).closest('tr');
    if (!node) return;
    const line = Number(node.dataset.line);
    const last = this.host.lines.count - 1;
    const to = { ArrowDown: line + 1, ArrowUp: line - 1, Home: 0, End: last }[event.key];
    if (to === undefined || to < 0 || to > last) return;
    event.preventDefault();
    this.reveal(to);
    this.focusLine(to, false);
  }

  /** @param {number} line @param {boolean} still */
  focusLine(line, still) {
    const node = this.body.querySelector(`tr[data-line="${line}"] button`);
    if (node) node.focus({ preventScroll: true });
    else if (still) this.scroller.focus({ preventScroll: true });
  }

  /** Scrolls a line into sight, and makes it. @param {number} line */
  reveal(line) {
    const { lines } = this.host;
    const { row, head } = this.heights;
    const top = lines.top(line, row, head);
    const room = this.scroller.clientHeight - this.table.tHead.offsetHeight;
    if (top < this.depth) this.depth = top;
    else if (top + row > this.depth + room) this.depth = top + row - room;
    if (line < this.made.from || line >= this.made.until) this.show();
  }
}
