"""Warm paths across customers, in GraphQL."""

from __future__ import annotations

from datetime import datetime
from typing import Self

import strawberry

from graph_crm.analysis import warm_paths as model
from graph_crm.analysis.contact_map import Stakeholder
from graph_crm.api.enums import InLanguage, Language, WarmPathKind
from graph_crm.maps.sentences import stakeholder_name
from graph_crm.maps.warm_path_sentences import warm_path_sentence


@strawberry.type(
    description="Who of us knows a person, or somebody near them: an estimate. Of what the viewer may not see, only our own colleague is told."
)
class WarmPath:
    kind: WarmPathKind = strawberry.field(description="How.")
    user_uid: strawberry.ID = strawberry.field(description="Who of us.")
    user_name: str = strawberry.field(description="Their name.")
    via_uid: strawberry.ID | None = strawberry.field(
        description="The contact whom they know: the person, or who can introduce us; null if not for the viewer."
    )
    via_name: str | None = strawberry.field(description="Their name.")
    company: str | None = strawberry.field(
        description="Where the two worked together, or where in the group the contact works."
    )
    touches: int = strawberry.field(description="Activities with that contact that the viewer sees.")
    last_contact_at: datetime | None = strawberry.field(description="The last of them.")
    reliability: float = strawberry.field(description="0 to 1, an estimate.")
    person: strawberry.Private[Stakeholder]
    model: strawberry.Private[model.WarmPath]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return warm_path_sentence(self.model, stakeholder_name(self.person, language.value), language.value)

    @classmethod
    def of(cls, path: model.WarmPath, person: Stakeholder) -> Self:
        tie = path.tie
        return cls(
            kind=WarmPathKind(tie.kind),
            user_uid=strawberry.ID(tie.user_uid),
            user_name=tie.user_name,
            via_uid=strawberry.ID(tie.via_uid) if tie.via_uid else None,
            via_name=tie.via_name,
            company=tie.company,
            touches=tie.touches,
            last_contact_at=tie.last_at,
            reliability=path.reliability,
            person=person,
            model=path,
        )
