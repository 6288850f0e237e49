"""Ways from us to a person, in GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import introductions as model
from graph_crm.api.enums import InLanguage, IntroductionOutcome, IntroductionTie, Language
from graph_crm.api.map_scope import MapScope
from graph_crm.api.stakeholders import Stakeholder
from graph_crm.maps import introduction_sentences as sentences


@strawberry.type(description="One of ours, or one of theirs, brings us into contact with somebody.")
class IntroductionStep:
    user_uid: strawberry.ID | None = strawberry.field(
        description="Who of us introduces; null where one of theirs does."
    )
    user_name: str | None = strawberry.field(
        description="Who of us, by name; null where one of theirs introduces."
    )
    introducer: Stakeholder | None = strawberry.field(
        description="Who of theirs introduces; null where one of us does."
    )
    to: Stakeholder = strawberry.field(description="To whom.")
    tie: IntroductionTie = strawberry.field(description="By what tie.")
    strength: float = strawberry.field(description="The chance that it comes about, 0 to 1, an estimate.")
    reluctant: bool = strawberry.field(
        description="Whether who introduces is against us, which leaves a fifth of the chance."
    )
    model: strawberry.Private[model.Step]
    scope: strawberry.Private[MapScope]

    @strawberry.field(description="Who introduces us to whom, and why that may work.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.step_sentence(self.model, self.scope.contact_map, language.value)

    @classmethod
    def of(cls, step: model.Step, scope: MapScope) -> Self:
        return cls(
            user_uid=None if step.user_uid is None else strawberry.ID(step.user_uid),
            user_name=step.user_name,
            introducer=None if step.introducer is None else scope.stakeholder(step.introducer),
            to=scope.stakeholder(step.to),
            tie=IntroductionTie(step.tie),
            strength=step.strength,
            reluctant=step.reluctant,
            model=step,
            scope=scope,
        )


@strawberry.type(description="One chain of introductions from one of us to a person.")
class IntroductionWay:
    reliability: float = strawberry.field(
        description="The product of the strengths of its steps, 0 to 1, an estimate."
    )
    lowest: float = strawberry.field(
        description="The same if all introducers whose stance is not known were against us."
    )
    steps: list[IntroductionStep] = strawberry.field(description="From us to the person.")
    unknown: list[Stakeholder] = strawberry.field(
        description="The introducers whose stance towards us is not known."
    )
    model: strawberry.Private[model.Way]
    scope: strawberry.Private[MapScope]

    @strawberry.field(description="How reliable it is, and what that rests on.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.way_sentence(self.model, self.scope.contact_map, language.value)

    @classmethod
    def of(cls, way: model.Way, scope: MapScope) -> Self:
        return cls(
            reliability=way.reliability,
            lowest=way.lowest,
            steps=[IntroductionStep.of(step, scope) for step in way.steps],
            unknown=[scope.stakeholder(uid) for uid in way.unknown],
            model=way,
            scope=scope,
        )


@strawberry.type(description="How we get to a person.")
class Introductions:
    to: Stakeholder = strawberry.field(description="To whom.")
    outcome: IntroductionOutcome = strawberry.field(description="Whether there is a way.")
    ways: list[IntroductionWay] = strawberry.field(description="The most reliable first.")
    limited: bool = strawberry.field(
        description="Whether alternatives were left out, because the map has too many ties."
    )
    model: strawberry.Private[model.Introductions]
    scope: strawberry.Private[MapScope]

    @strawberry.field(description="Whether and how well we get there.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.outcome_sentence(self.model, self.scope.contact_map, language.value)

    @classmethod
    def of(cls, found: model.Introductions, scope: MapScope) -> Self:
        return cls(
            to=scope.stakeholder(found.to),
            outcome=IntroductionOutcome(found.outcome),
            ways=[IntroductionWay.of(way, scope) for way in found.ways],
            limited=found.limited,
            model=found,
            scope=scope,
        )
