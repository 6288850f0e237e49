"""What the analyses say of one map, in GraphQL: fields that a contact map and both sides of a what-if share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

import anyio.to_thread
import strawberry
from anyio import CapacityLimiter
from anyio.lowlevel import RunVar

from graph_crm.analysis.champion_test import champion_tests
from graph_crm.analysis.cheapest_coalition import cheapest_coalition
from graph_crm.analysis.competitor_view import competitor_views
from graph_crm.analysis.coverage_gaps import (
    STALE_AFTER_DAYS,
    STALE_EVIDENCE_AFTER_DAYS,
    find_coverage_gaps,
)
from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.analysis.introductions import MOST_WAYS, introductions
from graph_crm.analysis.next_actions import next_actions
from graph_crm.analysis.opinion_drift import opinion_drift
from graph_crm.analysis.pivotal_people import pivotal_people
from graph_crm.analysis.power import power_positions
from graph_crm.analysis.support import deal_light, support_of
from graph_crm.analysis.weak_points import find_weak_points
from graph_crm.analysis.win_probability import win_probability
from graph_crm.api.champions import ChampionTest
from graph_crm.api.cheapest_coalition import CheapestCoalition
from graph_crm.api.competitors import CompetitorView
from graph_crm.api.findings import DecisionMaker, Finding
from graph_crm.api.introductions import Introductions
from graph_crm.api.map_scope import MapScope
from graph_crm.api.next_actions import NextActions
from graph_crm.api.opinion_drift import OpinionDrift
from graph_crm.api.pivotal_people import PivotalPeople
from graph_crm.api.power import PowerPositions
from graph_crm.api.ranges import check_range
from graph_crm.api.support import Light, Support
from graph_crm.api.vote import Vote
from graph_crm.api.weak_points import WeakPoints
from graph_crm.errors import InvalidArgument

T = TypeVar("T")
OfParty = Annotated[strawberry.ID | None, strawberry.argument(description="Not given: us.")]
MAX_DECISION_MAKERS = 100
MAX_CHAMPION_TESTS = 100
MAX_DRIFTS = 100
MAX_STALE_DAYS = 3650
MAX_PIVOTAL_PEOPLE = 100
AT_ONCE = 2
_at_once: RunVar[CapacityLimiter] = RunVar("analyses at once")


@strawberry.type(description="What the analyses say of a map.")
class Insights:
    scope: strawberry.Private[MapScope]

    @strawberry.field(description="Who decides, the weightiest first.")
    async def decision_makers(
        self, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 10
    ) -> list[DecisionMaker]:
        check_range("first", first, MAX_DECISION_MAKERS)
        ranked = await off_the_loop(lambda: rank_decision_makers(self.scope.contact_map))
        return [DecisionMaker.of(who, self.scope) for who in ranked[:first]]

    @strawberry.field(description="What is missing, the most severe first.")
    async def findings(
        self,
        stale_after_days: Annotated[
            int, strawberry.argument(description="A last contact older than this is stale, 1 to 3650.")
        ] = STALE_AFTER_DAYS,
        stale_evidence_after_days: Annotated[
            int,
            strawberry.argument(description="A stance judged longer ago than this is stale, 1 to 3650."),
        ] = STALE_EVIDENCE_AFTER_DAYS,
    ) -> list[Finding]:
        check_range("staleAfterDays", stale_after_days, MAX_STALE_DAYS)
        check_range("staleEvidenceAfterDays", stale_evidence_after_days, MAX_STALE_DAYS)
        found = await off_the_loop(
            lambda: find_coverage_gaps(
                self.scope.contact_map,
                stale_after_days=stale_after_days,
                stale_evidence_after_days=stale_evidence_after_days,
            )
        )
        return [Finding.of(finding, self.scope) for finding in found]

    @strawberry.field(
        description="Everyone who plays the champion, tested, and then up to five supporters who could become one; the nearest to it first."
    )
    async def champion_tests(
        self, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 10
    ) -> list[ChampionTest]:
        check_range("first", first, MAX_CHAMPION_TESTS)
        tests = await off_the_loop(lambda: champion_tests(self.scope.contact_map))
        return [ChampionTest.of(test, self.scope) for test in tests[:first]]

    @strawberry.field(description="How much support a side has; null on a map that does not know the side.")
    async def support(self, party: OfParty = None) -> Support | None:
        contact_map, wanted = self.scope.contact_map, self._party(party)
        if wanted is None:
            return None
        return Support.of(await off_the_loop(lambda: support_of(contact_map, wanted)), self.scope)

    @strawberry.field(
        description="Where the stances towards a side drift if nobody acts, and who moves whom; null on a map that does not know the side."
    )
    async def opinion_drift(
        self,
        party: OfParty = None,
        first: Annotated[
            int, strawberry.argument(description="How many drifts, and how many movers, 1 to 100.")
        ] = 10,
    ) -> OpinionDrift | None:
        check_range("first", first, MAX_DRIFTS)
        contact_map, wanted = self.scope.contact_map, self._party(party)
        if wanted is None:
            return None
        drift = await off_the_loop(lambda: opinion_drift(contact_map, wanted))
        return OpinionDrift.of(drift, self.scope, first)

    @strawberry.field(description="The light of a deal; null on a customer's map.")
    async def light(self) -> Light | None:
        light = await off_the_loop(lambda: deal_light(self.scope.contact_map))
        return Light.of(light, self.scope) if light else None

    @strawberry.field(description="The estimated chance to win the deal's vote; null on a customer's map.")
    async def vote(self) -> Vote | None:
        vote = await off_the_loop(lambda: win_probability(self.scope.contact_map))
        return Vote.of(vote, self.scope) if vote else None

    @strawberry.field(description="Whose vote can turn the deal under its rule; null on a customer's map.")
    async def pivotal_people(
        self, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 10
    ) -> PivotalPeople | None:
        check_range("first", first, MAX_PIVOTAL_PEOPLE)
        pivotal = await off_the_loop(lambda: pivotal_people(self.scope.contact_map))
        return PivotalPeople.of(pivotal, first, self.scope) if pivotal else None

    @strawberry.field(
        description="Whom to win over so that the vote is ours, with the least effort; null on a customer's map."
    )
    async def cheapest_coalition(self) -> CheapestCoalition | None:
        coalition = await off_the_loop(lambda: cheapest_coalition(self.scope.contact_map))
        return CheapestCoalition.of(coalition, self.scope) if coalition else None

    @strawberry.field(description="Who has power by office, who by influence, and where the two differ.")
    async def power_positions(self) -> PowerPositions:
        return PowerPositions.of(
            await off_the_loop(lambda: power_positions(self.scope.contact_map)), self.scope
        )

    @strawberry.field(description="The most reliable ways from us to a person.")
    async def introductions(
        self,
        to: Annotated[strawberry.ID, strawberry.argument(description="A stakeholder of this map.")],
        first: Annotated[int, strawberry.argument(description="How many, 1 to 5.")] = 3,
    ) -> Introductions | None:
        check_range("first", first, MOST_WAYS)
        person = self.scope.named(to, "to")
        found = await off_the_loop(lambda: introductions(self.scope.contact_map, person.uid, first=first))
        return Introductions.of(found, self.scope)

    @strawberry.field(description="On whom our ways to the deciders rest, and how the people hang together.")
    async def weak_points(self) -> WeakPoints:
        return WeakPoints.of(await off_the_loop(lambda: find_weak_points(self.scope.contact_map)), self.scope)

    @strawberry.field(description="The map as each competitor sees it, the best supported first.")
    async def competitor_views(self) -> list[CompetitorView]:
        views = await off_the_loop(lambda: competitor_views(self.scope.contact_map))
        return [CompetitorView.of(view, self.scope) for view in views]

    @strawberry.field(
        description="What to do next: at most five actions; null on a customer's map, and when the deal is closed."
    )
    async def next_actions(self) -> NextActions | None:
        found = await off_the_loop(lambda: next_actions(self.scope.contact_map))
        return NextActions.of(found, self.scope) if found else None

    def _party(self, party: str | None) -> str | None:
        """The side that is asked for, else ours; None where the map does not know it. Raises InvalidArgument."""
        if party is not None and party not in self.scope.parties:
            raise InvalidArgument(argument="party", value=party, expected=", ".join(self.scope.parties))
        us = self.scope.contact_map.us
        return party or (us.uid if us else None)


async def off_the_loop(analysis: Callable[[], T]) -> T:
    """Run an analysis in a thread: it is slow enough to hold up other requests.

    Two at once: more would only take Python's one processor from whoever asks something small.
    """
    try:
        limiter = _at_once.get()
    except LookupError:
        limiter = CapacityLimiter(AT_ONCE)
        _at_once.set(limiter)
    return await anyio.to_thread.run_sync(analysis, limiter=limiter)
