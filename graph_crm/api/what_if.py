"""What if, in GraphQL: changes tried on a copy of a map, with everything that the analyses say before and after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self, cast

import strawberry

from graph_crm.analysis import outlook as comparing
from graph_crm.analysis import what_if as model
from graph_crm.analysis.contact_map import ContactMap
from graph_crm.api.enums import CoverageLevel, InLanguage, Language, Power
from graph_crm.api.inputs import given, given_values, one_given
from graph_crm.api.insights import Insights
from graph_crm.api.map_scope import MapScope
from graph_crm.api.stakeholders import Stakeholder
from graph_crm.errors import InvalidArgument
from graph_crm.maps.action_sentences import difference_sentence
from graph_crm.text import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.api.context import Context

STAKEHOLDER = "The stakeholder, of this map."


@strawberry.input(description="A stakeholder leaves the customer.")
class PersonLeavesInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)


@strawberry.input(description="A stakeholder is won over, or lost, or supports a competitor.")
class StanceChangesInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    value: int | None = strawberry.field(description="-2 to 2; null: not known any more.")
    party: strawberry.ID | None = given("Towards whom; not given: us.")


@strawberry.input(description="A stakeholder gets a new boss, of this map.")
class ManagerChangesInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    manager: strawberry.ID | None = strawberry.field(
        description="The stakeholder to report to; null: nobody."
    )


@strawberry.input(description="A stakeholder plays exactly these roles.")
class RolesChangeInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    roles: list[str] = strawberry.field(description="Codes of roles.")


@strawberry.input(description="A stakeholder gains or loses power.")
class PowerChangesInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    power: Power | None = strawberry.field(description="Null: not known.")


@strawberry.input(description="One of us covers a stakeholder, or covers them better or worse.")
class CoverageBeginsInput:
    stakeholder: strawberry.ID = strawberry.field(description=STAKEHOLDER)
    user: strawberry.ID = strawberry.field(description="Who of us.")
    level: CoverageLevel = strawberry.field(description="How well.")


@strawberry.input(description="One of us who covers somebody of this map leaves.")
class ColleagueLeavesInput:
    user: strawberry.ID = strawberry.field(description="Who of us.")


@strawberry.input(description="A stakeholder influences another so from now on.")
class InfluenceChangesInput:
    source: strawberry.ID = strawberry.field(description="Who influences: a stakeholder of this map.")
    target: strawberry.ID = strawberry.field(description="Whom.")
    strength: int | None = strawberry.field(description="1 to 3; null: no more.")
    sign: int = strawberry.field(description="1, or -1 for setting against.", default=1)


@strawberry.input(one_of=True, description="One change to try: exactly one of these.")
class WhatIfChange:
    person_leaves: PersonLeavesInput | None = given("Somebody leaves.")
    stance_changes: StanceChangesInput | None = given("Somebody is won over, or lost.")
    manager_changes: ManagerChangesInput | None = given("Somebody gets a new boss.")
    roles_change: RolesChangeInput | None = given("Somebody plays other roles.")
    power_changes: PowerChangesInput | None = given("Somebody gains or loses power.")
    coverage_begins: CoverageBeginsInput | None = given("One of us covers somebody.")
    colleague_leaves: ColleagueLeavesInput | None = given("One of us leaves.")
    influence_changes: InfluenceChangesInput | None = given("Somebody influences somebody else.")


@strawberry.type(description="One thing that a change would move.")
class Difference:
    code: str = strawberry.field(description="Names the kind of difference, for programs.")
    before: float | None = strawberry.field(
        description="The chance (0 to 1), the support (-1 to 1) or the rank before; null is not known, or has no number."
    )
    after: float | None = strawberry.field(description="The same after.")
    stakeholders: list[Stakeholder] = strawberry.field(description="Who it is about.")
    model: strawberry.Private[comparing.Difference]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return difference_sentence(self.model, self.contact_map, language.value)


@strawberry.type(description="A map before and after changes that were only tried: nothing is written.")
class WhatIf:
    before: Insights = strawberry.field(description="What the analyses say now.")
    after: Insights = strawberry.field(description="What they would say.")
    differences: list[Difference] = strawberry.field(description="What would be different, the chance first.")

    @strawberry.field(description="What would be different, a sentence each; or that nothing would.")
    def sentences(self, language: InLanguage = Language.EN) -> list[str]:
        said = [difference_sentence(one.model, one.contact_map, language.value) for one in self.differences]
        return said or [text("difference-none", language.value)]

    @classmethod
    def of(cls, before: MapScope, after: MapScope, moved: Sequence[comparing.Difference]) -> Self:
        return cls(
            before=Insights(scope=before),
            after=Insights(scope=after),
            differences=[
                Difference(
                    code=one.code,
                    before=one.before,
                    after=one.after,
                    stakeholders=[after.stakeholder(uid) for uid in one.stakeholders],
                    model=one,
                    contact_map=after.contact_map,
                )
                for one in moved
            ],
        )


async def to_changes(given_changes: Sequence[WhatIfChange], context: Context) -> list[model.Change]:
    """The changes that were given, with the names of colleagues. Raises InvalidArgument for one of us who is not."""
    changes = [_to_change(one) for one in given_changes]
    covering = [change.user for change in changes if isinstance(change, model.CoverageBegins)]
    users = await context.services.users.by_uids(context.viewer, covering) if covering else []
    names = {user.uid: user.name for user in users if user}
    named: list[model.Change] = []
    for index, change in enumerate(changes):
        if not isinstance(change, model.CoverageBegins):
            named.append(change)
        elif change.user in names:
            named.append(replace(change, user_name=names[change.user]))
        else:
            argument = f"changes[{index}].user"
            raise InvalidArgument(argument=argument, value=change.user[:80], expected="one of us")
    return named


def _to_change(one: WhatIfChange) -> model.Change:
    name, values = one_given(one)
    made = getattr(model, name.title().replace("_", ""))
    return cast("model.Change", made(**given_values(values)))
