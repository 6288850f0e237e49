"""The changes of a batch as GraphQL takes them; ``to_change`` makes the ones of ``graph_crm.map_changes``."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

import strawberry

from graph_crm.api.enums import (
    Adaptability,
    CoverageLevel,
    LineKind,
    Personality,
    Power,
    ResponseMode,
    StepKind,
    TieKind,
)
from graph_crm.api.inputs import KEPT, STAYS, given, given_values, one_given
from graph_crm.map_changes import model

Since = datetime | None
CONTACT = "The contact."
STAKEHOLDER = "The stakeholder, of this map."
SINCE = "Since when it is true; now, if not given. Never a moment to come."
UNTIL = "Until when it was true; now, if not given. Never a moment to come."
NEW_UID = "A UUID of the client's own, so that later changes of the batch can name it."


@strawberry.input(description="A new person at a company, or a seat without a name.")
class AddContactInput:
    uid: strawberry.ID | None = given(NEW_UID)
    name: str = strawberry.field(description="Empty for a seat without a name.", default="")
    known: bool = strawberry.field(description="False for a seat without a name.", default=True)
    emails: list[str] = strawberry.field(description="The usual one first.", default_factory=list[str])
    phones: list[str] = strawberry.field(description="The usual one first.", default_factory=list[str])
    personality: Personality | None = given("How the person ticks.")
    birthday: date | None = given("The birthday.")
    note: str | None = given("What we noted about the person.")
    customer: strawberry.ID | None = given("Where the person works; else at the customer of the map.")
    title: str | None = given("What it says on the business card.")
    department: str | None = given("The department, in the company's own words.")
    seniority: str | None = given("A value of the vocabulary seniority.")
    since: datetime | None = given(SINCE)


@strawberry.input(description="What we know about a person. To fill a seat, give the name and known: true.")
class UpdateContactInput:
    contact: strawberry.ID = strawberry.field(description=CONTACT)
    name: str | None = given("The name. " + STAYS)
    known: bool | None = given("Whether it is a person, not a seat. " + STAYS)
    emails: list[str] | None = given(KEPT)
    phones: list[str] | None = given(KEPT)
    personality: Personality | None = given(KEPT)
    birthday: date | None = given(KEPT)
    note: str | None = given(KEPT)


@strawberry.input(description="Where a person works, or what they do there.")
class SetJobInput:
    contact: strawberry.ID = strawberry.field(description=CONTACT)
    customer: strawberry.ID | None = given("The company; else the customer of the map.")
    title: str | None = given(KEPT)
    department: str | None = given(KEPT)
    seniority: str | None = given("A value of the vocabulary seniority.")
    main_job: bool | None = given("Whether it is the main one of several. " + STAYS)
    since: datetime | None = given(SINCE)


@strawberry.input(
    description="A person no longer works there; their reporting lines there end too, and maps show them as former."
)
class EndJobInput:
    contact: strawberry.ID = strawberry.field(description=CONTACT)
    customer: strawberry.ID | None = given("The company; else the customer of the map.")
    until: datetime | None = given(UNTIL)


@strawberry.input(
    description="Who reports to whom at the map's customer. A new solid line replaces the one before."
)
class SetReportingLineInput:
    report: strawberry.ID = strawberry.field(description="The contact who reports.")
    manager: strawberry.ID = strawberry.field(description="The contact to whom.")
    kind: LineKind = strawberry.field(description="Solid or dotted.", default=LineKind.SOLID)
    since: datetime | None = given(SINCE)


@strawberry.input(description="Somebody no longer reports to somebody.")
class RemoveReportingLineInput:
    report: strawberry.ID = strawberry.field(description="The contact who reported.")
    manager: strawberry.ID | None = given("The contact to whom; a solid line needs none.")
    kind: LineKind = strawberry.field(description="Solid or dotted.", default=LineKind.SOLID)
    until: datetime | None = given(UNTIL)


@strawberry.input(description="A contact takes part in this map.")
class AddStakeholderInput:
    contact: strawberry.ID = strawberry.field(description=CONTACT)
    uid: strawberry.ID | None = given(NEW_UID)
    x: float | None = given("Place on the canvas in pixels; with y.")
    y: float | None = given("Downwards.")
    external: bool = strawberry.field(
        description="Takes part without working at the customer, as a consultant does.", default=False
    )
    roles: list[str] = strawberry.field(description="Codes of roles.", default_factory=list[str])
    since: datetime | None = given(SINCE)


@strawberry.input(description="A stakeholder takes part no longer; everything is kept, to be restored.")
class RemoveStakeholderInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)


@strawberry.input(description="A stakeholder who was taken out takes part again.")
class RestoreStakeholderInput:
    stakeholder: strawberry.ID = strawberry.field(description="Who was taken out of this map.")


@strawberry.input(description="Where somebody stands on the canvas; null for both: not placed.")
class PlaceStakeholderInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    x: float | None = strawberry.field(description="In pixels.")
    y: float | None = strawberry.field(description="Downwards.")


@strawberry.input(description="Our judgement of a stakeholder.")
class UpdateStakeholderInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    external: bool | None = given("Takes part without working at the customer. " + STAYS)
    power: Power | None = given(KEPT)
    adaptability: Adaptability | None = given(KEPT)
    response_mode: ResponseMode | None = given(KEPT)
    orientation: str | None = given("A value of the vocabulary orientation. " + KEPT)
    vote_weight: int | None = given("0 to 1000; null: the weightiest role's weight in tenths.")
    veto: bool | None = given("Null: whether a role brings a veto.")
    desired_coverage: CoverageLevel | None = given(KEPT)
    goals: str | None = given(KEPT)
    note: str | None = given(KEPT)
    since: datetime | None = given(SINCE)


@strawberry.input(description="A stakeholder plays a role.")
class AssignRoleInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    role: str = strawberry.field(description="The role's code.")
    since: datetime | None = given(SINCE)


@strawberry.input(description="A stakeholder plays a role no longer.")
class UnassignRoleInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    role: str = strawberry.field(description="The role's code.")
    until: datetime | None = given(UNTIL)


@strawberry.input(description="How a stakeholder stands towards a party, as one of us judges it.")
class SetStanceInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    party: strawberry.ID = strawberry.field(description="Towards whom.")
    value: int = strawberry.field(
        description="-2 opponent, -1 non-supporter, 0 neutral, 1 supporter, 2 mentor."
    )
    confidence: float | None = given("0 to 1.")
    evidence: str | None = given("What the judgement rests on.")
    assessed_by: strawberry.ID | None = given("Whose judgement it is; else yours.")
    since: datetime | None = given(SINCE)


@strawberry.input(description="The stance is unknown again.")
class ClearStanceInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    party: strawberry.ID = strawberry.field(description="Towards whom.")
    assessed_by: strawberry.ID | None = given("Whose judgement it was; else yours.")
    until: datetime | None = given(UNTIL)


@strawberry.input(description="One of us is in touch with a stakeholder.")
class SetCoverageInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    user: strawberry.ID = strawberry.field(description="Who of us.")
    level: CoverageLevel = strawberry.field(description="How well.")
    since: datetime | None = given(SINCE)


@strawberry.input(description="One of us is in touch no longer.")
class RemoveCoverageInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    user: strawberry.ID = strawberry.field(description="Who of us.")
    until: datetime | None = given(UNTIL)


@strawberry.input(description="Who listens to whom.")
class SetInfluenceInput:
    influencer: strawberry.ID = strawberry.field(description="The stakeholder who is listened to.")
    influenced: strawberry.ID = strawberry.field(description="The stakeholder who listens.")
    strength: int = strawberry.field(description="1 to 3.")
    sign: int = strawberry.field(description="1, or -1 where the influenced does the opposite.", default=1)
    note: str | None = given("Why we think so.")
    since: datetime | None = given(SINCE)


@strawberry.input(description="Somebody listens to somebody no longer.")
class RemoveInfluenceInput:
    influencer: strawberry.ID = strawberry.field(description="The stakeholder who was listened to.")
    influenced: strawberry.ID = strawberry.field(description="The stakeholder who listened.")
    until: datetime | None = given(UNTIL)


@strawberry.input(description="Two stakeholders stick together, or work against each other.")
class SetTieInput:
    kind: TieKind = strawberry.field(description="Which of the two.")
    first: strawberry.ID = strawberry.field(description="One of the two stakeholders.")
    second: strawberry.ID = strawberry.field(description="The other.")
    note: str | None = given("What ties or divides them.")
    since: datetime | None = given(SINCE)


@strawberry.input(description="They do so no longer.")
class RemoveTieInput:
    kind: TieKind = strawberry.field(description="Which of the two.")
    first: strawberry.ID = strawberry.field(description="One of the two stakeholders.")
    second: strawberry.ID = strawberry.field(description="The other.")
    until: datetime | None = given(UNTIL)


@strawberry.input(description="A party competes in this deal.")
class CompetitorInput:
    party: strawberry.ID = strawberry.field(description="The party.")


@strawberry.input(description="Another company takes part in this deal.")
class PartnerInput:
    customer: strawberry.ID = strawberry.field(description="The company.")
    involved_as: str = strawberry.field(description="As what: a value of the vocabulary involvement.")


@strawberry.input(description="A step of the customer's way to a decision or a payment.")
class AddDecisionStepInput:
    name: str = strawberry.field(description="What happens.")
    order: int = strawberry.field(description="0 to 1000: steps come in this order.")
    uid: strawberry.ID | None = given(NEW_UID)
    kind: StepKind = strawberry.field(
        description="Towards a decision or a payment.", default=StepKind.DECISION
    )
    rule: str | None = given("How it is decided: a value of the vocabulary decision_rule.")
    due_on: date | None = given("When it should be done.")
    done_on: date | None = given("When it was done.")


@strawberry.input(description="What a step is, when it is due, when it was done.")
class UpdateDecisionStepInput:
    step: strawberry.ID = strawberry.field(description="The step.")
    name: str | None = given("What happens. " + STAYS)
    order: int | None = given("0 to 1000. " + STAYS)
    kind: StepKind | None = given("Towards a decision or a payment. " + STAYS)
    rule: str | None = given(KEPT)
    due_on: date | None = given(KEPT)
    done_on: date | None = given(KEPT)


@strawberry.input(description="The customer does not take this step.")
class RemoveDecisionStepInput:
    step: strawberry.ID = strawberry.field(description="The step.")


@strawberry.input(description="A stakeholder decides at a step.")
class AssignDeciderInput:
    step: strawberry.ID = strawberry.field(description="The step.")
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    since: datetime | None = given(SINCE)


@strawberry.input(description="A stakeholder decides there no longer.")
class UnassignDeciderInput:
    step: strawberry.ID = strawberry.field(description="The step.")
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    until: datetime | None = given(UNTIL)


@strawberry.input(one_of=True, description="One change of a map: exactly one of these.")
class MapChangeInput:
    add_contact: AddContactInput | None = given("A new person, or a seat without a name.")
    update_contact: UpdateContactInput | None = given("What we know about a person.")
    set_job: SetJobInput | None = given("Where a person works.")
    end_job: EndJobInput | None = given("Where a person no longer works.")
    set_reporting_line: SetReportingLineInput | None = given("Who reports to whom.")
    remove_reporting_line: RemoveReportingLineInput | None = given("Who no longer reports to whom.")
    add_stakeholder: AddStakeholderInput | None = given("Who takes part.")
    remove_stakeholder: RemoveStakeholderInput | None = given("Who takes part no longer.")
    restore_stakeholder: RestoreStakeholderInput | None = given("Who takes part again.")
    place_stakeholder: PlaceStakeholderInput | None = given("Who stands where on the canvas.")
    update_stakeholder: UpdateStakeholderInput | None = given("How we judge somebody.")
    assign_role: AssignRoleInput | None = given("Who plays which role.")
    unassign_role: UnassignRoleInput | None = given("Who plays a role no longer.")
    set_stance: SetStanceInput | None = given("How somebody stands towards a party.")
    clear_stance: ClearStanceInput | None = given("Whose stance is unknown again.")
    set_coverage: SetCoverageInput | None = given("Who of us is in touch.")
    remove_coverage: RemoveCoverageInput | None = given("Who of us is in touch no longer.")
    set_influence: SetInfluenceInput | None = given("Who listens to whom.")
    remove_influence: RemoveInfluenceInput | None = given("Who listens no longer.")
    set_tie: SetTieInput | None = given("Who sticks together or works against each other.")
    remove_tie: RemoveTieInput | None = given("Who does so no longer.")
    add_competitor: CompetitorInput | None = given("Who competes.")
    remove_competitor: CompetitorInput | None = given("Who competes no longer.")
    add_partner: PartnerInput | None = given("Which other company takes part.")
    remove_partner: PartnerInput | None = given("Which takes part no longer.")
    add_decision_step: AddDecisionStepInput | None = given("A step of the customer's way.")
    update_decision_step: UpdateDecisionStepInput | None = given("What a step is, or that it is done.")
    remove_decision_step: RemoveDecisionStepInput | None = given("A step that is not taken.")
    assign_decider: AssignDeciderInput | None = given("Who decides at a step.")
    unassign_decider: UnassignDeciderInput | None = given("Who decides there no longer.")


def to_change(one: MapChangeInput) -> model.MapChange:
    """The change that was given."""
    name, values = one_given(one)
    change = getattr(model, name.title().replace("_", ""))
    return cast("model.MapChange", change(**given_values(values)))
