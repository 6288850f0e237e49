"""Where stances drift if nobody acts, and who moves whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from graph_crm.analysis.graphs import influence_graph
from graph_crm.analysis.influence_field import FARTHEST, UNKNOWN_START, influence_field, stubbornness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    from graph_crm.analysis.influence_field import InfluenceField

Direction = Literal["closer", "away", "stays", "uninfluenced", "unknown", "unknown_uninfluenced"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
DriftGap = Literal["stance", "adaptability"]
DRIFT_GAPS: tuple[DriftGap, ...] = get_args(DriftGap)

MAX_MOVED = 2000
# Steps of stance; less is nothing that anybody could see.
_STILL = 0.05
_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """What one influence adds to the change of ``target``, in steps of stance.

    All pushes on a person together are the change. ``strength`` is 1..3 and ``sign`` +1 or -1; ``known`` says whether
    the stance of ``source`` is.
    """

    source: str
    target: str
    strength: int
    sign: int
    known: bool
    contribution: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One person's drift. ``now`` is the stance, None when not known; all other stances are -2..+2 as well.

    ``drifts_to`` lies between ``lowest`` and ``highest``: where the person would drift if every unknown stance
    were as far down or up as it can be. ``change`` is ``drifts_to`` less ``now``, of an unknown stance less 0.
    ``known_share`` is how much of ``drifts_to`` rests on known stances, 0..1, and ``unknown`` what is not known of
    the person themselves. ``pushes`` come strongest first.
    """

    stakeholder: str
    direction: Direction
    now: int | None
    drifts_to: float
    change: float
    lowest: float
    highest: float
    known_share: float
    stubbornness: float
    unknown: tuple[DriftGap, ...]
    pushes: tuple[Push, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """How far one person moves all others.

    ``reach`` is by how many steps all others together move, in either direction, when this person's own stance
    moves by one; ``moves`` are those who move by 0.05 or more, the most moved first.
    """

    stakeholder: str
    reach: float
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionDrift:
    """The drift of a map, see :func:`opinion_drift`.

    ``drifts`` has everybody, the largest change first; ``movers`` whoever moves somebody, the farthest reach
    first. ``known`` counts those whose stance is known. ``limited`` says that more people are joined by influence
    than are reckoned with; the least joined of them were left as they are.
    """

    party: str
    drifts: tuple[Drift, ...]
    movers: tuple[Mover, ...]
    known: int
    limited: bool


def opinion_drift(contact_map: ContactMap, party_uid: str) -> OpinionDrift:
    r"""Return where the stances towards a party drift if nobody acts, and whose influence it is.

    Everybody holds on to the present stance $x(0)$ and listens to those who influence them [1]_:

    .. math::

       x_i(t + 1) = a_i \sum_j W_{ij} \, x_j(t) + (1 - a_i) \, x_i(0), \qquad
       W_{ij} = \frac{\mathrm{sign}(j, i) \, \mathrm{strength}(j, i)}{\sum_k \mathrm{strength}(k, i)}

    with $a_i$ one less the stubbornness by adaptability: innovator 0.1, visionary 0.3, pragmatist 0.5, conservative
    0.7, laggard 0.9, not known 0.5. Whom nobody influences stays as they are. It comes to rest at
    $x(\infty) = V x(0)$ (:mod:`graph_crm.analysis.friedkin_johnsen`). The change of a person is the sum of what each
    influence adds,

    .. math::

       x_i(\infty) - x_i(0) = \sum_j a_i \, |W_{ij}| \, (\mathrm{sign}(j, i) \, x_j(\infty) - x_i(0))

    and the reach of a person is the column of $V$ without themselves, $\sum_{i \ne j} |V_{ij}|$.

    Parameters
    ----------
    contact_map : ContactMap
        The map. Former people are left out with their influence.
    party_uid : str
        The stances towards whom; a party that nobody has a stance towards is all unknown.

    Returns
    -------
    OpinionDrift
        Opinions stay within -2..+2. All figures are rounded to six digits. Equal people go by name, then by uid.

    Notes
    -----
    The table of stubbornness is an estimate, and so is the result.

    A stance that is not known is reckoned from 0, with the stubbornness of the person's adaptability as everybody's,
    and never counts as known: ``known_share`` is the part of the row of $|V|$ that belongs to known stances, and
    ``lowest`` and ``highest`` put every unknown stance at -2 or +2, each where it lowers or raises the person most.
    Full openness of unknown people would close those bounds and claim to know where somebody drifts of whom nobody
    knows where they stand.

    With $n$ people joined by influence, 2,000 at most, O(n^3) for $V$; the others cost nothing.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Influence, Party, Stakeholder, Stance
    >>> at = datetime(2026, 1, 1, tzinfo=timezone.utc)
    >>> def stance(value):
    ...     return Stance(party_uid="us", value=value, confidence=None, evidence=None, assessed_by=None,
    ...         assessed_by_name=None, assessed_at=at, disputed=False)
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=at, parties=(Party(uid="us", name="Us", kind="us"),),
    ...     stakeholders=(
    ...         Stakeholder(uid="Wang", contact_uid="1", name="Wang", stances=(stance(-2),)),
    ...         Stakeholder(uid="Li", contact_uid="2", name="Li", stances=(stance(1),), adaptability="visionary"),
    ...     ),
    ...     influences=(Influence(uid="i", source="Wang", target="Li", strength=3, sign=1),),
    ... )
    >>> drift = opinion_drift(contact_map, "us")
    >>> [(who.stakeholder, who.now, who.drifts_to, who.direction) for who in drift.drifts]
    [('Li', 1, -1.1, 'away'), ('Wang', -2, -2.0, 'uninfluenced')]
    >>> [(mover.stakeholder, mover.reach, mover.moves) for mover in drift.movers]
    [('Wang', 0.7, ('Li',))]

    References
    ----------
    .. [1] N. Friedkin, E. Johnsen, "Social influence and opinions", Journal of Mathematical Sociology 15 (1990),
           193-206.
    """
    people = sorted(
        (person for person in contact_map.stakeholders if not person.former),
        key=lambda person: (person.name, person.uid),
    )
    graph = influence_graph(contact_map).subgraph(person.uid for person in people)
    joined = [person for person in people if graph.degree(person.uid)]
    most_joined = sorted(joined, key=lambda person: -graph.degree(person.uid))[:MAX_MOVED]
    field = influence_field(most_joined, graph, party_uid)
    drifts = [
        _moved(field, person, party_uid) if person.uid in field.place else _alone(person, party_uid)
        for person in people
    ]
    movers = [_mover(field, person) for person in field.people]
    return OpinionDrift(
        party=party_uid,
        drifts=tuple(sorted(drifts, key=lambda drift: -abs(drift.change))),
        movers=tuple(sorted((mover for mover in movers if mover.moves), key=lambda mover: -mover.reach)),
        known=sum(person.stance_towards(party_uid) is not None for person in people),
        limited=len(joined) > len(most_joined),
    )


def _moved(field: InfluenceField, person: Stakeholder, party_uid: str) -> Drift:
    """Where somebody drifts who is joined to others by influence, and by whom."""
    place = field.place[person.uid]
    return _drift(
        person,
        party_uid,
        drifts_to=field.rest.opinions[place],
        lowest=field.rest.lowest[place],
        highest=field.rest.highest[place],
        known_share=field.rest.known_share[place],
        pushes=_pushes(field, place),
    )


def _alone(person: Stakeholder, party_uid: str) -> Drift:
    """Somebody whom no influence joins to anybody stays as they are."""
    stance = person.stance_towards(party_uid)
    start = stance.value if stance else UNKNOWN_START
    return _drift(
        person,
        party_uid,
        drifts_to=start,
        lowest=start if stance else -FARTHEST,
        highest=start if stance else FARTHEST,
        known_share=1.0 if stance else 0.0,
        pushes=(),
    )


def _mover(field: InfluenceField, person: Stakeholder) -> Mover:
    place = field.place[person.uid]
    column = np.abs(field.total[:, place]).round(_DIGITS)
    column[place] = 0.0
    moved = [int(other) for other in np.argsort(-column, kind="stable") if column[other] >= _STILL]
    return Mover(
        stakeholder=person.uid,
        reach=_rounded(column.sum()),
        moves=tuple(field.people[other].uid for other in moved),
    )


def _pushes(field: InfluenceField, place: int) -> tuple[Push, ...]:
    target = field.people[place].uid
    pushes: list[Push] = []
    for source in sorted(field.graph.predecessors(target), key=field.place.__getitem__):
        origin, edge = field.place[source], field.graph[source][target]
        weight = field.susceptibility[place] * abs(field.weights[place, origin])
        pull = edge["sign"] * field.rest.opinions[origin] - field.start[place]
        pushes.append(
            Push(
                source=source,
                target=target,
                strength=edge["strength"],
                sign=edge["sign"],
                known=bool(field.known[origin]),
                contribution=_rounded(weight * pull),
            )
        )
    return tuple(sorted(pushes, key=lambda push: -abs(push.contribution)))


def _drift(
    person: Stakeholder,
    party_uid: str,
    *,
    drifts_to: float,
    lowest: float,
    highest: float,
    known_share: float,
    pushes: tuple[Push, ...],
) -> Drift:
    stance = person.stance_towards(party_uid)
    change = _rounded(drifts_to - (stance.value if stance else UNKNOWN_START))
    return Drift(
        stakeholder=person.uid,
        direction=_direction(stance is not None, change, bool(pushes)),
        now=stance.value if stance else None,
        drifts_to=_rounded(drifts_to),
        change=change,
        lowest=_rounded(lowest),
        highest=_rounded(highest),
        known_share=_rounded(known_share),
        stubbornness=stubbornness(person),
        unknown=tuple(_gaps(stance is not None, person)),
        pushes=pushes,
    )


def _direction(known: bool, change: float, influenced: bool) -> Direction:
    if not known:
        return "unknown" if influenced else "unknown_uninfluenced"
    if not influenced:
        return "uninfluenced"
    if abs(change) < _STILL:
        return "stays"
    return "closer" if change > 0 else "away"


def _gaps(known: bool, person: Stakeholder) -> Iterator[DriftGap]:
    if not known:
        yield "stance"
    if person.adaptability is None:
        yield "adaptability"


def _rounded(value: float) -> float:
    # Of what is nearly nothing no sign is left.
    return round(float(value), _DIGITS) + 0.0
