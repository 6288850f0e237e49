"""Contact maps in GraphQL. A map is read once, in one query; every field below is made of that one reading."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Annotated

import anyio.to_thread
import strawberry

from graph_crm.analysis import contact_map as model
from graph_crm.analysis.coverage_gaps import STALE_AFTER_DAYS, find_coverage_gaps
from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.api.contacts import Contact
from graph_crm.api.enums import (
    Adaptability,
    CoverageLevel,
    Language,
    LineKind,
    MapKind,
    PartyKind,
    Power,
    ResponseMode,
)
from graph_crm.api.findings import DecisionMaker, Finding
from graph_crm.errors import InvalidArgument
from graph_crm.maps.model import MapView
from graph_crm.maps.sentences import party_name
from graph_crm.maps.svg import draw_map

MAX_DECISION_MAKERS = 100
MAX_STALE_DAYS = 3650


@strawberry.type(description="What a stakeholder can be in a deal: an entry of the editable vocabulary.")
class Role:
    code: str
    weight: float = strawberry.field(description="0 to 1, our estimate until it is calibrated.")
    can_veto: bool
    required: bool = strawberry.field(description="Whether every deal needs someone who plays it.")
    model: strawberry.Private[model.Role]

    @strawberry.field
    def name(self, language: Language = Language.EN) -> str:
        return self.model.name_zh if language is Language.ZH else self.model.name_en


@strawberry.type(description="A side that a stakeholder can support: us, a competitor, or buying nothing.")
class Party:
    uid: strawberry.ID
    kind: PartyKind
    model: strawberry.Private[model.Party]

    @strawberry.field
    def name(self, language: Language = Language.EN) -> str:
        return party_name(self.model, language.value)


@strawberry.type(description="How a stakeholder stands towards one party. No stance is unknown, not neutral.")
class Stance:
    party: Party
    value: int = strawberry.field(
        description="-2 opponent, -1 non-supporter, 0 neutral, 1 supporter, 2 mentor."
    )
    confidence: float | None = strawberry.field(description="0 to 1; null when nobody said.")
    evidence: str | None
    assessed_by: str | None = strawberry.field(description="Who of us judged so, by name.")
    assessed_at: datetime
    disputed: bool = strawberry.field(description="Whether another of us judges differently.")


@strawberry.type(description="One of us who is in touch with a stakeholder.")
class Coverage:
    user_uid: strawberry.ID
    user_name: str
    level: CoverageLevel


@strawberry.type(description="A contact who is not in this map.")
class AbsentPerson:
    contact_uid: strawberry.ID
    name: str


@strawberry.type(description="One contact's part in this map.")
class Stakeholder:
    uid: strawberry.ID
    contact: Contact
    title: str | None = strawberry.field(description="At the customer of this map, else at the main job.")
    department: str | None
    seniority: str | None
    former: bool = strawberry.field(description="Worked at the customer and no longer does.")
    external: bool = strawberry.field(description="Takes part without working at the customer.")
    x: float | None = strawberry.field(description="Place on the canvas in pixels; null when not placed.")
    y: float | None
    roles: list[Role] = strawberry.field(description="The weightiest first.")
    power: Power | None = strawberry.field(description="Null is unknown.")
    adaptability: Adaptability | None
    response_mode: ResponseMode | None
    orientation: str | None
    vote_weight: int | None = strawberry.field(
        description="Own word; null: the weightiest role's weight in tenths."
    )
    can_veto: bool = strawberry.field(description="Own word, else whether a role brings a veto.")
    key_player: bool = strawberry.field(
        description="Power in the political structure or the inner circle, or a role of weight 0.8 or more."
    )
    desired_coverage: CoverageLevel | None
    goals: str | None
    note: str | None
    stances: list[Stance] = strawberry.field(description="One per party; unknown ones are absent.")
    coverage: list[Coverage] = strawberry.field(description="Who of us is in touch; empty is nobody.")
    last_contact_at: datetime | None
    next_contact_at: datetime | None
    activity_count: int = strawberry.field(description="Done activities with this contact.")
    manager_above: AbsentPerson | None = strawberry.field(
        description="The direct manager, when that person is not in this map."
    )


@strawberry.type(description="Who reports to whom.")
class ReportingLine:
    uid: strawberry.ID
    report: Stakeholder
    manager: Stakeholder
    kind: LineKind
    skipped: list[AbsentPerson] = strawberry.field(
        description="Managers in between who are not in this map, from the report upwards."
    )


@strawberry.type(description="Who listens to whom.")
class Influence:
    uid: strawberry.ID
    influencer: Stakeholder
    influenced: Stakeholder
    strength: int = strawberry.field(description="1 to 3.")
    sign: int = strawberry.field(description="1, or -1 where the influenced does the opposite.")
    note: str | None


@strawberry.type(description="An alliance or a conflict; it has no direction.")
class Tie:
    uid: strawberry.ID
    first: Stakeholder
    second: Stakeholder
    note: str | None


class MapScope:
    """One reading of a map, and the GraphQL stakeholders that its parts share."""

    def __init__(self, view: MapView) -> None:
        self.contact_map = view.contact_map
        self._contacts = view.contacts
        self._made: dict[str, Stakeholder] = {}

    @cached_property
    def parties(self) -> dict[str, Party]:
        return {
            party.uid: Party(uid=strawberry.ID(party.uid), kind=PartyKind(party.kind), model=party)
            for party in self.contact_map.parties
        }

    def stakeholder(self, uid: str) -> Stakeholder:
        if uid not in self._made:
            self._made[uid] = self._make(self.contact_map.by_uid[uid])
        return self._made[uid]

    def _make(self, part: model.Stakeholder) -> Stakeholder:
        return Stakeholder(
            uid=strawberry.ID(part.uid),
            contact=Contact.of(self._contacts[part.contact_uid]),
            title=part.title,
            department=part.department,
            seniority=part.seniority,
            former=part.former,
            external=part.external,
            x=part.x,
            y=part.y,
            roles=[_role(role) for role in part.roles],
            power=Power(part.power) if part.power else None,
            adaptability=Adaptability(part.adaptability) if part.adaptability else None,
            response_mode=ResponseMode(part.response_mode) if part.response_mode else None,
            orientation=part.orientation,
            vote_weight=part.vote_weight,
            can_veto=part.can_veto,
            key_player=part.is_key_player,
            desired_coverage=CoverageLevel(part.desired_coverage) if part.desired_coverage else None,
            goals=part.goals,
            note=part.note,
            stances=[self._stance(stance) for stance in part.stances],
            coverage=[
                Coverage(
                    user_uid=strawberry.ID(covers.user_uid),
                    user_name=covers.user_name,
                    level=CoverageLevel(covers.level),
                )
                for covers in part.coverage
            ],
            last_contact_at=part.last_contact_at,
            next_contact_at=part.next_contact_at,
            activity_count=part.activity_count,
            manager_above=_absent(part.manager_above) if part.manager_above else None,
        )

    def _stance(self, stance: model.Stance) -> Stance:
        return Stance(
            party=self.parties[stance.party_uid],
            value=stance.value,
            confidence=stance.confidence,
            evidence=stance.evidence,
            assessed_by=stance.assessed_by_name,
            assessed_at=stance.assessed_at,
            disputed=stance.disputed,
        )

    def tie(self, tie: model.Tie) -> Tie:
        return Tie(
            uid=strawberry.ID(tie.uid),
            first=self.stakeholder(tie.first),
            second=self.stakeholder(tie.second),
            note=tie.note,
        )


@strawberry.type(description="The contact map of a customer or an opportunity: one bounded whole.")
class ContactMap:
    uid: strawberry.ID = strawberry.field(description="Of the customer or opportunity whose map it is.")
    kind: MapKind
    name: str
    map_revision: int
    organisation_revision: int
    scope: strawberry.Private[MapScope]

    @classmethod
    def of(cls, view: MapView) -> ContactMap:
        read = view.contact_map
        return cls(
            uid=strawberry.ID(read.uid),
            kind=MapKind(read.kind),
            name=read.name,
            map_revision=read.map_revision,
            organisation_revision=read.org_revision,
            scope=MapScope(view),
        )

    @strawberry.field(description="Us first, then competitors, then buying nothing.")
    def parties(self) -> list[Party]:
        return list(self.scope.parties.values())

    @strawberry.field(description="All stakeholders, 2,000 at most.")
    def stakeholders(self) -> list[Stakeholder]:
        return [self.scope.stakeholder(part.uid) for part in self.scope.contact_map.stakeholders]

    @strawberry.field(description="Lines between stakeholders of this map.")
    def reporting_lines(self) -> list[ReportingLine]:
        return [
            ReportingLine(
                uid=strawberry.ID(line.uid),
                report=self.scope.stakeholder(line.report),
                manager=self.scope.stakeholder(line.manager),
                kind=LineKind(line.kind),
                skipped=[_absent(person) for person in line.skipped],
            )
            for line in self.scope.contact_map.reporting_lines
        ]

    @strawberry.field
    def influences(self) -> list[Influence]:
        return [
            Influence(
                uid=strawberry.ID(influence.uid),
                influencer=self.scope.stakeholder(influence.source),
                influenced=self.scope.stakeholder(influence.target),
                strength=influence.strength,
                sign=influence.sign,
                note=influence.note,
            )
            for influence in self.scope.contact_map.influences
        ]

    @strawberry.field
    def alliances(self) -> list[Tie]:
        return [self.scope.tie(tie) for tie in self.scope.contact_map.alliances]

    @strawberry.field
    def conflicts(self) -> list[Tie]:
        return [self.scope.tie(tie) for tie in self.scope.contact_map.conflicts]

    @strawberry.field(description="Who decides, the weightiest first.")
    async def decision_makers(
        self, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 10
    ) -> list[DecisionMaker]:
        _check_range("first", first, MAX_DECISION_MAKERS)
        # networkx is slow enough to hold up other requests: off the event loop.
        ranked = await anyio.to_thread.run_sync(rank_decision_makers, self.scope.contact_map)
        return [DecisionMaker.of(who, self.scope) for who in ranked[:first]]

    @strawberry.field(description="What is missing, the most severe first.")
    async def findings(
        self,
        stale_after_days: Annotated[
            int, strawberry.argument(description="A last contact older than this is stale, 1 to 3650.")
        ] = STALE_AFTER_DAYS,
    ) -> list[Finding]:
        _check_range("staleAfterDays", stale_after_days, MAX_STALE_DAYS)
        found = await anyio.to_thread.run_sync(
            lambda: find_coverage_gaps(self.scope.contact_map, stale_after_days=stale_after_days)
        )
        return [Finding.of(finding, self.scope) for finding in found]

    @strawberry.field(description="The map as a drawing: an SVG document.")
    async def svg(self, language: Language = Language.EN) -> str:
        return await anyio.to_thread.run_sync(draw_map, self.scope.contact_map, language.value)


def _role(role: model.Role) -> Role:
    return Role(
        code=role.code, weight=role.weight, can_veto=role.can_veto, required=role.required, model=role
    )


def _absent(person: model.Person) -> AbsentPerson:
    return AbsentPerson(contact_uid=strawberry.ID(person.contact_uid), name=person.name)


def _check_range(argument: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise InvalidArgument(argument=argument, value=value, expected=f"1..{most}")
