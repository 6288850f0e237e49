"""The changes that a batch on a map is made of.

People are named by the uid of the contact where it is about the person (jobs, reporting lines), and by the uid of the
stakeholder where it is about their part in the map. ``since`` is when it became true; None: now. ``KEEP`` leaves a
property as it is, None takes it away. ``uid`` of something new may be chosen by the client, so that later changes of
the same batch can name it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final, Literal

from graph_crm.analysis.contact_map import LineKind, MapKind

MAX_CHANGES = 500


class Keep(Enum):
    """Says that a property stays as it is."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP
TieKind = Literal["alliance", "conflict"]
StepKind = Literal["decision", "payment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddContact:
    """A new person at a company, or a seat without a name (``known`` false)."""

    uid: str | None = None
    name: str = ""
    known: bool = True
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    personality: str | None = None
    birthday: date | None = None
    note: str | None = None
    customer: str | None = None
    title: str | None = None
    department: str | None = None
    seniority: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateContact:
    """What we know about a person; a seat gets its name so (``known`` true)."""

    contact: str
    name: str | Keep = KEEP
    known: bool | Keep = KEEP
    emails: tuple[str, ...] | Keep | None = KEEP
    phones: tuple[str, ...] | Keep | None = KEEP
    personality: str | Keep | None = KEEP
    birthday: date | Keep | None = KEEP
    note: str | Keep | None = KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class SetJob:
    """Where a person works, or what they do there. ``customer`` None: the customer of the map."""

    contact: str
    customer: str | None = None
    title: str | Keep | None = KEEP
    department: str | Keep | None = KEEP
    seniority: str | Keep | None = KEEP
    main_job: bool | Keep = KEEP
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndJob:
    """A person no longer works there."""

    contact: str
    customer: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReportingLine:
    """A person reports to another at the map's customer; of solid lines one, which replaces the one before."""

    report: str
    manager: str
    kind: LineKind = "solid"
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveReportingLine:
    """A person no longer reports to another. A solid line needs no ``manager``."""

    report: str
    manager: str | None = None
    kind: LineKind = "solid"
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStakeholder:
    """A contact takes part in this map."""

    contact: str
    uid: str | None = None
    x: float | None = None
    y: float | None = None
    external: bool = False
    roles: tuple[str, ...] = ()
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveStakeholder:
    """A contact takes part no longer; what we thought of them stays and can be brought back."""

    stakeholder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreStakeholder:
    """A stakeholder who was taken out takes part again, as they were."""

    stakeholder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceStakeholder:
    """The place on the canvas; None for both: in the map, not placed."""

    stakeholder: str
    x: float | None
    y: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateStakeholder:
    """Our judgement of a stakeholder."""

    stakeholder: str
    external: bool | Keep = KEEP
    power: str | Keep | None = KEEP
    adaptability: str | Keep | None = KEEP
    response_mode: str | Keep | None = KEEP
    orientation: str | Keep | None = KEEP
    vote_weight: int | Keep | None = KEEP
    veto: bool | Keep | None = KEEP
    desired_coverage: str | Keep | None = KEEP
    goals: str | Keep | None = KEEP
    note: str | Keep | None = KEEP
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignRole:
    """A stakeholder plays a role, by its code."""

    stakeholder: str
    role: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnassignRole:
    """A stakeholder no longer plays a role."""

    stakeholder: str
    role: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStance:
    """How a stakeholder stands towards a party, as one of us judges it; ``assessed_by`` None: who makes the change."""

    stakeholder: str
    party: str
    value: int
    confidence: float | None = None
    evidence: str | None = None
    assessed_by: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearStance:
    """The stance is unknown again."""

    stakeholder: str
    party: str
    assessed_by: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCoverage:
    """One of us is in touch with a stakeholder."""

    stakeholder: str
    user: str
    level: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveCoverage:
    """One of us is in touch no longer."""

    stakeholder: str
    user: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetInfluence:
    """A stakeholder listens to another: ``strength`` 1..3, ``sign`` 1 or -1."""

    influencer: str
    influenced: str
    strength: int
    sign: int = 1
    note: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveInfluence:
    """A stakeholder listens to another no longer."""

    influencer: str
    influenced: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTie:
    """Two stakeholders stick together, or work against each other."""

    kind: TieKind
    first: str
    second: str
    note: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTie:
    """They do so no longer."""

    kind: TieKind
    first: str
    second: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCompetitor:
    """A party competes in this deal."""

    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveCompetitor:
    """A party competes no longer."""

    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPartner:
    """Another company takes part in this deal, as what."""

    customer: str
    involved_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePartner:
    """A company takes part no longer."""

    customer: str
    involved_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDecisionStep:
    """A step of the customer's way to a decision or a payment."""

    name: str
    order: int
    uid: str | None = None
    kind: StepKind = "decision"
    rule: str | None = None
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateDecisionStep:
    """What a step is, when it is due, when it was done."""

    step: str
    name: str | Keep = KEEP
    order: int | Keep = KEEP
    kind: StepKind | Keep = KEEP
    rule: str | Keep | None = KEEP
    due_on: date | Keep | None = KEEP
    done_on: date | Keep | None = KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveDecisionStep:
    """The customer does not take this step."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignDecider:
    """A stakeholder decides at a step."""

    step: str
    stakeholder: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnassignDecider:
    """A stakeholder decides there no longer."""

    step: str
    stakeholder: str
    until: datetime | None = None


MapChange = (
    AddContact
    | UpdateContact
    | SetJob
    | EndJob
    | SetReportingLine
    | RemoveReportingLine
    | AddStakeholder
    | RemoveStakeholder
    | RestoreStakeholder
    | PlaceStakeholder
    | UpdateStakeholder
    | AssignRole
    | UnassignRole
    | SetStance
    | ClearStance
    | SetCoverage
    | RemoveCoverage
    | SetInfluence
    | RemoveInfluence
    | SetTie
    | RemoveTie
    | AddCompetitor
    | RemoveCompetitor
    | AddPartner
    | RemovePartner
    | AddDecisionStep
    | UpdateDecisionStep
    | RemoveDecisionStep
    | AssignDecider
    | UnassignDecider
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRevision:
    """The revisions of the map and of its organisation that the client looked at."""

    map_revision: int
    org_revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapBatch:
    """Changes to one map, in order."""

    kind: MapKind
    uid: str
    base: BaseRevision
    changes: tuple[MapChange, ...]
    mutation_id: str | None = None
