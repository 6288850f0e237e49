"""The map as a competitor sees it, in GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import competitor_view as model
from graph_crm.api.enums import InLanguage, Language
from graph_crm.api.findings import Finding
from graph_crm.api.map_scope import MapScope
from graph_crm.api.stakeholders import Party, Stakeholder
from graph_crm.api.support import Support
from graph_crm.maps import weak_point_sentences as sentences


@strawberry.type(
    description="How a competitor stands in the map. Whom they are in touch with is not on record."
)
class CompetitorView:
    party: Party = strawberry.field(description="The competitor.")
    support: Support = strawberry.field(description="How much support they have.")
    scope: strawberry.Private[MapScope]
    model: strawberry.Private[model.CompetitorView]

    @strawberry.field(description="Who supports them, key players first.")
    def supporters(self) -> list[Stakeholder]:
        return self._people(self.model.supporters)

    @strawberry.field(description="Who is neutral towards them, key players first.")
    def neutral(self) -> list[Stakeholder]:
        return self._people(self.model.neutral)

    @strawberry.field(description="Who is against them, key players first.")
    def opponents(self) -> list[Stakeholder]:
        return self._people(self.model.opponents)

    @strawberry.field(description="Whose stance towards them is not known, key players first.")
    def unknown(self) -> list[Stakeholder]:
        return self._people(self.model.unknown)

    @strawberry.field(description="Key players who stand better with them than with us.")
    def leaning(self) -> list[Stakeholder]:
        return self._people(self.model.leaning)

    @strawberry.field(description="What a rep should know of it, the most severe first.")
    def findings(self) -> list[Finding]:
        return [Finding.of(finding, self.scope) for finding in self.model.findings]

    @strawberry.field(description="How many people stand how towards them.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.competitor_sentence(self.model, self.scope.contact_map, language.value)

    @classmethod
    def of(cls, view: model.CompetitorView, scope: MapScope) -> Self:
        return cls(
            party=scope.parties[view.party],
            support=Support.of(view.support, scope),
            scope=scope,
            model=view,
        )

    def _people(self, uids: tuple[str, ...]) -> list[Stakeholder]:
        return [self.scope.stakeholder(uid) for uid in uids]
