"""Every column of every file: what it takes, what it refuses, and how that is said."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.imports.check import check_rows, reject_doubles
from graph_crm.imports.records import records_of
from graph_crm.imports.rows import (
    ROW_TYPES,
    ActivityRow,
    AllianceRow,
    ContactRow,
    OpportunityRow,
    ReportingLineRow,
    Row,
    StakeholderRow,
    StanceRow,
    UserRow,
)
from graph_crm.imports.sentences import reason_sentence
from graph_crm.imports.table import Table
from graph_crm.text import LANGUAGES, LOCALES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_crm.imports.model import Rejection

DOCS = Path(__file__).parents[2] / "docs" / "import-format.md"
BY_FILE = {row_type.file: row_type for row_type in ROW_TYPES}
# The least that a row of each file can be.
LEAST: dict[str, dict[str, str]] = {
    "users.csv": {"id": "u", "name": "U"},
    "competitors.csv": {"id": "c", "name": "C"},
    "customers.csv": {"id": "c", "name": "C"},
    "subsidiaries.csv": {"customer": "a", "part_of": "b"},
    "contacts.csv": {"id": "p", "name": "P"},
    "reporting_lines.csv": {"contact": "a", "manager": "b"},
    "opportunities.csv": {"id": "o", "name": "O", "customer": "c"},
    "stakeholders.csv": {"opportunity": "o", "contact": "p"},
    "stances.csv": {"opportunity": "o", "contact": "p", "party": "us", "value": "1"},
    "coverage.csv": {"opportunity": "o", "contact": "p", "user": "u", "level": "brief"},
    "influences.csv": {"opportunity": "o", "influencer": "p", "influenced": "q"},
    "alliances.csv": {"opportunity": "o", "first": "p", "second": "q"},
    "conflicts.csv": {"opportunity": "o", "first": "p", "second": "q"},
    "activities.csv": {"id": "a", "kind": "call", "occurred_at": "2026-03-31", "user": "u"},
}
SHORT, LONG = "字" * 200, "字" * 10_000
TEXT = ([SHORT], [(SHORT + "字", "too-long")])
NOTE = ([LONG], [(LONG + "字", "too-long")])
MANY = (["a;b；c ; ;a"], [("a;" + SHORT + "字", "too-long")])
FLAG = (
    ["yes", "no", "true", "FALSE", "1", "0", "是", "否"],
    [("maybe", "not-yes-or-no"), ("2", "not-yes-or-no"), ("对", "not-yes-or-no")],
)
DAY = (
    ["2026-03-31", "2026/3/31", "2026.3.1", "2026年3月31日", "2024-02-29"],
    [
        ("2026-02-30", "not-a-date"),
        ("31.3.2026", "not-a-date"),
        ("46112", "not-a-date"),
        ("86400", "not-a-date"),
        ("2026-03-31T14:30", "not-a-date"),
        ("soon", "not-a-date"),
    ],
)
MOMENT = (
    ["2026-03-31T14:30", "2026-03-31 14:30:05+08:00", "2026/3/31 9:30", "2026年3月31日"],
    [
        ("2026-03-31T25:00", "not-a-time"),
        ("46112.5", "not-a-time"),
        ("0001-01-01T00:00+14:00", "not-a-time"),
        ("soon", "not-a-time"),
    ],
)
PLACE = (
    ["0", "-12.5", "1000000"],
    [("1000001", "too-large"), ("-1000001", "too-small"), ("a", "not-a-number")],
)


def words(*good: str) -> tuple[list[str], list[tuple[str, str]]]:
    return list(good), [("sonstiges", "vocabulary"), (good[0].upper() + "x", "vocabulary")]


# Per file and column: what is taken, and what is refused for which reason.
VALUES: dict[str, dict[str, tuple[list[str], list[tuple[str, str]]]]] = {
    "users.csv": {
        "id": TEXT,
        "name": TEXT,
        "email": TEXT,
        "role": words("administrator", "manager", "rep", "planner", "viewer"),
        "active": FLAG,
    },
    "competitors.csv": {"id": (["x"], [("us", "reserved"), ("status_quo", "reserved")]), "name": TEXT},
    "customers.csv": {
        "id": TEXT,
        "name": TEXT,
        "kind": words("customer", "partner", "consultant", "group"),
        **dict.fromkeys(
            ["tax_id", "industry", "region", "lead_source", "lifecycle", "sales_owner", "service_owner"], TEXT
        ),
    },
    "subsidiaries.csv": {"customer": TEXT, "part_of": ([SHORT], [("a", "same")])},
    "contacts.csv": {
        "id": TEXT,
        "name": TEXT,
        "known": FLAG,
        **dict.fromkeys(["customer", "title", "department", "seniority"], TEXT),
        "emails": MANY,
        "phones": MANY,
        "personality": words("analytical", "driver", "expressive", "amiable"),
        "birthday": DAY,
        "note": NOTE,
    },
    "reporting_lines.csv": {
        "contact": TEXT,
        "manager": ([SHORT], [("a", "same")]),
        "customer": TEXT,
        "kind": words("solid", "dotted"),
    },
    "opportunities.csv": {
        **dict.fromkeys(["id", "name", "customer", "business_type", "stage", "winner", "owner"], TEXT),
        "status": words("open", "won", "lost"),
        "amount": (
            [],
            [
                ("1", "required"),
                ("x", "not-a-number"),
                ("1,5", "not-a-number"),
                ("-1", "too-small"),
                ("1e15", "too-large"),
                ("NaN", "not-a-number"),
                ("0." + "1" * 40, "not-a-number"),
            ],
        ),
        "currency": (["CNY", "USD", "JPY"], [("RMB", "currency"), ("cny", "currency")]),
        "expected_close_on": DAY,
        "closed_on": DAY,
        "close_reason": NOTE,
        "decision_quota": (["1", "100"], [("0", "too-small"), ("101", "too-large"), ("2.5", "not-whole")]),
        "decision_rule": words("majority", "quorum", "unanimity", "veto", "score_threshold", "highest_score"),
        "competitors": MANY,
    },
    "stakeholders.csv": {
        "opportunity": TEXT,
        "customer": ([], [("c", "one-map")]),
        "contact": TEXT,
        "roles": MANY,
        "power": words("outside", "political_structure", "inner_circle"),
        "adaptability": words("innovator", "visionary", "pragmatist", "conservative", "laggard"),
        "response_mode": words("growth", "trouble", "even_keel", "overconfident"),
        "orientation": TEXT,
        "vote_weight": (
            ["0", "1000"],
            [("1001", "too-large"), ("-1", "too-small"), ("1.5", "not-whole"), ("many", "not-whole")],
        ),
        "veto": FLAG,
        "desired_coverage": words("brief", "multiple", "in_depth"),
        "x": ([], [("1", "required")]),
        "y": ([], [("1", "required")]),
        "external": FLAG,
        "goals": NOTE,
        "note": NOTE,
    },
    "stances.csv": {
        **dict.fromkeys(["opportunity", "contact", "party", "assessed_by"], TEXT),
        "customer": ([], [("c", "one-map")]),
        "value": (
            ["-2", "0", "2", "+1"],
            [("3", "too-large"), ("-3", "too-small"), ("for us", "not-whole"), ("0.5", "not-whole")],
        ),
        "confidence": (
            ["0", "1", "0.35"],
            [("1.1", "too-large"), ("-0.1", "too-small"), ("sure", "not-a-number"), ("nan", "not-a-number")],
        ),
        "evidence": NOTE,
        "since": DAY,
    },
    "coverage.csv": {
        **dict.fromkeys(["opportunity", "contact", "user"], TEXT),
        "customer": ([], [("c", "one-map")]),
        "level": words("brief", "multiple", "in_depth"),
        "since": DAY,
    },
    "influences.csv": {
        "opportunity": TEXT,
        "customer": ([], [("c", "one-map")]),
        "influencer": TEXT,
        "influenced": ([SHORT], [("p", "same")]),
        "strength": (["1", "3"], [("0", "too-small"), ("4", "too-large"), ("strong", "not-whole")]),
        "sign": words("+", "-"),
        "note": NOTE,
    },
    **{
        file: {
            "opportunity": TEXT,
            "customer": ([], [("c", "one-map")]),
            "first": TEXT,
            "second": ([SHORT], [("p", "same")]),
            "note": NOTE,
        }
        for file in ("alliances.csv", "conflicts.csv")
    },
    "activities.csv": {
        "id": TEXT,
        "kind": words("visit", "call", "mail", "meeting", "demo"),
        "status": words("planned", "done"),
        "occurred_at": MOMENT,
        "user": TEXT,
        "contacts": MANY,
        "opportunity": TEXT,
        "customer": TEXT,
        "summary": NOTE,
        "outcome": NOTE,
        "next_at": MOMENT,
    },
}


def check(file: str, *rows: dict[str, str]) -> tuple[list[tuple[int, Row]], list[Rejection]]:
    columns = tuple(BY_FILE[file].model_fields)
    return check_rows(Table(file, columns, tuple(enumerate(rows, start=2)), ()), BY_FILE[file])


def one(file: str, **cells: str) -> Any:
    [(_, row)], rejections = check(file, LEAST[file] | cells)
    assert rejections == []
    return row


def one_rejection(file: str, cells: dict[str, str]) -> Rejection:
    good, [rejection] = check(file, cells)
    assert good == []
    for language in LANGUAGES:
        assert reason_sentence(rejection, language)
    return rejection


def cases(good: bool) -> Iterator[Any]:
    for file, columns in VALUES.items():
        for column, (taken, refused) in columns.items():
            values = [(value, "") for value in taken] if good else refused
            for value, reason in values:
                yield pytest.param(file, column, value, reason, id=f"{file}-{column}-{value[:20]}")


def test_every_column_is_tried() -> None:
    assert {file: set(columns) for file, columns in VALUES.items()} == {
        row_type.file: set(row_type.model_fields) for row_type in ROW_TYPES
    }


@pytest.mark.parametrize(("file", "column", "value", "reason"), list(cases(good=True)))
def test_good_values_are_taken(file: str, column: str, value: str, reason: str) -> None:
    row = one(file, **{column: value})
    # What is remembered of it means the same when it is read again.
    again = type(row).model_validate_json(row.model_dump_json(exclude_defaults=True))
    assert again == row
    assert (again.key, records_of(again)) == (row.key, records_of(row))


@pytest.mark.parametrize(("file", "column", "value", "reason"), list(cases(good=False)))
def test_bad_values_are_refused_where_they_stand(file: str, column: str, value: str, reason: str) -> None:
    rejection = one_rejection(file, LEAST[file] | {column: value})
    assert rejection.reason == reason
    assert (rejection.file, rejection.line) == (file, 2)
    # What misses is named itself; a row with two maps names the column that a map's row has first.
    if reason not in {"required", "one-map"}:
        assert rejection.column == column
        assert rejection.value.rstrip("…") == value[: len(rejection.value.rstrip("…"))]


@pytest.mark.parametrize("file", LEAST)
def test_what_must_be_there(file: str) -> None:
    assert one(file)
    for column in LEAST[file]:
        cells = {name: value for name, value in LEAST[file].items() if name != column}
        rejection = one_rejection(file, cells)
        expected = "one-map" if column == "opportunity" else "required"
        assert (rejection.column, rejection.reason, rejection.value) == (column, expected, "")


@pytest.mark.parametrize("row_type", ROW_TYPES)
def test_a_column_that_every_row_needs(row_type: type[Row]) -> None:
    required = {name for name, field in row_type.model_fields.items() if field.is_required()}
    table = Table(row_type.file, ("x",), ((2, {"x": "1"}),), ())
    good, rejections = check_rows(table, row_type)
    assert good == []
    assert {(one.column, one.reason, one.line) for one in rejections} == {
        (name, "no-column", 1) for name in required
    }


def test_a_row_needs_both_coordinates_and_a_map() -> None:
    stakeholder = LEAST["stakeholders.csv"]
    assert one_rejection("stakeholders.csv", stakeholder | {"x": "1"}).column == "y"
    assert one_rejection("stakeholders.csv", stakeholder | {"y": "1"}).column == "x"
    for values in PLACE[0]:
        assert one("stakeholders.csv", x=values, y=values).x == float(values)
    for value, reason in PLACE[1]:
        bad = one_rejection("stakeholders.csv", stakeholder | {"x": value, "y": "1"})
        assert (bad.column, bad.reason) == ("x", reason)
    assert one("stakeholders.csv").map_key != StakeholderRow(customer="o", contact="p").map_key
    both = {"opportunity": "o", "customer": "c"}
    assert one_rejection("activities.csv", LEAST["activities.csv"] | both).reason == "one-map"


def test_people_without_a_name() -> None:
    assert one("contacts.csv", known="否", name="").name == ""
    bad = one_rejection("contacts.csv", {"id": "p", "known": "是"})
    assert (bad.column, bad.reason) == ("name", "required")


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("1200000.50", "CNY", 120000050),
        ("1200000.500", "CNY", 120000050),
        ("0", "USD", 0),
        ("7", "JPY", 7),
        ("1.234", "KWD", 1234),
        ("0.01", "CNY", 1),
        ("1e14", "CLF", 10**18),
    ],
)
def test_money_is_whole_minor_units(amount: str, currency: str, minor: int) -> None:
    # Decimal places of the currencies: ISO 4217, JPY 0, CNY and USD 2, KWD 3, CLF 4.
    assert one("opportunities.csv", amount=amount, currency=currency).minor_units == minor


@pytest.mark.parametrize(
    ("amount", "currency", "digits"), [("1.005", "CNY", "2"), ("1.5", "JPY", "0"), ("1.2345", "KWD", "3")]
)
def test_money_is_not_rounded(amount: str, currency: str, digits: str) -> None:
    bad = one_rejection(
        "opportunities.csv", LEAST["opportunities.csv"] | {"amount": amount, "currency": currency}
    )
    assert (bad.column, bad.value, bad.reason) == ("amount", amount, "precision")
    assert bad.params == {"digits": digits}


def test_values_mean_what_they_say() -> None:
    assert one("users.csv", active="否").active is False
    assert one("users.csv", active="是").active is True
    assert one("contacts.csv", birthday="1975年3月1日").birthday == date(1975, 3, 1)
    assert one("contacts.csv", emails="a@x；b@x;;a@x").emails == ("a@x", "b@x")
    at = one("activities.csv", occurred_at="2026/3/31 9:30").occurred_at
    assert at == datetime(2026, 3, 31, 9, 30, tzinfo=UTC)
    assert one("activities.csv", occurred_at="2026-03-31T14:30+08:00").occurred_at.hour == 6
    assert ActivityRow.model_validate(LEAST["activities.csv"]).occurred_at.hour == 0
    assert one("influences.csv", sign="-").sign == "-"


def test_lengths_are_those_of_the_part_that_is_too_long() -> None:
    bad = one_rejection("contacts.csv", LEAST["contacts.csv"] | {"emails": "a@x;" + "b" * 201})
    assert bad.params == {"limit": "200", "length": 201}
    assert "201" in reason_sentence(bad, "en")


def doubles(*rows: Row) -> list[tuple[int, str, str, object]]:
    return [
        (bad.line, bad.column, bad.value, bad.params["first"])
        for bad in reject_doubles(list(enumerate(rows, start=2)))[1]
        if reason_sentence(bad, "zh")
    ]


def test_doubles() -> None:
    users = [UserRow(id=key, name="x") for key in ("a", "b", "a", "a")]
    assert doubles(*users) == [(4, "id", "a", 2), (5, "id", "a", 2)]
    ties = [
        AllianceRow(opportunity="o", first="p", second="q"),
        AllianceRow(opportunity="o", first="q", second="p"),
    ]
    assert doubles(*ties, AllianceRow(customer="o", first="q", second="p")) == [(3, "first", "q", 2)]

    def line(manager: str, kind: Any = "solid", customer: str = "c") -> ReportingLineRow:
        return ReportingLineRow(contact="a", manager=manager, customer=customer, kind=kind)

    lines = [
        line("b"),
        line("c"),
        line("b", "dotted"),
        line("c", "dotted"),
        line("b", customer="d"),
        line("b", "dotted"),
    ]
    assert doubles(*lines) == [(3, "contact", "a", 2), (7, "contact", "a", 4)]

    def stance(party: str, assessor: str | None) -> StanceRow:
        return StanceRow(opportunity="o", contact="p", party=party, value=1, assessed_by=assessor)

    stances = [stance("us", None), stance("us", "u"), stance("x", "u"), stance("us", "u")]
    assert doubles(*stances) == [(5, "contact", "p", 3)]


@given(st.sampled_from(list(LEAST)), st.data())
def test_no_text_in_any_cell_raises(file: str, data: st.DataObject) -> None:
    cell = st.text(max_size=12) | st.text("0123456789.-+eE/:T年月日 ", max_size=14)
    column = data.draw(st.sampled_from(list(BY_FILE[file].model_fields)))
    good, rejections = check(file, LEAST[file] | {column: data.draw(cell)})
    assert len(good) + len(rejections) == 1
    for _, row in good:
        assert records_of(row)
        assert type(row).model_validate_json(row.model_dump_json(exclude_defaults=True)) == row
    for rejection in rejections:
        assert reason_sentence(rejection, "en")
        assert rejection.reason != "not-usable"


# The page of the format.


def sections() -> dict[str, str]:
    """The text under each heading of the page, by the files that the heading names."""
    found: dict[str, str] = {}
    for section in DOCS.read_text(encoding="utf-8").split("\n## ")[1:]:
        for file in re.findall(r"\w+\.csv", section.splitlines()[0]):
            found[file] = section
    return found


def test_the_page_has_every_file_with_an_example_that_is_taken() -> None:
    assert list(sections()) == list(LEAST)
    used: dict[str, set[str]] = defaultdict(set)
    for file, section in sections().items():
        [example] = re.findall(r"```csv\n(.*?)```", section, re.DOTALL)
        rows = list(csv.DictReader(io.StringIO(example)))
        assert rows
        used[file] = set(rows[0])
        assert used[file] <= BY_FILE[file].model_fields.keys()
        good, rejections = check(file, *({k: v for k, v in row.items() if v} for row in rows))
        assert rejections == []
        assert len(good) == len(rows)


def described(section: str) -> str:
    return section.split("\n", 1)[1].split("```")[0]


@pytest.mark.parametrize("row_type", ROW_TYPES)
def test_the_page_names_every_column_and_no_other(row_type: type[Row]) -> None:
    text = described(sections()[row_type.file])
    # Columns are the words that begin a part of the list; words of vocabularies stand in backquotes, the rest in brackets.
    bare = re.sub(r"`[^`]*`", "", text)
    while bare != (bare := re.sub(r"\([^()]*\)", "", bare)):
        pass
    first_sentence = re.split(r"\.\s", bare + " ")[0].replace("\n", " ")
    named = set(re.findall(r"[a-z_]+", re.sub(r"\bor\b", " ", first_sentence)))
    assert named == set(row_type.model_fields), "columns of the page and of the model"
    bold = set(re.findall(r"\*\*(\w+)\*\*", text))
    required = {name for name, field in row_type.model_fields.items() if field.is_required()}
    assert bold == required | ({"name"} if row_type is ContactRow else set())


@pytest.mark.parametrize("row_type", ROW_TYPES)
def test_the_page_names_every_word_of_a_vocabulary(row_type: type[Row]) -> None:
    text = described(sections()[row_type.file])
    for column, (good, bad) in VALUES[row_type.file].items():
        if any(reason == "vocabulary" for _, reason in bad):
            missing = [word for word in good if f"`{word}`" not in text]
            assert missing == [], column


# The sentences.

# Reasons that rows can't show alone; tests/unit/test_import_table.py, tests/graph/test_import.py and test_erasure.py trigger them.
ELSEWHERE = {
    "erased",
    "not-csv",
    "too-many-cells",
    "file-too-large",
    "file-unreadable",
    "bad-bytes",
    "control-character",
    "encoding",
    "no-header",
    "repeated-column",
    "no-column",
    "double",
    "unknown-reference",
    "unknown-role",
    "not-in-map",
    "not-affiliated",
    "no-employer",
    "circle",
    "not-usable",  # the net below all others; the search for a text that falls into it is above
    "precision",
}


def test_every_sentence_is_needed_and_every_reason_has_one() -> None:
    source = (LOCALES / "en" / "import.ftl").read_text(encoding="utf-8")
    said = {
        entry.id.name.removeprefix("import-reject-")
        for entry in parse(source).body
        if isinstance(entry, fluent.Message) and entry.id.name.startswith("import-reject-")
    }
    shown = {
        reason for columns in VALUES.values() for _, refused in columns.values() for _, reason in refused
    }
    assert said == shown | ELSEWHERE


def test_a_sentence_says_what_would_do() -> None:
    bad = one_rejection("users.csv", LEAST["users.csv"] | {"role": "boss"})
    assert reason_sentence(bad, "en") == "this is not one of: administrator, manager, rep, planner, viewer"
    bad = one_rejection("stakeholders.csv", LEAST["stakeholders.csv"] | {"x": "1e9", "y": "0"})
    assert reason_sentence(bad, "zh") == "最大为 1000000"
    assert OpportunityRow.model_fields["amount"]
