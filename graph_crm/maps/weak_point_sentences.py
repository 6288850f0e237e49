"""The sentences of threads and circles; findings are said as all others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import in_a_row, joined, people_of
from graph_crm.text import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.analysis.competitor_view import CompetitorView
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.threads import Threads
    from graph_crm.analysis.weak_points import DeciderThreads, WeakPoints
    from graph_crm.text import Language, Value


def together_sentence(weak: WeakPoints, contact_map: ContactMap, language: Language) -> str:
    """Return how many ways lead to those who decide, what that rests on, and whether something was left out."""
    deciders = weak.deciders.stakeholders
    if not deciders:
        return text("threads-nobody-decides", language)
    said = [text("threads-together", language, _threads(weak.together, deciders, contact_map, language))]
    if weak.deciders.assumed:
        said.append(text("threads-assumed", language))
    said.append(text("threads-known", language, {"known": round(100 * weak.known_share)}))
    if weak.limited:
        said.append(text("threads-limited", language))
    return in_a_row(said, language)


def threads_sentence(one: DeciderThreads, contact_map: ContactMap, language: Language) -> str:
    """Return how many ways lead to one decider."""
    return text("threads-to-one", language, _threads(one.threads, (one.decider,), contact_map, language))


def circle_sentence(circle: Sequence[str], contact_map: ContactMap, language: Language) -> str:
    """Return who is in a circle, and how many of them we cover."""
    values: dict[str, Value] = {
        "count": len(circle),
        "people": joined(people_of(circle, contact_map, language), language),
        "covered": sum(bool(contact_map.by_uid[uid].coverage) for uid in circle),
    }
    return text("circle-of-people", language, values)


def competitor_sentence(view: CompetitorView, contact_map: ContactMap, language: Language) -> str:
    """Return how many people stand how towards a competitor."""
    party = next(party for party in contact_map.parties if party.uid == view.party)
    values: dict[str, Value] = {
        "party": party.name,
        "supporters": len(view.supporters),
        "neutral": len(view.neutral),
        "opponents": len(view.opponents),
        "unknown": len(view.unknown),
    }
    return text("competitor-view", language, values)


def _threads(
    threads: Threads, deciders: Sequence[str], contact_map: ContactMap, language: Language
) -> dict[str, Value]:
    ours = {cover.user_uid: cover.user_name for one in contact_map.stakeholders for cover in one.coverage}
    cut = [*(ours[uid] for uid in threads.users), *people_of(threads.stakeholders, contact_map, language)]
    return {
        "count": threads.count,
        "deciders": joined(people_of(deciders, contact_map, language), language),
        "cut": joined(cut, language),
    }
