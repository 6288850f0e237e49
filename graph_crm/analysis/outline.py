"""A map as an outline: everyone below the manager, for those who read text instead of a canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.graphs import reporting_tree

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap


def outline(contact_map: ContactMap) -> tuple[tuple[str, str | None], ...]:
    """Return everyone once, as (uid, manager's uid or None), each after the manager, in reading order.

    Managers come before people without reports, the weightiest role first, then by name. Who has several solid
    managers (dirty data) stands below the first of them. O(people log people + lines).
    """
    tree = reporting_tree(contact_map)
    people = contact_map.by_uid
    manager = {uid: next(iter(tree.predecessors(uid)), None) for uid in people}
    reports: dict[str | None, list[str]] = {}
    for uid in sorted(
        people, key=lambda uid: (not tree.out_degree(uid), -people[uid].role_weight, people[uid].name, uid)
    ):
        reports.setdefault(manager[uid], []).append(uid)
    ordered: list[tuple[str, str | None]] = []
    waiting = list(reversed(reports.get(None, [])))
    while waiting:
        uid = waiting.pop()
        ordered.append((uid, manager[uid]))
        waiting.extend(reversed(reports.get(uid, [])))
    return tuple(ordered)
