"""The champion test, in GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import champion_criteria, champion_test
from graph_crm.analysis.contact_map import ContactMap
from graph_crm.api.enums import ChampionVerdict, CriterionOutcome, InLanguage, Language
from graph_crm.api.map_scope import MapScope
from graph_crm.api.stakeholders import Stakeholder
from graph_crm.maps import champion_sentences as sentences


@strawberry.type(description="One question of the champion test, with its answer.")
class ChampionCriterion:
    code: str = strawberry.field(
        description="Names the question, for programs: power, path, speaks_for_us, personal_win or support."
    )
    outcome: CriterionOutcome = strawberry.field(description="Passed, failed, or not known.")
    reason: str = strawberry.field(description="Names the kind of reason, for programs.")
    stakeholders: list[Stakeholder] = strawberry.field(
        description="Whom the reason names; of a path those on it, the decider last."
    )
    model: strawberry.Private[champion_criteria.Criterion]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="Why.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.criterion_sentence(self.model, self.contact_map, language.value)

    @classmethod
    def of(cls, criterion: champion_criteria.Criterion, scope: MapScope) -> Self:
        return cls(
            code=criterion.code,
            outcome=CriterionOutcome(criterion.outcome),
            reason=criterion.reason,
            stakeholders=[scope.stakeholder(uid) for uid in criterion.stakeholders],
            model=criterion,
            contact_map=scope.contact_map,
        )


@strawberry.type(
    description="Whether somebody is a champion: has power and a way to the decision, speaks for us when we are not there, and wins by it."
)
class ChampionTest:
    stakeholder: Stakeholder = strawberry.field(description="Who is tested.")
    plays_champion: bool = strawberry.field(
        description="Whether they play the champion; else they are a supporter who could become one."
    )
    verdict: ChampionVerdict = strawberry.field(description="What came out.")
    criteria: list[ChampionCriterion] = strawberry.field(description="All questions with their answers.")
    missing: list[ChampionCriterion] = strawberry.field(
        description="What is not passed: what failed, then what is not known."
    )
    model: strawberry.Private[champion_test.ChampionTest]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What came out, in words.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.verdict_sentence(self.model, self.contact_map, language.value)

    @classmethod
    def of(cls, test: champion_test.ChampionTest, scope: MapScope) -> Self:
        return cls(
            stakeholder=scope.stakeholder(test.stakeholder),
            plays_champion=test.plays_champion,
            verdict=ChampionVerdict(test.verdict),
            criteria=[ChampionCriterion.of(criterion, scope) for criterion in test.criteria],
            missing=[ChampionCriterion.of(criterion, scope) for criterion in test.missing],
            model=test,
            contact_map=scope.contact_map,
        )
