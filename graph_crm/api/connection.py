"""Relay connections (GraphQL Cursor Connections Specification), forward only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

import strawberry

from graph_crm.paging import DEFAULT_PAGE, Page, PageRequest

NodeType = TypeVar("NodeType")
T = TypeVar("T")

First = Annotated[int, strawberry.argument(description="How many, 1 to 100.")]
After = Annotated[
    str | None, strawberry.argument(description="The endCursor of the page before, in the same order.")
]


@strawberry.type(description="Where a page ends and whether there is more.")
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@strawberry.type(description="One entry of a page.")
class Edge(Generic[NodeType]):
    cursor: str
    node: NodeType


@strawberry.type(description="A page of a list.")
class Connection(Generic[NodeType]):
    edges: list[Edge[NodeType]]
    page_info: PageInfo


def page_request(first: int = DEFAULT_PAGE, after: str | None = None) -> PageRequest:
    """The page that the arguments ask for. Raises InvalidArgument."""
    return PageRequest(first, after)


def connection(page: Page[T], request: PageRequest, make: Callable[[T], NodeType]) -> Connection[NodeType]:
    """A page of a service as a connection."""
    edges = [
        Edge(cursor=cursor, node=make(item)) for cursor, item in zip(page.cursors, page.items, strict=True)
    ]
    return Connection(
        edges=edges,
        page_info=PageInfo(
            has_next_page=page.has_next,
            has_previous_page=request.after is not None,
            start_cursor=page.cursors[0] if page.cursors else None,
            end_cursor=page.cursors[-1] if page.cursors else None,
        ),
    )
