"""The three-way comparison behind every re-import: the last import, the file, and the graph as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Merged:
    """What should stand in the graph afterwards, which fields differ from now, and which edits were kept.

    ``kept`` pairs the file's value with the graph's, by field.
    """

    values: dict[str, Any]
    changes: dict[str, Any]
    kept: dict[str, tuple[Any, Any]]


def merge(last: Mapping[str, Any] | None, new: Mapping[str, Any], current: Mapping[str, Any]) -> Merged:
    """Take the file's value where nobody changed the graph since the last import; else keep the graph's.

    ``last`` is None when there was no import of this row before: then whatever the graph holds and the file
    contradicts was put there by a person, and is kept; an empty field is filled.

    >>> merge({"title": "CFO"}, {"title": "CEO"}, {"title": "CFO"}).changes
    {'title': 'CEO'}
    >>> merge({"title": "CFO"}, {"title": "CEO"}, {"title": "Chairman"}).kept
    {'title': ('CEO', 'Chairman')}
    """
    values, changes, kept = dict(current), dict[str, Any](), dict[str, tuple[Any, Any]]()
    for field, wanted in new.items():
        now, before = _plain(current.get(field)), _plain(last.get(field)) if last is not None else None
        if _plain(wanted) == now:
            continue
        if now == before:
            values[field] = changes[field] = wanted
        else:
            kept[field] = (wanted, now)
    return Merged(values, changes, kept)


def _plain(value: Any) -> Any:
    """Values that mean the same compare the same: lists and tuples, an empty list and none."""
    if isinstance(value, list | tuple):
        return tuple(value) or None  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return value
