// SVG pen: what the painters of a canvas ask for, done as elements of an SVG file.
//
// In:  the calls and properties of a 2D context that the painters use; paths are those of pathOf. Out: an SVG element.
// Letters stay letters, as wide as they were measured, whatever font is there when the file is opened.

import { element } from '../dom/element.js';
import { plainColour } from './plain-colour.js';
import { SvgPath, short } from './svg-path.js';

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const FONT = /^(italic )?(?:(\d+) )?([\d.]+)px (.+)$/;

/** What save() keeps; all but the matrix are properties that painters set. */
const KEPT = /** @type {const} */ ([
  'fillStyle',
  'strokeStyle',
  'lineWidth',
  'lineJoin',
  'lineCap',
  'globalAlpha',
  'font',
  'textAlign',
  'textBaseline',
  'direction',
  'letterSpacing',
  'dashes',
  'matrix',
  'group',
]);

/** A picture as an address that holds it. @param {HTMLImageElement | HTMLCanvasElement} picture @returns {string} */
function addressOf(picture) {
  if (picture instanceof HTMLCanvasElement) return picture.toDataURL();
  if (picture.src.startsWith('data:')) return picture.src;
  const canvas = element('canvas', { width: String(picture.naturalWidth), height: String(picture.naturalHeight) });
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return canvas.toDataURL();
}

export class SvgPen extends SvgPath {
  /** @param {number} width @param {number} height @param {{title: string, language: string}} about */
  constructor(width, height, { title, language }) {
    super();
    this.root = element('svg', {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'xml:lang': language,
      role: 'img',
    });
    this.root.append(element('svg:title', { text: title.replace(FORBIDDEN, '') }));
    this.group = this.root;
    this.scratch = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
    /** What stands for colours, by the names of their properties. */
    this.inks = { fillStyle: String(this.scratch.fillStyle), strokeStyle: String(this.scratch.strokeStyle) };
    this.lineWidth = 1;
    this.lineJoin = 'miter';
    this.lineCap = 'butt';
    this.globalAlpha = 1;
    this.font = '10px sans-serif';
    this.textAlign = 'left';
    this.textBaseline = 'alphabetic';
    this.direction = 'ltr';
    this.letterSpacing = '0px';
    /** @type {number[]} */
    this.dashes = [];
    this.matrix = new DOMMatrix();
    /** @type {Record<string, any>[]} */
    this.saved = [];
    this.cuts = 0;
    /** Pixels to one of the drawing in pictures that painters make themselves. */
    this.ratio = 2;
  }

  get fillStyle() {
    return this.inks.fillStyle;
  }

  set fillStyle(colour) {
    this.ink('fillStyle', colour);
  }

  get strokeStyle() {
    return this.inks.strokeStyle;
  }

  set strokeStyle(colour) {
    this.ink('strokeStyle', colour);
  }

  /** Takes a colour as canvases do, which leave it at the one before when it is none. @param {'fillStyle' | 'strokeStyle'} name @param {string} colour */
  ink(name, colour) {
    this.scratch[name] = this.inks[name];
    this.scratch[name] = colour;
    this.inks = { ...this.inks, [name]: String(this.scratch[name]) };
  }

  /** The attributes of a colour. @param {'fill' | 'stroke'} part @param {string} ink */
  painted(part, ink) {
    const [colour, covers] = plainColour(ink);
    const opacity = Math.round(covers * this.globalAlpha * 1000) / 1000;
    return { [part]: colour, [`${part}-opacity`]: opacity === 1 ? null : opacity };
  }

  save() {
    this.saved.push(Object.fromEntries(KEPT.map((name) => [name, this[name]])));
  }

  restore() {
    Object.assign(this, this.saved.pop());
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.matrix = this.matrix.translate(x, y);
  }

  /** @param {number} x @param {number} y */
  scale(x, y) {
    this.matrix = this.matrix.scale(x, y);
  }

  /** @param {number} angle */
  rotate(angle) {
    this.matrix = this.matrix.rotate((angle * 180) / Math.PI);
  }

  /** @param {number} a @param {number} b @param {number} c @param {number} d @param {number} e @param {number} f */
  transform(a, b, c, d, e, f) {
    this.matrix = this.matrix.multiply(new DOMMatrix([a, b, c, d, e, f]));
  }

  /** @param {number[]} dashes */
  setLineDash(dashes) {
    this.dashes = dashes;
  }

  /** @param {(Path2D & {text?: string}) | string} [path] @param {string} [rule] */
  fill(path, rule) {
    const evenodd = path === 'evenodd' || rule === 'evenodd';
    this.put('path', { d: this.written(path), 'fill-rule': evenodd ? 'evenodd' : null, ...this.inside() });
  }

