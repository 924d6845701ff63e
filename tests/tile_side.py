"""One atlas as pages have it, and as tiles have it, so that the two can be held against each other."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from stationed.coded import Numbers
from stationed.dates import definite, possible
from stationed.join import join_claims
from stationed.periods import in_periods
from stationed.reading import read_tables
from stationed.tiles.claims import keep_periods, make_claims
from stationed.tiles.counting import count_steps
from stationed.tiles.given import read_given
from stationed.tiles.named import name_claims, read_figures
from stationed.tiles.places import places_of, put_places
from stationed.tiles.pyramid import COUNTED, counts_by_place
from stationed.tiles.sets import count_sets
from stationed.tiles.when import choose_steps, make_windows, read_days


class Side:
    """One atlas as pages have it, and as tiles have it."""

    def __init__(self, folder: Path, one) -> None:
        self.tables = read_tables(folder)
        self.joined = join_claims(self.tables)
        self.membership = in_periods(self.joined, self.tables.periods)
        self.engine = one
        bare = read_tables(folder, claims=False)
        _, _, columns = read_given(one.near, folder, bare.config, lambda done, whole: None)
        one.share("raw")
        read_days(one, bare.config.dates, bare.periods)
        make_windows(one)
        self.places = places_of(bare)
        put_places(one, bare, self.places)
        figures = [quantity.name for quantity in bare.config.quantities if quantity.name in columns]
        read_figures(one, figures)
        name_claims(one, bare, lambda done, whole: None)
        make_claims(one, figures)
        keep_periods(one, ())
        edges = [day for period in bare.periods for day in (period.first, period.last)]
        self.domain = (min(edges), max(edges))
        self.steps = choose_steps(self.domain, bare.periods)
        self.sets = count_sets(one, bare.periods, lambda done, whole: None)
        count_steps(one, self.steps)
        one.fetch(COUNTED)

    def in_page(self, first: int, last: int) -> dict[str, set[str]]:
        """The deployments of some days by the rule of `stationed.dates`, rivals as `stationed.periods` has them."""
        sure = definite(self.joined.spans, first, last)[:, 0]
        may = possible(self.membership.limited, first, last)[:, 0]
        size = len(self.joined.deployment_ids)
        code = self.joined.deployment_code
        some = np.bincount(code[may], minlength=size) > 0
        every = np.bincount(code[~sure], minlength=size) == 0
        ids = self.joined.deployment_ids
        return {"definite": set(ids[some & every]), "possible": set(ids[some & ~every])}

    def held_in_periods(self, rows: list[int]) -> dict[int, tuple[int, int]]:
        """For each place how many deployments are definitely and possibly there while some periods are on."""
        member = self.membership
        sure, may = (flags[:, rows].any(axis=1) for flags in (member.definite, member.possible))
        return self._by_place(sure, may & ~sure, member.claim_possible[:, rows].any(axis=1))

    def held_on_days(self, first: int, last: int) -> dict[int, tuple[int, int]]:
        """For each place how many deployments are definitely and possibly there on some days."""
        told = self.in_page(first, last)
        sure, may = (np.isin(self.joined.deployment_ids, list(told[kind])) for kind in ("definite", "possible"))
        return self._by_place(sure, may, possible(self.membership.limited, first, last)[:, 0])

    def _by_place(self, sure: Numbers, may: Numbers, drawn: Numbers) -> dict[int, tuple[int, int]]:
        numbers = np.full(len(self.tables.locations) + 1, -1)  # the last one is of claims without a place
        numbers[self.places.rows] = np.arange(len(self.places.rows))
        claims = np.flatnonzero(drawn & (self.joined.location_code >= 0))
        pairs = np.column_stack([numbers[self.joined.location_code[claims]], self.joined.deployment_code[claims]])
        found: dict[int, tuple[int, int]] = {}
        for place, of in np.unique(pairs, axis=0).tolist():
            definite_, possible_ = found.get(place, (0, 0))
            found[place] = (definite_ + int(sure[of]), possible_ + int(may[of]))
        return found

    def in_tiles(self, in_node, choices: list[dict]) -> list[dict[int, tuple[int, int]]]:
        """What the script of tile pages counts for each place under some choices of rows of periods, or of days."""
        periods = [{"first": one.first, "last": one.last} for one in self.tables.periods]
        told = counts_by_place(self.engine.near, len(self.places.rows))
        data = {"places": told, "periods": periods, "choices": choices, "sets": self.sets.said()}
        counted = in_node(["../tiles/counts"], COUNT, data | {"steps": self.steps.days.tolist()})
        return [
            {place: (one["definite"], one["possible"]) for place, one in enumerate(found) if sum(one.values())}
            for found in counted
        ]


COUNT = """data.places.map((one) => new Counts(one)) && data.choices.map(({ rows, first, last }) => {
  const on = rows.map((row) => ({ ...data.periods[row], row }));
  const known = { sets: data.sets, steps: data.steps, all: data.periods.length };
  const asked = askedFor({ first, last }, on, known);
  return data.places.map((one) => new Counts(one).under(asked, data.steps));
})"""
"""What a page of tiles says of every place under every choice."""
