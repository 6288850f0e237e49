"""One query per level: what the rows of a level ask for one by one is gathered, and read at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec, TypeVar

from strawberry.dataloader import DataLoader
from strawberry.extensions import SchemaExtension

from graph_crm.access.model import Viewer

P = ParamSpec("P")
T = TypeVar("T")

# A service's method that reads something for each of many uids, and returns it in their order.
ReadMany = Callable[Concatenate[Viewer, Sequence[str], P], Awaitable[Sequence[T]]]


class Batches:
    """The batches that are still filling. What was read is not kept: a later level sees what is true then."""

    def __init__(self) -> None:
        self._open: dict[Hashable, DataLoader[str, Any]] = {}

    async def load(
        self, viewer: Viewer, read: ReadMany[P, T], uid: str, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What ``read`` returns for this uid, asked together with all others that the level asks alike."""
        alike = (read, viewer, args, tuple(sorted(kwargs.items())))
        if alike not in self._open:

            async def read_all(uids: list[str]) -> Sequence[T]:
                del self._open[alike]
                once = list(dict.fromkeys(uids))
                found = dict(zip(once, await read(viewer, once, *args, **kwargs), strict=True))
                return [found[one] for one in uids]

            # Without its cache: it hands one future to all who ask for a uid, and who is cancelled (a field
            # beside it failed) would cancel the others.
            self._open[alike] = DataLoader(read_all, cache=False)
        return await self._open[alike].load(uid)


class OwnBatches(SchemaExtension):
    """Gives each operation batches of its own: those of one WebSocket share the rest of their context."""

    def on_operation(self) -> Iterator[None]:
        self.execution_context.context = replace(self.execution_context.context, batches=Batches())
        yield
