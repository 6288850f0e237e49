"""The vote of a deal, in GraphQL: the estimated chance to win it."""

from __future__ import annotations

from typing import Annotated, Self

import strawberry

from graph_crm.analysis import win_probability as model
from graph_crm.analysis.calibration import Calibration
from graph_crm.api.context import Info
from graph_crm.api.enums import InLanguage, Language, Method
from graph_crm.api.map_scope import MapScope
from graph_crm.api.ranges import check_range
from graph_crm.api.stakeholders import Party, Stakeholder
from graph_crm.maps import vote_sentences as sentences
from graph_crm.portfolio.queries import OF_VOTES
from graph_crm.portfolio.sentences import calibrated_sentence

MAX_VOTERS = 100


@strawberry.type(description="One voter's part in a vote.")
class Voter:
    stakeholder: Stakeholder = strawberry.field(description="Who it is.")
    votes: int = strawberry.field(description="How many votes count; of an approver who has to agree, 1.")
    chance: float | None = strawberry.field(
        description="How likely they vote for us, 0 to 1, an estimate from their stance; null is not known."
    )
    must_agree: bool = strawberry.field(
        description="Whether nothing passes without them: by a veto, as an approver who has to agree, or by the votes alone."
    )
    model: strawberry.Private[model.VoterChance]

    @strawberry.field(description="Their votes, and how likely they are for us.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.voter_sentence(self.model, language.value)


@strawberry.type(
    description="An estimated chance, corrected by how estimates came true in our own closed deals."
)
class CalibratedChance:
    probability: float = strawberry.field(description="0 to 1, an estimate still.")
    deals: int = strawberry.field(description="How many closed deals it rests on.")
    won: int = strawberry.field(description="How many of them were won.")
    estimate: strawberry.Private[float]
    model: strawberry.Private[Calibration]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return calibrated_sentence(self.model, self.estimate, language.value)


@strawberry.type(
    description="The chance to win a deal's vote: an estimate from the stances, with what is not known."
)
class Vote:
    probability: float | None = strawberry.field(
        description="0 to 1, an estimate; an unknown stance counts with 0.5. Null when `undetermined` says why."
    )
    lowest: float = strawberry.field(description="If everyone who is not known were against us.")
    highest: float = strawberry.field(description="If everyone who is not known were for us.")
    known_share: float = strawberry.field(
        description="Share of the votes whose stance towards us is known, 0 to 1."
    )
    rule: str = strawberry.field(
        description="The rule it is reckoned by: majority, quorum, unanimity, veto, score_threshold or highest_score."
    )
    assumed: bool = strawberry.field(
        description="Whether the deal names no rule, and majority is taken for it."
    )
    quota: int | None = strawberry.field(
        description="The percent that a quorum or a score threshold asks for; null for other rules."
    )
    votes: int = strawberry.field(description="All votes that count.")
    voter_count: int = strawberry.field(description="How many people vote.")
    needed: int | None = strawberry.field(
        description="What it takes: votes, or points where voters score from 0 to 4. Null: more than every other side."
    )
    method: Method = strawberry.field(description="How it was computed.")
    samples: int = strawberry.field(description="How many random votes; 0 when exact.")
    standard_error: float = strawberry.field(
        description="Of the probability when it was sampled; 0 when exact."
    )
    undetermined: str | None = strawberry.field(
        description="Why no chance can be told, for programs: no_voters, no_approver or no_other_side."
    )
    scope: strawberry.Private[MapScope]
    model: strawberry.Private[model.Vote]

    @strawberry.field(description="Who votes, the weightiest first.")
    def voters(
        self, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 50
    ) -> list[Voter]:
        check_range("first", first, MAX_VOTERS)
        return [
            Voter(
                stakeholder=self.scope.stakeholder(voter.stakeholder),
                votes=voter.weight,
                chance=voter.chance,
                must_agree=voter.must_agree,
                model=voter,
            )
            for voter in self.model.voters[:first]
        ]

    @strawberry.field(description="The sides we are scored against, where the highest score wins.")
    def rivals(self) -> list[Party]:
        return [self.scope.parties[uid] for uid in self.model.rivals]

    @strawberry.field(
        description="The chance as our own closed deals correct it; null until `graph-crm analyse calibration` found enough of them, and that it helps."
    )
    async def calibrated(self, info: Info) -> CalibratedChance | None:
        services = info.context.services
        found = await info.context.load(services.portfolio.calibrations, OF_VOTES)
        if found is None or found.refused or self.model.probability is None:
            return None
        return CalibratedChance(
            probability=found.corrected(self.model.probability),
            deals=found.deals,
            won=found.won,
            estimate=self.model.probability,
            model=found,
        )

    @strawberry.field(description="The chance with its bounds, the rule and the method.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.vote_sentence(self.model, language.value)

    @classmethod
    def of(cls, vote: model.Vote, scope: MapScope) -> Self:
        return cls(
            probability=vote.probability,
            lowest=vote.lowest,
            highest=vote.highest,
            known_share=vote.known_share,
            rule=vote.rule,
            assumed=vote.assumed,
            quota=vote.quota,
            votes=vote.votes,
            voter_count=len(vote.voters),
            needed=vote.needed,
            method=Method(vote.method),
            samples=vote.samples,
            standard_error=vote.standard_error,
            undetermined=vote.undetermined,
            scope=scope,
            model=vote,
        )
