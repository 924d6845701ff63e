// Hold load: keeps the load event of the document until something is done.
//
// In:  a promise. Headless browsers print or picture a page as soon as it is loaded, and the data is unpacked by then
// only by chance. An image that is being read holds the load event; as soon as it is read it is read again.

/** A transparent image of one pixel. */
const DOT = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** @param {Promise<any>} done */
export function holdLoad(done) {
  if (document.readyState === 'complete') return;
  let waiting = true;
  let count = 0;
  const image = new Image();
  const again = () => {
    count += 1;
    if (waiting) image.src = `${DOT}#${count}`;
  };
  const stop = () => {
    waiting = false;
  };
  image.addEventListener('load', again);
  done.then(stop, stop);
  again();
}
