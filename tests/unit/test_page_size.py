"""How much JavaScript a browser loads before the first map: what the page and the map's chunk import statically."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "graph_crm" / "static"
PAGE = STATIC / "page" / "index.html"
MOST = 300 * 1024
STATICALLY = re.compile(r"""(?:import|export)\s*(?:[\w*{][^'"();]*?from\s*)?["']\./([\w.-]+\.js)["']""")

pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="installed without the page")


def test_before_the_first_map_there_are_at_most_300_kb_of_javascript() -> None:
    html = PAGE.read_text("utf-8")
    first = set(re.findall(r'(?:src|href)="/static/assets/([\w.-]+\.js)"', html))
    assert first
    [chunk] = STATIC.glob("assets/map-page-*.js")
    wanted, loaded = [*first, chunk.name], dict[str, int]()
    while wanted:
        name = wanted.pop()
        if name in loaded:
            continue
        text = (STATIC / "assets" / name).read_bytes()
        loaded[name] = len(gzip.compress(text))
        wanted.extend(STATICALLY.findall(text.decode()))
    # React and the canvas are among them: else the sum would be of something else.
    assert sum(loaded.values()) > 150 * 1024
    assert sum(loaded.values()) <= MOST, loaded
