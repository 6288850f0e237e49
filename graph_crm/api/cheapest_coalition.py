"""Whom to win over so that a deal's vote is ours, in GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import cheapest_coalition as model
from graph_crm.api.enums import InLanguage, Language, Method
from graph_crm.api.map_scope import MapScope
from graph_crm.api.stakeholders import Stakeholder
from graph_crm.maps import vote_sentences as sentences


@strawberry.type(description="One person to win over.")
class CoalitionMove:
    stakeholder: Stakeholder = strawberry.field(description="Who it is.")
    from_value: int | None = strawberry.field(
        description="The stance towards us, -2 to 2; null is not known, and counts as 0."
    )
    to_value: int = strawberry.field(description="The stance it takes.")
    effort: int = strawberry.field(
        description="Steps x difficulty: an estimate from adaptability, coverage and power."
    )
    votes: int = strawberry.field(description="How many votes count.")
    scope: strawberry.Private[MapScope]
    model: strawberry.Private[model.Move]

    @strawberry.field(description="From where to where, and what makes it hard.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.move_sentence(self.model, self.scope.contact_map, language.value)


@strawberry.type(
    description="The least effort that turns a deal's vote in our favour, if everyone votes as their stance says."
)
class CheapestCoalition:
    rule: str = strawberry.field(
        description="The rule it is reckoned by: majority, quorum, unanimity, veto, score_threshold or highest_score."
    )
    assumed: bool = strawberry.field(
        description="Whether the deal names no rule, and majority is taken for it."
    )
    already_won: bool = strawberry.field(description="Whether nobody has to be won over.")
    impossible: str | None = strawberry.field(
        description="Why it can't be won, for programs: no_voters, no_approver, no_other_side or out_of_reach."
    )
    moves: list[CoalitionMove] = strawberry.field(description="Whom to win over, the least effort first.")
    effort: int = strawberry.field(description="Of all moves together, an estimate.")
    has: int = strawberry.field(description="The votes we have; where voters score, the points.")
    needed: int = strawberry.field(
        description="The votes or points it takes; where the highest score wins, one more than the strongest other side has."
    )
    method: Method = strawberry.field(
        description="Exact; greedy where the vote is too big to be sure that nothing is cheaper."
    )
    scope: strawberry.Private[MapScope]
    model: strawberry.Private[model.Coalition]

    @strawberry.field(description="Voters whose stance is not known and counts as 0, the weightiest first.")
    def unknown(self) -> list[Stakeholder]:
        return [self.scope.stakeholder(uid) for uid in self.model.unknown]

    @strawberry.field(description="Whom to win over, and what we have so far.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.coalition_sentence(self.model, self.scope.contact_map, language.value)

    @classmethod
    def of(cls, coalition: model.Coalition, scope: MapScope) -> Self:
        return cls(
            rule=coalition.rule,
            assumed=coalition.assumed,
            already_won=coalition.already_won,
            impossible=coalition.impossible,
            moves=[
                CoalitionMove(
                    stakeholder=scope.stakeholder(move.stakeholder),
                    from_value=move.from_value,
                    to_value=move.to_value,
                    effort=move.effort,
                    votes=move.votes,
                    scope=scope,
                    model=move,
                )
                for move in coalition.moves
            ],
            effort=coalition.effort,
            has=coalition.has,
            needed=coalition.needed,
            method=Method(coalition.method),
            scope=scope,
            model=coalition,
        )
