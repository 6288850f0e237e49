"""Support and the light of a deal, in GraphQL."""

from __future__ import annotations

from typing import Annotated, Self

import strawberry

from graph_crm.analysis import support as model
from graph_crm.analysis.contact_map import ContactMap
from graph_crm.api.enums import InLanguage, Language, LightColour
from graph_crm.api.map_scope import MapScope
from graph_crm.api.ranges import check_range
from graph_crm.api.stakeholders import Party, Stakeholder
from graph_crm.maps import support_sentences as sentences
from graph_crm.text import text

MAX_BACKINGS = 100


@strawberry.type(description="One person's part in the support of a side.")
class Backing:
    stakeholder: Stakeholder = strawberry.field(description="Who it is.")
    weight: float = strawberry.field(description="Their share of all that counts, 0 to 1.")
    value: int | None = strawberry.field(description="Their stance, -2 to 2; null is not known.")


@strawberry.type(
    description="How much support a side has: an estimate over what is known, with what is not known."
)
class Support:
    party: Party = strawberry.field(description="Whose support.")
    value: float | None = strawberry.field(
        description="-1 (all against) to 1 (all mentors), over those whose stance is known; null when nobody's is."
    )
    lowest: float = strawberry.field(description="If everyone who is not known were against.")
    highest: float = strawberry.field(description="If everyone who is not known were a mentor.")
    known_share: float = strawberry.field(
        description="Share of the weight of those whose stance is known, 0 to 1."
    )
    backing_count: int = strawberry.field(description="How many people count.")
    scope: strawberry.Private[MapScope]
    model: strawberry.Private[model.Support]

    @strawberry.field(description="Who counts, the weightiest first.")
    def backings(
        self, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 50
    ) -> list[Backing]:
        check_range("first", first, MAX_BACKINGS)
        return [
            Backing(
                stakeholder=self.scope.stakeholder(backing.stakeholder),
                weight=backing.weight,
                value=backing.value,
            )
            for backing in self.model.backings[:first]
        ]

    @strawberry.field(description="Who counts and is not known, the weightiest first.")
    def unknown(self) -> list[Stakeholder]:
        return [self.scope.stakeholder(uid) for uid in self.model.unknown]

    @strawberry.field(description="The support, with what it rests on.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.support_sentence(self.model, language.value)

    @classmethod
    def of(cls, support: model.Support, scope: MapScope) -> Self:
        return cls(
            party=scope.parties[support.party],
            value=support.value,
            lowest=support.lowest,
            highest=support.highest,
            known_share=support.known_share,
            backing_count=len(support.backings),
            scope=scope,
            model=support,
        )


@strawberry.type(description="Why a light has its colour.")
class LightReason:
    code: str = strawberry.field(description="Names the kind of reason, for programs.")
    stakeholders: list[Stakeholder] = strawberry.field(description="Who it is about, the weightiest first.")
    model: strawberry.Private[model.LightReason]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.light_sentence(self.model, self.contact_map, language.value)


@strawberry.type(
    description="The light of a deal: red without a supportive key player, amber with one, green when one of them decides (plays approver or decision maker, or decides at a step) and nobody known to be against us has a veto."
)
class Light:
    colour: LightColour = strawberry.field(description="Red, amber or green.")
    reasons: list[LightReason] = strawberry.field(description="Why.")

    @strawberry.field(description="The colour as a word.")
    def word(self, language: InLanguage = Language.EN) -> str:
        return text(f"light-{self.colour.value}", language.value)

    @classmethod
    def of(cls, light: model.Light, scope: MapScope) -> Self:
        return cls(
            colour=LightColour(light.colour),
            reasons=[
                LightReason(
                    code=reason.code,
                    stakeholders=[scope.stakeholder(uid) for uid in reason.stakeholders],
                    model=reason,
                    contact_map=scope.contact_map,
                )
                for reason in light.reasons
            ],
        )
