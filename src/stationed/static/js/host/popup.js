// Popup: what folium.Popup asks of jQuery, and no more: $(html)[0], the element that some markup describes.
//
// In:  markup that the maker of the map wrote into a folium.Popup. It stands on pages that have one, and only there.
// Out: the element. The policy of the page refuses style attributes, so they are set one by one instead.

/** @type {any} */ (window).$ = function $(/** @type {string} */ markup) {
  const named = markup.replace(/(<[a-z][^<>]*?\s)style(\s*=)/gi, '$1data-popup-style$2');
  const inert = new DOMParser().parseFromString(named, 'text/html');
  for (const node of inert.body.querySelectorAll('[data-popup-style]')) {
    /** @type {HTMLElement} */ (node).style.cssText = node.getAttribute('data-popup-style') || '';
    node.removeAttribute('data-popup-style');
  }
  return [inert.body.firstElementChild];
};
