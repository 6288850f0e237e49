"""The battle plan of a deal: one document with the map, who decides, the way there, the risks and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from graph_crm.analysis.introductions import introductions
from graph_crm.analysis.next_actions import next_actions
from graph_crm.analysis.outlook import outlook
from graph_crm.analysis.weak_points import find_weak_points
from graph_crm.maps.action_sentences import action_sentence, actions_sentence, gain_sentence, why_sentences
from graph_crm.maps.introduction_sentences import outcome_sentence, step_sentence
from graph_crm.maps.sentences import (
    joined,
    people_of,
    reason_sentence,
    score_sentence,
    sentence,
    stakeholder_name,
)
from graph_crm.maps.support_sentences import light_sentence, support_sentence
from graph_crm.maps.svg import draw_map
from graph_crm.maps.vote_sentences import vote_sentence
from graph_crm.text import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.outlook import Outlook
    from graph_crm.text import Language, Value

Format = Literal["markdown", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)
DATE_LOCALE: dict[Language, str] = {"en": "en", "zh": "zh_Hans"}
DECIDERS_SHOWN = 5
# The ways to so many of those who decide most are told.
WAYS_TOLD = 3
RISKS = ("critical", "warning")
# What Markdown would take for its own; whoever is called <img> or # stays a text.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class BattlePlan:
    """The plan in words, ready for a template. ``drawing`` is the map as SVG."""

    language: Language
    title: str
    facts: tuple[str, ...]
    light: str | None
    drawing: str
    sections: tuple[Section, ...]


def make_battle_plan(contact_map: ContactMap, language: Language, facts: tuple[str, ...] = ()) -> BattlePlan:
    """Return the plan of a map, of a deal or a customer; ``facts`` stand below its title.

    Everything in it is what the analyses say; what they do not know the plan says, too.
    """
    seen = outlook(contact_map)
    day = format_date(contact_map.read_at, format="long", locale=DATE_LOCALE[language])
    return BattlePlan(
        language=language,
        title=text("plan-title", language, {"deal": contact_map.name, "customer": contact_map.customer_name}),
        facts=(*facts, text("plan-as-of", language, {"day": day})),
        light=seen.light.colour if seen.light else None,
        drawing=draw_map(contact_map, language, standalone=False, responsive=True),
        sections=(
            _standing(contact_map, seen, language),
            _actions(contact_map, language),
            _deciders(contact_map, seen, language),
            _ways(contact_map, seen, language),
            _risks(contact_map, seen, language),
            _steps(contact_map, language),
        ),
    )


def write_battle_plan(plan: BattlePlan, form: Format) -> str:
    """Return the plan as one document: HTML with its drawing, to print; or Markdown, which names ``map.svg``."""
    if form == "html":
        drawing = Markup(plan.drawing)  # noqa: S704 - built as XML
        return _templates.get_template("battle_plan.html").render(plan=plan, drawing=drawing, t=_say(plan))
    return _templates.get_template("battle_plan.md").render(plan=plan, t=_say(plan))


def _say(plan: BattlePlan) -> Callable[..., str]:
    def say(message: str, **params: Value) -> str:
        return text(message, plan.language, params)

    return say


def _standing(contact_map: ContactMap, seen: Outlook, language: Language) -> Section:
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
    return Section(heading=text("plan-standing", language), points=tuple(points))


def _actions(contact_map: ContactMap, language: Language) -> Section:
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


def _deciders(contact_map: ContactMap, seen: Outlook, language: Language) -> Section:
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
    lead = "" if points else text("page-nobody", language)
    return Section(heading=text("page-decision-makers", language), lead=lead, points=points, numbered=True)


def _ways(contact_map: ContactMap, seen: Outlook, language: Language) -> Section:
    points: list[Point] = []
    for who in seen.decision_makers[:WAYS_TOLD]:
        found = introductions(contact_map, who.stakeholder, first=1)
        steps = tuple(step_sentence(step, contact_map, language) for way in found.ways for step in way.steps)
        points.append(Point(text=outcome_sentence(found, contact_map, language), below=steps))
    return Section(heading=text("plan-ways", language), points=tuple(points))


def _risks(contact_map: ContactMap, seen: Outlook, language: Language) -> Section:
    found = [*seen.gaps, *find_weak_points(contact_map).findings]
    told = [finding for wanted in RISKS for finding in found if finding.severity == wanted]
    said = dict.fromkeys(sentence(finding, contact_map, language) for finding in told)
    lead = "" if said else text("plan-no-risks", language)
    return Section(
        heading=text("plan-risks", language), lead=lead, points=tuple(Point(text=one) for one in said)
    )


def _steps(contact_map: ContactMap, language: Language) -> Section:
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


def _markdown(value: str) -> str:
    """Text as Markdown shows it, letter by letter."""
    return _MARKDOWN.sub(r"\\\1", " ".join(value.split()))


_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["markdown"] = _markdown
