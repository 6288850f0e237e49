"""What the analyses say of a map, in words: the parts of a battle plan, and of the report in the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_date

from graph_crm.analysis.champion_test import champion_tests
from graph_crm.analysis.cheapest_coalition import cheapest_coalition
from graph_crm.analysis.competitor_view import competitor_views
from graph_crm.analysis.introductions import introductions
from graph_crm.analysis.next_actions import next_actions
from graph_crm.analysis.opinion_drift import opinion_drift
from graph_crm.analysis.pivotal_people import pivotal_people
from graph_crm.analysis.power import power_positions
from graph_crm.analysis.weak_points import find_weak_points
from graph_crm.maps.action_sentences import action_sentence, actions_sentence, gain_sentence, why_sentences
from graph_crm.maps.champion_sentences import criterion_sentence, verdict_sentence
from graph_crm.maps.drift_sentences import drift_sentence, map_drift_sentence, push_sentence
from graph_crm.maps.introduction_sentences import outcome_sentence, step_sentence
from graph_crm.maps.power_sentences import compared_sentence
from graph_crm.maps.sentences import (
    joined,
    people_of,
    reason_sentence,
    score_sentence,
    sentence,
    stakeholder_name,
)
from graph_crm.maps.support_sentences import light_sentence, support_sentence
from graph_crm.maps.vote_sentences import (
    coalition_sentence,
    move_sentence,
    pivotal_person_sentence,
    pivotal_sentence,
    vote_sentence,
)
from graph_crm.maps.weak_point_sentences import competitor_sentence, together_sentence
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.outlook import Outlook
    from graph_crm.text import Language, Value

DATE_LOCALE: dict[Language, str] = {"en": "en", "zh": "zh_Hans"}
DECIDERS_SHOWN = 5
# The ways to so many of those who decide most are told.
WAYS_TOLD = 3
RISKS = ("critical", "warning")
PIVOTAL_SHOWN = 5
DRIFTS_SHOWN = 5
PUSHES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A line of the plan with what stands below it."""

    text: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the plan: its heading, what is said first, and its points; ``numbered`` where their order counts."""

    heading: str
    lead: str = ""
    points: tuple[Point, ...] = ()
    numbered: bool = False


def standing_section(contact_map: ContactMap, seen: Outlook, language: Language) -> Section:
    """The light, the vote and the support."""
    points = (
        [Point(text=text("plan-vote", language), below=(vote_sentence(seen.vote, language),))]
        if seen.vote
        else []
    )
    if seen.support:
        points.append(
            Point(text=text("plan-support", language), below=(support_sentence(seen.support, language),))
        )
    if seen.light:
        reasons = tuple(light_sentence(reason, contact_map, language) for reason in seen.light.reasons)
        points.insert(0, Point(text=text(f"light-{seen.light.colour}", language), below=reasons))
    lead = "" if points else text("plan-no-standing", language)
    return Section(heading=text("plan-standing", language), lead=lead, points=tuple(points))


def actions_section(contact_map: ContactMap, language: Language) -> Section:
    """What to do next."""
    heading = text("plan-actions", language)
    found = next_actions(contact_map)
    if found is None:
        return Section(heading=heading, lead=text("plan-no-actions", language))
    points = tuple(
        Point(
            text=action_sentence(action, contact_map, language),
            below=(
                *((gain_sentence(action, found.chance, language),) if action.stakeholder else ()),
                *why_sentences(action, contact_map, language),
            ),
        )
        for action in found.actions
    )
    lead = actions_sentence(found, language) or ""
    return Section(heading=heading, lead=lead, points=points, numbered=True)


def deciders_section(contact_map: ContactMap, seen: Outlook, language: Language) -> Section:
    """Who decides, with the reasons."""
    points = tuple(
        Point(
            text=text(
                "plan-decider",
                language,
                {
                    "person": stakeholder_name(contact_map.by_uid[who.stakeholder], language),
                    "score": score_sentence(who, language),
                },
            ),
            below=tuple(reason_sentence(reason, contact_map, language) for reason in who.reasons),
        )
        for who in seen.decision_makers[:DECIDERS_SHOWN]
    )
    lead = "" if points else text("map-nobody", language)
    return Section(heading=text("map-decision-makers", language), lead=lead, points=points, numbered=True)


def ways_section(contact_map: ContactMap, seen: Outlook, language: Language) -> Section:
    """The most reliable way to each of those who decide most."""
    points: list[Point] = []
    for who in seen.decision_makers[:WAYS_TOLD]:
        found = introductions(contact_map, who.stakeholder, first=1)
        steps = tuple(step_sentence(step, contact_map, language) for way in found.ways for step in way.steps)
        points.append(Point(text=outcome_sentence(found, contact_map, language), below=steps))
    return Section(heading=text("plan-ways", language), points=tuple(points))


def risks_section(contact_map: ContactMap, seen: Outlook, language: Language) -> Section:
    """What is missing and what breaks, without what only informs."""
    found = [*seen.gaps, *find_weak_points(contact_map).findings]
    told = [finding for wanted in RISKS for finding in found if finding.severity == wanted]
    said = dict.fromkeys(sentence(finding, contact_map, language) for finding in told)
    lead = "" if said else text("plan-no-risks", language)
    return Section(
        heading=text("plan-risks", language), lead=lead, points=tuple(Point(text=one) for one in said)
    )


def steps_section(contact_map: ContactMap, language: Language) -> Section:
    """The customer's own way to the decision and the payment."""
    points: list[Point] = []
    for step in contact_map.decision_steps:
        values: dict[str, Value] = {
            "step": step.name,
            "people": joined(people_of(step.deciders, contact_map, language), language),
            "count": len(step.deciders),
            "day": format_date(step.done_on or step.due_on, format="long", locale=DATE_LOCALE[language])
            if step.done_on or step.due_on
            else "",
            "state": "done" if step.done_on else "due" if step.due_on else "open",
            "kind": step.kind,
        }
        points.append(Point(text=text("plan-step", language, values)))
    lead = "" if points else text("plan-no-steps", language)
    return Section(heading=text("plan-steps", language), lead=lead, points=tuple(points), numbered=True)


