"""The battle plan of a deal: one document with the map, who decides, the way there, the risks and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from graph_crm.analysis.outlook import outlook
from graph_crm.maps.insight_sections import (
    DATE_LOCALE,
    Section,
    actions_section,
    champions_section,
    competitors_section,
    deciders_section,
    drift_section,
    power_section,
    risks_section,
    standing_section,
    steps_section,
    vote_section,
    ways_section,
    weak_points_section,
)
from graph_crm.maps.svg import draw_map
from graph_crm.text import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.text import Language, Value

Format = Literal["markdown", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)
# What Markdown would take for its own; whoever is called <img> or # stays a text.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


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
            standing_section(contact_map, seen, language),
            actions_section(contact_map, language),
            deciders_section(contact_map, seen, language),
            ways_section(contact_map, seen, language),
            risks_section(contact_map, seen, language),
            steps_section(contact_map, language),
        ),
    )


def make_report(contact_map: ContactMap, language: Language) -> tuple[Section, ...]:
    """Return everything that the analyses say of a map, as the terminal shows it."""
    seen = outlook(contact_map)
    sections = (
        standing_section(contact_map, seen, language),
        actions_section(contact_map, language),
        deciders_section(contact_map, seen, language),
        ways_section(contact_map, seen, language),
        risks_section(contact_map, seen, language),
        power_section(contact_map, language),
        weak_points_section(contact_map, language),
        vote_section(contact_map, language),
        champions_section(contact_map, language),
        drift_section(contact_map, language),
        competitors_section(contact_map, language),
        steps_section(contact_map, language),
    )
    return tuple(section for section in sections if section)


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
