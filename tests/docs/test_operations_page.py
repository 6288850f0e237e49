"""docs/operations.md names exactly the metrics that there are, with their labels and what they mean."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_crm import metrics
from graph_crm.graph.readiness import ANSWER_SECONDS, Readiness

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "operations.md").read_text(encoding="utf-8")


def ours() -> Iterator[Any]:
    """Every metric that graph_crm/metrics.py declares."""
    for value in vars(metrics).values():
        if hasattr(value, "_labelnames"):
            yield value


def test_the_page_names_every_metric_and_no_other() -> None:
    rows = re.findall(r"^\| `(graph_crm_\w+)` \| (.*?) \| (.*) \|$", PAGE, re.MULTILINE)
    registered = [(made._name, ", ".join(made._labelnames) or "-", made._documentation) for made in ours()]
    assert rows == registered
    families = {family.name for family in metrics.REGISTRY.collect() if family.name.startswith("graph_crm_")}
    assert families == {name for name, _, _ in rows}


def test_the_page_tells_what_readyz_says() -> None:
    for status in Readiness.__args__:  # pyright: ignore[reportAttributeAccessIssue]
        assert status == "ready" or f"`{status}`" in PAGE
    assert f"at most {ANSWER_SECONDS:.0f} seconds" in PAGE


def test_every_threat_says_where_it_is_tested() -> None:
    page = (DOCS / "threat-model.md").read_text(encoding="utf-8")
    threats = re.findall(r"^\| ([STRIDE]) \| .*? \| .*? \| (.*) \|$", page, re.MULTILINE)
    assert {kind for kind, _ in threats} == set("STRIDE")
    for _, tested in threats:
        named = re.findall(r"\]\(\.\./(tests/[\w/.]+)\)", tested)
        assert named
        assert [name for name in named if not (DOCS.parent / name).is_file()] == []
