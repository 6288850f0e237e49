"""Customers, contacts and opportunities as their mutations take them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import strawberry

from graph_crm.api.enums import CustomerKind, Personality
from graph_crm.api.inputs import KEPT, STAYS, given, given_values
from graph_crm.records import model

NEW_UID = "A UUID of the client's own; else it gets one."
VERSION = (
    "The version that you looked at: when the record has moved on since, nothing is written, unless what you want "
    "stands there already. Not given: whatever the version is."
)


@strawberry.input(description="A new company.")
class CreateCustomerInput:
    name: str = strawberry.field(description="The company's name.")
    uid: strawberry.ID | None = given(NEW_UID)
    kind: CustomerKind = strawberry.field(description="What it is to us.", default=CustomerKind.CUSTOMER)
    tax_id: str | None = given("Number in the tax or company register.")
    industry: str | None = given("The industry, in our own words.")
    region: str | None = given("The region, in our own words.")
    lead_source: str | None = given("How we came to know it.")
    lifecycle: str | None = given("How far we have come with it.")


@strawberry.input(description="What we know about a company.")
class UpdateCustomerInput:
    uid: strawberry.ID = strawberry.field(description="The customer.")
    version: int | None = given(VERSION)
    name: str | None = given("The name. " + STAYS)
    kind: CustomerKind | None = given("What it is to us. " + STAYS)
    tax_id: str | None = given(KEPT)
    industry: str | None = given(KEPT)
    region: str | None = given(KEPT)
    lead_source: str | None = given(KEPT)
    lifecycle: str | None = given(KEPT)


@strawberry.input(description="A new person at a customer, or a seat without a name.")
class CreateContactInput:
    customer: strawberry.ID = strawberry.field(description="Where the person works.")
    uid: strawberry.ID | None = given(NEW_UID)
    name: str = strawberry.field(description="Empty for a seat without a name.", default="")
    known: bool = strawberry.field(description="False for a seat without a name.", default=True)
    emails: list[str] = strawberry.field(description="The usual one first.", default_factory=list[str])
    phones: list[str] = strawberry.field(description="The usual one first.", default_factory=list[str])
    personality: Personality | None = given("How the person ticks.")
    birthday: date | None = given("The birthday.")
    note: str | None = given("What we noted about the person.")
    title: str | None = given("What it says on the business card.")
    department: str | None = given("The department, in the company's own words.")
    seniority: str | None = given("A value of the vocabulary seniority.")
    since: datetime | None = given("Since when the person works there; now, if not given.")


@strawberry.input(description="What we know about a person.")
class UpdateContactRecordInput:
    uid: strawberry.ID = strawberry.field(description="The contact.")
    version: int | None = given(VERSION)
    name: str | None = given("The name. " + STAYS)
    known: bool | None = given("Whether it is a person, not a seat. " + STAYS)
    emails: list[str] | None = given(KEPT)
    phones: list[str] | None = given(KEPT)
    personality: Personality | None = given(KEPT)
    birthday: date | None = given(KEPT)
    note: str | None = given(KEPT)


@strawberry.input(description="An amount of money.")
class MoneyInput:
    amount: Decimal = strawberry.field(description="In whole units of the currency, exactly.")
    currency: str = strawberry.field(description="ISO 4217 code.")


@strawberry.input(description="A new deal.")
class CreateOpportunityInput:
    customer: strawberry.ID = strawberry.field(description="Who buys.")
    name: str = strawberry.field(description="The deal's name.")
    uid: strawberry.ID | None = given(NEW_UID)
    business_type: str | None = given("What kind of business it is, in our own words.")
    stage: str | None = given("How far it has come: a value of the vocabulary stage.")
    amount: MoneyInput | None = given("What it is worth.")
    expected_close_on: date | None = given("When we expect the decision.")
    decision_rule: str | None = given("How the customer decides: a value of the vocabulary decision_rule.")
    decision_quota: int | None = given("The percent that a quorum or a score threshold asks for, 1 to 100.")
    owner: strawberry.ID | None = given("Who of us owns it; else whoever puts it in.")


@strawberry.input(description="What we know about a deal.")
class UpdateOpportunityInput:
    uid: strawberry.ID = strawberry.field(description="The opportunity.")
    version: int | None = given(VERSION)
    name: str | None = given("The name. " + STAYS)
    business_type: str | None = given(KEPT)
    stage: str | None = given("A value of the vocabulary stage. " + KEPT)
    amount: MoneyInput | None = given(KEPT)
    expected_close_on: date | None = given(KEPT)
    decision_rule: str | None = given("A value of the vocabulary decision_rule. " + KEPT)
    decision_quota: int | None = given("Percent, 1 to 100. " + KEPT)


def opportunity_values(
    input: CreateOpportunityInput | UpdateOpportunityInput,
) -> dict[str, Any]:
    """What was given of a deal, as plain values."""
    values = given_values(input)
    if (amount := values.get("amount")) is not None:
        values["amount"] = model.Amount(amount=amount.amount, currency=amount.currency)
    return values
