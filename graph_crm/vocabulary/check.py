"""Whether values are in their vocabularies, asked in the transaction that writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import UnknownValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_crm.journal.service import Writing


async def read_roles(writing: Writing, values: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """The roles that can be given, uid by code.

    ``values`` are (vocabulary, code) pairs that must be in use too. Raises UnknownValue.
    """
    if not writing.has_words:
        await writing.load((), words=True)
    words = [
        node.properties
        for node in writing.draft.nodes.values()
        if node.label in {"Role", "VocabularyEntry"}
        and not node.deleted
        and "retired_at" not in node.properties
    ]
    known = {(word["vocabulary"], word["code"]) for word in words if "vocabulary" in word}
    for vocabulary, value in values:
        if (vocabulary, value) not in known:
            raise UnknownValue((), vocabulary=vocabulary, value=value[:80])
    return {word["code"]: word["uid"] for word in words if "vocabulary" not in word}
