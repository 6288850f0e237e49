"""What a line of an agenda says, in the language of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import joined
from graph_crm.text import Language, text

if TYPE_CHECKING:
    from graph_crm.engagement.model import AgendaItem


def agenda_sentence(item: AgendaItem, language: Language) -> str:
    """What is to be done, with whom and about what."""
    subject = item.opportunity or item.customer
    about = subject.name if subject is not None else text("agenda-about-nothing", language)
    if item.activity is None:
        return text("agenda-decision-step", language, {"step": item.step_name or "", "about": about})
    values = {
        "kind": item.activity.kind,
        "people": joined([name or text("unnamed-person", language) for name in item.people], language),
        "count": len(item.people),
        "about": about,
    }
    if item.kind == "planned":
        return text("agenda-planned", language, values)
    return text("agenda-follow-up", language, values)
