"""What changed in a map between two moments, in GraphQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Self, TypeVar

import strawberry

from graph_crm.analysis import map_diff as diffs
from graph_crm.api.decision_path import DecisionStep
from graph_crm.api.enums import CoverageLevel, InLanguage, Language
from graph_crm.api.map_scope import MapScope
from graph_crm.api.maps import ContactMap
from graph_crm.api.stakeholders import (
    Influence,
    Party,
    ReportingLine,
    Role,
    Stakeholder,
    Tie,
    party_of,
    role_of,
)
from graph_crm.maps import change_sentences as say
from graph_crm.maps.model import ComparedMap
from graph_crm.text import Language as LanguageCode

T = TypeVar("T")
M = TypeVar("M")
Say = Callable[[LanguageCode], str]


@strawberry.interface(description="Something that changed in a map.")
class MapDifference:
    say: strawberry.Private[Say]

    @strawberry.field(description="What happened.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return self.say(language.value)


@strawberry.type(description="Someone who came into the map, or is in it no more.")
class MembershipChange(MapDifference):
    stakeholder: Stakeholder = strawberry.field(description="Who, as the map knows or last knew them.")


@strawberry.type(description="A property of a stakeholder that we say otherwise.")
class FieldChange(MapDifference):
    stakeholder: Stakeholder = strawberry.field(description="Whose, as the later map knows them.")
    field: str = strawberry.field(description="Which property, such as title or power.")
    before: str | None = strawberry.field(description="What it was, as text; null is unknown.")
    after: str | None = strawberry.field(description="What it is; null is unknown.")


@strawberry.type(description="A stance that moved.")
class StanceMove(MapDifference):
    stakeholder: Stakeholder = strawberry.field(description="Whose, as the later map knows them.")
    party: Party = strawberry.field(description="Towards whom.")
    before: int | None = strawberry.field(description="-2 to 2; null is unknown.")
    after: int | None = strawberry.field(description="-2 to 2; null is unknown.")
    evidence: str | None = strawberry.field(description="Why, as far as the new judgement says.")


@strawberry.type(description="A role that a stakeholder gained or lost.")
class RoleChange(MapDifference):
    stakeholder: Stakeholder = strawberry.field(description="Who, as the later map knows them.")
    role: Role = strawberry.field(description="Which role.")
    gained: bool = strawberry.field(description="Whether it was gained; else it was lost.")


@strawberry.type(description="Who of us covers a stakeholder changed.")
class CoverageChange(MapDifference):
    stakeholder: Stakeholder = strawberry.field(description="Whom, as the later map knows them.")
    user_uid: strawberry.ID = strawberry.field(description="Who of us.")
    user_name: str = strawberry.field(description="Who of us, by name.")
    before: CoverageLevel | None = strawberry.field(description="How well before; null: it began.")
    after: CoverageLevel | None = strawberry.field(description="How well after; null: it ended.")


@strawberry.type(description="Something between people that was added, removed or changed.")
class Change(MapDifference, Generic[T]):
    before: T | None = strawberry.field(description="As it was; null: it was added.")
    after: T | None = strawberry.field(description="As it is; null: it was removed.")


@strawberry.type(description="What changed in a map between two moments.")
class ContactMapDiff:
    before: ContactMap = strawberry.field(description="The map at the first moment.")
    after: ContactMap = strawberry.field(description="The map at the second moment.")
    joined: list[MembershipChange] = strawberry.field(description="Who came into the map.")
    left: list[MembershipChange] = strawberry.field(description="Who is in it no more.")
    changed: list[FieldChange] = strawberry.field(description="What we say otherwise of those who stayed.")
    stances: list[StanceMove] = strawberry.field(description="Stances shown that moved, of those who stayed.")
    roles: list[RoleChange] = strawberry.field(description="Roles gained and lost by those who stayed.")
    coverage: list[CoverageChange] = strawberry.field(
        description="Coverage of those who stayed that began, ended or changed."
    )
    reporting_lines: list[Change[ReportingLine]] = strawberry.field(
        description="A line to another manager is one removed and one added."
    )
    influences: list[Change[Influence]] = strawberry.field(description="Who listens to whom.")
    alliances: list[Change[Tie]] = strawberry.field(description="Who sticks together.")
    conflicts: list[Change[Tie]] = strawberry.field(description="Who works against whom.")
    decision_steps: list[Change[DecisionStep]] = strawberry.field(
        description="The way to the decision and to the payment."
    )

    @classmethod
    def of(cls, compared: ComparedMap) -> Self:
        before, after = ContactMap.of(compared.before), ContactMap.of(compared.after)
        diff = compared.diff
        return cls(
            before=before,
            after=after,
            joined=[
                MembershipChange(
                    say=_said(say.joined_sentence, uid, diff), stakeholder=after.scope.stakeholder(uid)
                )
                for uid in diff.joined
            ],
            left=[
                MembershipChange(
                    say=_said(say.left_sentence, uid, diff), stakeholder=before.scope.stakeholder(uid)
                )
                for uid in diff.left
            ],
            changed=[_field(change, diff, after.scope) for change in diff.fields],
            stances=[_stance(move, diff, after.scope) for move in diff.stances],
            roles=[_role(change, diff, after.scope) for change in diff.roles],
            coverage=[_coverage(change, diff, after.scope) for change in diff.coverage],
            reporting_lines=_changes(
                diff.reporting_lines, before.scope.line, after.scope.line, say.line_sentence, diff
            ),
            influences=_changes(
                diff.influences, before.scope.influence, after.scope.influence, say.influence_sentence, diff
            ),
            alliances=_changes(
                diff.alliances, before.scope.tie, after.scope.tie, say.alliance_sentence, diff
            ),
            conflicts=_changes(
                diff.conflicts, before.scope.tie, after.scope.tie, say.conflict_sentence, diff
            ),
            decision_steps=_changes(
                diff.decision_steps, before.scope.step, after.scope.step, say.step_sentence, diff
            ),
        )


def _said(sentence: Callable[[M, say.People, LanguageCode], str], change: M, diff: diffs.MapDiff) -> Say:
    return lambda language: sentence(change, diff.people, language)


def _field(change: diffs.FieldChange, diff: diffs.MapDiff, scope: MapScope) -> FieldChange:
    return FieldChange(
        say=_said(say.field_sentence, change, diff),
        stakeholder=scope.stakeholder(change.stakeholder),
        field=change.field,
        before=_plain(change.before),
        after=_plain(change.after),
    )


def _plain(value: diffs.FieldValue) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def _stance(move: diffs.StanceMove, diff: diffs.MapDiff, scope: MapScope) -> StanceMove:
    return StanceMove(
        say=_said(say.stance_sentence, move, diff),
        stakeholder=scope.stakeholder(move.stakeholder),
        party=party_of(move.party),
        before=move.before,
        after=move.after,
        evidence=move.evidence,
    )


def _role(change: diffs.RoleChange, diff: diffs.MapDiff, scope: MapScope) -> RoleChange:
    return RoleChange(
        say=_said(say.role_sentence, change, diff),
        stakeholder=scope.stakeholder(change.stakeholder),
        role=role_of(change.role),
        gained=change.gained,
    )


def _coverage(change: diffs.CoverageChange, diff: diffs.MapDiff, scope: MapScope) -> CoverageChange:
    return CoverageChange(
        say=_said(say.coverage_sentence, change, diff),
        stakeholder=scope.stakeholder(change.stakeholder),
        user_uid=strawberry.ID(change.user_uid),
        user_name=change.user_name,
        before=CoverageLevel(change.before) if change.before else None,
        after=CoverageLevel(change.after) if change.after else None,
    )


def _changes(
    changes: Sequence[diffs.Change[M]],
    make_before: Callable[[M], T],
    make_after: Callable[[M], T],
    sentence: Callable[[diffs.Change[M], say.People, LanguageCode], str],
    diff: diffs.MapDiff,
) -> list[Change[T]]:
    return [
        Change(
            say=_said(sentence, change, diff),
            before=make_before(change.before) if change.before is not None else None,
            after=make_after(change.after) if change.after is not None else None,
        )
        for change in changes
    ]
