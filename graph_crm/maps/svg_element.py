"""Elements of the drawing: well-formed whatever the names hold, and measured before they are drawn."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

# What XML 1.0 allows, section 2.2; all else, lone surrogates too, would make the document unreadable.
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROW = frozenset("fijlrtI1|!.,:;'`()[]{}/\\- ")
_BROAD = frozenset("mwMW@%&—…")

Attribute = str | float


def clean(words: str) -> str:
    """Replace what XML can't hold.

    >>> clean("Ann" + chr(0) + chr(0xD800) + "<b>")
    'Ann��<b>'
    """
    return _FORBIDDEN.sub("\ufffd", words)


def add(parent: Element, tag: str, words: str | None = None, /, **attributes: Attribute) -> Element:
    """Append an element with a text and attributes to ``parent``; ``stroke_width`` is stroke-width."""
    element = SubElement(parent, tag, {_name(name): _value(value) for name, value in attributes.items()})
    if words is not None:
        element.text = clean(words)
    return element


@lru_cache(maxsize=256)
def _name(name: str) -> str:
    return "xlink:href" if name == "href" else name.replace("_", "-")


def _value(value: Attribute) -> str:
    return clean(value) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """A coordinate with one decimal at most.

    >>> number(12.0), number(-0.04), number(3.14159)
    ('12', '0', '3.1')
    """
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


@lru_cache(maxsize=8192)
def _character_width(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in _NARROW:
        return 0.32
    if character in _BROAD:
        return 0.92
    return 0.68 if character.isupper() else 0.56


def text_width(words: str, size: float) -> float:
    """The width of a text in pixels, estimated: a Chinese character is one em, twice a Latin letter.

    >>> text_width("决策人", 12), round(text_width("Anna", 12), 1)
    (36.0, 28.3)
    """
    return size * sum(map(_character_width, words))


def cut(words: str, size: float, room: float) -> str:
    """Cut a text to ``room`` pixels, an ellipsis at its end; line breaks become spaces.

    >>> cut("信息技术部", 10, 50), cut("信息技术部", 10, 40)
    ('信息技术部', '信息技…')
    """
    words = " ".join(words.split())
    if text_width(words, size) <= room:
        return words
    room -= text_width("…", size)
    end = 0
    for end, character in enumerate(words):  # noqa: B007
        room -= size * _character_width(character)
        if room < 0:
            break
    return words[:end].rstrip() + "…"
