"""Origins in atlas.toml come into the form that browsers send, or are refused."""

from __future__ import annotations

import pytest

from stationed.reading.config import read_config
from stationed.reading.origins import origin_of


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        pytest.param("https://museum.example", "https://museum.example", id="as-it-is"),
        pytest.param("https://Museum.Example", "https://museum.example", id="capitals"),
        pytest.param("HTTPS://museum.example", "https://museum.example", id="capitals-of-the-scheme"),
        pytest.param("https://museum.example/", "https://museum.example", id="slash"),
        pytest.param("https://museum.example:443", "https://museum.example", id="usual-port"),
        pytest.param("http://museum.example:80/", "http://museum.example", id="usual-port-of-http"),
        pytest.param("http://museum.example:443", "http://museum.example:443", id="port-of-the-other"),
        pytest.param("https://museum.example:08443", "https://museum.example:8443", id="zeros"),
        pytest.param("http://localhost:8000", "http://localhost:8000", id="localhost"),
        pytest.param("https://музей.example", "https://xn--e1adhj9a.example", id="cyrillic"),
        pytest.param("https://MÜNCHEN.example", "https://xn--mnchen-3ya.example", id="umlaut"),
        pytest.param("http://[0:0::1]:80", "http://[::1]", id="ipv6"),
        pytest.param("http://127.0.0.1:8000", "http://127.0.0.1:8000", id="ipv4"),
    ],
)
def test_an_origin_is_brought_into_the_form_that_browsers_send(written, sent):
    assert origin_of(written) == sent


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("museum.example", id="no-scheme"),
        pytest.param("ftp://museum.example", id="other-scheme"),
        pytest.param("https://", id="no-host"),
        pytest.param("https://museum.example/maps", id="path"),
        pytest.param("https://museum.example?a", id="query"),
        pytest.param("https://museum.example#a", id="fragment"),
        pytest.param("https://me@museum.example", id="name"),
        pytest.param("https://museum.example:99999", id="port-too-great"),
        pytest.param("https://museum.example:", id="no-port"),
        pytest.param("https://museum.example:a", id="port-of-letters"),
        pytest.param("https://*.museum.example", id="wildcard"),
        pytest.param("https://museum..example", id="empty-label"),
        pytest.param("https://straße.example", id="read-two-ways"),
        pytest.param("https://127.1", id="short-address"),
        pytest.param("https://0x7f000001", id="hexadecimal-address"),
        pytest.param("https://[::1", id="open-bracket"),
        pytest.param("https://mus eum.example", id="blank"),
        pytest.param("https://museum.example\\", id="backslash"),
        pytest.param("https://" + "a" * 300 + ".example", id="long"),
        pytest.param("null", id="null"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_no_browser_sends_is_refused(written):
    with pytest.raises(ValueError):  # noqa: PT011 - the finding words it
        origin_of(written)


def test_the_settings_hold_the_origins_that_browsers_send_each_once():
    said = b'id = "a"\ntitle = "A"\n[messages]\norigins = ["https://Museum.Example:443", "https://museum.example"]\n'
    config, findings = read_config(said, name="a")
    assert (config.message_origins, findings) == (("https://museum.example",), [])


def test_a_star_among_the_origins_means_any():
    config, _ = read_config(b'id = "a"\ntitle = "A"\n[messages]\norigins = ["*"]\n', name="a")
    assert config.message_origins is None


def test_a_refused_origin_is_said_with_what_was_expected():
    said = b'id = "a"\ntitle = "A"\n[messages]\norigins = ["https://museum.example/maps"]\n'
    (finding,) = read_config(said, name="a")[1]
    assert (finding.code, finding.column, finding.got) == (
        "setting-invalid",
        "messages.origins",
        "https://museum.example/maps",
    )
    assert finding.expected == (
        'a list of origins as browsers send them: scheme, host and port, such as "https://museum.example"'
    )
