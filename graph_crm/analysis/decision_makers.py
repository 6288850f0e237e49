"""Who decides: every stakeholder ranked, with the reasons and with what is not known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

from graph_crm.analysis.contact_map import KEY_ROLE_WEIGHT, POWER_WEIGHT
from graph_crm.analysis.findings import Param
from graph_crm.analysis.influence import influence_by_person
from graph_crm.analysis.reporting_places import reporting_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    from graph_crm.analysis.influence import PersonalInfluence
    from graph_crm.analysis.reporting_places import ReportingPlace

Component = Literal["role", "power", "influence", "place"]
COMPONENTS: tuple[Component, ...] = get_args(Component)

REASON_CODES = (
    "plays_role",
    "has_veto",
    "has_power",
    "influences",
    "influenced_by",
    "tops_reporting_lines",
    "leads",
    "reports_to",
    "former",
)

# An estimate, to be calibrated on closed deals. A role is what the customer's own rules say about the
# decision, so it weighs as much as everything else together.
COMPONENT_WEIGHT: dict[Component, float] = {"role": 0.5, "power": 0.25, "influence": 0.15, "place": 0.1}
# What is not known is taken for what most people in a deal are: outside, with a minor role (both 0.2).
UNKNOWN_VALUE = 0.2
# Whoever can stop a deal is at least as weighty as the lightest key role.
VETO_VALUE = KEY_ROLE_WEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason for a rank. ``contribution`` is its part of the score, 0 when it only explains another.

    ``stakeholders`` are uids, ``roles`` codes of roles, both strongest first; ``params`` are plain values.
    """

    code: str
    component: Component | None
    contribution: float = 0.0
    stakeholders: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    params: Mapping[str, Param] = field(default_factory=dict[str, Param], hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionMaker:
    """One stakeholder in the ranking, see :func:`rank_decision_makers`.

    ``score`` lies between ``lowest`` and ``highest``, its values if all that is unknown turned out to be
    nothing or everything; the three are equal when nothing is unknown. ``known_share`` is the weight of
    what is known, 0..1, ``values`` what is known per component, 0..1, and ``unknown`` the rest.
    """

    rank: int
    stakeholder: str
    score: float
    lowest: float
    highest: float
    known_share: float
    values: Mapping[Component, float] = field(hash=False)
    unknown: tuple[Component, ...]
    reasons: tuple[Reason, ...]
    influence: PersonalInfluence
    place: ReportingPlace | None


def rank_decision_makers(contact_map: ContactMap) -> tuple[DecisionMaker, ...]:
    r"""Rank all stakeholders of a map by how much of the decision rests with them.

    .. math::

       \mathrm{score}(u) = \sum_{c} w_c \, x_c(u), \qquad x_c(u) = 0.2 \text{ where } c \text{ is not known}

    ================ ===== ===================================================== =======================
    component c      w_c   value x_c, 0..1                                       not known when
    ================ ===== ===================================================== =======================
    role             0.50  weight of the weightiest role; 0.8 at least with a    no role and no veto of
                           veto                                                  their own
    power            0.25  outside 0.2, political structure 0.6, inner circle 1  no power judged
    influence        0.15  PageRank above the base, of the map's most            no influence edge
                           influential person (:mod:`graph_crm.analysis.influence`)
    place            0.10  height and span in the reporting lines                no usable solid line
                           (:mod:`graph_crm.analysis.reporting_places`)
    ================ ===== ===================================================== =======================

    All weights are an estimate.

    Parameters
    ----------
    contact_map : ContactMap
        The map; an empty one gives an empty ranking.

    Returns
    -------
    tuple[DecisionMaker, ...]
        Every stakeholder once, the weightiest first. Equal scores: the better known first, then by name,
        then by uid. Scores are rounded to six digits, so that equal people are equal.

    Notes
    -----
    Why an unknown component counts 0.2: as 0 it would rank people by how much we wrote about them, so
    that a well-documented evaluator passes an approver of whom only the role is known. A mean over the
    known components alone would let one lucky number carry a person to the top. 0.2 says "probably one
    of the many"; with these weights and the default roles nobody of whom one thing is known outranks an
    approver of whom everything is known, unless that one thing is the same role. How far the score could
    move when the gaps are filled is ``lowest``..``highest``.

    A former employee decides nothing: score 0, last, with that as the only reason.

    PageRank takes longest: O(people + edges) per round.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Role, Stakeholder
    >>> approver = Role(
    ...     code="approver", name_en="approver", name_zh="批准人", weight=1.0, can_veto=True, required=True
    ... )
    >>> wang = Stakeholder(uid="s1", contact_uid="c1", name="Wang", roles=(approver,))
    >>> li = Stakeholder(uid="s2", contact_uid="c2", name="Li", power="inner_circle")
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     vocabulary=(approver,), stakeholders=(li, wang),
    ... )
    >>> for who in rank_decision_makers(contact_map):
    ...     print(who.rank, who.stakeholder, who.score, who.lowest, who.highest, who.unknown)
    1 s1 0.6 0.5 1.0 ('power', 'influence', 'place')
    2 s2 0.4 0.25 1.0 ('role', 'influence', 'place')
    """
    influences = influence_by_person(contact_map)
    places = reporting_places(contact_map)
    judged = [
        _judge(stakeholder, influences[stakeholder.uid], places.get(stakeholder.uid))
        for stakeholder in contact_map.stakeholders
    ]
    names = {stakeholder.uid: stakeholder.name for stakeholder in contact_map.stakeholders}
    judged.sort(key=lambda who: (-who.score, -who.known_share, names[who.stakeholder], who.stakeholder))
    return tuple(replace(who, rank=rank) for rank, who in enumerate(judged, start=1))


def _judge(
    stakeholder: Stakeholder, influence: PersonalInfluence, place: ReportingPlace | None
) -> DecisionMaker:
    values = _known_values(stakeholder, influence, place)
    lowest = sum(COMPONENT_WEIGHT[component] * value for component, value in values.items())
    known_share = sum(COMPONENT_WEIGHT[component] for component in values)
    decides = 0 if stakeholder.former else 1
    return DecisionMaker(
        rank=0,
        stakeholder=stakeholder.uid,
        score=decides * round(lowest + (1 - known_share) * UNKNOWN_VALUE, 6),
        lowest=decides * round(lowest, 6),
        highest=decides * round(lowest + 1 - known_share, 6),
        known_share=round(known_share, 6),
        values=values,
        unknown=tuple(component for component in COMPONENTS if component not in values),
        reasons=_reasons(stakeholder, influence, place),
        influence=influence,
        place=place,
    )


def _known_values(
    stakeholder: Stakeholder, influence: PersonalInfluence, place: ReportingPlace | None
) -> dict[Component, float]:
    values: dict[Component, float] = {}
    if stakeholder.roles or stakeholder.can_veto:
        values["role"] = max(stakeholder.role_weight, VETO_VALUE if stakeholder.can_veto else 0.0)
    if stakeholder.power:
        values["power"] = POWER_WEIGHT[stakeholder.power]
    if influence.known:
        values["influence"] = influence.share
    if place:
        values["place"] = place.value
    return values


def _reasons(
    stakeholder: Stakeholder, influence: PersonalInfluence, place: ReportingPlace | None
) -> tuple[Reason, ...]:
    if stakeholder.former:
        return (Reason(code="former", component=None),)
    reasons = [
        *_role_reasons(stakeholder),
        *_power_reasons(stakeholder),
        *_influence_reasons(influence),
        *_place_reasons(place),
    ]
    return tuple(sorted(reasons, key=lambda reason: -reason.contribution))


def _role_reasons(stakeholder: Stakeholder) -> Iterator[Reason]:
    weight, role_weight = COMPONENT_WEIGHT["role"], stakeholder.role_weight
    if stakeholder.roles:
        roles = sorted(stakeholder.roles, key=lambda role: (-role.weight, role.code))
        codes = tuple(role.code for role in roles)
        yield Reason(code="plays_role", component="role", contribution=weight * role_weight, roles=codes)
    if stakeholder.can_veto:
        beyond_role = max(0.0, VETO_VALUE - role_weight)
        yield Reason(code="has_veto", component="role", contribution=weight * beyond_role)


def _power_reasons(stakeholder: Stakeholder) -> Iterator[Reason]:
    if stakeholder.power:
        yield Reason(
            code="has_power",
            component="power",
            contribution=COMPONENT_WEIGHT["power"] * POWER_WEIGHT[stakeholder.power],
            params={"power": stakeholder.power},
        )


def _influence_reasons(influence: PersonalInfluence) -> Iterator[Reason]:
    if influence.influences:
        yield Reason(
            code="influences",
            component="influence",
            contribution=COMPONENT_WEIGHT["influence"] * influence.share,
            stakeholders=influence.influences,
            params={"percent": round(100 * influence.share)},
        )
    if influence.influenced_by:
        yield Reason(code="influenced_by", component="influence", stakeholders=influence.influenced_by)


def _place_reasons(place: ReportingPlace | None) -> Iterator[Reason]:
    if place is None:
        return
    contribution = COMPONENT_WEIGHT["place"] * place.value
    if place.below:
        yield Reason(
            code="leads" if place.managers else "tops_reporting_lines",
            component="place",
            contribution=contribution,
            params={"direct": place.direct, "below": place.below},
        )
    if place.managers:
        yield Reason(
            code="reports_to",
            component="place",
            contribution=0.0 if place.below else contribution,
            stakeholders=place.managers,
        )
