"""Who is missing in a map: colleagues of those in it, ranked by what is known of them elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from graph_crm.analysis.contact_map import KEY_POWER, POWER_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph_crm.analysis.contact_map import Power

SuggestionReason = Literal[
    "weighty_role", "powerful", "leads_people", "influential", "in_other_maps", "senior"
]
SUGGESTION_REASONS: tuple[SuggestionReason, ...] = get_args(SuggestionReason)
# How much of the score each reason can bring; together 1. Our own proposal, an estimate like every weight here.
WEIGHTS: dict[SuggestionReason, float] = {
    "weighty_role": 0.3,
    "powerful": 0.2,
    "leads_people": 0.2,
    "influential": 0.1,
    "in_other_maps": 0.1,
    "senior": 0.1,
}
# As many reports, influenced people or maps as make a reason count fully.
_FULL_REPORTS, _FULL_INFLUENCED, _FULL_MAPS = 8, 4, 3
# The first that a title holds says what it is worth: a vice president is no president, an assistant of one neither.
_TITLE_WORDS = tuple(
    (worth, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.IGNORECASE))
    for worth, words in (
        (0.0, "assistant|secretary|助理|秘书"),
        (0.7, "vice[- ]president|vice[- ]chair|deputy|[es]?vp|副总|副董事长|副行长|副院长|副校长"),
        (
            1.0,
            "chief|c[efit]o|coo|cmo|president|chair(?:man|woman)?|managing director|general manager|founder",
        ),
        (1.0, "^executive$|董事长|总裁|总经理|首席|行长|院长|校长"),
        (0.7, "director|head|总监|部长|处长|局长"),
        (0.4, "manager|supervisor|team lead|经理|主任|主管|科长"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartElsewhere:
    """A contact's part in another map of the same customer. ``influences`` counts the people influenced there."""

    map_uid: str
    role_weight: float = 0.0
    power: Power | None = None
    influences: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A contact who is not in the map. ``reports`` counts direct solid reports; ``titles`` are those of present jobs."""

    contact_uid: str
    name: str
    reports: int = 0
    titles: tuple[str, ...] = ()
    parts: tuple[PartElsewhere, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonToSuggest:
    """One reason, its part of the score, and the values that its sentence needs."""

    code: SuggestionReason
    contribution: float
    params: Mapping[str, str | int] = field(default_factory=dict[str, str | int], hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A contact whom the map may lack; ``score`` is 0..1, ``reasons`` the weightiest first."""

    contact_uid: str
    score: float
    reasons: tuple[ReasonToSuggest, ...]


def suggest(candidates: Iterable[Candidate]) -> tuple[Suggestion, ...]:
    r"""Rank those who are not in a map by how likely they count in it, the likeliest first.

    The score is the sum of what the reasons bring, each its weight times a value from 0 to 1:

    ============== ====== =============================================================
    reason         weight value
    ============== ====== =============================================================
    weighty_role   0.3    the weightiest role in another map of the same customer
    powerful       0.2    the highest power there: outside 0.2 counts as none
    leads_people   0.2    direct reports, of 8
    influential    0.1    people influenced in the map where they are most, of 4
    in_other_maps  0.1    maps of the same customer, of 3
    senior         0.1    the highest word in a title: 1 executive, 0.7 director, 0.4 manager
    ============== ====== =============================================================

    Weights and values are our own estimate. Nothing known of a person is a score of 0, not a reason
    against them: such people come last, by name.

    Returns
    -------
    tuple[Suggestion, ...]
        Everyone, by score and then by name.

    Notes
    -----
    O(candidates log candidates). A contribution is rounded to three digits.

    Examples
    --------
    >>> boss = Candidate(contact_uid="b", name="Boss", reports=4, titles=("CFO",))
    >>> clerk = Candidate(contact_uid="c", name="Clerk")
    >>> [(who.contact_uid, who.score, [r.code for r in who.reasons]) for who in suggest([clerk, boss])]
    [('b', 0.2, ['leads_people', 'senior']), ('c', 0.0, [])]
    """
    ranked = sorted(
        ((candidate, _reasons(candidate)) for candidate in candidates),
        key=lambda pair: (-_score(pair[1]), pair[0].name, pair[0].contact_uid),
    )
    return tuple(
        Suggestion(contact_uid=candidate.contact_uid, score=_score(reasons), reasons=reasons)
        for candidate, reasons in ranked
    )


def _score(reasons: Iterable[ReasonToSuggest]) -> float:
    return round(sum((reason.contribution for reason in reasons), 0.0), 3)


def _reasons(candidate: Candidate) -> tuple[ReasonToSuggest, ...]:
    parts = candidate.parts
    weight = max((part.role_weight for part in parts), default=0.0)
    powers: list[Power] = [part.power for part in parts if part.power is not None and part.power in KEY_POWER]
    power = max(powers, key=POWER_WEIGHT.__getitem__, default=None)
    influenced = max((part.influences for part in parts), default=0)
    maps = len({part.map_uid for part in parts})
    title, seniority = _highest_title(candidate.titles)
    found = (
        _reason("weighty_role", weight, percent=round(100 * weight)),
        _reason("powerful", POWER_WEIGHT[power] if power else 0.0, power=power or ""),
        _reason("leads_people", candidate.reports / _FULL_REPORTS, count=candidate.reports),
        _reason("influential", influenced / _FULL_INFLUENCED, count=influenced),
        _reason("in_other_maps", maps / _FULL_MAPS, count=maps),
        _reason("senior", seniority, title=title),
    )
    known = [reason for reason in found if reason.contribution > 0]
    return tuple(sorted(known, key=lambda reason: -reason.contribution))


def _reason(code: SuggestionReason, value: float, **params: str | int) -> ReasonToSuggest:
    return ReasonToSuggest(code=code, contribution=round(WEIGHTS[code] * min(1.0, value), 3), params=params)


def _highest_title(titles: Iterable[str]) -> tuple[str, float]:
    return max(((title, seniority(title)) for title in titles), key=lambda pair: pair[1], default=("", 0.0))


def seniority(title: str) -> float:
    """What the words of a title, or of a seniority, are worth, 0..1.

    >>> [seniority(title) for title in ("CFO", "Vice President", "财务总监", "Account manager", "Engineer")]
    [1.0, 0.7, 0.7, 0.4, 0.0]
    """
    return next((worth for worth, words in _TITLE_WORDS if words.search(title)), 0.0)
