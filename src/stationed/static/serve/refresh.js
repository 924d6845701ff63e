// Refresh: keeps an open page of the preview as the atlas is now. Served with the preview only, never in built files.
//
// In:  the preview's events: which version is served, and the findings. The page is loaded anew where the reader was.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const mine = script.dataset.version;
  const host = document.createElement('div');
  host.className = 'stationed-preview';

  /** @param {string} tag @param {string} name @param {string} text @param {Node[]} [children] */
  function node(tag, name, text, children = []) {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    made.append(...children);
    return made;
  }

  /** Loads the page again with the state that it has now in its address. */
  function reload() {
    const { stationed } = /** @type {any} */ (window);
    if (stationed && stationed.getState) {
      const parts = Object.entries(stationed.getState()).map(
        ([key, value]) => `${key}=${encodeURIComponent(String(value))}`,
      );
      history.replaceState(null, '', `#${parts.join('&')}`);
    }
    location.reload();
  }

  /** @param {{where: string, sentence: string, severity: string, code: string}} finding */
  function item(finding) {
    return node('li', `stationed-preview-${finding.severity}`, '', [
      node('strong', '', finding.where),
      node('span', '', `: ${finding.sentence}`),
    ]);
  }

  /** @param {{title: string, findings: any[]}} said */
  function show({ title, findings }) {
    const errors = findings.filter((one) => one.severity === 'error');
    const others = findings.filter((one) => one.severity !== 'error');
    const parts = [];
    if (title) parts.push(node('h2', '', title));
    if (errors.length) parts.push(node('ul', '', '', errors.map(item)));
    if (others.length) {
      const details = node('details', '', '', [
        node('summary', '', others.length === 1 ? '1 warning or note' : `${others.length} warnings and notes`),
      ]);
      details.append(node('ul', '', '', others.map(item)));
      parts.push(details);
    }
    host.replaceChildren(...parts);
    host.hidden = !parts.length;
    host.setAttribute('role', errors.length || title ? 'alert' : 'note');
  }

  document.body.append(host);
  host.hidden = true;
  const events = new EventSource('/.stationed/events');
  events.addEventListener('atlas', (event) => {
    const said = JSON.parse(/** @type {MessageEvent} */ (event).data);
    if (said.version !== mine) reload();
    else show(said);
  });
  events.addEventListener('error', () =>
    show({ title: 'The preview has stopped. Start it again to go on.', findings: [] }),
  );
  window.addEventListener('pagehide', () => events.close());
})();
