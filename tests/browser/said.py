"""The page's own sentences, so that a test can be told once for both languages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[..., str]

WORDS = Path(__file__).parents[2] / "web" / "page" / "words"


@cache
def say_in(language: str) -> Say:
    """What says a sentence of the catalogue by its id, with its values put in."""
    sentences: dict[str, str] = {}
    for area in sorted((WORDS / language).glob("*.json")):
        sentences |= json.loads(area.read_text(encoding="utf-8"))

    def say(sentence: str, **values: str) -> str:
        said = sentences[sentence]
        for name, value in values.items():
            said = said.replace(f"{{{name}}}", value)
        return said

    return say
