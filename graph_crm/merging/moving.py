"""Move versions of edges from one node to another without letting two of them hold at once.

A version that moves keeps its times and its origin, the name under which activities support it. Where the kept one
has something in the same slot, that stays, and what moves is cut to the times that are free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.journal.edges import EDGE_KINDS, slot_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from graph_crm.journal.draft import Draft
    from graph_crm.journal.model import Version

    Span = tuple[datetime, datetime | None]


def move_edges(draft: Draft, old: str, new: str, *edge_types: str) -> int:
    """Let all edges of these types that touch one node touch another; how many there were.

    An edge between the two would lead to itself and is no longer held for true.
    """
    versions = draft.around(old, *edge_types)
    for version in versions:
        ends = {side: new for side in ("start", "end") if getattr(version, side) == old}
        move_version(draft, version, **ends)
    return len(versions)


def move_version(draft: Draft, version: Version, **changes: Any) -> None:
    """Hold a version for true with another end or property, as far as its new slot is free."""
    start, end = changes.get("start", version.start), changes.get("end", version.end)
    draft.drop_version(version)
    if start == end:
        return
    name = slot_of(version.type, start, end, {**version.properties, **changes})
    slot = draft.slots.get(name)
    taken = slot.versions if slot is not None else []
    if not EDGE_KINDS[version.type].history:
        if not taken:
            draft.add_version(version, **changes)
        return
    for span in free_spans(version.span, [other.span for other in taken]):
        _add(draft, version, span, **changes)


def give_way(draft: Draft, kept: Version | None, newer: Version | None) -> None:
    """Where both sides say something now, let the newer one hold since it began, the kept one until then."""
    if kept is None or newer is None or _age(newer) <= _age(kept):
        return
    draft.cut_version(kept, newer.properties["valid_from"])


def free_spans(span: Span, taken: Iterable[Span]) -> Sequence[Span]:
    """What is left of a span of time without those that are taken; None is an open end.

    >>> free_spans((1, None), [(3, 5)])
    [(1, 3), (5, None)]
    """
    left = [span]
    for begin, end in taken:
        left = [piece for whole in left for piece in _without(whole, begin, end)]
    return left


def _without(whole: Span, begin: datetime, end: datetime | None) -> list[Span]:
    first, last = whole
    if (last is not None and last <= begin) or (end is not None and end <= first):
        return [whole]
    pieces: list[Span] = []
    if first < begin:
        pieces.append((first, begin))
    if end is not None and (last is None or end < last):
        pieces.append((end, last))
    return pieces


def _add(draft: Draft, version: Version, span: Span, **changes: Any) -> None:
    begin, end = span
    times: dict[str, Any] = {"valid_from": begin} | ({} if end is None else {"valid_to": end})
    draft.add_version(version, origin=version.origin, **times, **changes)


def _age(version: Version) -> tuple[datetime, datetime]:
    return version.properties["valid_from"], version.properties["recorded_at"]
