// Popup: what folium.Popup asks of jQuery, and no more: $(html)[0], the element that some markup describes.
//
// In:  markup that the maker of the map wrote into a folium.Popup. It stands on pages that have one, and only there.
// Out: the element. Its style attributes, which the policy of the page refuses, are set one by one instead.

/** @type {any} */ (window).$ = function $(/** @type {string} */ markup) {
  const inert = new DOMParser().parseFromString(markup, 'text/html');
  const nodes = Array.from(inert.body.querySelectorAll('*'));
  const styles = nodes.map((node) => node.getAttribute('style'));
  for (const node of nodes) node.removeAttribute('style');
  nodes.forEach((node, i) => {
    if (styles[i]) /** @type {HTMLElement} */ (node).style.cssText = String(styles[i]);
  });
  return [inert.body.firstElementChild];
};
