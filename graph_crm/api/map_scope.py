"""One reading of a map, and what its parts become in GraphQL."""

from __future__ import annotations

from functools import cached_property

import strawberry

from graph_crm.analysis import contact_map as model
from graph_crm.api.contacts import Contact
from graph_crm.api.decision_path import DecisionStep
from graph_crm.api.enums import (
    Adaptability,
    CoverageLevel,
    LineKind,
    OpportunityStatus,
    Power,
    ResponseMode,
    StepKind,
)
from graph_crm.api.stakeholders import (
    Assessment,
    Coverage,
    DealPart,
    Influence,
    Party,
    ReportingLine,
    Stakeholder,
    Stance,
    Tie,
    absent_person,
    party_of,
    role_of,
)
from graph_crm.errors import InvalidArgument
from graph_crm.maps.model import MapView


class MapScope:
    """One reading of a map, and the GraphQL stakeholders that its parts share."""

    def __init__(self, view: MapView) -> None:
        self.contact_map = view.contact_map
        self._contacts = view.contacts
        self._made: dict[str, Stakeholder] = {}

    def with_map(self, changed: model.ContactMap) -> MapScope:
        """The scope of a copy of the map with the same people."""
        return MapScope(MapView(contact_map=changed, contacts=self._contacts))

    @cached_property
    def parties(self) -> dict[str, Party]:
        return {party.uid: party_of(party) for party in self.contact_map.parties}

    def stakeholder(self, uid: str) -> Stakeholder:
        if uid not in self._made:
            self._made[uid] = self._make(self.contact_map.by_uid[uid])
        return self._made[uid]

    def named(self, uid: str, argument: str) -> model.Stakeholder:
        """Whom a client names. Raises InvalidArgument when that is nobody of this map."""
        if uid not in self.contact_map.by_uid:
            raise InvalidArgument(argument=argument, value=uid[:80], expected="a stakeholder of this map")
        return self.contact_map.by_uid[uid]

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
            assessments=[self._assessment(judged) for judged in part.assessments],
            in_deals=[self._deal_part(deal) for deal in part.in_deals],
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

    def _assessment(self, judged: model.Assessment) -> Assessment:
        return Assessment(
            party=self.parties[judged.party_uid],
            value=judged.value,
            confidence=judged.confidence,
            evidence=judged.evidence,
            assessed_by_uid=strawberry.ID(judged.assessed_by) if judged.assessed_by else None,
            assessed_by=judged.assessed_by_name,
            since=judged.since,
        )

    def _deal_part(self, deal: model.DealPart) -> DealPart:
        return DealPart(
            opportunity_uid=strawberry.ID(deal.uid),
            opportunity_name=deal.name,
            status=OpportunityStatus(deal.status),
            stakeholder_uid=strawberry.ID(deal.stakeholder_uid),
            roles=[role_of(role) for role in deal.roles],
            stance=self._stance(deal.stance) if deal.stance else None,
        )

    def line(self, line: model.ReportingLine) -> ReportingLine:
        return ReportingLine(
            uid=strawberry.ID(line.uid),
            report=self.stakeholder(line.report),
            manager=self.stakeholder(line.manager),
            kind=LineKind(line.kind),
            skipped=[absent_person(person) for person in line.skipped],
        )

    def influence(self, influence: model.Influence) -> Influence:
        return Influence(
            uid=strawberry.ID(influence.uid),
            influencer=self.stakeholder(influence.source),
            influenced=self.stakeholder(influence.target),
            strength=influence.strength,
            sign=influence.sign,
            note=influence.note,
        )

    def step(self, step: model.DecisionStep) -> DecisionStep:
        return DecisionStep(
            uid=strawberry.ID(step.uid),
            name=step.name,
            kind=StepKind(step.kind),
            order=step.order,
            rule=step.rule,
            due_on=step.due_on,
            done_on=step.done_on,
            deciders=[self.stakeholder(uid) for uid in step.deciders],
        )

    def tie(self, tie: model.Tie) -> Tie:
        return Tie(
            uid=strawberry.ID(tie.uid),
            first=self.stakeholder(tie.first),
            second=self.stakeholder(tie.second),
            note=tie.note,
        )
