"""What a merge does, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_crm.errors import GraphCrmError

MAX_EDGES = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledField:
    """A property that the kept one gets from the other."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferingField:
    """A property that both have: the one is kept, the other dropped."""

    name: str
    kept: Any
    dropped: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPart:
    """A stakeholder that goes over; ``joined_with`` is the one of the same map that it becomes one with."""

    map: str
    map_name: str
    stakeholder: str
    joined_with: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What becomes of the one that is not kept. ``moved`` counts edges by their type."""

    filled: tuple[FilledField, ...]
    differing: tuple[DifferingField, ...]
    parts: tuple[MergedPart, ...]
    moved: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What a merge would do (None: it can't even be tried), and what stands in its way."""

    merge: Merge | None
    obstacles: tuple[GraphCrmError, ...] = field(default=())
