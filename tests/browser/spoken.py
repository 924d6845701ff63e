"""What screen readers are given: role and name of everything, as Chromium computes them."""

from __future__ import annotations

from playwright.sync_api import Page

from stationed.facts import page_words

CONTROLS = frozenset(
    ("button", "link", "textbox", "combobox", "checkbox", "slider", "radio", "listbox", "DisclosureTriangle")
)


def names_in_tree(page: Page) -> list[tuple[str, str]]:
    """Role and name of everything in the accessibility tree as Chromium computes it."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    seen = [one for one in nodes if not one["ignored"]]
    return [(one["role"]["value"], one.get("name", {}).get("value", "")) for one in seen]


def named_in_english(tree: list[tuple[str, str]], language: str) -> list[str]:
    """Names of controls that the page says in English though it has a word of the language for them."""
    own = set(map(str, page_words(language).values()))
    english = {str(text) for text in page_words("en").values()} - own
    return [name for role, name in tree if role in CONTROLS and name in english]


def said_in(language: str) -> set[tuple[str, str]]:
    """Role and name of controls and regions that every page of an atlas with a timeline has."""
    words = page_words(language)
    named = {
        "map.title": "main",
        "zoom.in": "button",
        "zoom.out": "button",
        "time.play": "button",
        "time.playhead": "slider",
        "time.title": "region",
        "search.find": "combobox",
    }
    return {(role, str(words[key])) for key, role in named.items()}
