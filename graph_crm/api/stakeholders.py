"""The people in a contact map and what runs between them, in GraphQL."""

from __future__ import annotations

from datetime import datetime

import strawberry

from graph_crm.analysis import contact_map as model
from graph_crm.api.contacts import Contact
from graph_crm.api.enums import (
    Adaptability,
    CoverageLevel,
    InLanguage,
    Language,
    LineKind,
    OpportunityStatus,
    PartyKind,
    Power,
    ResponseMode,
)
from graph_crm.maps.sentences import party_name


@strawberry.type(description="What a stakeholder can be in a deal: an entry of the editable vocabulary.")
class Role:
    code: str = strawberry.field(description="Names the role, for programs.")
    weight: float = strawberry.field(description="0 to 1, our estimate until it is calibrated.")
    can_veto: bool = strawberry.field(description="Whether who plays it can stop the deal.")
    required: bool = strawberry.field(description="Whether every deal needs someone who plays it.")
    model: strawberry.Private[model.Role]

    @strawberry.field(description="What people call it.")
    def name(self, language: InLanguage = Language.EN) -> str:
        return self.model.name_zh if language is Language.ZH else self.model.name_en


@strawberry.type(description="A side that a stakeholder can support: us, a competitor, or buying nothing.")
class Party:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    kind: PartyKind = strawberry.field(description="Us, a competitor, or buying nothing.")
    model: strawberry.Private[model.Party]

    @strawberry.field(description="Of a competitor its own; of us and of buying nothing, in words.")
    def name(self, language: InLanguage = Language.EN) -> str:
        return party_name(self.model, language.value)


@strawberry.type(description="How a stakeholder stands towards one party. No stance is unknown, not neutral.")
class Stance:
    party: Party = strawberry.field(description="Towards whom.")
    value: int = strawberry.field(
        description="-2 opponent, -1 non-supporter, 0 neutral, 1 supporter, 2 mentor."
    )
    confidence: float | None = strawberry.field(description="0 to 1; null when nobody said.")
    evidence: str | None = strawberry.field(description="What the judgement rests on.")
    assessed_by: str | None = strawberry.field(description="Who of us judged so, by name.")
    assessed_at: datetime = strawberry.field(description="When it was judged so.")
    disputed: bool = strawberry.field(description="Whether another of us judges differently.")


@strawberry.type(description="What one of us judges of a stakeholder's stance towards one party.")
class Assessment:
    party: Party = strawberry.field(description="Towards whom.")
    value: int = strawberry.field(
        description="-2 opponent, -1 non-supporter, 0 neutral, 1 supporter, 2 mentor."
    )
    confidence: float | None = strawberry.field(description="0 to 1; null when nobody said.")
    evidence: str | None = strawberry.field(description="What the judgement rests on.")
    assessed_by_uid: strawberry.ID | None = strawberry.field(
        description="Who of us judges so; null when nobody said."
    )
    assessed_by: str | None = strawberry.field(description="Who of us judges so, by name.")
    since: datetime = strawberry.field(description="Since when.")


@strawberry.type(description="What one deal of the customer says of the same contact.")
class DealPart:
    opportunity_uid: strawberry.ID = strawberry.field(description="The deal.")
    opportunity_name: str = strawberry.field(description="The deal's name.")
    status: OpportunityStatus = strawberry.field(description="Open, won or lost.")
    stakeholder_uid: strawberry.ID = strawberry.field(description="The contact's part in the deal's map.")
    roles: list[Role] = strawberry.field(description="The weightiest first.")
    stance: Stance | None = strawberry.field(description="The one shown towards us; null is unknown.")


@strawberry.type(description="One of us who is in touch with a stakeholder.")
class Coverage:
    user_uid: strawberry.ID = strawberry.field(description="Who of us.")
    user_name: str = strawberry.field(description="Who of us, by name.")
    level: CoverageLevel = strawberry.field(description="How well.")


@strawberry.type(description="A contact who is not in this map.")
class AbsentPerson:
    contact_uid: strawberry.ID = strawberry.field(description="The contact.")
    name: str = strawberry.field(description="Empty for a seat without a name.")


