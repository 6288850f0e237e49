"""Deals added up as they come: what is kept of them is counts, and the first few in the order that was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.findings import SEVERITIES
from graph_crm.analysis.support import COLOURS, deal_light, support_of
from graph_crm.portfolio.model import (
    MAX_DEALS,
    MAX_GROUPS,
    AmountSum,
    ExaminedDeal,
    FindingCount,
    Group,
    GroupCount,
    LightCount,
    Portfolio,
    PortfolioOrder,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.analysis.contact_map import Deal
    from graph_crm.analysis.findings import Severity
    from graph_crm.analysis.support import Colour
    from graph_crm.portfolio.model import Bound, ReadDeal


def examine(read: ReadDeal) -> ExaminedDeal:
    """What the analyses say of one deal."""
    contact_map = read.contact_map
    light = deal_light(contact_map)
    assert light is not None  # every map here is a deal's
    findings = find_coverage_gaps(contact_map, test_champions=False)
    severities = [finding.severity for finding in findings]
    return ExaminedDeal(
        read=read,
        light=light,
        support=support_of(contact_map, contact_map.us.uid if contact_map.us else ""),
        findings=findings,
        critical=severities.count("critical"),
        warnings=severities.count("warning"),
    )


class Counts:
    """The deals that are counted under one name: how many of each light, what they are worth, how many are critical."""

    def __init__(self) -> None:
        self.deals: Counter[Colour] = Counter()
        self.amounts: Counter[tuple[Colour, str]] = Counter()
        self.critical = 0

    def add(self, deal: ExaminedDeal) -> None:
        """Count one deal."""
        colour, told = deal.light.colour, _deal_of(deal)
        self.deals[colour] += 1
        if told.amount is not None and told.currency is not None:
            self.amounts[colour, told.currency] += told.amount
        self.critical += bool(deal.critical)

    def lights(self) -> tuple[LightCount, ...]:
        """Red first; the colours that no deal has, too."""
        return tuple(
            LightCount(colour=colour, deals=self.deals[colour], amounts=self._amounts(colour))
            for colour in COLOURS
        )

    def _amounts(self, colour: Colour) -> tuple[AmountSum, ...]:
        sums = sorted((currency, sum_) for (one, currency), sum_ in self.amounts.items() if one == colour)
        return tuple(AmountSum(currency=currency, amount=sum_) for currency, sum_ in sums)


class Summing:
    """Adds deals up; holds no more than ``first`` of them, whatever their number."""

    def __init__(self, order: PortfolioOrder, first: int) -> None:
        self._key, self._first = KEYS[order], first
        self._all = Counts()
        self._judged = 0
        self._findings: Counter[tuple[str, Severity]] = Counter()
        self._owners: dict[Group | None, Counts] = {}
        self._teams: dict[Group | None, Counts] = {}
        self._stages: dict[Group | None, Counts] = {}
        self._shown: list[ExaminedDeal] = []

    def add(self, deals: Sequence[ReadDeal]) -> None:
        """Examine some deals and count them: a millisecond each."""
        examined = [examine(deal) for deal in deals]
        for deal in examined:
            self._count(deal)
        self._shown = nsmallest(self._first, [*self._shown, *examined], key=self._key)

    def _count(self, deal: ExaminedDeal) -> None:
        stage = _deal_of(deal).stage
        self._all.add(deal)
        self._judged += deal.support.value is not None
        self._findings.update({(finding.code, finding.severity) for finding in deal.findings})
        for counted, groups in (
            (self._owners, deal.read.owners),
            (self._teams, deal.read.teams),
            (self._stages, (Group(uid=stage, name=stage),) if stage else ()),
        ):
            # A deal of two owners is counted under both.
            for group in groups or (None,):
                counted.setdefault(group, Counts()).add(deal)

    def portfolio(self, total: int, limited: Bound | None) -> Portfolio:
        """What was added up."""
        return Portfolio(
            deals=self._all.deals.total(),
            total=min(total, MAX_DEALS),
            limited=limited,
            judged=self._judged,
            critical=self._all.critical,
            lights=self._all.lights(),
            findings=tuple(
                FindingCount(code=code, severity=severity, deals=deals)
                for (code, severity), deals in sorted(self._findings.items(), key=_weightiest_first)
            ),
            by_owner=_largest_first(self._owners),
            by_team=_largest_first(self._teams),
            by_stage=_largest_first(self._stages),
            shown=tuple(self._shown),
        )


def _deal_of(deal: ExaminedDeal) -> Deal:
    found = deal.read.contact_map.deal
    assert found is not None  # every map here is a deal's
    return found


def _weightiest_first(counted: tuple[tuple[str, Severity], int]) -> tuple[int, int, str]:
    (code, severity), deals = counted
    return SEVERITIES.index(severity), -deals, code


def _largest_first(counted: dict[Group | None, Counts]) -> tuple[GroupCount, ...]:
    groups = (
        GroupCount(group=group, deals=counts.deals.total(), lights=counts.lights(), critical=counts.critical)
        for group, counts in counted.items()
    )
    return tuple(
        nsmallest(
            MAX_GROUPS,
            groups,
            key=lambda one: (-one.deals, *((one.group.name, one.group.uid) if one.group else ("", ""))),
        )
    )


def _by_amount(deal: ExaminedDeal) -> tuple[Any, ...]:
    """Amounts of different currencies can't be compared: one currency after the other."""
    told = _deal_of(deal)
    known = told.amount is not None and told.currency is not None
    return not known, told.currency or "", -(told.amount or 0)


def _by_close_date(deal: ExaminedDeal) -> tuple[Any, ...]:
    return (_deal_of(deal).expected_close_on or date.max,)


def _by_support(deal: ExaminedDeal) -> tuple[Any, ...]:
    """Nothing known comes first, then little known, however good, then what is known."""
    value = deal.support.value
    return value is not None, deal.support.half_known, value or 0.0


def _by_light(deal: ExaminedDeal) -> tuple[Any, ...]:
    return COLOURS.index(deal.light.colour), -deal.critical


def _by_critical_findings(deal: ExaminedDeal) -> tuple[Any, ...]:
    return -deal.critical, -deal.warnings


def _then_by_name(key: Callable[[ExaminedDeal], tuple[Any, ...]]) -> Callable[[ExaminedDeal], Any]:
    return lambda deal: (key(deal), deal.read.contact_map.name, deal.read.contact_map.uid)


KEYS = {
    PortfolioOrder.AMOUNT: _then_by_name(_by_amount),
    PortfolioOrder.CLOSE_DATE: _then_by_name(_by_close_date),
    PortfolioOrder.SUPPORT: _then_by_name(_by_support),
    PortfolioOrder.LIGHT: _then_by_name(_by_light),
    PortfolioOrder.CRITICAL_FINDINGS: _then_by_name(_by_critical_findings),
}
