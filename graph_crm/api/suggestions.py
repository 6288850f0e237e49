"""Who may be missing in a map, in GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import suggestions
from graph_crm.api.contacts import Contact
from graph_crm.api.enums import InLanguage, Language
from graph_crm.maps.model import SuggestedContact
from graph_crm.maps.sentences import suggestion_sentence


@strawberry.type(description="One reason to take somebody into a map.")
class SuggestionReason:
    code: str = strawberry.field(description="Names the kind of reason, for programs.")
    contribution: float = strawberry.field(description="Its part of the score.")
    model: strawberry.Private[suggestions.ReasonToSuggest]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return suggestion_sentence(self.model, language.value)


@strawberry.type(description="A contact whom a map may lack.")
class Suggestion:
    contact: Contact = strawberry.field(description="Who it is.")
    score: float = strawberry.field(description="0 to 1, an estimate; 0 when nothing speaks for it yet.")
    reasons: list[SuggestionReason] = strawberry.field(description="The weightiest first.")

    @classmethod
    def of(cls, suggested: SuggestedContact) -> Self:
        return cls(
            contact=Contact.of(suggested.contact),
            score=suggested.suggestion.score,
            reasons=[
                SuggestionReason(code=reason.code, contribution=reason.contribution, model=reason)
                for reason in suggested.suggestion.reasons
            ],
        )
