"""All deals that a viewer may see, in GraphQL: how they stand, and what won and lost ones looked like."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

import strawberry

from graph_crm.analysis.deal_patterns import MINIMUM
from graph_crm.api.connection import First, Order
from graph_crm.api.context import Info
from graph_crm.api.deal_patterns import DealPatterns
from graph_crm.api.enums import (
    InLanguage,
    Language,
    LightColour,
    OpportunityStatus,
    PassBound,
    PortfolioOrder,
    Severity,
)
from graph_crm.api.insights import check_range
from graph_crm.api.money import Money, money
from graph_crm.api.portfolio_deal import PortfolioDeal
from graph_crm.portfolio import model, sentences
from graph_crm.portfolio.choosing import choose_deals
from graph_crm.portfolio.model import MAX_SHOWN

FIRST = 20
MAX_MINIMUM = 1000


@strawberry.input(description="Which deals to look at; what is not given does not restrict.")
class DealFilter:
    owner: strawberry.ID | None = strawberry.field(
        description="Only those that this user owns.", default=None
    )
    team: strawberry.ID | None = strawberry.field(
        description="Only those that somebody owns who is in this team, or in a team within it.", default=None
    )
    stage: str | None = strawberry.field(description="Only those at exactly this stage.", default=None)
    currency: str | None = strawberry.field(
        description="Only those whose amount is in this currency (ISO 4217).", default=None
    )
    amount_from: Decimal | None = strawberry.field(
        description="Only those worth as much or more, in whole units of the currency, which must be given too.",
        default=None,
    )
    amount_to: Decimal | None = strawberry.field(
        description="Only those worth as much or less, in whole units of the currency, which must be given too.",
        default=None,
    )

    def chosen(self) -> model.DealFilter:
        """Raises InvalidArgument."""
        return choose_deals(
            owner=self.owner,
            team=self.team,
            stage=self.stage,
            currency=self.currency,
            amount_from=self.amount_from,
            amount_to=self.amount_to,
        )


@strawberry.input(
    description="Which deals to look at; what is not given does not restrict, but for the status."
)
class PortfolioFilter(DealFilter):
    status: OpportunityStatus | None = strawberry.field(
        description="Only those that stand so: the open ones, if nothing is said; null: all.",
        default=OpportunityStatus.OPEN,
    )


@strawberry.type(description="How many deals have a light.")
class LightCount:
    colour: LightColour = strawberry.field(description="Red, amber or green.")
    deals: int = strawberry.field(description="How many deals.")
    amounts: list[Money] = strawberry.field(
        description="What they are worth together, a sum per currency; deals whose amount is unknown are in none."
    )

    @classmethod
    def of(cls, counted: model.LightCount) -> Self:
        sums = (money(one.amount, one.currency) for one in counted.amounts)
        return cls(
            colour=LightColour(counted.colour), deals=counted.deals, amounts=[one for one in sums if one]
        )


@strawberry.type(description="How many deals of a portfolio a finding concerns.")
class FindingCount:
    code: str = strawberry.field(description="Names the kind of finding, for programs.")
    severity: Severity = strawberry.field(description="How much it matters.")
    deals: int = strawberry.field(description="How many deals.")
    model: strawberry.Private[model.FindingCount]
    of_deals: strawberry.Private[int]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.finding_sentence(self.model, self.of_deals, language.value)


@strawberry.type(description="The deals of one owner, of one team, or at one stage.")
class DealGroup:
    uid: strawberry.ID | None = strawberry.field(
        description="Of the user or the team, or the code of the stage; null: the deals that have none."
    )
    deals: int = strawberry.field(description="How many deals.")
    lights: list[LightCount] = strawberry.field(description="How they stand, red first.")
    critical: int = strawberry.field(description="How many have a critical finding.")
    model: strawberry.Private[model.GroupCount]
    kind: strawberry.Private[model.GroupKind]

    @strawberry.field(description="What it is called.")
    def name(self, language: InLanguage = Language.EN) -> str:
        return sentences.group_name(self.model, self.kind, language.value)

    @strawberry.field(description="How they stand.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.group_sentence(self.model, self.kind, language.value)

    @classmethod
    def all_of(cls, counted: tuple[model.GroupCount, ...], kind: model.GroupKind) -> list[Self]:
        return [
            cls(
                uid=strawberry.ID(one.group.uid) if one.group else None,
                deals=one.deals,
                lights=[LightCount.of(light) for light in one.lights],
                critical=one.critical,
                model=one,
                kind=kind,
            )
            for one in counted
        ]


@strawberry.type(description="The deals that you may see, looked at together.")
class Portfolio:
    looked_at: int = strawberry.field(description="How many deals were looked at.")
    total: int = strawberry.field(description="How many there are, 10,000 at most.")
    limited: PassBound | None = strawberry.field(
        description="The bound that ended it before the last deal: the deals that changed last were looked at."
    )
    judged: int = strawberry.field(description="In how many somebody's stance towards us is known.")
    critical: int = strawberry.field(description="How many have a critical finding.")
    lights: list[LightCount] = strawberry.field(description="How they stand, red first.")
    findings: list[FindingCount] = strawberry.field(
        description="What is missing in how many of them, the most severe first, then the most frequent."
    )
    owners: list[DealGroup] = strawberry.field(
        description="By owner, who has most deals first, 100 at most; a deal of two owners counts with both."
    )
    teams: list[DealGroup] = strawberry.field(description="By the team of the owner, 100 at most.")
    stages: list[DealGroup] = strawberry.field(description="By stage, 100 at most.")
    deals: list[PortfolioDeal] = strawberry.field(description="The first of them in the order asked for.")
    model: strawberry.Private[model.Portfolio]

    @strawberry.field(description="How they stand and what is not known, a sentence each.")
    def sentences(self, language: InLanguage = Language.EN) -> list[str]:
        return sentences.summary_sentences(self.model, language.value)

    @classmethod
    def of(cls, found: model.Portfolio) -> Self:
        return cls(
            looked_at=found.deals,
            total=found.total,
            limited=PassBound(found.limited) if found.limited else None,
            judged=found.judged,
            critical=found.critical,
            lights=[LightCount.of(light) for light in found.lights],
            findings=[
                FindingCount(
                    code=counted.code,
                    severity=Severity(counted.severity),
                    deals=counted.deals,
                    model=counted,
                    of_deals=found.deals,
                )
                for counted in found.findings
            ],
            owners=DealGroup.all_of(found.by_owner, "owner"),
            teams=DealGroup.all_of(found.by_team, "team"),
            stages=DealGroup.all_of(found.by_stage, "stage"),
            deals=[PortfolioDeal.of(deal) for deal in found.shown],
            model=found,
        )


@strawberry.type
class PortfolioQueries:
    @strawberry.field(
        description="All deals that you may see, looked at together: how they stand, what is missing in how many, and the first of them. The 10,000 that changed last at most."
    )
    async def portfolio(
        self,
        info: Info,
        filter: Annotated[
            PortfolioFilter | None, strawberry.argument(description="Not given: all open deals.")
        ] = None,
        order: Order[PortfolioOrder] = PortfolioOrder.LIGHT,
        first: First = FIRST,
    ) -> Portfolio:
        check_range("first", first, MAX_SHOWN)
        wanted = filter or PortfolioFilter()
        found = await info.context.services.portfolio.portfolio(
            info.context.viewer,
            wanted.chosen(),
            statuses=[wanted.status.value] if wanted.status else [one.value for one in OpportunityStatus],
            order=order,
            first=first,
        )
        return Portfolio.of(found)

    @strawberry.field(
        description="What won and lost deals that you may see looked like when they were closed. The 10,000 that changed last at most."
    )
    async def deal_patterns(
        self,
        info: Info,
        filter: Annotated[
            DealFilter | None, strawberry.argument(description="Not given: all closed deals.")
        ] = None,
        minimum: Annotated[
            int,
            strawberry.argument(
                description="Say nothing that rests on fewer won or fewer lost deals, 1 to 1000."
            ),
        ] = MINIMUM,
    ) -> DealPatterns:
        check_range("minimum", minimum, MAX_MINIMUM)
        wanted = filter or DealFilter()
        found = await info.context.services.portfolio.patterns(
            info.context.viewer, wanted.chosen(), minimum=minimum
        )
        return DealPatterns.of(found)
