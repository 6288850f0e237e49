"""Pages of long lists by keyset: a cursor names the last row's place in the order, so nothing is skipped or
shown twice when rows come and go in between, and no page costs more than the first.
"""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from graph_crm.errors import InvalidArgument
from graph_crm.graph.fulltext import lucene_query

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

T = TypeVar("T")

MAX_PAGE = 100
DEFAULT_PAGE = 25
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Order:
    """An order that a list can have. ``first_key`` and ``first_uid`` come before every row of it.

    ``by_time``: its keys are moments, which the database reads.
    """

    name: str
    first_key: str
    first_uid: str
    by_time: bool = False

    def fits(self, key: str) -> bool:
        """Whether a key can be one of this order."""
        if not self.by_time:
            return True
        try:
            return bool(_MOMENT.fullmatch(key) and datetime.fromisoformat(key))
        except ValueError:
            return False


BY_NAME = Order("name", "", "")
BY_UPDATE = Order("update", "9999-12-31T23:59:59Z", "~", by_time=True)
BY_CLOSE = Order("close", "", "")
BY_MATCH = Order("match", "", "")


@dataclass(frozen=True, slots=True)
class Search:
    """What a list is searched for: as typed, for the order, and as the full-text index takes it."""

    typed: str
    query: str

    @classmethod
    def of(cls, typed: str) -> Search | None:
        """None when nothing is left to search for. Full-width letters, of Chinese keyboards, are as good as others."""
        folded = unicodedata.normalize("NFKC", typed).strip()
        query = lucene_query(folded)
        return cls(folded, query) if query is not None else None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list with the cursor of each, and whether there are more."""

    items: tuple[T, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page is asked for: how many rows, after which cursor."""

    first: int = DEFAULT_PAGE
    after: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.first <= MAX_PAGE:
            raise InvalidArgument(argument="first", value=self.first, expected=f"1-{MAX_PAGE}")

    def params(self, order: Order) -> dict[str, object]:
        """The parameters of a list query; one row more than asked for tells whether there is a next page."""
        key, uid = (order.first_key, order.first_uid) if self.after is None else _decode(self.after, order)
        return {"after_key": key, "after_uid": uid, "first": self.first + 1}

    def page(
        self,
        rows: Sequence[Mapping[str, Any]],
        order: Order,
        make: Callable[[Mapping[str, Any]], T],
        node: str,
    ) -> Page[T]:
        """The page of the rows that a list query returned; ``node`` is the column that holds the uid."""
        shown = rows[: self.first]
        return Page(
            tuple(make(row) for row in shown),
            tuple(_encode(order, row["sort_key"], row[node]["uid"]) for row in shown),
            len(rows) > self.first,
        )

    def pages(
        self,
        parents: Sequence[str],
        rows: Sequence[Mapping[str, Any]],
        order: Order,
        make: Callable[[Mapping[str, Any]], T],
        node: str,
    ) -> list[Page[T]]:
        """A page for each parent, of a query that read them all; the column ``parent`` holds a row's parent's uid."""
        of_parent: dict[str, list[Mapping[str, Any]]] = {parent: [] for parent in parents}
        for row in rows:
            of_parent[row["parent"]].append(row)
        return [self.page(of_parent[parent], order, make, node) for parent in parents]


def in_order(uids: Sequence[str], items: Sequence[T], uid_of: Callable[[T], str]) -> list[T | None]:
    """What was found of these uids, each in its uid's place; None where nothing was."""
    found = {uid_of(item): item for item in items}
    return [found.get(uid) for uid in uids]


def _encode(order: Order, key: str, uid: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([order.name, key, uid]).encode()).decode()


def _decode(cursor: str, order: Order) -> tuple[str, str]:
    try:
        decoded = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        name, key, uid = cast("list[object]", decoded)
        # Half a surrogate pair is a character in Python and JSON, and none in UTF-8.
        f"{name}{key}{uid}".encode()
    except (ValueError, TypeError, RecursionError):
        raise _bad_cursor(cursor) from None
    if not (name == order.name and isinstance(key, str) and isinstance(uid, str) and order.fits(key)):
        raise _bad_cursor(cursor)
    return key, uid


def _bad_cursor(cursor: str) -> InvalidArgument:
    return InvalidArgument(argument="after", value=cursor[:80], expected="cursor")
