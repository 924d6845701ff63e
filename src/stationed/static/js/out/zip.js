// Zip: what a zip archive in the page holds, without unpacking it.
//
// After PKWARE's APPNOTE.TXT 6.3, the end of central directory (4.3.16), its headers (4.3.12) and the stored entry.
// Pure: no DOM, no Leaflet, no clock.

/** @typedef {{name: string, size: number, packed: number, method: number, offset: number}} ZipEntry */

/**
 * The entries of an archive without a comment, in order; none when it is not one.
 * @param {Uint8Array} bytes
 * @returns {ZipEntry[]}
 */
export function zipEntries(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return [];
  /** @type {ZipEntry[]} */
  const entries = [];
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/**
 * The text of an entry that is stored as it is; '' for any other.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {string}
 */
export function storedText(bytes, name) {
  const entry = zipEntries(bytes).find((one) => one.name === name && one.method === 0);
  if (!entry) return '';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begin = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  return new TextDecoder().decode(bytes.subarray(begin, begin + entry.size));
}
