// Left out: the claims that the reader leaves out, by the state keys agreed and without.
//
// In:  the app. Out: a flag for each claim, or null.

/** @import { App } from '../app.js' */

/**
 * Flags for the claims that the reader leaves out: contested deployments when only agreed ones are wanted, and claims
 * all of whose sources are switched off.
 * @param {App} app
 * @returns {Uint8Array | null}
 */
export function leftOut(app) {
  const { claims, deployments, sources } = app.tables;
  const without = new Set(
    (app.state.without || '')
      .split(',')
      .filter(Boolean)
      .map((id) => sources.find('id', id)),
  );
  const agreed = app.state.agreed === 'yes';
  if (!without.size && !agreed) return null;
  const codes = claims.codes('sources');
  const lists = claims.distinct('sources');
  const silenced = Array.from(
    { length: lists.length },
    (_, code) =>
      lists.at(code) !== '' &&
      lists
        .at(code)
        .split(';')
        .every((row) => without.has(Number(row))),
  );
  const flags = new Uint8Array(claims.n);
  for (let c = 0; c < claims.n; c += 1) {
    if (silenced[codes[c]] || (agreed && deployments.text('contested_in', claims.numbers('deployment')[c])))
      flags[c] = 1;
  }
  return flags;
}
