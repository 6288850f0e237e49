"""The sentences of the champion test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import dashed, joined, people_of
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.champion_criteria import Criterion
    from graph_crm.analysis.champion_test import ChampionTest
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.text import Language


def verdict_sentence(test: ChampionTest, contact_map: ContactMap, language: Language) -> str:
    """Return what came out of a test."""
    (name,) = people_of([test.stakeholder], contact_map, language)
    return text(f"champion-verdict-{dashed(test.verdict)}", language, {"people": name})


def criterion_sentence(criterion: Criterion, contact_map: ContactMap, language: Language) -> str:
    """Return why a criterion is passed, failed or not known."""
    names = people_of(criterion.stakeholders, contact_map, language)
    params = {
        "people": joined(names, language),
        "count": len(names),
        "steps": text("champion-arrow", language).join(names),
    }
    return text(f"champion-{dashed(criterion.reason)}", language, params)
