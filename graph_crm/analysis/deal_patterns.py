"""What won and lost deals looked like: how often each trait was there, and how the deals with and without it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from graph_crm.analysis.coverage_gaps import STALE_AFTER_DAYS
from graph_crm.analysis.gaps.case import CHAMPION
from graph_crm.analysis.support import support_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph_crm.analysis.contact_map import ContactMap, Stakeholder

TraitCode = Literal[
    "role_played",
    "champion_for_us",
    "support_positive",
    "half_known",
    "several_contacts",
    "several_of_us",
    "key_players_covered",
]
TRAIT_CODES: tuple[TraitCode, ...] = get_args(TraitCode)
MeasureCode = Literal["support", "known_share", "contacts", "of_us", "key_players_covered_share"]
MEASURE_CODES: tuple[MeasureCode, ...] = get_args(MeasureCode)
# Fewer won or lost deals than this say nothing.
MINIMUM = 5
# The 97.5th percentile of the normal distribution: intervals hold in 95 of 100 cases.
Z = 1.959963984540054
SEVERAL = 2

Trait = tuple[TraitCode, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDeal:
    """What a closed deal looked like, see :func:`closed_deal`.

    ``traits`` says of each trait whether the deal had it; one that can't be told is absent. ``roles`` are the codes
    of the roles that somebody played; ``measures`` has no entry for what can't be told.
    """

    won: bool
    roles: frozenset[str]
    traits: Mapping[TraitCode, bool] = field(hash=False)
    measures: Mapping[MeasureCode, float] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WinRate:
    """``won`` of ``deals`` were won; ``rate`` with its interval, all 0..1. The three are None of too few deals."""

    won: int
    deals: int
    rate: float | None
    lowest: float | None
    highest: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How often a trait was there in won and in lost deals, and how the deals with it and without it ended.

    ``role`` is the code of a role where the trait is that it was played. ``won`` and ``lost`` are how many deals can
    be told about; ``won_with`` and ``lost_with`` how many of them had it. ``clear``: chance alone would seldom make
    such a difference between the two rates (less than 1 in 20 for one trait looked at by itself).
    """

    code: TraitCode
    role: str | None
    won: int
    won_with: int
    lost: int
    lost_with: int
    with_it: WinRate
    without_it: WinRate
    clear: bool

    @property
    def share_of_won(self) -> float:
        """The share of the won deals that had it, 0..1."""
        return self.won_with / self.won

    @property
    def share_of_lost(self) -> float:
        """The share of the lost deals that had it, 0..1."""
        return self.lost_with / self.lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The middle one of some deals' values, and between which values the middle half of them lies."""

    deals: int
    median: float
    lower_quartile: float
    upper_quartile: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePattern:
    """How large something was in won and in lost deals."""

    code: MeasureCode
    won: Spread
    lost: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPatterns:
    """See :func:`deal_patterns`. ``enough`` is false when too few deals were won or lost to say anything."""

    won: int
    lost: int
    minimum: int
    patterns: tuple[Pattern, ...]
    measures: tuple[MeasurePattern, ...]

    @property
    def enough(self) -> bool:
        """Whether there are as many won and as many lost deals as it takes."""
        return min(self.won, self.lost) >= self.minimum