  /** @param {Path2D & {text?: string}} [path] */
  stroke(path) {
    this.put('path', { d: this.written(path), fill: 'none', ...this.line() });
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  strokeRect(x, y, width, height) {
    this.put('rect', { x, y, width, height, fill: 'none', ...this.line() });
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.put('rect', { x, y, width, height, ...this.inside() });
  }

  /** Nothing lies on a fresh sheet. */
  clearRect() {}

  /** @param {any} path */
  written(path) {
    return path && path.text !== undefined ? path.text : this.path;
  }

  inside() {
    return this.painted('fill', this.fillStyle);
  }

  line() {
    return {
      ...this.painted('stroke', this.strokeStyle),
      'stroke-width': this.lineWidth,
      'stroke-linejoin': this.lineJoin === 'miter' ? null : this.lineJoin,
      'stroke-linecap': this.lineCap === 'butt' ? null : this.lineCap,
      'stroke-dasharray': this.dashes.length ? this.dashes.join(' ') : null,
    };
  }

  /** @param {string} text @returns {TextMetrics} */
  measureText(text) {
    Object.assign(this.scratch, { font: this.font, letterSpacing: this.letterSpacing, textBaseline: 'alphabetic' });
    return this.scratch.measureText(text);
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    this.letter(text, x, y, this.inside());
  }

  /** The rim about letters, which says nothing by itself. @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    this.letter(text, x, y, { fill: 'none', ...this.line(), 'aria-hidden': 'true' });
  }

  /** @param {string} text @param {number} x @param {number} y @param {Record<string, any>} paint */
  letter(text, x, y, paint) {
    const [, slant, weight, size, family] = FONT.exec(this.font) || [null, '', '', '10', 'sans-serif'];
    const turned = this.direction === 'rtl';
    const anchor = this.textAlign === 'center' ? 'middle' : (this.textAlign === 'right') === turned ? 'start' : 'end';
    const down = this.textBaseline === 'middle' ? this.middle(Number(size)) : 0;
    this.put('text', {
      x: short(x),
      y: short(y + down),
      'font-family': family,
      'font-size': size,
      'font-weight': weight || null,
      'font-style': slant ? 'italic' : null,
      'letter-spacing': parseFloat(this.letterSpacing) || null,
      'text-anchor': anchor === 'start' ? null : anchor,
      direction: turned ? 'rtl' : null,
      textLength: short(this.measureText(text).width),
      lengthAdjust: 'spacingAndGlyphs',
      ...paint,
      text: text.replace(FORBIDDEN, ''),
    });
  }

  /** How far the line that letters stand on is below their middle. @param {number} size @returns {number} */
  middle(size) {
    const high = this.measureText('x').fontBoundingBoxAscent;
    this.scratch.textBaseline = 'middle';
    const half = this.scratch.measureText('x').fontBoundingBoxAscent;
    return Number.isFinite(high - half) ? high - half : size * 0.35;
  }

  /** @param {HTMLImageElement | HTMLCanvasElement} picture @param {number} x @param {number} y @param {number} w @param {number} h */
  drawImage(picture, x, y, w, h) {
    const address = addressOf(picture);
    const opacity = this.globalAlpha === 1 ? null : this.globalAlpha;
    const box = { x: short(x), y: short(y), width: short(w), height: short(h) };
    const node = this.put('image', { ...box, opacity, preserveAspectRatio: 'none' });
    node.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', address);
  }

  /** @param {ImageData} pixels */
  putImageData(pixels) {
    const canvas = element('canvas', { width: String(pixels.width), height: String(pixels.height) });
    canvas.getContext('2d').putImageData(pixels, 0, 0);
    this.drawImage(canvas, 0, 0, pixels.width / this.ratio, pixels.height / this.ratio);
  }

  /** Lets nothing be seen beyond the path until what was saved is restored. */
  clip() {
    this.cuts += 1;
    const id = `cut${this.cuts}`;
    const outline = element('svg:path', { d: this.path, transform: this.moved() });
    this.group.append(element('svg:clipPath', { id }, [outline]));
    this.group = this.group.appendChild(element('svg:g', { 'clip-path': `url(#${id})` }));
  }

  /** @param {string} tag @param {Record<string, any>} attributes @returns {any} */
  put(tag, attributes) {
    return this.group.appendChild(element(`svg:${tag}`, { ...attributes, transform: this.moved() }));
  }

  /** How what is drawn now lies on the sheet; null as it is. @returns {string | null} */
  moved() {
    const { a, b, c, d, e, f } = this.matrix;
    const parts = [a, b, c, d, e, f].map((value) => Math.round(value * 1e5) / 1e5);
    return parts.join() === '1,0,0,1,0,0' ? null : `matrix(${parts.join(' ')})`;
  }

  /** The file. @returns {string} */
  text() {
    return `${new XMLSerializer().serializeToString(this.root)}\n`;
  }
}
