// Hold load: keeps the load event of the document until something is done.
//
// In:  a promise. Headless browsers print or picture a page as soon as it is loaded, and the data is unpacked by then
// only by chance. A frame whose document is still being written holds the load event and costs nothing meanwhile. In a
// frame that is sandboxed no document of another one can be written: there an image is read again as soon as it is read,
// which takes a third of the time that opening the page does.

import { element } from './element.js';

/** A transparent image of one pixel. */
const DOT = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** @param {Promise<any>} done */
export function holdLoad(done) {
  if (document.readyState === 'complete') return;
  const frame = element('iframe');
  document.head.append(frame);
  const written = frame.contentDocument;
  const stop = written ? () => frame.remove() : reading();
  if (written) written.open();
  else frame.remove();
  done.then(stop, stop);
}

/** Reads an image again and again. @returns {() => void} ends that */
function reading() {
  let waiting = true;
  let count = 0;
  const image = new Image();
  const again = () => {
    count += 1;
    if (waiting) image.src = `${DOT}#${count}`;
  };
  image.addEventListener('load', again);
  again();
  return () => {
    waiting = false;
  };
}
