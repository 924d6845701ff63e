"""Where things are on the map of a page, in pixels, for tests that point at them."""

from __future__ import annotations

POINT_OF = """((deployment) => {
  const { hits, corner } = stationed.app.marks;
  const hit = hits.find(({ mark }) => mark && mark.deployment === deployment);
  return hit && stationed.map.layerPointToContainerPoint(L.point(hit.x + hit.w / 2, hit.y + hit.h / 2).add(corner));
})"""
"""A function of JavaScript: the middle of a deployment's symbol in pixels of the map's container."""
