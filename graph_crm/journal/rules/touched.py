"""What a draft touched, as the rules look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_crm.graph.named_query import NamedQuery
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.model import Version


class Run(Protocol):
    """Runs a named query in the transaction of the write."""

    async def __call__(self, query: NamedQuery, /, **params: object) -> list[dict[str, Any]]: ...


def begun(draft: Draft, *edge_types: str) -> Iterator[Version]:
    """The edges of these types that the batch lets hold from now on."""
    for slot in draft.slots.values():
        version = slot.current
        if version is not None and version.type in edge_types and version.element_id is None:
            yield version
