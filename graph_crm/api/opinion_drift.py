"""The drift of stances, in GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import opinion_drift as model
from graph_crm.analysis.contact_map import ContactMap
from graph_crm.api.enums import InLanguage, Language
from graph_crm.api.map_scope import MapScope
from graph_crm.api.stakeholders import Party, Stakeholder
from graph_crm.maps import drift_sentences as sentences

MOVED_SHOWN = 10


@strawberry.type(description="What one influence adds to the drift of a person.")
class DriftPush:
    source: Stakeholder = strawberry.field(description="Who influences the person.")
    strength: int = strawberry.field(description="Of the influence, 1 to 3.")
    sign: int = strawberry.field(description="1: the person listens; -1: does the opposite.")
    contribution: float = strawberry.field(
        description="By how many steps of stance; all together are the change."
    )
    known: bool = strawberry.field(description="Whether the stance of who influences is known.")
    model: strawberry.Private[model.Push]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.push_sentence(self.model, self.contact_map, language.value)


@strawberry.type(
    description="Where one person's stance drifts if nobody acts: an estimate, with who moves it."
)
class Drift:
    stakeholder: Stakeholder = strawberry.field(description="Who it is.")
    direction: str = strawberry.field(
        description="For programs: closer, away, stays, uninfluenced, unknown or unknown_uninfluenced."
    )
    now: int | None = strawberry.field(description="The stance, -2 to 2; null is not known.")
    drifts_to: float = strawberry.field(description="-2 to 2; a stance that is not known starts at 0.")
    change: float = strawberry.field(description="From now; of a stance that is not known, from 0.")
    lowest: float = strawberry.field(
        description="Where it would drift if all stances that are not known were against."
    )
    highest: float = strawberry.field(
        description="Where it would drift if all stances that are not known were in favour."
    )
    known_share: float = strawberry.field(
        description="How much of where it drifts rests on known stances, 0 to 1."
    )
    stubbornness: float = strawberry.field(
        description="How much the person holds on to their view, 0 to 1, from their adaptability: an estimate."
    )
    pushes: list[DriftPush] = strawberry.field(description="Who moves them, the strongest first.")
    party: strawberry.Private[str]
    model: strawberry.Private[model.Drift]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What is not known of the person themselves, a sentence each.")
    def unknown(self, language: InLanguage = Language.EN) -> list[str]:
        return [sentences.drift_gap_sentence(gap, language.value) for gap in self.model.unknown]

    @strawberry.field(description="Where they stand and drift, with how much of it is known.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.drift_sentence(self.model, self.party, self.contact_map, language.value)

    @classmethod
    def of(cls, drift: model.Drift, party: str, scope: MapScope) -> Self:
        return cls(
            stakeholder=scope.stakeholder(drift.stakeholder),
            direction=drift.direction,
            now=drift.now,
            drifts_to=drift.drifts_to,
            change=drift.change,
            lowest=drift.lowest,
            highest=drift.highest,
            known_share=drift.known_share,
            stubbornness=drift.stubbornness,
            pushes=[
                DriftPush(
                    source=scope.stakeholder(push.source),
                    strength=push.strength,
                    sign=push.sign,
                    contribution=push.contribution,
                    known=push.known,
                    model=push,
                    contact_map=scope.contact_map,
                )
                for push in drift.pushes
            ],
            party=party,
            model=drift,
            contact_map=scope.contact_map,
        )


@strawberry.type(description="How far one person moves all others, directly and through those in between.")
class Mover:
    stakeholder: Stakeholder = strawberry.field(description="Who it is.")
    reach: float = strawberry.field(
        description="By how many steps all others together move, either way, when this person moves by one."
    )
    moves: list[Stakeholder] = strawberry.field(description="Who moves, the most moved first; ten at most.")
    model: strawberry.Private[model.Mover]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.mover_sentence(self.model, self.contact_map, language.value)

    @classmethod
    def of(cls, mover: model.Mover, scope: MapScope) -> Self:
        return cls(
            stakeholder=scope.stakeholder(mover.stakeholder),
            reach=mover.reach,
            moves=[scope.stakeholder(uid) for uid in mover.moves[:MOVED_SHOWN]],
            model=mover,
            contact_map=scope.contact_map,
        )


@strawberry.type(
    description="Where the stances towards a side drift if nobody acts, and whose influence it is: an estimate (Friedkin and Johnsen 1990)."
)
class OpinionDrift:
    party: Party = strawberry.field(description="The stances towards whom.")
    known: int = strawberry.field(description="How many stances are known.")
    total: int = strawberry.field(description="Of how many people; who has left does not count.")
    limited: bool = strawberry.field(
        description="Whether more people are joined by influence than are reckoned with, 2,000."
    )
    drifts: list[Drift] = strawberry.field(description="The largest change first.")
    movers: list[Mover] = strawberry.field(description="Who moves others, the farthest reach first.")
    model: strawberry.Private[model.OpinionDrift]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="How many drift which way, and how much is known.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.map_drift_sentence(self.model, self.contact_map, language.value)

    @classmethod
    def of(cls, drift: model.OpinionDrift, scope: MapScope, first: int) -> Self:
        return cls(
            party=scope.parties[drift.party],
            known=drift.known,
            total=len(drift.drifts),
            limited=drift.limited,
            drifts=[Drift.of(one, drift.party, scope) for one in drift.drifts[:first]],
            movers=[Mover.of(mover, scope) for mover in drift.movers[:first]],
            model=drift,
            contact_map=scope.contact_map,
        )
