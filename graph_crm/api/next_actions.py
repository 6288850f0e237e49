"""What to do next in a deal, in GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import next_actions as model
from graph_crm.api.enums import InLanguage, Language
from graph_crm.api.findings import Finding
from graph_crm.api.map_scope import MapScope
from graph_crm.api.stakeholders import Stakeholder
from graph_crm.maps import action_sentences as sentences


@strawberry.type(description="One thing to do: who, with whom, why, and what it may bring.")
class Action:
    code: str = strawberry.field(description="Names the kind of action, for programs.")
    stakeholder: Stakeholder | None = strawberry.field(description="With whom; null: nobody is known yet.")
    user_uid: strawberry.ID | None = strawberry.field(
        description="Who of us should; null: nobody offers themselves."
    )
    user_name: str | None = strawberry.field(description="Their name.")
    through: list[Stakeholder] = strawberry.field(description="Who introduces us, in their order.")
    from_stance: int | None = strawberry.field(description="How they stand towards us; null is not known.")
    to_stance: int | None = strawberry.field(
        description="How they stand if it succeeds; null: it is no step of that."
    )
    chance: float | None = strawberry.field(
        description="The estimated chance to win if it succeeds, 0 to 1; null where that can't be reckoned."
    )
    gain: float | None = strawberry.field(description="What that is more than now.")
    effort: int = strawberry.field(description="How hard it is, 1 to 20, an estimate.")
    findings: list[Finding] = strawberry.field(description="Why.")
    scope: strawberry.Private[MapScope]
    model: strawberry.Private[model.Action]
    now: strawberry.Private[float | None]

    @strawberry.field(description="Who should do what with whom.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.action_sentence(self.model, self.scope.contact_map, language.value)

    @strawberry.field(description="What it may bring.")
    def gain_sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.gain_sentence(self.model, self.now, language.value)


@strawberry.type(
    description="What to do next in a deal; what it brings is an estimate, and only if it succeeds."
)
class NextActions:
    chance: float | None = strawberry.field(
        description="The estimated chance to win now, 0 to 1; null where it can't be told."
    )
    actions: list[Action] = strawberry.field(description="At most five, the most worthwhile first.")
    limited: bool = strawberry.field(description="Whether only the weightiest people were tried.")
    model: strawberry.Private[model.NextActions]

    @strawberry.field(description="That there is nothing to do, or not everybody was tried; else null.")
    def sentence(self, language: InLanguage = Language.EN) -> str | None:
        return sentences.actions_sentence(self.model, language.value)

    @classmethod
    def of(cls, found: model.NextActions, scope: MapScope) -> Self:
        return cls(
            chance=found.chance,
            actions=[_action(action, scope, found.chance) for action in found.actions],
            limited=found.limited,
            model=found,
        )


def _action(action: model.Action, scope: MapScope, now: float | None) -> Action:
    return Action(
        code=action.code,
        stakeholder=scope.stakeholder(action.stakeholder) if action.stakeholder else None,
        user_uid=strawberry.ID(action.user_uid) if action.user_uid else None,
        user_name=action.user_name,
        through=[scope.stakeholder(uid) for uid in action.through],
        from_stance=action.from_value,
        to_stance=action.to_value,
        chance=action.chance,
        gain=action.gain,
        effort=action.effort,
        findings=[Finding.of(finding, scope) for finding in action.findings],
        scope=scope,
        model=action,
        now=now,
    )
