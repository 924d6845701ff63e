// Focus: what a reader has the focus on stays so when the lists about it are drawn anew.

/**
 * Draws anew what is in an element; where the focus was in it, the node of the same key has it again, or the nearest one.
 * @param {HTMLElement} root nodes in it may have a data-key
 * @param {() => void} draw
 */
export function keepingFocus(root, draw) {
  const active = document.activeElement;
  const inside = active instanceof HTMLElement && active !== root && root.contains(active);
  const key = inside ? active.dataset.key : undefined;
  const at = inside ? buttonsOf(root).indexOf(active) : -1;
  draw();
  if (!inside || document.activeElement === active) return;
  const others = buttonsOf(root);
  const same = key === undefined ? undefined : others.find((one) => one.dataset.key === key);
  (same || others[Math.min(Math.max(at, 0), others.length - 1)] || root).focus({ preventScroll: true });
}

/** @param {HTMLElement} root @returns {HTMLElement[]} */
function buttonsOf(root) {
  return Array.from(root.querySelectorAll('button, input, a[href]'));
}
