// SVG path: the calls by which painters of a canvas build a path, as SVG writes it. Pure: no DOM, no Leaflet, no clock.

/** A number without more digits than anybody sees. @param {number} value */
export function short(value) {
  return Math.round(value * 1000) / 1000;
}

export class SvgPath {
  constructor() {
    this.path = '';
  }

  beginPath() {
    this.path = '';
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.path += `M${short(x)} ${short(y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.path += `${this.path ? 'L' : 'M'}${short(x)} ${short(y)}`;
  }

  closePath() {
    this.path += 'Z';
  }

  /** A whole circle, as painters draw no parts of one. @param {number} x @param {number} y @param {number} r */
  arc(x, y, r) {
    const half = `A${short(r)} ${short(r)} 0 1 0 `;
    this.path += `M${short(x + r)} ${short(y)}${half}${short(x - r)} ${short(y)}${half}${short(x + r)} ${short(y)}Z`;
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  rect(x, y, w, h) {
    this.path += `M${short(x)} ${short(y)}h${short(w)}v${short(h)}h${short(-w)}Z`;
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} round */
  roundRect(x, y, w, h, round) {
    const r = Math.min(round, w / 2, h / 2);
    const corner = (/** @type {number} */ dx, /** @type {number} */ dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
    const [across, down] = [short(w - 2 * r), short(h - 2 * r)];
    this.path +=
      `M${short(x + r)} ${short(y)}h${across}${corner(r, r)}v${down}${corner(-r, r)}` +
      `h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}Z`;
  }
}
