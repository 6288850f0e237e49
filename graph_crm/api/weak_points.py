"""What breaks in a map, in GraphQL."""

from __future__ import annotations

from typing import Annotated, Self

import strawberry

from graph_crm.analysis import communities as groups
from graph_crm.analysis import threads as model
from graph_crm.analysis import weak_points as weak
from graph_crm.api.enums import InLanguage, Language
from graph_crm.api.findings import Finding
from graph_crm.api.map_scope import MapScope
from graph_crm.api.ranges import check_range
from graph_crm.api.stakeholders import Stakeholder
from graph_crm.maps import weak_point_sentences as sentences
from graph_crm.maps.sentences import sentence

MAX_BRIDGES = 100


@strawberry.type(
    description="How many ways that share nobody lead from us to a decider: somebody who decides or can veto."
)
class Threads:
    decider: Stakeholder = strawberry.field(description="Who decides or can veto.")
    count: int = strawberry.field(description="How many; 0 is no way, 1 a single thread.")
    users: list[strawberry.ID] = strawberry.field(
        description="Who of us belongs to a smallest group without whom no way remains."
    )
    people: list[Stakeholder] = strawberry.field(description="Who of theirs belongs to that group.")
    model: strawberry.Private[weak.DeciderThreads]
    scope: strawberry.Private[MapScope]

    @strawberry.field(description="How many ways, and who would cut them.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.threads_sentence(self.model, self.scope.contact_map, language.value)

    @classmethod
    def of(cls, one: weak.DeciderThreads, scope: MapScope) -> Self:
        return cls(
            decider=scope.stakeholder(one.decider),
            count=one.threads.count,
            users=[strawberry.ID(uid) for uid in one.threads.users],
            people=[scope.stakeholder(uid) for uid in one.threads.stakeholders],
            model=one,
            scope=scope,
        )


@strawberry.type(description="One of us, or one of theirs, without whom we lose the way to some who decide.")
class BreakingPoint:
    user_uid: strawberry.ID | None = strawberry.field(description="Who of us; null for one of theirs.")
    stakeholder: Stakeholder | None = strawberry.field(description="Who of theirs; null for one of us.")
    loses: list[Stakeholder] = strawberry.field(description="To whom the way is lost, the weightiest first.")
    all: bool = strawberry.field(description="Whether without them we reach nobody who decides.")
    model: strawberry.Private[model.BreakingPoint]
    scope: strawberry.Private[MapScope]

    @strawberry.field(description="What would break.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        shown = self.scope.contact_map
        return sentence(weak.only_way(shown, self.model), shown, language.value)

    @classmethod
    def of(cls, point: model.BreakingPoint, scope: MapScope) -> Self:
        return cls(
            user_uid=None if point.user_uid is None else strawberry.ID(point.user_uid),
            stakeholder=None if point.stakeholder is None else scope.stakeholder(point.stakeholder),
            loses=[scope.stakeholder(uid) for uid in point.loses],
            all=point.all,
            model=point,
            scope=scope,
        )


@strawberry.type(description="People who have more to do with each other than with the rest.")
class Circle:
    number: int = strawberry.field(description="From 1, the largest first.")
    uids: strawberry.Private[tuple[str, ...]]
    scope: strawberry.Private[MapScope]

    @strawberry.field(description="Who belongs to it, by name.")
    def stakeholders(self) -> list[Stakeholder]:
        return [self.scope.stakeholder(uid) for uid in self.uids]

    @strawberry.field(description="Who belongs to it, and how many of them we cover.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.circle_sentence(self.uids, self.scope.contact_map, language.value)


@strawberry.type(description="Somebody with ties to other circles.")
class Bridge:
    stakeholder: Stakeholder = strawberry.field(description="Who it is.")
    circle: int = strawberry.field(description="The number of their own circle.")
    circles: list[int] = strawberry.field(description="The numbers of the others, the closest tied first.")
    weight: float = strawberry.field(
        description="The ties to others: influence by strength 1 to 3, alliances 2, reporting lines 1 (dotted 0.5)."
    )
    share: float = strawberry.field(description="Their part of all ties of the person, 0 to 1.")
    model: strawberry.Private[groups.Bridge]
    scope: strawberry.Private[MapScope]

    @strawberry.field(description="What they join.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentence(weak.bridge_finding(self.model), self.scope.contact_map, language.value)

    @classmethod
    def of(cls, bridge: groups.Bridge, scope: MapScope) -> Self:
        return cls(
            stakeholder=scope.stakeholder(bridge.stakeholder),
            circle=bridge.circle + 1,
            circles=[number + 1 for number in bridge.circles],
            weight=bridge.weight,
            share=bridge.share,
            model=bridge,
            scope=scope,
        )


@strawberry.type(description="On whom our ways to the deciders rest, and how the people hang together.")
class WeakPoints:
    thread_count: int = strawberry.field(
        description="How many ways that share nobody lead from us to any who decides; 1 is a single thread."
    )
    single_thread: bool = strawberry.field(
        description="Whether one person's leaving would cut us from everybody who decides."
    )
    deciders_assumed: bool = strawberry.field(
        description="Whether nobody is known to decide, so that the first of the ranking stand in."
    )
    known_share: float = strawberry.field(
        description="Of how many of the people any tie is on record, 0 to 1."
    )
    limited: bool = strawberry.field(
        description="Whether there are more who decide than ten, or too many ties to look for circles."
    )
    scope: strawberry.Private[MapScope]
    model: strawberry.Private[weak.WeakPoints]

    @strawberry.field(
        description="What a rep should know of it, the most severe first; five at most of a kind."
    )
    def findings(self) -> list[Finding]:
        return [Finding.of(finding, self.scope) for finding in self.model.findings]

    @strawberry.field(description="The ways to each who decides, the weightiest first; ten at most.")
    def threads(self) -> list[Threads]:
        return [Threads.of(one, self.scope) for one in self.model.each]

    @strawberry.field(description="Who of us must not leave: whose leaving cuts ways, the worst first.")
    def our_people(self) -> list[BreakingPoint]:
        points = self.model.breaking_points
        return [BreakingPoint.of(point, self.scope) for point in points if point.stakeholder is None]

    @strawberry.field(description="Who of theirs must not leave: whose leaving cuts ways, the worst first.")
    def their_people(self) -> list[BreakingPoint]:
        points = self.model.breaking_points
        return [BreakingPoint.of(point, self.scope) for point in points if point.user_uid is None]

    @strawberry.field(description="Circles of two people or more, the largest first.")
    def communities(self) -> list[Circle]:
        found = self.model.communities.circles
        return [Circle(number=number, uids=uids, scope=self.scope) for number, uids in enumerate(found, 1)]

    @strawberry.field(description="Who joins circles, by the weight of those ties.")
    def bridges(
        self, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 10
    ) -> list[Bridge]:
        check_range("first", first, MAX_BRIDGES)
        return [Bridge.of(bridge, self.scope) for bridge in self.model.communities.bridges[:first]]

    @strawberry.field(description="How many ways lead to those who decide, and what that rests on.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.together_sentence(self.model, self.scope.contact_map, language.value)

    @classmethod
    def of(cls, found: weak.WeakPoints, scope: MapScope) -> Self:
        return cls(
            thread_count=found.together.count,
            single_thread=found.on_a_single_thread,
            deciders_assumed=found.deciders.assumed,
            known_share=found.known_share,
            limited=found.limited,
            scope=scope,
            model=found,
        )
