"""The people of a map whom influence joins, as rows and columns of the Friedkin-Johnsen model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph_crm.analysis.friedkin_johnsen import at_rest, total_influence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx
    from numpy.typing import NDArray

    from graph_crm.analysis.contact_map import Adaptability, Stakeholder
    from graph_crm.analysis.friedkin_johnsen import Rest

# How much people hold on to what they thought, 0..1; an estimate. Never 0, so that every map comes to rest.
STUBBORNNESS: Mapping[Adaptability, float] = {
    "innovator": 0.1,
    "visionary": 0.3,
    "pragmatist": 0.5,
    "conservative": 0.7,
    "laggard": 0.9,
}
UNKNOWN_STUBBORNNESS = STUBBORNNESS["pragmatist"]
# Where a stance that nobody knows is reckoned from: the middle between the bounds.
UNKNOWN_START = 0
FARTHEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceField:
    """``people`` in the order of their names, with ``place`` as index into every array.

    ``graph`` has their influences and ``weights`` the same by row of who listens, see
    :func:`graph_crm.analysis.friedkin_johnsen.total_influence`, whose result is ``total``. ``start`` are the present
    stances and ``known`` which of them are known; ``rest`` is where they come to rest.
    """

    people: tuple[Stakeholder, ...]
    place: Mapping[str, int]
    graph: nx.DiGraph[str]
    weights: NDArray[np.float64]
    susceptibility: NDArray[np.float64]
    start: NDArray[np.float64]
    known: NDArray[np.bool_]
    total: NDArray[np.float64]
    rest: Rest


def influence_field(
    people: Iterable[Stakeholder], influences: nx.DiGraph[str], party_uid: str
) -> InfluenceField:
    """Put people and the influences between them into arrays, and let the stances towards a party come to rest.

    Parameters
    ----------
    people : iterable of Stakeholder
        Whom to reckon with; O(n^3) of their number.
    influences : networkx.DiGraph
        Influencer -> influenced with ``strength`` and ``sign``; edges of anybody else are left out.
    party_uid : str
        The stances towards whom.
    """
    ordered = tuple(sorted(people, key=lambda person: (person.name, person.uid)))
    place = {person.uid: index for index, person in enumerate(ordered)}
    graph: nx.DiGraph[str] = influences.subgraph(place)
    weights = _weights(graph, place)
    listens = np.abs(weights).sum(axis=1) > 0
    openness = np.array([1 - stubbornness(person) for person in ordered])
    susceptibility = np.where(listens, openness, 0.0)
    stances = [person.stance_towards(party_uid) for person in ordered]
    start = np.array([float(stance.value if stance else UNKNOWN_START) for stance in stances])
    known = np.array([stance is not None for stance in stances], dtype=np.bool_)
    total = total_influence(weights, susceptibility)
    return InfluenceField(
        people=ordered,
        place=place,
        graph=graph,
        weights=weights,
        susceptibility=susceptibility,
        start=start,
        known=known,
        total=total,
        rest=at_rest(total, start, known, FARTHEST),
    )


def stubbornness(person: Stakeholder) -> float:
    """How much a person holds on to what they thought, 0..1; of unknown adaptability the middle."""
    return STUBBORNNESS[person.adaptability] if person.adaptability else UNKNOWN_STUBBORNNESS


def _weights(graph: nx.DiGraph[str], place: Mapping[str, int]) -> NDArray[np.float64]:
    """What each gives on the opinion of each other: rows whose absolute values sum to 1, or to 0."""
    weights = np.zeros((len(place), len(place)))
    for source, target in graph.edges:
        edge = graph[source][target]
        weights[place[target], place[source]] = edge["sign"] * edge["strength"]
    heard = np.abs(weights).sum(axis=1, keepdims=True)
    return weights / np.where(heard > 0, heard, 1.0)
