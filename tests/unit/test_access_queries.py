"""Every query asks who looks in the same words: those in cypher/access."""

from __future__ import annotations

import re

import pytest

from graph_crm.access.model import Viewer
from graph_crm.graph.named_query import all_macro_names, all_query_names, macro, named
from graph_crm.resources import CYPHER

# What decides; the other macros only show.
DECIDES = {
    "may_see",
    "may_see_contact",
    "may_see_activity",
    "may_see_part",
    "may_see_node",
    "may_change",
    "may_change_contact",
    "may_change_node",
    "may_hand_on",
}
DELICATE = re.compile(
    r":(?:\w+\|)*(?:Customer|Opportunity|Contact|Stakeholder|StakeholderState|DecisionStep|Activity|Batch|AuditEntry)\b"
)
# These show nothing of what is somebody's.
SHOWS_NOTHING = {
    "nodes/labels": "says what kind of thing a uid is, and nothing of it; the query of that kind then decides",
}
# These run for the system itself; who may start them is decided before.
FOR_THE_SYSTEM = {
    "imports/": "whoever runs the command sits at the machine",
    "overview/": "counts for the status command and the health page",
    "erasure/": "the contact was read with journal/load; what is known of a person goes everywhere, seen or not",
    "records/": "locks, and what was merged into what; a mutation then reads both with journal/load",
    "vocabulary/": "the words that maps are made of are nobody's",
    "accounts/": "who may sign in",
    "journal/begin": "takes locks on uids that the batch then reads with journal/load",
    "journal/write": "puts down a draft that was read with journal/load",
    "journal/conflicts": "asks about nodes that were read with journal/load",
    "journal/later": "asks about nodes that were read with journal/load",
    "journal/external_ids": "names of nodes that were read with journal/load",
    "journal/map_members": "checks rules about maps that were read with journal/load",
    "journal/solid_lines": "checks rules about customers that were read with journal/load",
    "journal/uses": "counts who uses a word",
}
# What a viewer may see beyond the predicate, where it is said in the query itself.
SAYS_MORE = {
    "engagement/agenda": "one's own agenda is one's own, whoever has the deal now",
    "journal/audit": "what concerns no customer is for those who see everything",
    "live/news": "whether what proves who they are is good still",
    "journal/batch": "who made a batch may read it again",
}


def raw(name: str) -> str:
    return re.sub(r"//[^\n]*", "", (CYPHER / f"{name}.cypher").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", all_query_names())
def test_a_query_asks_with_the_macros(name: str) -> None:
    used = set(re.findall(r"@(\w+)\(", raw(name)))
    viewed = bool(named(name).params & {"viewer", "viewers"})
    if name.startswith(tuple(FOR_THE_SYSTEM)) and not viewed:
        return
    if DELICATE.search(raw(name)) and name not in SHOWS_NOTHING:
        assert viewed, "it reads what is somebody's, and does not ask for whom"
        assert used & DECIDES, "it reads what is somebody's, and does not ask whether the viewer may see it"
    else:
        assert not viewed or used, "it has a viewer, and asks nothing"


@pytest.mark.parametrize("name", all_query_names())
def test_no_query_has_a_predicate_of_its_own(name: str) -> None:
    own = set(re.findall(r"viewer\.(\w+)", raw(name))) - {"watched"}
    assert not own or name in SAYS_MORE or name in SENSITIVE
    assert not re.search(r"\[\w*:OWNS\|COLLABORATES\]->", raw(name))


SENSITIVE = {"journal/audit": "whether the whole of an entry is told"}


@pytest.mark.parametrize("name", all_macro_names())
def test_a_macro_names_its_variables_so_that_they_meet_no_others(name: str) -> None:
    text = re.sub(r"'[^']*'", "", macro(name).text)
    assert macro(name).purpose
    for variable in re.findall(r"[(\[](\w+)(?::|\)|\])", text):
        assert variable.startswith("access_"), variable


def test_the_lists_name_files_that_are_there() -> None:
    names = all_query_names()
    for listed in (*FOR_THE_SYSTEM, *SHOWS_NOTHING, *SAYS_MORE, *SENSITIVE):
        assert any(name.startswith(listed) for name in names), listed
    assert set(all_macro_names()) >= DECIDES


def test_what_a_query_is_told_of_its_viewer() -> None:
    told = {
        role: tuple(
            Viewer(role, "u").as_param()[name] for name in ("sees_all", "changes_all", "manages", "may_write")
        )
        for role in ("administrator", "manager", "rep", "planner", "viewer", "service")
    }
    assert told == {
        "administrator": (True, True, False, True),
        "manager": (False, False, True, True),
        "rep": (False, False, False, True),
        "planner": (True, False, False, False),
        "viewer": (False, False, False, False),
        "service": (True, True, False, True),
    }
    reading = Viewer("service", scopes=frozenset({"read"})).as_param()
    assert (reading["sees_all"], reading["changes_all"], reading["may_write"]) == (True, False, False)
