"""How many independent ways join us to those who decide, and whose leaving would cut which of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

import igraph  # pyright: ignore[reportMissingTypeStubs]
import networkx as nx

from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.analysis.introduction_graph import US, introduction_graph
from graph_crm.analysis.who_decides import who_decides

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.introduction_graph import Node

MOST_DECIDERS = 10
# Who is asked about where nobody is known to decide.
RANKED_INSTEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciders:
    """Who decides or can veto, the weightiest first. ``assumed``: nobody is known to, so the first of the ranking
    stand in.

    ``limited`` says that there are more than ten.
    """

    stakeholders: tuple[str, ...]
    assumed: bool
    limited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """The ways from us to one decider, or to any of them. ``count`` is how many share nobody.

    ``users`` and ``stakeholders`` together are a smallest group without whom no way remains: ``count`` people,
    the ones nearest to the decider where there are several such groups.
    """

    count: int
    users: tuple[str, ...]
    stakeholders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakingPoint:
    """One of ours (``user_uid``) or of theirs (``stakeholder``), one of the two None, whom every way to
    the deciders ``loses`` runs through. ``all`` says that without them we reach no decider."""

    user_uid: str | None
    stakeholder: str | None
    loses: tuple[str, ...]
    all: bool


def deciders(contact_map: ContactMap) -> Deciders:
    """Return whom we need a way to: who decides (:func:`~graph_crm.analysis.who_decides.who_decides`) or can veto.

    Seats without a name and people who have left are left out. Where nobody is left, the first three of
    :func:`~graph_crm.analysis.decision_makers.rank_decision_makers` stand in.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(
    ...         Stakeholder(uid="Li", contact_uid="l", name="Li"),
    ...         Stakeholder(uid="Wang", contact_uid="w", name="Wang", veto=True),
    ...     ),
    ... )
    >>> deciders(contact_map).stakeholders
    ('Wang',)
    """
    shown = contact_map.current
    named = [who.stakeholder for who in rank_decision_makers(shown) if shown.by_uid[who.stakeholder].known]
    deciding = deciders_and_vetoes(contact_map)
    known = [uid for uid in named if uid in deciding]
    return Deciders(
        stakeholders=tuple(known[:MOST_DECIDERS] or named[:RANKED_INSTEAD]),
        assumed=not known,
        limited=len(known) > MOST_DECIDERS,
    )


def deciders_and_vetoes(contact_map: ContactMap) -> frozenset[str]:
    """Return who is known to decide and who can veto, seats included: without any of them no deal is made. O(people)."""
    vetoes = (one.uid for one in contact_map.current.stakeholders if one.can_veto)
    return who_decides(contact_map).union(vetoes)


def willing_graph(contact_map: ContactMap) -> nx.DiGraph[Node]:
    """Return the introduction graph without what people do who are against us: no thread hangs on them."""
    graph = introduction_graph(contact_map)
    graph.remove_edges_from([(a, b) for a, b in graph.edges if graph[a][b]["reluctant"]])
    return graph


def threads_to(graph: nx.DiGraph[Node], people: Iterable[str]) -> Threads:
    r"""Return how many ways from us to any of these people share nobody, and a smallest group that cuts all.

    The two numbers are the same by Menger's theorem [1]_: as many ways as people whose leaving would cut
    them all. The people asked for and we as a whole are not counted, each of our own people is.

    Parameters
    ----------
    graph : networkx.DiGraph
        As :func:`willing_graph` makes it.
    people : Iterable[str]
        Uids of stakeholders in the graph.

    Returns
    -------
    Threads
        Count 0 and nobody when there is no way.

    Notes
    -----
    A maximum flow in which everybody can be passed once, by igraph; ``networkx.minimum_node_cut`` gives
    groups of the same size. O(people^3) at worst, milliseconds on maps that people draw.

    References
    ----------
    .. [1] K. Menger, "Zur allgemeinen Kurventheorie", Fundamenta Mathematicae 10 (1927), 96-115.
    """
    index = {node: number for number, node in enumerate(graph)}
    endless = len(index) + 1
    goal = 2 * len(index)
    # Everybody is an entrance 2n and an exit 2n + 1, joined by an edge that one way can take.
    passing = [(2 * number, 2 * number + 1) for number in index.values()]
    ties = [(2 * index[a] + 1, 2 * index[b]) for a, b in graph.edges]
    ends = [(2 * index["theirs", uid], goal) for uid in people]
    flow = igraph.Graph(n=goal + 1, edges=[*passing, *ties, *ends], directed=True)
    capacities = [1] * len(passing) + [endless] * (len(ties) + len(ends))
    # igraph carries no type hints
    found = cast("_Cut", flow.mincut(2 * index[US] + 1, goal, capacities))  # pyright: ignore[reportUnknownMemberType]
    nodes = list(index)
    cut = [nodes[edge] for edge in found.cut if edge < len(nodes)]
    return Threads(
        count=len(cut),
        users=tuple(uid for side, uid in cut if side == "ours"),
        stakeholders=tuple(uid for side, uid in cut if side == "theirs"),
    )


def breaking_points(graph: nx.DiGraph[Node], people: Sequence[str]) -> tuple[BreakingPoint, ...]:
    """Return everybody whose leaving would cut all ways to some of these people, the worst first.

    These are the dominators of each person in the graph as seen from us [1]_; in a graph without direction
    they are the articulation points between us and that person.

    Parameters
    ----------
    graph : networkx.DiGraph
        As :func:`willing_graph` makes it.
    people : Sequence[str]
        Uids of stakeholders in the graph, the weightiest first.

    Returns
    -------
    tuple[BreakingPoint, ...]
        Who cuts most comes first, ours before theirs, then in the order of the graph's nodes. Somebody is not
        a breaking point of the way to themselves.

    Notes
    -----
    O(edges) in practice.

    References
    ----------
    .. [1] K. D. Cooper, T. J. Harvey, K. Kennedy, "A simple, fast dominance algorithm", Software: Practice
           and Experience 4 (2001), 1-10.
    """
    # networkx tells no type here
    dominators = cast("dict[Node, Node]", nx.immediate_dominators(graph, US))  # pyright: ignore[reportUnknownMemberType]
    reached: list[Node] = [("theirs", uid) for uid in people if ("theirs", uid) in dominators]
    lost: dict[Node, list[str]] = {}
    for person in reached:
        node = dominators[person]
        while node != US:
            lost.setdefault(node, []).append(person[1])
            node = dominators[node]
    place = {node: number for number, node in enumerate(graph)}
    points = [
        BreakingPoint(
            user_uid=uid if side == "ours" else None,
            stakeholder=uid if side == "theirs" else None,
            loses=tuple(cut),
            all=len({*cut, uid}.intersection(one for _, one in reached)) == len(reached),
        )
        for (side, uid), cut in sorted(lost.items(), key=lambda item: place[item[0]])
    ]
    return tuple(sorted(points, key=lambda point: -len(point.loses)))


class _Cut(Protocol):
    """What igraph returns: ``cut`` are the numbers of the edges."""

    cut: list[int]
