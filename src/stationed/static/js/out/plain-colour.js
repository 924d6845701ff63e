// Plain colour: a colour as browsers compute it -> a colour that every reader of a picture knows, and how much it covers.
//
// Pure: no DOM, no Leaflet, no clock.

const RGB = /^rgba?\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?), (\d+(?:\.\d+)?)(?:, ([\d.]+))?\)$/;

const WIDE = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/;

/** @param {string} computed @returns {[string, number]} #rrggbb, and its opacity: 0 for none */
export function plainColour(computed) {
  if (/^#[0-9a-f]{6}$/i.test(computed)) return [computed, 1];
  const rgb = RGB.exec(computed);
  const found = rgb || WIDE.exec(computed);
  if (!found) return ['', 0];
  const parts = found.slice(1, 4).map((part) => Math.round(Math.min(255, Number(part) * (rgb ? 1 : 255))));
  return [
    `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`,
    found[4] === undefined ? 1 : Number(found[4]),
  ];
}