def closed_deal(contact_map: ContactMap) -> ClosedDeal:
    """Return what a deal looked like on one map, the one of the day when it was closed.

    ========================= =================================================================================
    trait                     the deal had it when
    ========================= =================================================================================
    role_played               somebody known by name played the role
    champion_for_us           somebody known by name played the champion and was not known to be against us
    support_positive          our support was above 0; can't be told when nobody's stance is known
    half_known                the stances of people with at least half of the weight were known
    several_contacts          two or more people were in touch with us: covered, or met in the last 30 days
    several_of_us             two or more of us covered somebody
    key_players_covered       every key player was covered; can't be told when there was no key player
    ========================= =================================================================================

    The measures are the numbers behind: support -1..+1 and the share that is known 0..1 (:func:`support_of`), how many
    people were in touch, how many of us covered somebody, and the share of the key players who were covered. Who has
    left the company counts nowhere. O(people log people).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Coverage, Stakeholder
    >>> ann = Coverage(user_uid="ann", user_name="Ann", level="brief")
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer", map_revision=1,
    ...     org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc), stakeholders=(
    ...         Stakeholder(uid="w", contact_uid="1", name="Wang", power="inner_circle", coverage=(ann,)),
    ...         Stakeholder(uid="l", contact_uid="2", name="Li", power="inner_circle"),
    ...     ),
    ... )
    >>> closed_deal(contact_map).measures["key_players_covered_share"]
    0.5
    """
    people = [person for person in contact_map.stakeholders if not person.former]
    key_players = [person for person in people if person.is_key_player]
    covered = sum(bool(person.coverage) for person in key_players)
    contacts = sum(_in_touch(contact_map, person) for person in people)
    of_us = len({cover.user_uid for person in people for cover in person.coverage})
    support = support_of(contact_map, contact_map.us.uid if contact_map.us else "")
    traits: dict[TraitCode, bool] = {
        "champion_for_us": any(_champion_for_us(contact_map, person) for person in people),
        "half_known": support.half_known,
        "several_contacts": contacts >= SEVERAL,
        "several_of_us": of_us >= SEVERAL,
    }
    measures: dict[MeasureCode, float] = {
        "known_share": support.known_share,
        "contacts": contacts,
        "of_us": of_us,
    }
    if support.value is not None:
        traits["support_positive"] = support.value > 0
        measures["support"] = support.value
    if key_players:
        traits["key_players_covered"] = covered == len(key_players)
        measures["key_players_covered_share"] = covered / len(key_players)
    return ClosedDeal(
        won=contact_map.deal is not None and contact_map.deal.status == "won",
        roles=frozenset(role.code for person in people if person.known for role in person.roles),
        traits=traits,
        measures=measures,
    )


def deal_patterns(deals: Iterable[ClosedDeal], *, minimum: int = MINIMUM) -> DealPatterns:
    r"""Return how won deals differed from lost ones.

    Of each trait: in how many won and how many lost deals it was there, and the rate at which the deals with it and
    those without it were won, $p = k / n$ with Wilson's score interval [1]_

    .. math::

       \frac{p + \frac{z^2}{2n} \pm z \sqrt{\frac{p(1-p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}, \qquad z = 1.96

    The difference of the two rates is called clear when its interval after Newcombe (his method 10, made of both score
    intervals) [2]_ leaves out 0. Of each measure: median and quartiles of won and of lost deals.

    Parameters
    ----------
    deals : iterable of ClosedDeal
        Won and lost deals, each as it looked when it was closed.
    minimum : int
        1 or more. Nothing is said of a trait or a measure that can be told of fewer won or fewer lost deals; no rate is
        given for fewer deals with it, or without it.

    Returns
    -------
    DealPatterns
        What differs most first: patterns by how far the shares of won and lost deals are apart. Empty with too few
        deals. O(deals x traits).

    Notes
    -----
    What goes together is no cause: a deal that goes well is also looked after better. Of twenty traits without any
    meaning one will seem clear.

    Examples
    --------
    >>> def deal(won, champion):
    ...     return ClosedDeal(won=won, roles=frozenset(), traits={"champion_for_us": champion}, measures={})
    >>> found = deal_patterns([deal(True, True)] * 8 + [deal(True, False)] * 2 + [deal(False, False)] * 10)
    >>> [pattern] = found.patterns
    >>> pattern.share_of_won, pattern.share_of_lost, pattern.with_it.rate, pattern.with_it.lowest, pattern.clear
    (0.8, 0.0, 1.0, 0.675592, True)

    References
    ----------
    .. [1] E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
           American Statistical Association 22 (1927), 209-212.
    .. [2] R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
           eleven methods", Statistics in Medicine 17 (1998), 873-890.
    """
    closed = list(deals)
    won = [deal for deal in closed if deal.won]
    lost = [deal for deal in closed if not deal.won]
    roles = sorted({role for deal in closed for role in deal.roles})
    traits: list[Trait] = [
        *(("role_played", role) for role in roles),
        *((code, None) for code in TRAIT_CODES if code != "role_played"),
    ]
    patterns = (_pattern(trait, won, lost, minimum) for trait in traits)
    measures = (_measure(code, won, lost, minimum) for code in MEASURE_CODES)
    return DealPatterns(
        won=len(won),
        lost=len(lost),
        minimum=minimum,
        patterns=tuple(sorted((one for one in patterns if one), key=_widest_apart_first)),
        measures=tuple(one for one in measures if one),
    )


