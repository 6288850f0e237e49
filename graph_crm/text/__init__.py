"""Every sentence that a user reads, in English and Chinese, from one catalogue.

The catalogue is the folder ``locales/<language>/``: one Fluent file per area
(https://projectfluent.org/fluent/guide/). Code names a message by its id and hands over the
values; the sentence itself stands in no Python file. A test holds both languages to the same
ids and the same variables.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fluent.runtime import FluentBundle

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES = Path(__file__).parent / "locales"

Value = str | int | float
# Fluent refuses a longer value; whoever typed one need not be told all of it.
LONGEST_VALUE = 1000
# Beyond it Babel has no digits to write a number with.
LARGEST_NUMBER = 10**20


@cache
def _bundle(language: Language) -> FluentBundle:
    # Fluent costs 0.1 s to import; whoever only imports the package does not pay for it.
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415

    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def text(message_id: str, language: Language, params: Mapping[str, Value] | None = None) -> str:
    """Return the sentence ``message_id`` in ``language`` with ``params`` filled in.

    Raises KeyError when the catalogue has no such message or a parameter is missing: a sentence
    with a hole in it is a programming error, never something to show.
    """
    bundle = _bundle(language)
    pattern = bundle.get_message(message_id).value
    if pattern is None:
        raise KeyError(message_id)
    values = {name: _writable(value) for name, value in (params or {}).items()}
    formatted, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise KeyError(f"{message_id}: {errors[0]}")
    return str(formatted)


def _writable(value: Value) -> Value:
    """The value, or as a text what of it Fluent can write."""
    if isinstance(value, str):
        return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
    return value if abs(value) <= LARGEST_NUMBER else f"{value:g}"


def environment_language() -> Language:
    """The language of the terminal: ``GRAPH_CRM_LANGUAGE``, else the locale, else English."""
    for name in ("GRAPH_CRM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
