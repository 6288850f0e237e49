"""Whose vote can turn a deal, in GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import pivotal_people as model
from graph_crm.analysis.power_indices import PowerIndex
from graph_crm.api.enums import InLanguage, Language, Method
from graph_crm.api.map_scope import MapScope
from graph_crm.api.stakeholders import Stakeholder
from graph_crm.maps import vote_sentences as sentences


@strawberry.type(description="How an index of power was computed.")
class IndexMethod:
    method: Method = strawberry.field(description="Exact, or from samples where the vote is too big for it.")
    samples: int = strawberry.field(description="How many; 0 when exact.")
    standard_error: float = strawberry.field(description="The greatest of any person; 0 when exact.")

    @classmethod
    def of(cls, index: PowerIndex) -> Self:
        return cls(method=Method(index.method), samples=index.samples, standard_error=index.standard_error)


@strawberry.type(description="What power the rule gives to one person's votes, whatever anybody thinks.")
class PivotalPerson:
    stakeholder: Stakeholder = strawberry.field(description="Who it is.")
    votes: int = strawberry.field(description="How many votes count.")
    share: float = strawberry.field(description="Of all votes, 0 to 1.")
    shapley_shubik: float = strawberry.field(
        description="How often this vote is the one that makes the others win when people agree one after the other in a random order, 0 to 1. All together are 1."
    )
    banzhaf: float = strawberry.field(description="The share of all swings, 0 to 1. All together are 1.")
    swings: float = strawberry.field(
        description="How often this vote turns the result when everyone else agrees or refuses like a coin, 0 to 1."
    )
    veto: bool = strawberry.field(
        description="Whether nothing passes without this person: by a veto, as an approver who has to agree, or by the votes alone."
    )
    scope: strawberry.Private[MapScope]
    pivotal: strawberry.Private[model.PivotalPeople]
    model: strawberry.Private[model.PivotalPerson]

    @strawberry.field(description="The votes, and the power that they give.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.pivotal_person_sentence(
            self.model, self.pivotal, self.scope.contact_map, language.value
        )


@strawberry.type(description="Whose vote can turn a deal under its rule.")
class PivotalPeople:
    rule: str = strawberry.field(
        description="The rule it is reckoned by: majority, quorum, unanimity, veto, score_threshold or highest_score."
    )
    assumed: bool = strawberry.field(
        description="Whether the deal names no rule, and majority is taken for it."
    )
    votes: int = strawberry.field(description="All votes that count.")
    needed: int = strawberry.field(description="How many votes it takes here.")
    people: list[PivotalPerson] = strawberry.field(description="The most powerful first.")
    simplified: str | None = strawberry.field(
        description="What of the rule is left out, for programs: scores_as_votes or two_sides; null when nothing is."
    )
    undetermined: str | None = strawberry.field(
        description="Why there is nobody, for programs: no_voters or no_approver."
    )
    shapley_shubik: IndexMethod = strawberry.field(description="How that index was computed.")
    banzhaf: IndexMethod = strawberry.field(description="How that index was computed.")
    model: strawberry.Private[model.PivotalPeople]

    @strawberry.field(description="What it takes, what is simplified, and how it was computed.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.pivotal_sentence(self.model, language.value)

    @classmethod
    def of(cls, pivotal: model.PivotalPeople, first: int, scope: MapScope) -> Self:
        return cls(
            rule=pivotal.rule,
            assumed=pivotal.assumed,
            votes=pivotal.votes,
            needed=pivotal.needed,
            people=[
                PivotalPerson(
                    stakeholder=scope.stakeholder(who.stakeholder),
                    votes=who.votes,
                    share=who.share,
                    shapley_shubik=who.shapley_shubik,
                    banzhaf=who.banzhaf,
                    swings=who.swings,
                    veto=who.veto,
                    scope=scope,
                    pivotal=pivotal,
                    model=who,
                )
                for who in pivotal.people[:first]
            ],
            simplified=pivotal.simplified,
            undetermined=pivotal.undetermined,
            shapley_shubik=IndexMethod.of(pivotal.shapley_shubik),
            banzhaf=IndexMethod.of(pivotal.banzhaf),
            model=pivotal,
        )
