"""The sentences of many deals together, and of what won and lost ones looked like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import dashed
from graph_crm.text import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph_crm.analysis.calibration import Calibration
    from graph_crm.analysis.contact_map import Role
    from graph_crm.analysis.deal_patterns import MeasurePattern, Pattern
    from graph_crm.portfolio.model import FindingCount, GroupCount, GroupKind, LightCount, Patterns, Portfolio
    from graph_crm.text import Language, Value

NOBODY: dict[GroupKind, str] = {
    "owner": "portfolio-nobody",
    "team": "portfolio-no-team",
    "stage": "portfolio-no-stage",
}
# These are told in hundredths, as percent; the others are numbers of people.
IN_PERCENT = frozenset({"support", "known_share", "key_players_covered_share"})


def summary_sentences(portfolio: Portfolio, language: Language) -> list[str]:
    """Return how the deals stand, what is not known of them, and whether some were left out."""
    told = [text("portfolio-summary", language, {"deals": portfolio.deals, **_lights(portfolio.lights)})]
    if portfolio.deals:
        told.append(text("portfolio-critical", language, {"critical": portfolio.critical}))
    if unjudged := portfolio.deals - portfolio.judged:
        told.append(text("portfolio-unjudged", language, {"unjudged": unjudged}))
    return told + _limited(portfolio.limited, portfolio.deals, portfolio.total, language)


def finding_sentence(counted: FindingCount, deals: int, language: Language) -> str:
    """Return how many of the deals a finding concerns."""
    finding = text(f"portfolio-finding-{dashed(counted.code)}", language)
    return text("portfolio-finding", language, {"deals": counted.deals, "total": deals, "finding": finding})


def group_name(counted: GroupCount, kind: GroupKind, language: Language) -> str:
    """Return the name of an owner, a team or a stage; of those that have none, that they have none."""
    return counted.group.name if counted.group else text(NOBODY[kind], language)


def group_sentence(counted: GroupCount, kind: GroupKind, language: Language) -> str:
    """Return how the deals of an owner, a team or a stage stand."""
    params: dict[str, Value] = {"name": group_name(counted, kind, language), "deals": counted.deals}
    return text(
        "portfolio-group", language, params | _lights(counted.lights) | {"critical": counted.critical}
    )


def patterns_sentences(found: Patterns, language: Language) -> list[str]:
    """Return on how many deals it all rests, and which were left out."""
    patterns = found.patterns
    params: dict[str, Value] = {
        "enough": "yes" if patterns.enough else "no",
        "won": patterns.won,
        "lost": patterns.lost,
        "minimum": patterns.minimum,
    }
    told = [text("patterns-summary", language, params)]
    if found.left_out:
        told.append(text("patterns-left-out", language, {"leftOut": found.left_out}))
    looked_at = patterns.won + patterns.lost + found.left_out
    return told + _limited(found.limited, looked_at, found.total, language)


def pattern_sentence(pattern: Pattern, roles: Sequence[Role], language: Language) -> str:
    """Return how often a trait was there, and how the deals with it and without it ended."""
    compared = "no"
    rates: dict[str, Value] = {}
    for name, rate in (("with", pattern.with_it), ("without", pattern.without_it)):
        bounds = {"Percent": rate.rate, "Lowest": rate.lowest, "Highest": rate.highest}
        rates |= {name: rate.deals, **{name + end: _percent(value or 0) for end, value in bounds.items()}}
    if pattern.with_it.rate is not None and pattern.without_it.rate is not None:
        compared = "clear" if pattern.clear else "unclear"
    params: dict[str, Value] = {
        "trait": trait_name(pattern, roles, language),
        "won": pattern.won,
        "wonWith": pattern.won_with,
        "wonPercent": _percent(pattern.share_of_won),
        "lost": pattern.lost,
        "lostWith": pattern.lost_with,
        "lostPercent": _percent(pattern.share_of_lost),
        "compared": compared,
    }
    return text("pattern-found", language, params | rates)


def trait_name(pattern: Pattern, roles: Sequence[Role], language: Language) -> str:
    """Return what a pattern is about."""
    names = {role.code: role.name_zh if language == "zh" else role.name_en for role in roles}
    role = names.get(pattern.role or "") or pattern.role or ""
    return text(f"trait-{dashed(pattern.code)}", language, {"role": role})


def measure_sentence(measure: MeasurePattern, language: Language) -> str:
    """Return how large something was in won and in lost deals."""

    def shown(value: float) -> float:
        return _percent(value) if measure.code in IN_PERCENT else round(value, 1)

    params: dict[str, Value] = {"measure": text(f"measure-{dashed(measure.code)}", language)}
    for name, spread in (("won", measure.won), ("lost", measure.lost)):
        params |= {
            name: shown(spread.median),
            f"{name}Deals": spread.deals,
            f"{name}Lower": shown(spread.lower_quartile),
            f"{name}Upper": shown(spread.upper_quartile),
        }
    return text("measure-found", language, params)


def calibration_sentence(found: Calibration, language: Language) -> str:
    """Return how our estimates of votes came true, and whether they are corrected."""
    params: dict[str, Value] = {
        "deals": found.deals,
        "won": found.won,
        "brier": round(found.brier or 0.0, 3),
        "corrected": round(found.brier_corrected or 0.0, 3),
    }
    for name, chance in (("low", 0.25), ("middle", 0.5), ("high", 0.75)):
        params[name] = _percent(found.corrected(chance))
    return text(f"calibration-{dashed(found.refused or 'found')}", language, params)


def calibrated_sentence(found: Calibration, chance: float, language: Language) -> str:
    """Return an estimated chance as our own closed deals correct it."""
    params: dict[str, Value] = {"chance": _percent(found.corrected(chance)), "deals": found.deals}
    return text("calibrated-chance", language, params)


def _limited(bound: str | None, deals: int, total: int, language: Language) -> list[str]:
    params: dict[str, Value] = {"bound": bound or "", "deals": deals, "total": total}
    return [text("portfolio-limited", language, params)] if bound else []


def _lights(lights: Iterable[LightCount]) -> dict[str, Value]:
    return {light.colour: light.deals for light in lights}


def _percent(share: float) -> int:
    return round(100 * share)
