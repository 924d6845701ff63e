// Table summary: one sentence on what the map shows: when, how many, where, and how much of it is in doubt.
//
// In:  the app. Out: a sentence in the reader's language; parts that count nothing are left out.

/** @param {App} app @returns {string} */
function summaryText(app) {
  const { words } = app;
  const counts = app.tally();
  const parts = [words.say('summary.deployments', { n: counts.deployments })];
  if (counts.places) parts[0] = words.say('summary.at', { deployments: parts[0], places: words.say('summary.places', { n: counts.places }) });
  for (const name of /** @type {const} */ (['possible', 'contested', 'unlocated'])) {
    if (counts[name]) parts.push(words.say(`summary.${name}`, { n: counts[name] }));
  }
  return words.say('summary.sentence', { when: whenText(app), what: parts.join(', ') });
}

/** What time is shown, in words: a day, a range, a period by its title, or how many periods. @param {App} app @returns {string} */
function whenText(app) {
  const { words, tables } = app;
  const { first, last } = app.days();
  if (first !== null && last !== null) return first === last ? words.day(first) : words.say('time.range', { first: words.day(first), last: words.day(last) });
  const rows = app.periodRows();
  if (rows.length === 1) return `${app.periodTitle(rows[0])} (${tables.periods.words('span', rows[0], words.language)})`;
  return rows.length ? words.say('time.periods', { n: rows.length }) : words.say('time.none');
}
