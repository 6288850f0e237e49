"""Hypothesis strategies: ballots of few voters, and maps of deals that decide by any rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from graph_crm.analysis.ballot import DEFAULT_QUOTA, RULES, Ballot, Voter
from graph_crm.analysis.contact_map import ContactMap, Party, Stakeholder
from tests.maps import US, opportunity_map, person, towards

if TYPE_CHECKING:
    from graph_crm.analysis.ballot import Rule
    from graph_crm.analysis.contact_map import Stance

RIVAL = Party(uid="rival", name="Rival", kind="competitor")
STATUS_QUO = Party(uid="status quo", name="", kind="status_quo")
SIDES = (US, RIVAL, STATUS_QUO)

_CHANCES = st.dictionaries(st.sampled_from(["us", "rival", "status quo"]), st.floats(0, 1))


def voters(uid: str) -> st.SearchStrategy[Voter]:
    """Draw one voter."""
    return st.builds(
        Voter,
        stakeholder=st.just(uid),
        weight=st.integers(1, 6),
        veto=st.booleans(),
        approver=st.booleans(),
        chances=_CHANCES,
    )


@st.composite
def ballots(draw: st.DrawFn, *, most: int = 4) -> Ballot:
    """Draw a ballot: any rule, any quota, nobody to ``most`` voters, up to two other sides."""
    rule = draw(st.sampled_from(RULES))
    count = draw(st.integers(0, most))
    return Ballot(
        rule=rule,
        assumed=False,
        quota=draw(st.integers(1, 100)) if rule in DEFAULT_QUOTA else None,
        us="us",
        others=tuple(draw(st.sampled_from([(), ("rival",), ("rival", "status quo")]))),
        voters=tuple(draw(voters(f"v{number}")) for number in range(count)),
    )


_STANCES = st.lists(st.tuples(st.sampled_from(SIDES), st.integers(-2, 2)), max_size=3)
_ABOUT = st.fixed_dictionaries(
    {"vote_weight": st.sampled_from([None, 0, 1, 1, 2, 3, 7])},
    optional={
        "veto": st.booleans(),
        "former": st.just(True),
        "power": st.sampled_from(["outside", "political_structure", "inner_circle"]),
        "adaptability": st.sampled_from(["innovator", "visionary", "pragmatist", "conservative", "laggard"]),
        "covered_by": st.just("rep"),
        "level": st.sampled_from(["brief", "multiple", "in_depth"]),
    },
)
_ROLES = st.sampled_from([(), ("approver",), ("user",), ("decision_maker",), ("legal", "approver")])


@st.composite
def deals(draw: st.DrawFn, *, most: int = 5, rule: Rule | None = None) -> ContactMap:
    """Draw the map of a deal: nobody to ``most`` people, any rule, stances towards up to three sides."""
    people: list[Stakeholder] = []
    for number in range(draw(st.integers(0, most))):
        stances: dict[str, Stance] = {}
        for side, value in draw(_STANCES):
            stances[side.uid] = towards(value, side)
        about: dict[str, Any] = draw(_ABOUT)
        made = person(f"p{number}", *draw(_ROLES), **about)
        people.append(replace(made, stances=tuple(stances.values())))
    return opportunity_map(
        people,
        rule=rule or draw(st.sampled_from([*RULES, None])),
        quota=draw(st.none() | st.integers(1, 100)),
        parties=draw(st.sampled_from([SIDES, SIDES[:2], SIDES[:1], (US, STATUS_QUO)])),
    )
