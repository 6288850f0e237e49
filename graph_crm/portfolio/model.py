"""Which deals of a portfolio are asked for, and what was found out about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import datetime

    from graph_crm.analysis.contact_map import ContactMap, Role, Status
    from graph_crm.analysis.deal_patterns import DealPatterns
    from graph_crm.analysis.findings import Finding, Severity
    from graph_crm.analysis.support import Colour, Light, Support

# What one pass reads, and for how long.
MAX_DEALS = 10_000
PASS_SECONDS = 60.0
MAX_SHOWN = 100
MAX_GROUPS = 100

Bound = Literal["size", "time"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)
GroupKind = Literal["owner", "stage", "team"]


class PortfolioOrder(Enum):
    """Orders of the deals of a portfolio."""

    AMOUNT = "amount"
    CLOSE_DATE = "close"
    SUPPORT = "support"
    LIGHT = "light"
    CRITICAL_FINDINGS = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFilter:
    """Which deals to look at; None does not restrict.

    ``team_uid``: one of the people of this team, or of a team within it, owns the deal. Amounts are in minor units
    of ``currency``, bounds included; a deal without an amount is in no range of amounts.
    """

    owner_uid: str | None = None
    team_uid: str | None = None
    stage: str | None = None
    currency: str | None = None
    amount_from: int | None = None
    amount_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What a deal is counted under: who owns it, the owner's team, or its stage. ``uid`` is the code of a stage."""

    uid: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDeal:
    """A deal with as much of its map as the analyses of many deals need; no drawing can be made of it.

    ``kept`` is false of a closed deal of which no map was kept at the moment when it was closed.
    """

    contact_map: ContactMap
    owners: tuple[Group, ...]
    teams: tuple[Group, ...]
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminedDeal:
    """What the analyses say of one deal. ``critical`` and ``warnings``: how many findings are so severe."""

    read: ReadDeal
    light: Light
    support: Support
    findings: tuple[Finding, ...]
    critical: int
    warnings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountSum:
    """Amounts of one currency together, in minor units."""

    currency: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LightCount:
    """How many deals have a light, and what they are worth; deals without an amount are in none of the sums."""

    colour: Colour
    deals: int
    amounts: tuple[AmountSum, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCount:
    """How many deals a finding concerns."""

    code: str
    severity: Severity
    deals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCount:
    """The deals of one owner, team or stage; ``group`` is None for those that have none."""

    group: Group | None
    deals: int
    lights: tuple[LightCount, ...]
    critical: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """All deals of a filter, counted, and the first of them in an order.

    ``deals`` is how many were looked at and ``total`` how many there are; where ``limited`` names the bound of size,
    ``total`` is that bound and there are more. ``judged`` is how many of them have a known stance towards us, and
    ``critical`` how many have a critical finding.
    """

    deals: int
    total: int
    limited: Bound | None
    judged: int
    critical: int
    lights: tuple[LightCount, ...]
    findings: tuple[FindingCount, ...]
    by_owner: tuple[GroupCount, ...]
    by_team: tuple[GroupCount, ...]
    by_stage: tuple[GroupCount, ...]
    shown: tuple[ExaminedDeal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """What won and lost deals looked like when they were closed.

    ``left_out`` counts closed deals of which no map was kept at that moment: nobody put in when they were closed, or
    nobody was in the map. ``roles`` names the roles.
    """

    patterns: DealPatterns
    roles: tuple[Role, ...]
    left_out: int
    total: int
    limited: Bound | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One pass: which deals, at which moment."""

    wanted: DealFilter
    statuses: tuple[Status, ...]
    at_closing: bool
    now: datetime