@strawberry.type(description="One contact's part in this map.")
class Stakeholder:
    uid: strawberry.ID = strawberry.field(
        description="Of this part, not of the person: it differs from map to map."
    )
    contact: Contact = strawberry.field(description="The person.")
    title: str | None = strawberry.field(description="At the customer of this map, else at the main job.")
    department: str | None = strawberry.field(description="Beside the title.")
    seniority: str | None = strawberry.field(description="Beside the title.")
    former: bool = strawberry.field(description="Worked at the customer and no longer does.")
    external: bool = strawberry.field(description="Takes part without working at the customer.")
    x: float | None = strawberry.field(description="Place on the canvas in pixels; null when not placed.")
    y: float | None = strawberry.field(description="Downwards; null when not placed.")
    roles: list[Role] = strawberry.field(description="The weightiest first.")
    power: Power | None = strawberry.field(description="Null is unknown.")
    adaptability: Adaptability | None = strawberry.field(
        description="How readily the person takes up something new; null is unknown."
    )
    response_mode: ResponseMode | None = strawberry.field(
        description="How the person sees the present state; null is unknown."
    )
    orientation: str | None = strawberry.field(
        description="What the person looks at first, such as business, technical or financial."
    )
    vote_weight: int | None = strawberry.field(
        description="Own word; null: the weightiest role's weight in tenths."
    )
    can_veto: bool = strawberry.field(description="Own word, else whether a role brings a veto.")
    key_player: bool = strawberry.field(
        description="Power in the political structure or the inner circle, or a role of weight 0.8 or more."
    )
    desired_coverage: CoverageLevel | None = strawberry.field(description="How well we want to be in touch.")
    goals: str | None = strawberry.field(description="What the person wants to reach with this deal.")
    note: str | None = strawberry.field(description="What we noted about this part.")
    stances: list[Stance] = strawberry.field(description="One per party; unknown ones are absent.")
    assessments: list[Assessment] = strawberry.field(
        description="All judgements that the stances are chosen from, one per judge and party, the newest first."
    )
    coverage: list[Coverage] = strawberry.field(description="Who of us is in touch; empty is nobody.")
    last_contact_at: datetime | None = strawberry.field(
        description="The newest done activity with this contact that you may see; null: you see none."
    )
    next_contact_at: datetime | None = strawberry.field(
        description="The next planned activity that is still to come."
    )
    activity_count: int = strawberry.field(description="Done activities with this contact.")
    manager_above: AbsentPerson | None = strawberry.field(
        description="The direct manager, when that person is not in this map."
    )
    in_deals: list[DealPart] = strawberry.field(
        description="On a customer's map, what the customer's deals that you may see say of the contact; else empty."
    )


@strawberry.type(description="Who reports to whom.")
class ReportingLine:
    uid: strawberry.ID = strawberry.field(description="Of the line from the report to the direct manager.")
    report: Stakeholder = strawberry.field(description="Who reports.")
    manager: Stakeholder = strawberry.field(description="To whom.")
    kind: LineKind = strawberry.field(description="Solid or dotted.")
    skipped: list[AbsentPerson] = strawberry.field(
        description="Managers in between who are not in this map, from the report upwards."
    )


@strawberry.type(description="Who listens to whom.")
class Influence:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    influencer: Stakeholder = strawberry.field(description="Who is listened to.")
    influenced: Stakeholder = strawberry.field(description="Who listens.")
    strength: int = strawberry.field(description="1 to 3.")
    sign: int = strawberry.field(description="1, or -1 where the influenced does the opposite.")
    note: str | None = strawberry.field(description="Why we think so.")


@strawberry.type(description="An alliance or a conflict; it has no direction.")
class Tie:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    first: Stakeholder = strawberry.field(description="One of the two.")
    second: Stakeholder = strawberry.field(description="The other.")
    note: str | None = strawberry.field(description="What ties or divides them.")


def role_of(role: model.Role) -> Role:
    """A role of the map."""
    return Role(
        code=role.code, weight=role.weight, can_veto=role.can_veto, required=role.required, model=role
    )


def party_of(party: model.Party) -> Party:
    """A side that one can support."""
    return Party(uid=strawberry.ID(party.uid), kind=PartyKind(party.kind), model=party)


def absent_person(person: model.Person) -> AbsentPerson:
    """Someone of whom the map knows no more than the name."""
    return AbsentPerson(contact_uid=strawberry.ID(person.contact_uid), name=person.name)
