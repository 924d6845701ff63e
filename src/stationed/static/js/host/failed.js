// Failed: where the map cannot be drawn, what readers without scripts see, with the reason.
//
// In:  the noscript element of the page, whose texts Python has escaped. Out: the same as elements of the page.
// It runs first, in the head, and in browsers of any age, which may not be able to read the scripts behind it: hence no
// syntax and no function of after 2011. A file that was cut off has this script at least.

(function () {
  var reason = '';

  /** @param {any} error */
  function show(error) {
    var held = document.querySelector('noscript');
    var inside = held && new DOMParser().parseFromString(held.textContent || '', 'text/html').body.firstChild;
    if (!inside || document.documentElement.getAttribute('data-stationed') === 'failed') return;
    var page = /** @type {Element} */ (document.importNode(inside, true));
    var why = page.querySelector('[data-failed]');
    if (why) {
      why.textContent = why.getAttribute('data-failed');
      var told = document.createElement('p');
      told.className = 'stationed-noscript-reason';
      told.textContent = String(error || reason);
      if (told.textContent && why.parentNode) why.parentNode.insertBefore(told, why.nextSibling);
    }
    document.documentElement.setAttribute('data-stationed', 'failed');
    document.body.appendChild(page);
  }

  window.addEventListener('error', function (event) {
    if (!reason) reason = event.message || '';
  });

  document.addEventListener('DOMContentLoaded', function () {
    var ready = /** @type {any} */ (window).stationed && /** @type {any} */ (window).stationed.ready;
    if (!ready) show('');
    else
      ready.then(null, function (/** @type {any} */ error) {
        show(error);
        throw error;
      });
  });
})();
