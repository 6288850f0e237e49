"""A contact map as plain data: what every analysis, the SVG writer and the API read.

One map is one bounded object: the stakeholders of one customer or one opportunity and the edges
between them, now or at one moment, as the viewer may see them. All references are uids; an edge always joins two
stakeholders of the same map.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Literal, TypeVar, dataclass_transform

T = TypeVar("T")
MAX_STAKEHOLDERS = 2000

MapKind = Literal["customer", "opportunity"]
PartyKind = Literal["us", "competitor", "status_quo"]
Power = Literal["outside", "political_structure", "inner_circle"]
CoverageLevel = Literal["brief", "multiple", "in_depth"]
Adaptability = Literal["innovator", "visionary", "pragmatist", "conservative", "laggard"]
ResponseMode = Literal["growth", "trouble", "even_keel", "overconfident"]
LineKind = Literal["solid", "dotted"]
Status = Literal["open", "won", "lost"]
StepKind = Literal["decision", "payment"]

# Whose map it is, as the graph calls it.
OWNER_LABEL: dict[MapKind, str] = {"customer": "Customer", "opportunity": "Opportunity"}
POWER_WEIGHT: dict[Power, float] = {"outside": 0.2, "political_structure": 0.6, "inner_circle": 1.0}
COVERAGE_ORDER: dict[CoverageLevel, int] = {"brief": 1, "multiple": 2, "in_depth": 3}
KEY_POWER: frozenset[Power] = frozenset({"political_structure", "inner_circle"})
KEY_ROLE_WEIGHT = 0.8
# What a StakeholderState holds: our judgement of a stakeholder, in versions.
STATE_FIELDS = (
    "power",
    "adaptability",
    "response_mode",
    "orientation",
    "vote_weight",
    "veto",
    "desired_coverage",
    "goals",
    "note",
)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def _made_by_the_thousand(of: type[T]) -> type[T]:
    """A frozen dataclass to the type checker, which reads all of this code; Python takes five times as long to make
    one that is frozen as it runs, and a portfolio makes 150,000 of them."""
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a stakeholder can be in a deal; one entry of the editable vocabulary. ``weight`` is 0..1."""

    code: str
    name_en: str
    name_zh: str
    weight: float
    can_veto: bool
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A side that a stakeholder can support."""

    uid: str
    name: str
    kind: PartyKind


@_made_by_the_thousand
class Stance:
    """How a stakeholder stands towards one party: -2 opponent .. +2 mentor. No stance is unknown, not neutral.

    ``confidence`` is 0..1, None when nobody said; ``disputed`` is true when another of us currently judges
    differently (the map shows the deal owner's judgement, else the newest).
    """

    party_uid: str
    value: int
    confidence: float | None
    evidence: str | None
    assessed_by: str | None
    assessed_by_name: str | None
    assessed_at: datetime
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What one of us judges of a stakeholder's stance towards one party, since when."""

    party_uid: str
    value: int
    confidence: float | None
    evidence: str | None
    assessed_by: str | None
    assessed_by_name: str | None
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPart:
    """What one deal of the customer says of the same contact. ``stance`` is the one shown towards us."""

    uid: str
    name: str
    status: Status
    stakeholder_uid: str
    roles: tuple[Role, ...]
    stance: Stance | None


@_made_by_the_thousand
class Coverage:
    """One of us who is in touch with a stakeholder, and how well."""

    user_uid: str
    user_name: str
    level: CoverageLevel


@_made_by_the_thousand
class Stakeholder:
    """One contact's part in this map.

    ``known`` is false for a seat that has no name yet. ``x`` and ``y`` are the place on the canvas in
    pixels, None when not placed. ``last_contact_at`` and ``activity_count`` derive from done activities
    with the contact, ``next_contact_at`` from planned ones. ``manager_above`` names the direct solid
    manager when that manager is a contact of the customer but not in this map. ``assessments`` are all
    judgements behind ``stances``; ``in_deals`` is empty on the map of a deal.
    """

    uid: str
    contact_uid: str
    name: str
    known: bool = True
    title: str | None = None
    department: str | None = None
    seniority: str | None = None
    former: bool = False
    external: bool = False
    x: float | None = None
    y: float | None = None
    roles: tuple[Role, ...] = ()
    power: Power | None = None
    adaptability: Adaptability | None = None
    response_mode: ResponseMode | None = None
    orientation: str | None = None
    vote_weight: int | None = None
    veto: bool | None = None
    desired_coverage: CoverageLevel | None = None
    goals: str | None = None
    note: str | None = None
    stances: tuple[Stance, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    last_contact_at: datetime | None = None
    next_contact_at: datetime | None = None
    activity_count: int = 0
    manager_above: Person | None = None
    assessments: tuple[Assessment, ...] = ()
    in_deals: tuple[DealPart, ...] = ()

    @property
    def role_weight(self) -> float:
        """Weight of the weightiest role, 0..1; 0 without a role."""
        # Asked of everybody many times over, and most have one role.
        if len(self.roles) == 1:
            return self.roles[0].weight
        return max((role.weight for role in self.roles), default=0.0)

    @property
    def can_veto(self) -> bool:
        """The stakeholder's own word, else whether a role brings a veto."""
        return self.veto if self.veto is not None else any(role.can_veto for role in self.roles)

    @property
    def is_key_player(self) -> bool:
        """Power in the political structure or the inner circle, or a role of weight 0.8 or more."""
        return self.power in KEY_POWER or self.role_weight >= KEY_ROLE_WEIGHT

    def plays(self, *codes: str) -> bool:
        """Whether any of these roles is played."""
        return bool(self.roles) and any(role.code in codes for role in self.roles)

    def stance_towards(self, party_uid: str) -> Stance | None:
        """The stance shown for one party; None is unknown."""
        for stance in self.stances:
            if stance.party_uid == party_uid:
                return stance
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A contact who is not in this map."""

    contact_uid: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingLine:
    """``report`` reports to ``manager``. ``skipped`` are managers in between who are not in this map."""

    uid: str
    report: str
    manager: str
    kind: LineKind
    skipped: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """``source`` influences ``target``: ``strength`` 1..3, ``sign`` +1 or -1."""

    uid: str
    source: str
    target: str
    strength: int
    sign: int
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An alliance or a conflict between two stakeholders; it has no direction."""

    uid: str
    first: str
    second: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStep:
    """A step of the customer's own way to a decision or a payment. ``deciders`` are stakeholders of this map."""

    uid: str
    name: str
    kind: StepKind
    order: int
    rule: str | None = None
    due_on: date | None = None
    done_on: date | None = None
    deciders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A company that a deal involves, and as what."""

    customer_uid: str
    name: str
    takes_part_as: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """The opportunity of an opportunity map. ``amount`` is in minor units of ``currency``.

    ``decision_quota`` is the percent that a quorum or a score threshold asks for, 1..100.
    """

    stage: str | None
    status: Status
    amount: int | None
    currency: str | None
    expected_close_on: date | None
    closed_on: date | None
    decision_rule: str | None
    decision_quota: int | None = None


@dataclass(frozen=True, kw_only=True)
class ContactMap:
    """One map. ``read_at`` is the moment that ages are counted from; ``vocabulary`` are all roles in use.

    ``as_of`` and ``known_at`` are the moment of a past map; both are None on the present one. The names of
    people and companies, the deal and the revisions are the present ones on every map. Without
    ``sees_sensitive`` the viewer is not shown what we think of people: goals, notes and evidence are None,
    whatever is written there.
    """

    kind: MapKind
    uid: str
    name: str
    customer_uid: str
    customer_name: str
    map_revision: int
    org_revision: int
    read_at: datetime
    as_of: datetime | None = None
    known_at: datetime | None = None
    sees_sensitive: bool = True
    deal: Deal | None = None
    owners: tuple[str, ...] = ()
    vocabulary: tuple[Role, ...] = ()
    parties: tuple[Party, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    reporting_lines: tuple[ReportingLine, ...] = ()
    influences: tuple[Influence, ...] = ()
    alliances: tuple[Tie, ...] = ()
    conflicts: tuple[Tie, ...] = ()
    decision_steps: tuple[DecisionStep, ...] = ()
    partners: tuple[Partner, ...] = ()

    @cached_property
    def by_uid(self) -> dict[str, Stakeholder]:
        """Stakeholders by uid."""
        return {stakeholder.uid: stakeholder for stakeholder in self.stakeholders}

    @cached_property
    def current(self) -> ContactMap:
        """The same map without those who have left. Edges to them stay and leave the map, see graphs.py."""
        return replace(self, stakeholders=tuple(one for one in self.stakeholders if not one.former))

    @cached_property
    def us(self) -> Party | None:
        """Our own side."""
        return next((party for party in self.parties if party.kind == "us"), None)

    @cached_property
    def stances_towards_us(self) -> dict[str, Stance]:
        """The stances towards our side that are known, by stakeholder."""
        stances = ((person.uid, self.stance_towards_us(person)) for person in self.stakeholders)
        return {uid: stance for uid, stance in stances if stance}

    def stance_towards_us(self, stakeholder: Stakeholder) -> Stance | None:
        """The stance towards our side; None is unknown."""
        return stakeholder.stance_towards(self.us.uid) if self.us else None