def power_section(contact_map: ContactMap, language: Language) -> Section:
    """Whose power by office and by influence differ."""
    found = power_positions(contact_map)
    points = tuple(Point(text=sentence(finding, contact_map, language)) for finding in found.findings)
    return Section(
        heading=text("plan-power", language), lead=compared_sentence(found, language), points=points
    )


def weak_points_section(contact_map: ContactMap, language: Language) -> Section:
    """On whom our ways to the deciders rest, and the circles that we do not reach."""
    found = find_weak_points(contact_map)
    points = tuple(Point(text=sentence(finding, contact_map, language)) for finding in found.findings)
    lead = together_sentence(found, contact_map, language)
    return Section(heading=text("plan-weak-points", language), lead=lead, points=points)


def champions_section(contact_map: ContactMap, language: Language) -> Section:
    """The champion test, with what is missing."""
    points = tuple(
        Point(
            text=verdict_sentence(test, contact_map, language),
            below=tuple(criterion_sentence(one, contact_map, language) for one in test.missing),
        )
        for test in champion_tests(contact_map)
    )
    lead = "" if points else text("plan-no-champions", language)
    return Section(heading=text("plan-champions", language), lead=lead, points=points)


def vote_section(contact_map: ContactMap, language: Language) -> Section | None:
    """Whose vote can turn the deal, and whom to win over with the least effort; None without a vote."""
    pivotal, coalition = pivotal_people(contact_map), cheapest_coalition(contact_map)
    if pivotal is None or coalition is None:
        return None
    told = (
        pivotal_person_sentence(who, pivotal, contact_map, language) for who in pivotal.people[:PIVOTAL_SHOWN]
    )
    moves = (move_sentence(move, contact_map, language) for move in coalition.moves)
    return Section(
        heading=text("plan-pivotal", language),
        points=(
            Point(text=pivotal_sentence(pivotal, language), below=tuple(told)),
            Point(text=coalition_sentence(coalition, contact_map, language), below=tuple(moves)),
        ),
    )


def drift_section(contact_map: ContactMap, language: Language) -> Section | None:
    """Where the stances towards us drift if nobody acts; None where the map does not know our side."""
    if contact_map.us is None:
        return None
    drift = opinion_drift(contact_map, contact_map.us.uid)
    points = tuple(
        Point(
            text=drift_sentence(one, drift.party, contact_map, language),
            below=tuple(push_sentence(push, contact_map, language) for push in one.pushes[:PUSHES_SHOWN]),
        )
        for one in drift.drifts[:DRIFTS_SHOWN]
        if one.change
    )
    lead = map_drift_sentence(drift, contact_map, language)
    return Section(heading=text("plan-drift", language), lead=lead, points=points)


def competitors_section(contact_map: ContactMap, language: Language) -> Section:
    """The map as each competitor sees it."""
    points = tuple(
        Point(
            text=competitor_sentence(view, contact_map, language),
            below=tuple(sentence(finding, contact_map, language) for finding in view.findings),
        )
        for view in competitor_views(contact_map)
    )
    lead = "" if points else text("plan-no-competitors", language)
    return Section(heading=text("plan-competitors", language), lead=lead, points=points)
