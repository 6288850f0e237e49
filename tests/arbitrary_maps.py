"""Hypothesis strategies: any map that the types allow, dirty ones included."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Any

from hypothesis import strategies as st

from graph_crm.analysis.contact_map import ContactMap, Influence, Party, ReportingLine, Stakeholder, Tie
from tests.maps import ROLES, US, VOCABULARY, judged, opportunity_map, person, towards

# networkx loads SciPy at its first PageRank; here, so that no example exceeds its deadline.
import_module("scipy.sparse")

UIDS = [f"p{number}" for number in range(5)]
_LEVELS = ("brief", "multiple", "in_depth")
_POWERS = ("outside", "political_structure", "inner_circle")
_ANYONE = st.sampled_from([*UIDS, "somebody else"])

_WRITTEN = st.sampled_from([None, " ", "He said so."])
_STANCES = st.builds(
    towards, st.integers(-2, 2), evidence=_WRITTEN, days_ago=st.integers(-5, 400), disputed=st.booleans()
)
_JUDGEMENTS = st.builds(
    judged, st.integers(-2, 2), by=st.sampled_from([None, "rep", "boss"]), days_ago=st.integers(0, 400)
)

# Built once: building strategies inside a drawn function costs more than drawing from them.
_ABOUT_A_PERSON = st.fixed_dictionaries(
    {},
    optional={
        "power": st.sampled_from(_POWERS),
        "stances": st.tuples(_STANCES),
        "assessments": st.lists(_JUDGEMENTS, max_size=3).map(tuple),
        "department": st.sampled_from(["", "Sales", "IT "]),
        "external": st.booleans(),
        "adaptability": st.sampled_from(["innovator", "pragmatist", "laggard"]),
        "goals": _WRITTEN,
        "covered_by": st.sampled_from(["rep", "boss", ("rep", "boss")]),
        "level": st.sampled_from(_LEVELS),
        "contact_days_ago": st.integers(-5, 400),
        "next_contact_in_days": st.integers(-5, 60),
        "reports_outside_to": st.sampled_from(["Chen", "Zhao"]),
        "known": st.booleans(),
        "former": st.booleans(),
        "veto": st.booleans(),
        "desired_coverage": st.sampled_from(_LEVELS),
        "title": st.just("CFO"),
    },
)
_ROLE_CODES = st.lists(st.sampled_from(sorted(ROLES)), max_size=3, unique=True)
_LINES = st.builds(
    ReportingLine,
    uid=st.just("line"),
    report=_ANYONE,
    manager=_ANYONE,
    kind=st.sampled_from(["solid", "solid", "dotted"]),
)
_INFLUENCES = st.builds(
    Influence,
    uid=st.just("influence"),
    source=_ANYONE,
    target=_ANYONE,
    strength=st.integers(1, 3),
    sign=st.sampled_from([1, -1]),
)
_TIES = st.builds(Tie, uid=st.just("tie"), first=_ANYONE, second=_ANYONE)


def people(uid: str) -> st.SearchStrategy[Stakeholder]:
    """Draw one person: everything about them may be unknown."""

    def made(roles: list[str], about: dict[str, Any]) -> Stakeholder:
        return person(uid, *roles, **about)

    return st.builds(made, _ROLE_CODES, _ABOUT_A_PERSON)


_PEOPLE = st.tuples(*(st.none() | people(uid) for uid in UIDS))
_ABOUT_A_MAP = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["open", "open", "won", "lost"]),
        "vocabulary": st.sampled_from([VOCABULARY, (), VOCABULARY[4:]]),
        "parties": st.sampled_from([(US,), ()]),
        "reporting_lines": st.lists(_LINES, max_size=8).map(tuple),
        "alliances": st.lists(_TIES, max_size=3).map(tuple),
        "sees_sensitive": st.booleans(),
    }
)
_INFLUENCE_LISTS = st.lists(_INFLUENCES, max_size=8).map(tuple)


@st.composite
def contact_maps(draw: st.DrawFn) -> ContactMap:
    """Draw a map: edges may form cycles, repeat, contradict each other or leave the map."""
    about: dict[str, Any] = draw(_ABOUT_A_MAP)
    drawn = opportunity_map([who for who in draw(_PEOPLE) if who], **about)
    drawn = replace(drawn, influences=draw(_INFLUENCE_LISTS))
    return replace(drawn, kind="customer", deal=None) if draw(st.booleans()) else drawn


RIVAL = Party(uid="rival", name="Rival", kind="competitor")
_CONFLICTS = st.lists(_TIES, max_size=3).map(tuple)
_RIVAL_STANCES = st.lists(st.none() | st.integers(-2, 2), min_size=len(UIDS), max_size=len(UIDS))


@st.composite
def tied_maps(draw: st.DrawFn) -> ContactMap:
    """Draw a map with conflicts too, and a competitor that people stand for or against."""
    drawn = draw(contact_maps())
    values = zip(drawn.stakeholders, draw(_RIVAL_STANCES), strict=False)
    return replace(
        drawn,
        parties=(*drawn.parties, RIVAL),
        conflicts=draw(_CONFLICTS),
        stakeholders=tuple(
            who if value is None else replace(who, stances=(*who.stances, towards(value, RIVAL)))
            for who, value in values
        ),
    )


def renamed(contact_map: ContactMap, permutation: list[str]) -> ContactMap:
    """Give everybody another's uid and leave their names as they are."""
    new = dict(zip(UIDS, permutation, strict=True)) | {"somebody else": "somebody else"}
    return replace(
        contact_map,
        stakeholders=tuple(replace(who, uid=new[who.uid]) for who in contact_map.stakeholders),
        reporting_lines=tuple(
            replace(line, report=new[line.report], manager=new[line.manager])
            for line in contact_map.reporting_lines
        ),
        influences=tuple(
            replace(edge, source=new[edge.source], target=new[edge.target]) for edge in contact_map.influences
        ),
        alliances=tuple(_renamed_tie(tie, new) for tie in contact_map.alliances),
        conflicts=tuple(_renamed_tie(tie, new) for tie in contact_map.conflicts),
    )


def _renamed_tie(tie: Tie, new: dict[str, str]) -> Tie:
    return replace(tie, first=new[tie.first], second=new[tie.second])
