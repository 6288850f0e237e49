"""Who stands between others, and whose contacts know each other: two measures of an influence graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import igraph  # pyright: ignore[reportMissingTypeStubs]
import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Sequence

# People times edges; about two seconds of one core.
MAX_BETWEENNESS_WORK = 100_000_000
# 6 / strength: whole numbers, so that chains that are equally long are so exactly.
_DISTANCE = {1: 6, 2: 3, 3: 2}
# Sums are taken in another order when people are; beyond this digit equal people would differ.
_DIGITS = 9


def betweenness(graph: nx.DiGraph[str]) -> dict[str, float] | None:
    r"""Return on what share of the shortest chains of influence each person stands in between.

    .. math::

       b(u) = \frac{1}{(n - 1)(n - 2)} \sum_{s \ne u \ne t} \frac{\sigma_{st}(u)}{\sigma_{st}}

    where :math:`\sigma_{st}` counts the shortest chains from ``s`` to ``t`` and :math:`\sigma_{st}(u)` those
    through ``u`` [1]_. An edge of strength 1, 2, 3 is 1, 1/2, 1/3 long.

    Parameters
    ----------
    graph : networkx.DiGraph
        As :func:`~graph_crm.analysis.graphs.influence_graph` makes it; edges run as they are stored.

    Returns
    -------
    dict[str, float] or None
        0..1 for everyone who has an edge; for somebody without one it is not known. Empty below three
        people. None when people times edges is more than 100 million: that would take too long.

    Notes
    -----
    By Brandes' algorithm [2]_ in igraph; ``networkx.betweenness_centrality`` gives the same, 20 to 40
    times slower. O(people * edges * log people).

    Examples
    --------
    >>> import networkx as nx
    >>> chain = nx.DiGraph()
    >>> chain.add_edges_from([("Wang", "Li"), ("Li", "Zhao")], strength=1)
    >>> betweenness(chain)
    {'Wang': 0.0, 'Li': 0.5, 'Zhao': 0.0}

    References
    ----------
    .. [1] L. C. Freeman, "A set of measures of centrality based on betweenness", Sociometry 40 (1977), 35-41.
    .. [2] U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25
           (2001), 163-177.
    """
    count = graph.number_of_nodes()
    if count * graph.number_of_edges() > MAX_BETWEENNESS_WORK:
        return None
    if count < 3:
        return {}
    index = {uid: number for number, uid in enumerate(graph)}
    kernel = igraph.Graph(n=count, edges=[(index[a], index[b]) for a, b in graph.edges], directed=True)
    distances = [_DISTANCE[graph[a][b]["strength"]] for a, b in graph.edges]
    # igraph carries no type hints
    sums = cast("Sequence[float]", kernel.betweenness(weights=distances or None))  # pyright: ignore[reportUnknownMemberType]
    pairs = (count - 1) * (count - 2)
    return {
        uid: round(total / pairs, _DIGITS)
        for uid, total in zip(graph, sums, strict=True)
        if graph.degree(uid)
    }


def constraint(graph: nx.DiGraph[str]) -> dict[str, float]:
    r"""Return Burt's constraint: how far everybody's contacts are in contact with each other.

    .. math::

       c(u) = \sum_{v \in N(u)} \Big( p_{uv} + \sum_{w} p_{uw} p_{wv} \Big)^2

    where :math:`p_{uv}` is the part of all strength of ``u``'s ties, in both directions, that goes to ``v``
    [1]_. Low is a broker, whose contacts don't know each other; about 1 is somebody with one contact, or in
    one tight circle. The least possible with *k* contacts is 1 / *k*.

    Parameters
    ----------
    graph : networkx.DiGraph
        As :func:`~graph_crm.analysis.graphs.influence_graph` makes it. Direction and sign do not count.

    Returns
    -------
    dict[str, float]
        For everyone who has an edge; without one it is not defined.

    Notes
    -----
    ``networkx.constraint`` by sparse matrices: O(sum of the squares of the numbers of contacts).

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.DiGraph()
    >>> star.add_edges_from([("Hub", "A"), ("Hub", "B"), ("C", "Hub"), ("D", "Hub")], strength=2)
    >>> constraint(star)
    {'Hub': 0.25, 'A': 1.0, 'B': 1.0, 'C': 1.0, 'D': 1.0}

    References
    ----------
    .. [1] R. S. Burt, "Structural holes and good ideas", American Journal of Sociology 110 (2004), 349-399.
    """
    tied = graph.subgraph([uid for uid, ties in graph.degree() if ties])
    if not tied:
        return {}
    return {uid: round(value, _DIGITS) for uid, value in nx.constraint(tied, weight="strength").items()}
