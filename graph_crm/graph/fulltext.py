"""Make a Lucene query of what a person typed."""

from __future__ import annotations

import re

MAX_TERMS = 10
MAX_LENGTH = 200

# The index makes a word of every Chinese character and hiragana, and keeps dots and apostrophes inside words
# (Unicode Standard Annex 29, word boundaries).
_CHARACTERS = "\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TERM = re.compile(rf"[{_CHARACTERS}]+|(?:(?![{_CHARACTERS}])\w)+(?:['’.](?:(?![{_CHARACTERS}])\w)+)*")
_IS_CHARACTERS = re.compile(rf"^[{_CHARACTERS}]+$")


def lucene_query(typed: str) -> str | None:
    """A query for rows that hold every word typed: neighbours for Chinese, beginnings for other words.

    Takes only letters, digits and marks inside words from the input, so nothing in it is Lucene syntax. None when
    nothing is left to search for.

    >>> lucene_query("王建 Chen")
    '"王 建" AND chen*'
    >>> lucene_query("  +*?~ ") is None
    True
    """
    terms = _TERM.findall(typed[:MAX_LENGTH])[:MAX_TERMS]
    return " AND ".join(_clause(term) for term in terms) or None


def _clause(term: str) -> str:
    if _IS_CHARACTERS.match(term):
        return '"' + " ".join(term) + '"'
    return term.lower() + "*"
