"""Both languages say the same things: same files, same messages, same variables; and code asks for no other."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse, visitor

import graph_crm
from graph_crm.analysis import contact_map
from graph_crm.analysis.champion_criteria import CRITERIA, CRITERION_REASONS
from graph_crm.analysis.champion_test import VERDICTS
from graph_crm.analysis.coverage_gaps import CHAMPION_TEST_CODES, GAP_CODES
from graph_crm.analysis.deal_patterns import MEASURE_CODES, TRAIT_CODES
from graph_crm.analysis.decision_makers import COMPONENTS, REASON_CODES
from graph_crm.analysis.findings import SEVERITIES
from graph_crm.analysis.opinion_drift import DIRECTIONS, DRIFT_GAPS
from graph_crm.analysis.support import COLOURS
from graph_crm.text import LANGUAGES, LOCALES, LONGEST_VALUE, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_crm.text import Language

PACKAGE = Path(graph_crm.__file__).parent
FILES = sorted(path.name for path in (LOCALES / "en").glob("*.ftl"))


class Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.add(node.id.name)


@cache
def messages(language: str, name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in parse((LOCALES / language / name).read_text(encoding="utf-8")).body:
        assert not isinstance(entry, fluent.Junk), f"{language}/{name}: {entry.content}"
        if isinstance(entry, fluent.Message):
            assert entry.id.name not in found, f"{language}/{name}: {entry.id.name} stands there twice"
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


def all_ids() -> list[str]:
    return [message for name in FILES for message in messages("en", name)]


def asked_for() -> Iterator[tuple[str, str]]:
    """Find every message id that is a plain string in a call of ``text`` in the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="text"), args=[ast.Constant(value=str(message)), *_]):
                    yield message, f"{path.relative_to(PACKAGE)}:{node.lineno}"
                case _:
                    pass


def label_ids() -> list[str]:
    lists = {
        "power": get_args(contact_map.Power),
        "coverage": (*get_args(contact_map.CoverageLevel), "none"),
        "severity": SEVERITIES,
        "adaptability": get_args(contact_map.Adaptability),
        "response": get_args(contact_map.ResponseMode),
        "status": get_args(contact_map.Status),
        "line": get_args(contact_map.LineKind),
        "map": get_args(contact_map.MapKind),
        "party": get_args(contact_map.PartyKind),
        "stance": ("plus-2", "plus-1", "0", "minus-1", "minus-2", "unknown"),
        "component": COMPONENTS,
        "unknown": COMPONENTS,
        "light": COLOURS,
    }
    return [f"{name}-{code.replace('_', '-')}" for name, codes in lists.items() for code in codes]


def test_both_languages_have_the_same_files() -> None:
    assert {
        language: sorted(path.name for path in (LOCALES / language).iterdir()) for language in LANGUAGES
    } == dict.fromkeys(LANGUAGES, FILES)


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_messages_with_the_same_variables(name: str) -> None:
    assert messages("zh", name) == messages("en", name)


def test_no_message_stands_in_two_files() -> None:
    ids = all_ids()
    assert sorted(ids) == sorted(set(ids))


def test_every_message_that_code_asks_for_exists() -> None:
    missing = [(message, place) for message, place in asked_for() if message not in all_ids()]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_closed_lists_has_a_label(language: Language) -> None:
    for message in [*label_ids(), "unnamed-person"]:
        assert text(message, language)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("coverage.ftl", [f"finding-{code}" for code in GAP_CODES]),
        ("analysis.ftl", [f"reason-{code}" for code in REASON_CODES]),
        (
            "drift.ftl",
            [
                *(f"drift-{code}" for code in DIRECTIONS),
                *(f"drift-unknown-{gap}" for gap in DRIFT_GAPS),
            ],
        ),
        (
            "champion.ftl",
            [
                *(f"criterion-{code}" for code in CRITERIA),
                *(f"champion-verdict-{code}" for code in VERDICTS),
                *(f"champion-{code}" for code in CRITERION_REASONS),
            ],
        ),
        (
            "portfolio.ftl",
            [
                # The champion test is not made of thousands of maps.
                *(f"portfolio-finding-{code}" for code in GAP_CODES if code not in CHAMPION_TEST_CODES),
                *(f"trait-{code}" for code in TRAIT_CODES),
                *(f"measure-{code}" for code in MEASURE_CODES),
            ],
        ),
    ],
)
def test_every_code_of_an_analysis_has_a_sentence_and_no_sentence_is_left_over(
    name: str, wanted: list[str]
) -> None:
    kinds = (
        "finding-",
        "reason-",
        "criterion-",
        "champion-",
        "drift-",
        "portfolio-finding-",
        "trait-",
        "measure-",
    )
    said = [message for message in messages("en", name) if message.startswith(kinds)]
    by_name = {message for message, _ in asked_for()}
    assert sorted({*said} - by_name) == sorted(message.replace("_", "-") for message in wanted)


@pytest.mark.parametrize("value", [1e308, -1e16, 10**30, float("inf"), float("nan"), 1e-300, 0.1, "x" * 3000])
def test_any_value_can_be_said(value: str | float) -> None:
    for language in LANGUAGES:
        said = text("error-invalid-argument", language, {"argument": "a", "value": value, "expected": "b"})
        assert len(said) < LONGEST_VALUE + 200
