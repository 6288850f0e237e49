"""How a customer comes to a decision and to a payment, and who else takes part, in GraphQL."""

from __future__ import annotations

from datetime import date

import strawberry

from graph_crm.api.enums import StepKind
from graph_crm.api.stakeholders import Stakeholder


@strawberry.type(description="A step of the customer's own way to a decision or a payment.")
class DecisionStep:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    name: str = strawberry.field(description="What happens in it.")
    kind: StepKind = strawberry.field(description="What it leads to.")
    order: int = strawberry.field(description="Its place among those of its kind, the first the lowest.")
    rule: str | None = strawberry.field(description="How it is decided.")
    due_on: date | None = strawberry.field(description="When it should be done.")
    done_on: date | None = strawberry.field(description="When it was done; null while it is to come.")
    deciders: list[Stakeholder] = strawberry.field(description="Who decides in it, of this map.")


@strawberry.type(description="Another company that takes part in a deal.")
class Partner:
    customer_uid: strawberry.ID = strawberry.field(description="The company.")
    name: str = strawberry.field(description="The company's name.")
    takes_part_as: str | None = strawberry.field(
        name="as", description="As what, such as partner or consultant."
    )
