"""How much support a side has in a map, and the light of a deal: red, amber or green."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from graph_crm.analysis.ballot import votes
from graph_crm.analysis.contact_map import POWER_WEIGHT
from graph_crm.analysis.who_decides import who_decides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_crm.analysis.contact_map import ContactMap, Stakeholder

Colour = Literal["red", "amber", "green"]
COLOURS: tuple[Colour, ...] = get_args(Colour)
LightCode = Literal[
    "nobody_judged", "no_supportive_key_player", "supportive_key_player", "decider_supports", "veto_against"
]
LIGHT_CODES: tuple[LightCode, ...] = get_args(LightCode)
# What is not judged is taken for what most people in a deal are: outside, as in the ranking of decision makers.
UNKNOWN_FACTOR = 0.2
MOST_VALUE = 2
# Of less of the weight a support says little.
HALF_KNOWN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """One person's part in the support of a side.

    ``weight`` is their share of all weights, 0..1, and ``value`` the stance -2..+2, None when not known.
    """

    stakeholder: str
    weight: float
    value: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """The support of one party, see :func:`support_of`.

    ``value`` is -1 (all against) .. +1 (all mentors) over what is known, None when nothing is.
    ``lowest`` and ``highest`` are what it would be over everybody if all unknown were against or for the
    party; ``known_share`` is the weight of those whose stance is known, 0..1. ``backings`` are all people who
    count, the weightiest first.
    """

    party: str
    value: float | None
    lowest: float
    highest: float
    known_share: float
    backings: tuple[Backing, ...]

    @property
    def half_known(self) -> bool:
        """Whether the stances of people with at least half of the weight are known."""
        return self.known_share >= HALF_KNOWN

    @property
    def unknown(self) -> tuple[str, ...]:
        """Who counts, and how they stand is not known; the weightiest first."""
        return tuple(backing.stakeholder for backing in self.backings if backing.value is None)


def support_of(contact_map: ContactMap, party_uid: str) -> Support:
    r"""Return how much support a party has, with the share that is known and the bounds.

    .. math::

       S = \frac{\sum_{u \in K} w_u \, s_u / 2}{\sum_{u \in K} w_u}, \qquad
       w_u = \mathrm{votes}(u) \cdot \mathrm{role}(u) \cdot \mathrm{power}(u)

    over the people $K$ whose stance $s_u$, -2..+2, is known. Votes are a person's own, else the weightiest
    role's weight in tenths; role is that weight, power 0.2, 0.6 or 1. Who has votes but no role, or no judged
    power, counts 0.2 there. Unknown is not neutral: who is not known is not in the mean but in the bounds

    .. math::

       \frac{\sum_K w_u s_u / 2 \mp \sum_{u \notin K} w_u}{\sum_u w_u}

    Parameters
    ----------
    contact_map : ContactMap
        The map of a deal or a customer. Former people and those without votes do not count.
    party_uid : str
        Whose support; a party nobody has a stance towards has no value and bounds of -1 and 1.

    Returns
    -------
    Support
        With an empty map: no value, bounds -1 and 1, nothing known. O(people log people).

    Notes
    -----
    The weights are an estimate (docs/analyses/support.md). Multiplying them follows how account planners
    read a map: a vote counts by what it decides and by who casts it.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Party, Stakeholder, Stance
    >>> at = datetime(2026, 1, 1, tzinfo=timezone.utc)
    >>> mentor = Stance(party_uid="us", value=2, confidence=None, evidence=None, assessed_by=None,
    ...     assessed_by_name=None, assessed_at=at, disputed=False)
    >>> people = (
    ...     Stakeholder(uid="w", contact_uid="1", name="Wang", vote_weight=9, stances=(mentor,)),
    ...     Stakeholder(uid="l", contact_uid="2", name="Li", vote_weight=3),
    ... )
    >>> contact_map = ContactMap(
    ...     kind="customer", uid="c", name="Customer", customer_uid="c", customer_name="Customer", map_revision=1,
    ...     org_revision=1, read_at=at, parties=(Party(uid="us", name="Us", kind="us"),), stakeholders=people,
    ... )
    >>> support = support_of(contact_map, "us")
    >>> support.value, support.known_share, support.lowest, support.highest, support.unknown
    (1.0, 0.75, 0.5, 1.0, ('l',))
    """
    weights = [(person, _weight(person)) for person in contact_map.stakeholders]
    total = sum(weight for _, weight in weights)
    people = sorted(
        (pair for pair in weights if pair[1] > 0), key=lambda pair: (-pair[1], pair[0].name, pair[0].uid)
    )
    backings = tuple(
        Backing(stakeholder=person.uid, weight=round(weight / total, 9), value=_value(person, party_uid))
        for person, weight in people
    )
    known = sum(backing.weight for backing in backings if backing.value is not None)
    earned = sum(
        backing.weight * backing.value / MOST_VALUE for backing in backings if backing.value is not None
    )
    return Support(
        party=party_uid,
        value=_rounded(earned / known) if known else None,
        lowest=_rounded(earned - (1 - known)) if backings else -1.0,
        highest=_rounded(earned + (1 - known)) if backings else 1.0,
        known_share=_rounded(known),
        backings=backings,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LightReason:
    """Why a light has its colour; ``stakeholders`` are those it is about, the weightiest first."""

    code: LightCode
    stakeholders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """The light of a deal, with why."""

    colour: Colour
    reasons: tuple[LightReason, ...]


def deal_light(contact_map: ContactMap) -> Light | None:
    """Return the light of a deal; None for a customer's map, which has nothing to decide.

    - red: no key player is known to support us (stance +1 or +2);
    - amber: at least one does;
    - green: one of those decides (:func:`~graph_crm.analysis.who_decides.who_decides`). Never while somebody who
      is known to be against us (-1 or -2) has a veto: amber then.

    What is not known is never taken for support. A key player has power in the political structure or the inner
    circle, or a role of weight 0.8 or more (the practice of relationship maps). O(people log people).
    """
    if contact_map.deal is None:
        return None
    stances = contact_map.stances_towards_us
    judged = [
        (person, stances[person.uid].value)
        for person in contact_map.stakeholders
        if person.uid in stances and not person.former
    ]
    supportive = _weightiest_first(person for person, value in judged if value > 0 and person.is_key_player)
    deciding = who_decides(contact_map)
    decides = [person for person in supportive if person.uid in deciding]
    against = _weightiest_first(person for person, value in judged if value < 0 and person.can_veto)
    reasons: list[LightReason] = []
    if not judged:
        reasons.append(LightReason(code="nobody_judged"))
    elif not supportive:
        reasons.append(LightReason(code="no_supportive_key_player"))
    if decides:
        reasons.append(_reason("decider_supports", decides))
    elif supportive:
        reasons.append(_reason("supportive_key_player", supportive))
    if against:
        reasons.append(_reason("veto_against", against))
    colour: Colour = "red" if not supportive else "green" if decides and not against else "amber"
    return Light(colour=colour, reasons=tuple(reasons))


def _weightiest_first(people: Iterable[Stakeholder]) -> list[Stakeholder]:
    return sorted(people, key=lambda person: (-_weight(person), person.name, person.uid))


def _reason(code: LightCode, people: Iterable[Stakeholder]) -> LightReason:
    return LightReason(code=code, stakeholders=tuple(person.uid for person in people))


def _weight(person: Stakeholder) -> float:
    power = POWER_WEIGHT[person.power] if person.power else UNKNOWN_FACTOR
    return votes(person) * (person.role_weight or UNKNOWN_FACTOR) * power


def _value(person: Stakeholder, party_uid: str) -> int | None:
    stance = person.stance_towards(party_uid)
    return stance.value if stance else None


def _rounded(value: float) -> float:
    return min(1.0, max(-1.0, round(value, 6)))
