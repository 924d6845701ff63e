"""with_refresh: a built page -> the same with the preview's script, allowed by its policy. Never written to a file."""

from __future__ import annotations

import re

from stationed.bundle import script_of, style_of
from stationed.document import sources

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')


def with_refresh(page: str, version: str) -> str:
    """Return a page that follows the atlas.

    Parameters
    ----------
    page : str
        HTML with a policy by hashes.
    version : str
        Of the edition that the page is of; hexadecimal digits.

    Returns
    -------
    str
        The page with one style, one script and, in its policy, their hashes and leave to ask its own server.
    """
    script, style = script_of("refresh"), style_of("refresh")

    def widened(policy: re.Match[str]) -> str:
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy[2].split(";") if rule.strip()}
        for name, text in (("script-src", script), ("style-src", style)):
            rules[name] = [one for one in rules.get(name, []) if one != "'none'"] + [sources([text])]
        rules["connect-src"] = ["'self'"]
        text = "; ".join(" ".join([name, *given]) for name, given in rules.items())
        return policy[1] + text + policy[3]

    page = _POLICY.sub(widened, page, count=1)
    head, end, tail = page.rpartition("</body>")
    return f'{head}<style>{style}</style>\n<script data-version="{version}">{script}</script>\n{end}{tail}'
