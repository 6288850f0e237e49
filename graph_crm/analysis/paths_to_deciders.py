"""How each person of a map gets to those who decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import networkx as nx

from graph_crm.analysis.graphs import influence_graph, reporting_tree
from graph_crm.analysis.who_decides import who_decides

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap

Way = Literal["decides", "above_decider", "reaches_decider", "no_way", "leads_off_map", "nothing_drawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathToDecider:
    """One person's way. ``through`` are the uids after the person, the decider last; empty without a way."""

    way: Way
    through: tuple[str, ...] = ()


def paths_to_deciders(contact_map: ContactMap) -> dict[str, PathToDecider]:
    """Return the shortest way of every current person to somebody who decides, by uid.

    A step goes up a solid reporting line, or along a positive influence. A way leads through nobody who is known
    to be against us: they would not carry it on. Whoever stands above a decider in the lines needs no way. Who
    decides is in :func:`~graph_crm.analysis.who_decides.who_decides`.

    Parameters
    ----------
    contact_map : ContactMap
        The map. Former people are left out, as deciders and in between.

    Returns
    -------
    dict[str, PathToDecider]
        By name; empty when nobody in the map decides. ``way`` is

        - ``decides``, ``above_decider`` or ``reaches_decider``: there is a way;
        - ``leads_off_map``: there is none in the map, but it may lead over a manager who is not in it;
        - ``nothing_drawn``: no line up and no positive influence of theirs is recorded, so nothing is known;
        - ``no_way``: something is drawn, and it does not lead there.

        Of ways of the same length the one through the first by name and uid.

    Notes
    -----
    One search backwards from all deciders at once, by Dijkstra's algorithm with steps of length 1 [1]_:
    O((people + edges) log people).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Influence, Role, Stakeholder
    >>> approver = Role(code="approver", name_en="", name_zh="", weight=1.0, can_veto=True, required=True)
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(
    ...         Stakeholder(uid="Wang", contact_uid="1", name="Wang", roles=(approver,)),
    ...         Stakeholder(uid="Li", contact_uid="2", name="Li"),
    ...     ),
    ...     influences=(Influence(uid="i", source="Li", target="Wang", strength=3, sign=1),),
    ... )
    >>> {uid: (path.way, path.through) for uid, path in paths_to_deciders(contact_map).items()}
    {'Li': ('reaches_decider', ('Wang',)), 'Wang': ('decides', ())}

    References
    ----------
    .. [1] E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1 (1959),
           269-271.
    """
    people = sorted(
        (person for person in contact_map.stakeholders if not person.former),
        key=lambda person: (person.name, person.uid),
    )
    deciding = who_decides(contact_map)
    deciders = [person.uid for person in people if person.uid in deciding]
    if not deciders:
        return {}
    tree = reporting_tree(contact_map)
    steps = _steps(contact_map, tree, [person.uid for person in people])
    backwards = _backwards(contact_map, steps, deciders)
    ways = _paths(backwards, deciders)
    above = _paths(tree.subgraph(steps).reverse(), deciders)
    off_map = _paths(backwards, [person.uid for person in people if person.manager_above])
    found: dict[str, PathToDecider] = {}
    for uid in steps:
        if uid in ways:
            through = tuple(reversed(ways[uid][:-1]))
            found[uid] = PathToDecider(way="reaches_decider" if through else "decides", through=through)
        elif uid in above:
            found[uid] = PathToDecider(way="above_decider", through=(above[uid][0],))
        elif uid in off_map:
            found[uid] = PathToDecider(way="leads_off_map")
        else:
            found[uid] = PathToDecider(way="no_way" if steps[uid] else "nothing_drawn")
    return found


def _steps(contact_map: ContactMap, tree: nx.DiGraph[str], uids: list[str]) -> nx.DiGraph[str]:
    """Who gets to whom in one step; in the order of the names, which decides between ways of one length."""
    place = {uid: index for index, uid in enumerate(uids)}
    up = [(report, manager) for manager, report in tree.edges]
    influences = influence_graph(contact_map)
    along = [
        (source, target) for source, target in influences.edges if influences[source][target]["sign"] > 0
    ]
    present = (edge for edge in {*up, *along} if edge[0] in place and edge[1] in place)
    steps: nx.DiGraph[str] = nx.DiGraph()
    steps.add_nodes_from(uids)
    steps.add_edges_from(sorted(present, key=lambda edge: (place[edge[0]], place[edge[1]])))
    return steps


def _backwards(contact_map: ContactMap, steps: nx.DiGraph[str], deciders: list[str]) -> nx.DiGraph[str]:
    """The steps from their end to their beginning, without those to an opponent in between."""
    backwards = steps.reverse()
    for uid in set(steps).difference(deciders):
        stance = contact_map.stance_towards_us(contact_map.by_uid[uid])
        if stance and stance.value < 0:
            backwards.remove_edges_from(list(backwards.out_edges(uid)))
    return backwards


def _paths(graph: nx.DiGraph[str], sources: list[str]) -> dict[str, list[str]]:
    # No step has a length, so each counts as 1.
    return nx.multi_source_dijkstra_path(graph, sources, weight="length") if sources else {}
