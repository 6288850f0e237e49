"""Where each person stands in the solid reporting lines of a map."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import networkx as nx

from graph_crm.analysis.graphs import reporting_tree

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingPlace:
    """One person's place: ``depth`` lines below a top (0 is a top), ``direct`` reports, ``below`` in all.

    ``managers`` are the direct managers in the map: one, or more when the data contradicts itself.
    ``value`` is 0..1, see :func:`reporting_places`.
    """

    depth: int
    direct: int
    below: int
    managers: tuple[str, ...]
    value: float


def reporting_places(contact_map: ContactMap) -> dict[str, ReportingPlace]:
    r"""Return the place of everyone who has a solid reporting line in the map, by uid.

    The value is the mean of how high a person stands and of how many people stand below:

    .. math::

       \mathrm{value}(u) = \frac{1}{2} \left( 1 - \frac{\mathrm{depth}(u)}{\max_v \mathrm{depth}(v)} \right)
       + \frac{1}{2} \, \frac{\ln(1 + \mathrm{below}(u))}{\ln(1 + \max_v \mathrm{below}(v))}

    Height alone would put an assistant of the top beside the head of a division; span alone would put
    a division of fifty far above the top of a second company. Span counts by its logarithm, because a
    tenth report adds less say than a second one. The value is an estimate.

    Parameters
    ----------
    contact_map : ContactMap
        The map; only its solid lines count, and no line of a cycle does.

    Returns
    -------
    dict[str, ReportingPlace]
        In the order of the map's stakeholders. Somebody without a usable line is absent: their place
        is not known.

    Notes
    -----
    Depth is the longest way down from a top, so that a manager always stands above every report.
    Everyone below is held as a set of bits: O(people * lines / 64).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, ReportingLine, Stakeholder
    >>> people = tuple(Stakeholder(uid=uid, contact_uid=uid, name=uid) for uid in ("Top", "Head", "Staff"))
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=people,
    ...     reporting_lines=(
    ...         ReportingLine(uid="1", report="Head", manager="Top", kind="solid"),
    ...         ReportingLine(uid="2", report="Staff", manager="Head", kind="solid"),
    ...     ),
    ... )
    >>> {uid: (p.depth, p.below, round(p.value, 2)) for uid, p in reporting_places(contact_map).items()}
    {'Top': (0, 2, 1.0), 'Head': (1, 1, 0.57), 'Staff': (2, 0, 0.0)}
    """
    tree = reporting_tree(contact_map)
    names = {stakeholder.uid: stakeholder.name for stakeholder in contact_map.stakeholders}
    depths = _depths(tree)
    below = _below(tree)
    deepest = max(depths.values(), default=0)
    widest = max(below.values(), default=0)
    return {
        uid: ReportingPlace(
            depth=depths[uid],
            direct=len(tree[uid]),
            below=below[uid],
            managers=tuple(sorted(tree.predecessors(uid), key=lambda manager: (names[manager], manager))),
            value=(1 - depths[uid] / deepest + log(1 + below[uid]) / log(1 + widest)) / 2,
        )
        for uid, lines in tree.degree()
        if lines
    }


def _depths(tree: nx.DiGraph[str]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for uid in nx.topological_sort(tree):
        depths[uid] = max((depths[manager] + 1 for manager in tree.predecessors(uid)), default=0)
    return depths


def _below(tree: nx.DiGraph[str]) -> dict[str, int]:
    # A set per person, not a sum over the reports: with two managers a sum would count people twice.
    bit = {uid: 1 << index for index, uid in enumerate(tree)}
    beneath: dict[str, int] = {}
    for uid in reversed(list(nx.topological_sort(tree))):
        people = 0
        for report in tree[uid]:
            people |= bit[report] | beneath[report]
        beneath[uid] = people
    return {uid: people.bit_count() for uid, people in beneath.items()}
