// Scene: what is to be drawn in one view, as groups of marks in pixels.
//
// In:  the tables, the flags and states of the selection, and a projection to pixels.
// Out: groups, one a location (or one for several that fall together), most important first.
// Pure: no DOM, no Leaflet, no clock.

const SYMBOL = { w: 34, h: 22, head: 10, gap: 5 };

/** More groups than this in view are drawn as discs with their numbers, gathered within so many pixels. */
const CROWD = 140;
const CROWD_REACH = 46;

/** @typedef {{deployment: number, claim: number, unit: number, state: number}} Mark */

/**
 * The marks of each location that has something to show; rival claims on one place are one mark.
 * @param {Record<string, Columns>} tables @param {Uint8Array} flags @param {Uint8Array} states
 * @returns {Map<number, Mark[]>}
 */
function marksByLocation(tables, flags, states) {
  const { claims } = tables;
  const deployment = claims.numbers('deployment');
  const location = claims.numbers('location');
  const unit = claims.numbers('unit');
  /** @type {Map<number, Mark[]>} */
  const places = new Map();
  let seen = new Set();
  let current = -1;
  for (let c = 0; c < claims.n; c += 1) {
    if (!flags[c] || location[c] < 0) continue;
    if (deployment[c] !== current) {
      current = deployment[c];
      seen = new Set();
    }
    if (seen.has(location[c])) continue;
    seen.add(location[c]);
    const mark = { deployment: current, claim: c, unit: unit[c], state: states[current] };
    const marks = places.get(location[c]);
    if (marks) marks.push(mark);
    else places.set(location[c], [mark]);
  }
  return places;
}

/**
 * The groups of a view.
 * @param {Record<string, Columns>} tables @param {Map<number, Mark[]>} places
 * @param {(longitude: number, latitude: number) => {x: number, y: number}} project
 * @param {{inside: (x: number, y: number) => boolean, chosen: number, reach: number}} view
 * @returns {any[]}
 */
function groupsOf(tables, places, project, view) {
  const { locations, units } = tables;
  const longitude = locations.numbers('longitude');
  const latitude = locations.numbers('latitude');
  const rank = units.numbers('rank');
  /** @type {any[]} */
  const groups = [];
  for (const [location, marks] of places) {
    if (!locations.numbers('located')[location]) continue;
    const { x, y } = project(longitude[location], latitude[location]);
    if (!view.inside(x, y)) continue;
    const members = onePerUnit(marks, view.chosen).map((mark) => ({ ...mark, location, rank: rank[mark.unit] }));
    members.sort((a, b) => b.rank - a.rank || b.state - a.state || a.deployment - b.deployment);
    const chosen = members.some((mark) => mark.deployment === view.chosen);
    groups.push({ location, x, y, members, chosen, weight: (chosen ? 1000 : 0) + members[0].rank * 10 + members.length });
  }
  groups.sort((a, b) => b.weight - a.weight || a.location - b.location);
  const near = mergeNear(groups, view.reach);
  const crowded = near.length > CROWD;
  return (crowded ? mergeNear(near, CROWD_REACH) : near).map((group) => ({ ...group, sizes: crowded && !group.chosen ? [] : sizesOf(group.members.length) }));
}

/** One mark for each unit: the chosen deployment's, else the surest; a unit that stayed under several records is drawn once. @param {Mark[]} marks @param {number} chosen @returns {Mark[]} */
function onePerUnit(marks, chosen) {
  /** @type {Map<number, Mark>} */
  const units = new Map();
  for (const mark of marks) {
    const one = units.get(mark.unit);
    const better = !one || mark.deployment === chosen || (one.deployment !== chosen && mark.state > one.state);
    if (better || mark.unit < 0) units.set(mark.unit < 0 ? -2 - mark.claim : mark.unit, mark);
  }
  return Array.from(units.values());
}

/** The forms a group of so many marks can take, the fullest first. @param {number} count */
function sizesOf(count) {
  const cell = (/** @type {string} */ form, /** @type {number} */ columns, /** @type {number} */ rows) => ({
    form, columns, w: columns * (SYMBOL.w + SYMBOL.gap) - SYMBOL.gap, h: rows * (SYMBOL.h + SYMBOL.head + 2),
  });
  if (count === 1) return [cell('full', 1, 1)];
  const columns = count <= 3 ? count : Math.ceil(Math.sqrt(count * 1.5));
  const forms = count <= 12 ? [cell('full', columns, Math.ceil(count / columns))] : [];
  if (count > 3) forms.push(cell('some', 3, 1));
  return [...forms, cell('one', 2, 1)];
}

/** How many symbols a form shows of a group; the rest is said as a number. @param {string} form @param {number} count @returns {number} */
function symbolsIn(form, count) {
  if (form === 'full') return count;
  if (form === 'some') return 2;
  return form === 'one' ? 1 : 0;
}

/**
 * The name of a place on a day in a language: the name in force then, else the undated one, else the plain name.
 * @param {Record<string, Columns>} tables @param {number} location @param {string} language @param {number} day @returns {string}
 */
function placeName(tables, location, language, day) {
  const { locations, names } = tables;
  const begin = locations.numbers('first_name')[location];
  const end = begin + locations.numbers('name_count')[location];
  const first = names.numbers('first');
  const last = names.numbers('last');
  let best = '';
  let width = Infinity;
  for (let row = begin; row < end; row += 1) {
    const spoken = names.text('language', row);
    if ((spoken !== language && spoken !== '') || first[row] > day || last[row] < day) continue;
    if (last[row] - first[row] < width) {
      best = names.text('name', row);
      width = last[row] - first[row];
    }
  }
  return best || locations.words('name', location, language);
}

/** @param {Columns} locations @param {number} row @returns {boolean} */
function isLine(locations, row) {
  return locations.numbers('shape')[row] >= 0;
}
