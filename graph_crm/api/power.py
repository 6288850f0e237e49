"""Formal and informal power, in GraphQL."""

from __future__ import annotations

from typing import Annotated, Self

import strawberry

from graph_crm.analysis import power as model
from graph_crm.api.enums import InLanguage, Language
from graph_crm.api.findings import Finding, Reason
from graph_crm.api.map_scope import MapScope
from graph_crm.api.ranges import check_range
from graph_crm.api.stakeholders import Stakeholder
from graph_crm.maps import power_sentences as sentences
from graph_crm.maps.sentences import unknown_sentence

MAX_POSITIONS = 100


@strawberry.type(description="One person's power by office and by influence. Null is always: not known.")
class PowerPosition:
    rank: int = strawberry.field(
        description="1 is who has most of both kinds of power, the unknown as nothing."
    )
    stakeholder: Stakeholder = strawberry.field(description="Who it is.")
    formal: float | None = strawberry.field(
        description="By office: role or place in the reporting lines, whichever is more, 0 to 1."
    )
    informal: float | None = strawberry.field(
        description="How much people listen to them, 0 to 1 of the most influential person."
    )
    lowest: float = strawberry.field(
        description="The mean of both, 0 to 1, if all that is unknown turned out to be nothing; the rank goes by it."
    )
    highest: float = strawberry.field(
        description="The same if all that is unknown turned out to be everything."
    )
    betweenness: float | None = strawberry.field(
        description="On what share of the shortest chains of influence they stand between two others, 0 to 1."
    )
    constraint: float | None = strawberry.field(
        description="Burt's: low is a broker between people who don't know each other, about 1 is one closed circle."
    )
    gap: float | None = strawberry.field(
        description="Standing by influence less standing by office, -1 to 1: above 0 people listen more than office explains."
    )
    reasons: list[Reason] = strawberry.field(description="What it rests on.")
    model: strawberry.Private[model.PowerPosition]

    @strawberry.field(description="What is not known about the person's power, a sentence each.")
    def unknown(self, language: InLanguage = Language.EN) -> list[str]:
        return [unknown_sentence(part, language.value) for part in self.model.unknown]

    @strawberry.field(description="What is known of the power, and how much more it could be.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.position_sentence(self.model, language.value)

    @classmethod
    def of(cls, position: model.PowerPosition, scope: MapScope) -> Self:
        return cls(
            rank=position.rank,
            stakeholder=scope.stakeholder(position.stakeholder),
            formal=position.formal,
            informal=position.informal,
            lowest=position.lowest,
            highest=position.highest,
            betweenness=position.betweenness,
            constraint=position.constraint,
            gap=position.gap,
            reasons=[Reason.of(reason, scope) for reason in position.reasons],
            model=position,
        )


@strawberry.type(description="Who has power by office, who by influence, and who connects others.")
class PowerPositions:
    compared: int = strawberry.field(
        description="Of how many people office and influence are both known: they have a gap."
    )
    limited: bool = strawberry.field(
        description="Whether betweenness was left out, because the map has too many edges."
    )
    scope: strawberry.Private[MapScope]
    model: strawberry.Private[model.PowerPositions]

    @strawberry.field(description="The current people, those with most of both kinds of power first.")
    def positions(
        self, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 10
    ) -> list[PowerPosition]:
        check_range("first", first, MAX_POSITIONS)
        return [PowerPosition.of(position, self.scope) for position in self.model.positions[:first]]

    @strawberry.field(
        description="Grey eminences, bosses whom nobody asks, and brokers: five at most of each, the clearest first."
    )
    def power_findings(self) -> list[Finding]:
        return [Finding.of(finding, self.scope) for finding in self.model.findings]

    @strawberry.field(description="How many people could be compared, and what was left out.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.compared_sentence(self.model, language.value)

    @classmethod
    def of(cls, power: model.PowerPositions, scope: MapScope) -> Self:
        return cls(compared=power.compared, limited=power.limited, scope=scope, model=power)
