"""The edges of the graph: which keep history, and what makes two versions the same edge.

A *slot* is the place that an edge takes: "the stance of this stakeholder towards this party as this one of us
judges it". At most one version is current in a slot; others stand in it as history.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

# What an H edge carries beside its own fields.
TIMES = frozenset({"uid", "valid_from", "valid_to", "recorded_at", "superseded_at", "recorded_by", "origin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeKind:
    """One type of edge.

    ``slot`` are the ends that, with the properties in ``fixed``, make the slot; the end that is not in it is the
    slot's value. ``anchor`` is the end to reach the edge from: the one with few edges of the type.
    """

    history: bool = False
    slot: tuple[Literal["start", "end"], ...] = ("start", "end")
    anchor: Literal["start", "end"] = "start"
    fixed: tuple[str, ...] = ()
    undirected: bool = False


PAIR: tuple[Literal["start", "end"], ...] = ("start", "end")
START: tuple[Literal["start", "end"], ...] = ("start",)
END: tuple[Literal["start", "end"], ...] = ("end",)

EDGE_KINDS: dict[str, EdgeKind] = {
    "WORKS_AT": EdgeKind(history=True),
    "REPORTS_TO": EdgeKind(history=True, fixed=("customer_uid", "kind")),
    "IN_MAP": EdgeKind(history=True, slot=START),
    "STATE": EdgeKind(history=True, slot=START),
    "PLAYS": EdgeKind(history=True),
    "STANCE": EdgeKind(history=True, fixed=("assessed_by",)),
    "INFLUENCES": EdgeKind(history=True),
    "ALLIED_WITH": EdgeKind(history=True, undirected=True),
    "CONFLICTS_WITH": EdgeKind(history=True, undirected=True),
    "DECIDES_AT": EdgeKind(history=True),
    "COVERS": EdgeKind(history=True, anchor="end"),
    "OWNS": EdgeKind(history=True, slot=END, anchor="end", fixed=("kind",)),
    "IS": EdgeKind(slot=START),
    "FOR": EdgeKind(slot=START),
    "INVOLVES": EdgeKind(fixed=("as",)),
    "COMPETES_IN": EdgeKind(anchor="end"),
    "COLLABORATES": EdgeKind(anchor="end"),
    "PART_OF": EdgeKind(slot=START),
    "MAIN_CONTACT": EdgeKind(slot=START),
    "OF": EdgeKind(slot=START),
    "WITH": EdgeKind(),
    "ABOUT": EdgeKind(slot=START),
    "DID": EdgeKind(slot=END, anchor="end"),
    "EVIDENCE_OF": EdgeKind(fixed=("edge_uid",)),
    "IDENTIFIES": EdgeKind(slot=START),
    "MERGED_INTO": EdgeKind(slot=START),
}


def slot_of(edge_type: str, start: str, end: str, properties: Mapping[str, Any]) -> str:
    """The slot that an edge between these nodes takes, as text.

    >>> slot_of("STANCE", "s1", "p1", {"assessed_by": "u1", "value": 2})
    'STANCE|s1|p1|u1'
    >>> slot_of("IN_MAP", "s1", "m1", {})
    'IN_MAP|s1'
    """
    kind = EDGE_KINDS[edge_type]
    # Of solid lines a person has one at each customer; of dotted ones, one to each manager.
    single_line = edge_type == "REPORTS_TO" and properties["kind"] == "solid"
    ends = {"start": start, "end": end}
    named = [ends[side] for side in (START if single_line else kind.slot)]
    if kind.undirected:
        named.sort()
    return "|".join([edge_type, *named, *(str(properties.get(name) or "") for name in kind.fixed)])


def own_fields(edge_type: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """What an edge says: its properties without its times and without what makes its slot."""
    hidden = TIMES | frozenset(EDGE_KINDS[edge_type].fixed)
    return {name: value for name, value in properties.items() if name not in hidden and value is not None}
