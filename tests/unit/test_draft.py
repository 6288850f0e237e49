"""A slot and its versions against a calendar: whatever is said of whichever day, in whatever order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph_crm.journal.draft import Draft
from graph_crm.journal.edges import EDGE_KINDS, slot_of
from graph_crm.journal.entries import entries_of
from graph_crm.journal.model import Version

START = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = 30
TODAY = START + timedelta(days=DAYS)

statements = st.lists(
    st.tuples(st.integers(0, DAYS), st.one_of(st.none(), st.integers(-2, 2))), min_size=1, max_size=8
)


def make_draft() -> Draft:
    draft = Draft(TODAY, "ann")
    draft.read_node("s", "Stakeholder", "1", {}, asked=True)
    draft.read_node("p", "Party", "2", {}, asked=True)
    return draft


def say(draft: Draft, day: int, value: int | None) -> None:
    """From that day on it was so; None: it was unknown."""
    since = START + timedelta(days=day)
    if value is None:
        draft.end("STANCE", "s", "p", fixed={"assessed_by": "ann"}, until=since)
    else:
        draft.put("STANCE", "s", "p", {"value": value}, fixed={"assessed_by": "ann"}, since=since)


def held(draft: Draft, day: int) -> list[int]:
    """What we hold for true of a day: one value at most, if nothing overlaps."""
    moment = START + timedelta(days=day)
    slot = draft.slots.get(slot_of("STANCE", "s", "p", {"assessed_by": "ann"}))
    return [
        version.properties["value"]
        for version in (slot.versions if slot else [])
        if version.properties["valid_from"] <= moment
        and (version.properties.get("valid_to") is None or moment < version.properties["valid_to"])
    ]


@given(statements)
def test_versions_are_a_calendar(told: list[tuple[int, int | None]]) -> None:
    draft = make_draft()
    calendar: list[int | None] = [None] * (DAYS + 1)
    for day, value in told:
        current = calendar[-1]
        say(draft, day, value)
        # Where nothing holds now there is nothing to end; else the word counts from its day to the present.
        if value is not None or current is not None:
            calendar[day:] = [value] * (DAYS + 1 - day)
    assert [held(draft, day) for day in range(DAYS + 1)] == [
        [] if value is None else [value] for value in calendar
    ]


@given(statements)
def test_nothing_is_altered_only_superseded(told: list[tuple[int, int | None]]) -> None:
    draft = make_draft()
    read = Version(
        type="STANCE",
        start="s",
        end="p",
        element_id="3",
        properties={
            "value": 0,
            "assessed_by": "ann",
            "uid": "v1",
            "valid_from": START,
            "recorded_at": START,
            "recorded_by": "bob",
        },
    )
    draft.read_edge(read)
    before = dict(read.properties)
    for day, value in told:
        say(draft, day, value)
    assert read.properties == before
    slot = draft.slots[read.slot]
    assert slot.original == (read,)
    for version in slot.versions:
        if version is not read:
            assert version.properties["uid"] != "v1"
            assert (version.properties["recorded_at"], version.properties["recorded_by"]) == (TODAY, "ann")
    # The journal says so exactly when something is held otherwise.
    entries = entries_of(draft)
    assert len(entries) == (slot.versions != [read])
    for entry in entries:
        assert entry.removed in ((), (read,))


def test_the_same_again_changes_nothing() -> None:
    draft = make_draft()
    draft.put("STANCE", "s", "p", {"value": 1, "evidence": None}, fixed={"assessed_by": None})
    [first] = draft.slots["STANCE|s|p|"].versions
    draft.put("STANCE", "s", "p", {"value": 1}, fixed={"assessed_by": None})
    assert draft.slots["STANCE|s|p|"].versions == [first]


def test_a_tie_has_no_direction() -> None:
    draft = make_draft()
    draft.put("ALLIED_WITH", "t", "s")
    assert [(edge.start, edge.end) for edge in draft.edges("ALLIED_WITH", start="s")] == [("s", "t")]
    assert draft.end("ALLIED_WITH", "s", "t")
    assert entries_of(draft)[-1:] == []


def test_every_edge_of_the_design_has_a_slot() -> None:
    for edge_type in EDGE_KINDS:
        properties = {"customer_uid": "c", "kind": "dotted"}
        assert slot_of(edge_type, "a", "b", properties).startswith(f"{edge_type}|")
