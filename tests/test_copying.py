"""What people hand from process to process, or keep in a cache, arrives as it was: atlases and exceptions."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from small_atlas import SMALL, a_faulty_atlas

import stationed
from stationed.model import Fixed

WAYS = {"pickle": lambda value: pickle.loads(pickle.dumps(value)), "copy": copy.copy, "deepcopy": copy.deepcopy}


def raised() -> list[BaseException]:
    """An exception of each public kind, as it is raised somewhere."""
    faults: list[BaseException] = [
        stationed.StationedError("it did not work"),
        stationed.AtlasNotFoundError("there is none"),
        stationed.MissingExtraError("install it"),
        stationed.OutputError("the disk is full"),
        stationed.StationedWarning("look at row 3"),
        stationed.FaultyAtlasError("2 errors", ["one", "two"]),
    ]
    for read, text in ((stationed.parse_date, "1938.02.09"), (stationed.parse_quantity, "5 thousand")):
        with pytest.raises(stationed.StationedError) as met:
            read(text)
        faults.append(met.value)
    return faults


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("fault", raised(), ids=lambda fault: type(fault).__name__)
def test_an_exception_arrives_with_its_message_and_attributes(fault, way):
    again = way(fault)
    assert (type(again), str(again), again.args, vars(again)) == (type(fault), str(fault), fault.args, vars(fault))


def test_every_exception_of_the_package_that_takes_more_than_a_text_can_be_sent():
    for module in pkgutil.walk_packages(stationed.__path__, "stationed."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    with_own_start = {kind.__name__ for kind in below(Exception) if "__init__" in vars(kind)}
    # The first three are among those above; a further one that is written some day wants its line.
    assert with_own_start == {"DateError", "FaultyAtlasError", "OutsideError", "PictureError", "QuantityError"}
    from stationed.files import OutsideError
    from stationed.scans import PictureError, PlacingError

    for kind in (PictureError, PlacingError):
        said = pickle.loads(pickle.dumps(kind("it has no points", got="2", expected="3", fix="Add one.")))
        assert type(said) is kind
        assert (said.problem, said.got, said.expected, said.fix) == ("it has no points", "2", "3", "Add one.")

    again = pickle.loads(pickle.dumps(OutsideError("/elsewhere")))
    assert (again.leads_to, again.strerror) == ("/elsewhere", "it leads out of the folder")


def below(kind: type) -> Iterator[type]:
    """The classes of the package below one."""
    for one in kind.__subclasses__():
        if one.__module__.startswith("stationed"):
            yield one
        yield from below(one)


def test_a_date_that_a_worker_process_cannot_read_is_told_to_the_one_that_asked():
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        asked = pool.submit(stationed.parse_date, "1938.02.09")
        with pytest.raises(stationed.DateError, match=r"got '1938\.02\.09'") as met:
            asked.result(timeout=60)
        assert met.value.fix == "1938-02-09"
        assert str(pool.submit(stationed.parse_date, "1938-02-09").result(timeout=60))


@pytest.mark.parametrize("worked_with", [False, True], ids=["as read", "worked with"])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_an_atlas_arrives_with_all_its_records(way, worked_with):
    atlas = stationed.read(SMALL)
    if worked_with:
        atlas.map()
    again = way(atlas)
    assert type(again) is stationed.Atlas
    assert again.deployments().equals(atlas.deployments())
    assert (again.periods, again.sources, again.config) == (atlas.periods, atlas.sources, atlas.config)
    assert again.map().get_root().render() == atlas.map().get_root().render()


def test_what_follows_from_an_atlas_arrives_too():
    atlas = stationed.read(SMALL)
    joined, membership = pickle.loads(pickle.dumps((atlas.joined, atlas.membership)))
    assert joined.frame.equals(atlas.joined.frame)
    assert membership.counts().equals(atlas.membership.counts())


def test_the_findings_of_a_faulty_atlas_arrive_with_the_error(tmp_path):
    with pytest.raises(stationed.FaultyAtlasError, match="error") as met:
        stationed.build(a_faulty_atlas(tmp_path, "column-missing"), tmp_path / "pages")
    again = pickle.loads(pickle.dumps(met.value))
    assert again.findings == met.value.findings != ()


def test_a_fixed_mapping_is_what_it_was_made_of_and_nobody_changes_it():
    given = {"en": "Urga", "mn": "Өргөө"}
    fixed = Fixed(given)
    given["en"] = "Kulun"
    assert dict(fixed) == {"en": "Urga", "mn": "Өргөө"}
    assert fixed == {"en": "Urga", "mn": "Өргөө"}
    with pytest.raises(TypeError, match="does not support item assignment"):
        fixed["en"] = "Kulun"  # pyright: ignore