def wilson_interval(successes: int, trials: int) -> tuple[float, float]:
    """Return Wilson's 95% score interval of a proportion; of no trials at all anything from 0 to 1.

    Examples
    --------
    >>> [round(bound, 4) for bound in wilson_interval(15, 148)]
    [0.0624, 0.1605]
    """
    if not trials:
        return 0.0, 1.0
    rate = successes / trials
    middle = rate + Z**2 / (2 * trials)
    half = Z * sqrt(rate * (1 - rate) / trials + Z**2 / (4 * trials**2))
    scale = 1 + Z**2 / trials
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def difference_interval(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, float]:
    """Return Newcombe's 95% interval (method 10) of the difference of two proportions, each (successes, trials > 0)."""
    (rate, lowest, highest), (rate_2, lowest_2, highest_2) = (
        (k / n, *wilson_interval(k, n)) for k, n in (first, second)
    )
    difference = rate - rate_2
    return (
        difference - sqrt((rate - lowest) ** 2 + (highest_2 - rate_2) ** 2),
        difference + sqrt((highest - rate) ** 2 + (rate_2 - lowest_2) ** 2),
    )


def _in_touch(contact_map: ContactMap, person: Stakeholder) -> bool:
    last = person.last_contact_at
    met = last is not None and (contact_map.read_at - last).days < STALE_AFTER_DAYS
    return bool(person.coverage) or met


def _champion_for_us(contact_map: ContactMap, person: Stakeholder) -> bool:
    stance = contact_map.stance_towards_us(person)
    return person.known and person.plays(CHAMPION) and not (stance and stance.value < 0)


def _pattern(
    trait: Trait, won: Sequence[ClosedDeal], lost: Sequence[ClosedDeal], minimum: int
) -> Pattern | None:
    told_won, told_lost = (
        [had for deal in deals if (had := _had(deal, trait)) is not None] for deals in (won, lost)
    )
    if min(len(told_won), len(told_lost)) < minimum:
        return None
    won_with, lost_with = sum(told_won), sum(told_lost)
    with_it = (won_with, won_with + lost_with)
    without_it = (len(told_won) - won_with, len(told_won) + len(told_lost) - won_with - lost_with)
    told = min(with_it[1], without_it[1]) >= minimum
    lowest, highest = difference_interval(with_it, without_it) if told else (0.0, 0.0)
    return Pattern(
        code=trait[0],
        role=trait[1],
        won=len(told_won),
        won_with=won_with,
        lost=len(told_lost),
        lost_with=lost_with,
        with_it=_win_rate(*with_it, minimum),
        without_it=_win_rate(*without_it, minimum),
        clear=lowest > 0 or highest < 0,
    )


def _had(deal: ClosedDeal, trait: Trait) -> bool | None:
    code, role = trait
    return role in deal.roles if role is not None else deal.traits.get(code)


def _win_rate(won: int, deals: int, minimum: int) -> WinRate:
    if deals < minimum:
        return WinRate(won=won, deals=deals, rate=None, lowest=None, highest=None)
    lowest, highest = (round(bound, 6) for bound in wilson_interval(won, deals))
    return WinRate(won=won, deals=deals, rate=round(won / deals, 6), lowest=lowest, highest=highest)


def _measure(
    code: MeasureCode, won: Sequence[ClosedDeal], lost: Sequence[ClosedDeal], minimum: int
) -> MeasurePattern | None:
    values_won, values_lost = (
        [deal.measures[code] for deal in deals if code in deal.measures] for deals in (won, lost)
    )
    if min(len(values_won), len(values_lost)) < minimum:
        return None
    return MeasurePattern(code=code, won=_spread(values_won), lost=_spread(values_lost))


def _spread(values: Sequence[float]) -> Spread:
    lower, middle, upper = (round(float(value), 6) for value in np.quantile(values, (0.25, 0.5, 0.75)))
    return Spread(deals=len(values), median=middle, lower_quartile=lower, upper_quartile=upper)


def _widest_apart_first(pattern: Pattern) -> tuple[float, str, str]:
    return -abs(pattern.share_of_won - pattern.share_of_lost), pattern.code, pattern.role or ""
