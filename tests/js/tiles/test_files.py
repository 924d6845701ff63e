"""Files beside a page: those that say another build than the page's, or none, are refused by their name."""

from __future__ import annotations

import pytest

FILES = ["../tiles/files"]
NAMED = {"tiles": "all.pmtiles", "records": "all.parquet", "size": 100, "build": "ab12"}
REFUSED = ".then(() => 'taken', (error) => [error instanceof OtherBuildError, error.file])"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        pytest.param({"build": "ab12"}, "taken", id="own"),
        pytest.param({"build": "cd34"}, [True, "all.pmtiles"], id="another"),
        pytest.param({"generator": "stationed"}, [True, "all.pmtiles"], id="written-before-builds-were-named"),
        pytest.param(None, [True, "all.pmtiles"], id="nothing"),
    ],
)
def test_tiles_are_taken_when_they_say_the_build_of_the_page(in_node, said, outcome):
    read = (
        "(() => { const files = new Files(data.named); files.archive = { getMetadata: async () => data.said };"
        f" return files.tilesAreOwn(){REFUSED}; }})()"
    )
    assert in_node(FILES, read, {"named": NAMED, "said": said}) == outcome


def test_tiles_that_could_not_be_asked_are_asked_again(in_node):
    read = """(async () => { const files = new Files(data); let times = 0;
        files.archive = { getMetadata: async () => { times += 1; if (times === 1) throw new Error('500');
            return { build: 'ab12' }; } };
        const first = await files.tilesAreOwn().catch((error) => error.message);
        await files.tilesAreOwn(); await files.tilesAreOwn();
        return [first, times]; })()"""
    assert in_node(FILES, read, NAMED) == ["500", 2]


@pytest.mark.parametrize(
    ("status", "told", "outcome"),
    [
        pytest.param(206, "bytes 90-99/100", "taken", id="own"),
        pytest.param(206, "bytes 90-99/101", [True, "all.parquet"], id="longer"),
        pytest.param(416, "bytes */80", [True, "all.parquet"], id="shorter"),
        pytest.param(206, "", "taken", id="not-said"),
        pytest.param(200, "", [False, None], id="whole-and-not-in-parts"),
    ],
)
def test_records_on_a_server_are_of_the_size_that_the_page_knows(in_node, status, told, outcome):
    read = f"""(() => {{ globalThis.document = {{ baseURI: 'http://maps.test/all.html' }};
        globalThis.fetch = async () => ({{ status: data.status, headers: new Map([['Content-Range', data.told]]),
            arrayBuffer: async () => new ArrayBuffer(10) }});
        const files = new Files(data.named); files.open();
        return files.buffer.slice(90, 100){REFUSED.replace("error.file", "error.file ?? null")}; }})()"""
    assert in_node(FILES, read, {"named": NAMED, "status": status, "told": told}) == outcome


def test_rows_are_read_from_the_file_whose_foot_was_read_though_another_is_chosen_meanwhile(in_node):
    read = """(async () => { const files = new Files(data); const asked = [];
        const from = (name) => ({ byteLength: 100, slice: async () => { asked.push(name); throw new Error(name); } });
        files.buffer = from('first');
        files.asked.set('records', Promise.resolve({ row_groups: [{ num_rows: 9n, total_byte_size: 9n, columns: [
            { meta_data: { path_in_schema: ['a'], data_page_offset: 4n, total_compressed_size: 9n } }] }],
            num_rows: 9n, schema: [{ name: 'root', num_children: 1 }, { name: 'a', type: 'INT32' }] }));
        const reading = files.read(0, 5).catch((error) => error.message);
        files.buffer = from('second');
        await reading;
        return asked; })()"""
    assert set(in_node(FILES, read, NAMED)) == {"first"}


def test_a_part_that_fails_late_leaves_the_part_of_another_file_that_is_kept_in_its_place(in_node):
    read = """(async () => { const files = new Files(data); let fail;
        files.read = () => new Promise((_, reject) => { fail = reject; });
        const old = files.records(0, 5).catch(() => {});
        files.take([]);
        files.read = async () => ['row'];
        await files.records(0, 5);
        fail(new Error('gone'));
        await old;
        return files.kept.size; })()"""
    assert in_node(FILES, read, NAMED) == 1
