"""Relay connections (GraphQL Cursor Connections Specification), forward only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

import strawberry

from graph_crm.paging import DEFAULT_PAGE, Page, PageRequest

NodeType = TypeVar("NodeType")
T = TypeVar("T")

First = Annotated[int, strawberry.argument(description="How many, 1 to 100.")]
Order = Annotated[T, strawberry.argument(description="Which come first.")]
Uid = Annotated[strawberry.ID, strawberry.argument(description="The uid.")]
Search = Annotated[
    str | None,
    strawberry.argument(
        description="Find by name: Chinese characters in this order, beginnings of other words; best first, whatever the order."
    ),
]
After = Annotated[
    str | None, strawberry.argument(description="The endCursor of the page before, in the same order.")
]


@strawberry.type(description="Where a page ends and whether there is more.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more rows come after this page.")
    has_previous_page: bool = strawberry.field(description="Whether this page was asked for with a cursor.")
    start_cursor: str | None = strawberry.field(description="The first row's cursor; null on an empty page.")
    end_cursor: str | None = strawberry.field(
        description="The last row's cursor: hand it over as after to get the next page."
    )


@strawberry.type(description="One entry of a page.")
class Edge(Generic[NodeType]):
    cursor: str = strawberry.field(description="The row's place in this order.")
    node: NodeType = strawberry.field(description="The row itself.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[NodeType]):
    edges: list[Edge[NodeType]] = strawberry.field(description="The rows.")
    page_info: PageInfo = strawberry.field(description="Where the page ends and whether there is more.")


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
