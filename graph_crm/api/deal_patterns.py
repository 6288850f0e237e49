"""What won and lost deals looked like, in GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import deal_patterns as analysis
from graph_crm.analysis.contact_map import Role
from graph_crm.api.enums import InLanguage, Language, PassBound
from graph_crm.portfolio import model, sentences


@strawberry.type(description="How often deals were won.")
class WinRate:
    won: int = strawberry.field(description="How many were won.")
    deals: int = strawberry.field(description="How many there were, won or lost.")
    rate: float | None = strawberry.field(
        description="The share that was won, 0 to 1; null of too few deals."
    )
    lowest: float | None = strawberry.field(description="The lower end of the rate's 95% interval (Wilson).")
    highest: float | None = strawberry.field(description="The upper end of the rate's 95% interval (Wilson).")

    @classmethod
    def of(cls, rate: analysis.WinRate) -> Self:
        return cls(won=rate.won, deals=rate.deals, rate=rate.rate, lowest=rate.lowest, highest=rate.highest)


@strawberry.type(
    description="How often won and lost deals had something, and how those with it and without it ended."
)
class DealPattern:
    code: str = strawberry.field(description="Names what they had, for programs.")
    role_code: str | None = strawberry.field(description="The role, where it is that a role was played.")
    won: int = strawberry.field(description="Won deals of which it can be told.")
    won_with: int = strawberry.field(description="How many of these had it.")
    lost: int = strawberry.field(description="Lost deals of which it can be told.")
    lost_with: int = strawberry.field(description="How many of these had it.")
    with_it: WinRate = strawberry.field(description="How the deals with it ended.")
    without_it: WinRate = strawberry.field(description="How the deals without it ended.")
    clear: bool = strawberry.field(
        description="Whether chance alone would seldom make such a difference between the two rates; of many looked at some will be clear by chance."
    )
    model: strawberry.Private[analysis.Pattern]
    roles: strawberry.Private[tuple[Role, ...]]

    @strawberry.field(description="What they had.")
    def name(self, language: InLanguage = Language.EN) -> str:
        return sentences.trait_name(self.model, self.roles, language.value)

    @strawberry.field(description="What it says, with the deals that it rests on.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.pattern_sentence(self.model, self.roles, language.value)

    @classmethod
    def of(cls, pattern: analysis.Pattern, roles: tuple[Role, ...]) -> Self:
        return cls(
            code=pattern.code,
            role_code=pattern.role,
            won=pattern.won,
            won_with=pattern.won_with,
            lost=pattern.lost,
            lost_with=pattern.lost_with,
            with_it=WinRate.of(pattern.with_it),
            without_it=WinRate.of(pattern.without_it),
            clear=pattern.clear,
            model=pattern,
            roles=roles,
        )


@strawberry.type(
    description="Values of some deals, in order: the middle one, and those at a quarter and three quarters."
)
class Spread:
    deals: int = strawberry.field(description="How many deals it can be told of.")
    median: float = strawberry.field(description="The middle one.")
    lower_quartile: float = strawberry.field(description="A quarter of them are below.")
    upper_quartile: float = strawberry.field(description="A quarter of them are above.")

    @classmethod
    def of(cls, spread: analysis.Spread) -> Self:
        return cls(
            deals=spread.deals,
            median=spread.median,
            lower_quartile=spread.lower_quartile,
            upper_quartile=spread.upper_quartile,
        )


@strawberry.type(description="How large something was in won and in lost deals.")
class DealMeasure:
    code: str = strawberry.field(description="Names what it is, for programs.")
    won: Spread = strawberry.field(description="In won deals.")
    lost: Spread = strawberry.field(description="In lost deals.")
    model: strawberry.Private[analysis.MeasurePattern]

    @strawberry.field(description="What it says, with the deals that it rests on.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.measure_sentence(self.model, language.value)

    @classmethod
    def of(cls, measure: analysis.MeasurePattern) -> Self:
        return cls(code=measure.code, won=Spread.of(measure.won), lost=Spread.of(measure.lost), model=measure)


@strawberry.type(
    description="What won and lost deals looked like on their maps, as they were and as we knew them when it was put in that they were closed. What goes together need not be the cause."
)
class DealPatterns:
    won: int = strawberry.field(description="How many won deals it rests on.")
    lost: int = strawberry.field(description="How many lost deals it rests on.")
    minimum: int = strawberry.field(
        description="Nothing is said that rests on fewer won or fewer lost deals than this."
    )
    enough: bool = strawberry.field(description="Whether there are as many won and as many lost deals.")
    left_out: int = strawberry.field(
        description="Closed deals of which no map was kept at that moment: nobody was in it, or an import brought the deal closed already."
    )
    total: int = strawberry.field(description="Closed deals that there are, 10,000 at most.")
    limited: PassBound | None = strawberry.field(description="The bound that ended it before the last deal.")
    patterns: list[DealPattern] = strawberry.field(
        description="What differs most between won and lost deals first."
    )
    measures: list[DealMeasure] = strawberry.field(description="How large things were.")
    model: strawberry.Private[model.Patterns]

    @strawberry.field(description="On what it rests, a sentence each.")
    def sentences(self, language: InLanguage = Language.EN) -> list[str]:
        return sentences.patterns_sentences(self.model, language.value)

    @classmethod
    def of(cls, found: model.Patterns) -> Self:
        patterns = found.patterns
        return cls(
            won=patterns.won,
            lost=patterns.lost,
            minimum=patterns.minimum,
            enough=patterns.enough,
            left_out=found.left_out,
            total=found.total,
            limited=PassBound(found.limited) if found.limited else None,
            patterns=[DealPattern.of(pattern, found.roles) for pattern in patterns.patterns],
            measures=[DealMeasure.of(measure) for measure in patterns.measures],
            model=found,
        )
