"""Our people: some by their uids, or a page of the list."""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from graph_crm import paging
from graph_crm.paging import Page, PageRequest
from graph_crm.users import queries
from graph_crm.users.model import User

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph


class UserService:
    """Reads users."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def by_uids(self, viewer: Viewer, uids: Sequence[str]) -> list[User | None]:
        """In the order of the uids; None where there is none that this viewer may see."""
        rows = await queries.read_by_uids(self._graph, viewer, uids)
        return paging.in_order(uids, [_make(row) for row in rows], lambda user: user.uid)

    async def page(self, viewer: Viewer, request: PageRequest, search: str | None = None) -> Page[User]:
        """A page by name. ``search`` leaves those whose name or address holds it: we are few enough to look at all."""
        typed = unicodedata.normalize("NFKC", search).strip() if search is not None else None
        if typed == "":
            return Page((), (), has_next=False)
        rows = await queries.read_page(self._graph, viewer, typed, request.params(paging.BY_NAME))
        return request.page(rows, paging.BY_NAME, _make, "user")


def _make(row: Mapping[str, Any]) -> User:
    return User(**{field.name: row["user"].get(field.name) for field in fields(User)})
