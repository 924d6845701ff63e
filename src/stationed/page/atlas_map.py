"""atlas_map: one map of an atlas, with its layers and controls, as a folium.Map that saves as one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stationed.controls import Control, Inputs, Layout, page_controls
from stationed.errors import StationedError
from stationed.figures import poster, small_map
from stationed.join import Joined
from stationed.layers import PeriodLayers
from stationed.model import MapSpec, Tables
from stationed.page.map import HEIGHT, StationedMap
from stationed.page.render import PageHead
from stationed.page.tiles import OnlineTiles
from stationed.page.unscripted import unscripted
from stationed.payload import make_block
from stationed.periods import Membership
from stationed.said import said

POSTER = (1200, 675)
"""Pixels of the picture that stands where a map cannot."""


class AtlasMap(StationedMap):
    """A map with layers of periods and all controls of a page.

    Parameters
    ----------
    layers : PeriodLayers
        The data; of an atlas, or of somebody's own table.
    description : str
        A sentence or two for search engines and previews, '' for none.
    inputs : bytes
        Archive of the files that the data was read from, which the page carries; b"" for none.
    address : str
        Where the page will be published, for readers who see it where no scripts run; '' when that is not known.
    height : int
        Pixels that a notebook gives it.
    controls : iterable of type, optional
        Its controls in reading order; those of a page when not given.
    deployments : int, optional
        How many deployments there are, where the data holds none of them; as many as it holds when not given.
    """

    linked = ("address",)
    """Its attributes that name a page for readers, and ask for nothing."""

    def __init__(
        self,
        layers: PeriodLayers,
        *,
        description: str = "",
        inputs: bytes = b"",
        address: str = "",
        height: int = HEIGHT,
        controls: Iterable[type[Control]] | None = None,
        deployments: int | None = None,
    ) -> None:
        _refuse_height(height)
        meta = layers.block["meta"]
        language = meta["languages"][0]
        titles = meta["title"]
        head = PageHead(
            title=said(titles, language, meta["map"]),
            language=language,
            spoken=language in layers.block["words"],
            description=description,
        )
        west, south, east, north = meta["extent"]
        super().__init__(extent=(west, south, east, north), head=head, height=height)
        self.layers = layers
        self.fonts: Mapping[str, bytes] = {}
        layers.card = False  # the page has one
        self.address, self.deployments = address, deployments
        self.get_root().add_child(Layout(unscripted=self.unscripted), name="layout", index=0)
        layers.add_to(self)
        for control in page_controls() if controls is None else controls:
            control(layers).add_to(self)
        if inputs:
            Inputs(inputs).add_to(self)

    def add_tiles(self, tiles: str, *, credit: str = "") -> AtlasMap:
        """Lay the tiles of a server over the ground: the one thing that a page asks another host for, when told to.

        Parameters
        ----------
        tiles : str
            Their address, such as ``https://tiles.example/{z}/{x}/{y}.png``. Its host, and no other, enters the policy
            of the page, and learns who looks at it.
        credit : str
            Whom the page credits for them, beside those of the atlas.

        Returns
        -------
        AtlasMap
            The map itself.

        Raises
        ------
        StationedError
            When it is no such address, or leaves open which host is asked.
        """
        OnlineTiles(tiles).add_to(self)
        meta = self.layers.block["meta"]
        if credit and credit not in meta["credit"]:
            meta["credit"] = "; ".join(text for text in (meta["credit"], credit) if text)
        return self

    def unscripted(self) -> str:
        """Return what the page shows where no scripts run, as markup: a small picture, periods, deployments."""
        block = self.layers.block
        return unscripted(block, self.address, small_map(block, self.fonts), deployments=self.deployments)

    def picture(self) -> bytes:
        """Return the map's poster."""
        return poster(self.layers.block, POSTER, self.fonts)


def _refuse_height(height: object) -> None:
    if not isinstance(height, int) or height < 1:
        raise StationedError(f"height: is no height of a map, got {height!r}; expected pixels, such as 640.")


def atlas_map(
    tables: Tables,
    joined: Joined,
    membership: Membership,
    spec: MapSpec,
    *,
    inputs: bytes = b"",
    address: str = "",
    height: int = HEIGHT,
) -> AtlasMap:
    """Return one map of an atlas.

    Parameters
    ----------
    tables : Tables
        The atlas.
    joined : Joined
        Its joined claims.
    membership : Membership
        What its periods hold.
    spec : MapSpec
        Which map.
    inputs : bytes
        Archive of the atlas's files, which the page carries; b"" for none. `stationed.export.pack_inputs` makes it.
    address : str
        Where the page will be published; '' when that is not known.
    height : int
        Pixels that a notebook gives it.

    Returns
    -------
    AtlasMap
        A `folium.Map`; further folium elements can be added before it is saved.
    """
    layers = PeriodLayers.from_block(make_block(tables, joined, membership, spec))
    drawn = AtlasMap(layers, description=spec.summary, inputs=inputs, address=address, height=height)
    drawn.fonts = tables.fonts
    return drawn.add_tiles(tables.config.ground.tiles) if tables.config.ground.tiles else drawn
