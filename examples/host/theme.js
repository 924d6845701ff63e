// Theme: light or dark for the page and its maps; what the system asks for until a button is pressed.
//
// In:  buttons with data-theme. Out: data-theme on the page, and the attribute theme on every map; it runs before the
// maps are made, so that they start in these colours.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');

  /** @param {string} theme light or dark */
  function wear(theme) {
    document.documentElement.dataset.theme = theme;
    for (const map of document.querySelectorAll('stationed-map')) map.setAttribute('theme', theme);
    for (const button of document.querySelectorAll('button[data-theme]')) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-theme') === theme));
    }
  }

  for (const button of document.querySelectorAll('button[data-theme]')) {
    button.addEventListener('click', () => wear(button.getAttribute('data-theme') || 'light'));
  }
  dark.addEventListener('change', () => wear(dark.matches ? 'dark' : 'light'));
  wear(dark.matches ? 'dark' : 'light');
})();
