"""Contact maps in GraphQL. A map is read once, in one query; every field below is made of that one reading."""

from __future__ import annotations

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
    InLanguage,
    Language,
    LineKind,
    MapKind,
    PartyKind,
    Power,
    ResponseMode,
)
from graph_crm.api.findings import DecisionMaker, Finding
from graph_crm.api.stakeholders import (
    Coverage,
    Influence,
    Party,
    ReportingLine,
    Stakeholder,
    Stance,
    Tie,
    absent_person,
    role_of,
)
from graph_crm.errors import InvalidArgument
from graph_crm.maps.model import MapView
from graph_crm.maps.svg import draw_map

MAX_DECISION_MAKERS = 100
MAX_STALE_DAYS = 3650


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
            roles=[role_of(role) for role in part.roles],
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
            manager_above=absent_person(part.manager_above) if part.manager_above else None,
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
    kind: MapKind = strawberry.field(description="Whether it is a customer's or an opportunity's.")
    name: str = strawberry.field(description="Of the customer or opportunity.")
    map_revision: int = strawberry.field(description="Rises with every change of this map.")
    organisation_revision: int = strawberry.field(
        description="Rises with every change of the customer's reporting lines."
    )
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
                skipped=[absent_person(person) for person in line.skipped],
            )
            for line in self.scope.contact_map.reporting_lines
        ]

    @strawberry.field(description="Who listens to whom in this map.")
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

    @strawberry.field(description="Who sticks together in this map.")
    def alliances(self) -> list[Tie]:
        return [self.scope.tie(tie) for tie in self.scope.contact_map.alliances]

    @strawberry.field(description="Who works against whom in this map.")
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
    async def svg(self, language: InLanguage = Language.EN) -> str:
        return await anyio.to_thread.run_sync(draw_map, self.scope.contact_map, language.value)


def _check_range(argument: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise InvalidArgument(argument=argument, value=value, expected=f"1..{most}")
