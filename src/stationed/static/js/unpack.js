// Unpack: the packed part of the data block, decompressed by the browser.
//
// In:  the block as it stands in the page. Out: a promise of the whole block. docs/payload.md describes both.

/** @param {any} block @returns {Promise<any>} */
async function unpack(block) {
  if (!block.packed) return block;
  const text = atob(block.packed);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const rest = JSON.parse(await new Response(stream).text());
  return { ...block, ...rest, tables: { ...block.tables, ...rest.tables } };
}
