"""Coverage gaps: each code by example, with what must not be said, and what must hold on any map."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.contact_map import Party
from graph_crm.analysis.coverage_gaps import CHAMPION_TEST_CODES, GAP_CODES, find_coverage_gaps
from graph_crm.analysis.findings import SEVERITIES
from tests.arbitrary_maps import contact_maps
from tests.maps import NOW, VOCABULARY, customer_map, judged, opportunity_map, person, towards

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from graph_crm.analysis.contact_map import Assessment, ContactMap, CoverageLevel, Stakeholder, Status
    from graph_crm.analysis.findings import Finding

RIVAL = Party(uid="rival", name="Rival", kind="competitor")
# A deal without a gap: every required role, everyone covered by two of us and met last week, a champion who is one.
TEAM = [
    person("Approver", "approver", covered_by=["rep", "boss"], contact_days_ago=7),
    person("Decider", "decision_maker", covered_by="rep", contact_days_ago=7),
    person("Tester", "technical_evaluator", covered_by="rep", contact_days_ago=7),
    person(
        "Friend",
        "champion",
        covered_by="rep",
        contact_days_ago=7,
        stances=(towards(1, evidence="Defended our plan before the board."),),
        goals="Wants to head the new plant.",
    ),
    person("User", "user", covered_by="rep", contact_days_ago=7),
]


def deal(people: Iterable[Stakeholder | str], **other: Any) -> ContactMap:
    """A deal in which the champion, if there is one, has the approver's ear."""
    return opportunity_map(people, influences=[("Friend", "Approver")], **other)


def gaps(contact_map: ContactMap, code: str) -> list[Finding]:
    return [finding for finding in find_coverage_gaps(contact_map) if finding.code == code]


def gaps_after(days: int, code: str) -> list[Finding]:
    found = find_coverage_gaps(deal(TEAM), stale_after_days=days)
    return [finding for finding in found if finding.code == code]


def without(name: str) -> list[Stakeholder]:
    return [who for who in TEAM if who.uid != name]


def with_one(who: Stakeholder) -> ContactMap:
    return deal([*without(who.uid), who])


def seen(contact_map: ContactMap) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in find_coverage_gaps(contact_map)]


def test_a_well_covered_deal_has_no_gap() -> None:
    assert find_coverage_gaps(deal(TEAM)) == ()


@pytest.mark.parametrize("people", [(), (replace(TEAM[0], former=True),)])
def test_a_map_of_nobody_says_only_that(people: tuple[Stakeholder, ...]) -> None:
    assert seen(deal(people)) == [("empty_map", "warning")]


def test_no_approver_is_said_once() -> None:
    assert seen(deal(without("Approver")))[0] == ("no_approver", "critical")
    assert not gaps(deal(without("Approver")), "required_role_missing")


def test_somebody_who_left_approves_nothing() -> None:
    assert gaps(with_one(replace(TEAM[0], former=True)), "no_approver")


def test_a_seat_without_a_name_is_not_yet_an_approver() -> None:
    (finding,) = gaps(with_one(replace(TEAM[0], known=False)), "no_approver")
    assert (finding.severity, finding.stakeholders) == ("warning", ("Approver",))


def test_a_vocabulary_without_approver_and_champion_asks_for_neither() -> None:
    assert seen(deal(without("Approver"), vocabulary=())) == [("single_thread", "warning")]


def test_required_roles_without_a_person_are_grouped_by_weight() -> None:
    contact_map = deal([TEAM[0], TEAM[3], person("Seat", "user", known=False)])
    decider, others = gaps(contact_map, "required_role_missing")
    assert (decider.severity, decider.roles, decider.stakeholders) == ("critical", ("decision_maker",), ())
    assert (others.severity, others.roles) == ("warning", ("technical_evaluator", "user"))
    assert others.stakeholders == ("Seat",)


@pytest.mark.parametrize(
    ("who", "is_key"),
    [
        (person("Key", power="inner_circle"), True),
        (person("Key", power="political_structure"), True),
        (person("Key", "executive_sponsor"), True),
        (person("Key", power="outside"), False),
        (person("Key", "technical_evaluator"), False),
        (person("Key", power="inner_circle", covered_by="boss", contact_days_ago=1), False),
        (person("Key", power="inner_circle", former=True), False),
    ],
)
def test_key_players_whom_nobody_covers(who: Stakeholder, is_key: bool) -> None:
    found = gaps(with_one(who), "key_player_uncovered")
    assert [(finding.severity, finding.stakeholders) for finding in found] == (
        [("critical", ("Key",))] if is_key else []
    )


@pytest.mark.parametrize(
    ("stance", "veto", "severity"),
    [
        (-2, None, "critical"),
        (-1, None, "warning"),
        (-1, True, "critical"),
        (0, True, None),
        (None, None, None),
    ],
)
def test_key_players_against_us(stance: int | None, veto: bool | None, severity: str | None) -> None:
    who = person("Key", power="inner_circle", stance=stance, veto=veto, covered_by="rep", contact_days_ago=1)
    found = gaps(with_one(who), "opponent_key_player")
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_an_opponent_without_weight_is_no_finding() -> None:
    assert not gaps(with_one(person("Minor", power="outside", stance=-2)), "opponent_key_player")


def test_the_whole_map_rests_on_one_of_ours() -> None:
    people = [replace(who, coverage=TEAM[1].coverage) for who in TEAM]
    (finding,) = gaps(deal(people), "single_thread")
    assert (finding.severity, len(finding.stakeholders)) == ("warning", 5)
    assert finding.params == {"side": "ours", "user_uid": "rep", "user": "rep"}


def test_the_whole_map_rests_on_one_of_theirs() -> None:
    contact_map = deal([TEAM[0], "Li", "Zhao"])
    (finding,) = gaps(contact_map, "single_thread")
    assert (finding.severity, finding.stakeholders) == ("warning", ("Approver",))
    assert finding.params == {"side": "theirs"}


def test_one_of_ours_knows_one_of_theirs() -> None:
    (finding,) = gaps(deal([TEAM[1], "Li"]), "single_thread")
    assert (finding.severity, finding.params["side"]) == ("critical", "both")


def test_somebody_met_lately_is_a_second_thread() -> None:
    contact_map = deal([TEAM[0], person("Li", contact_days_ago=29)])
    assert not gaps(contact_map, "single_thread")
    assert gaps(deal([TEAM[0], person("Li", contact_days_ago=30)]), "single_thread")


def test_nobody_in_touch_with_anyone_is_said_unless_a_key_player_says_it() -> None:
    (finding,) = gaps(deal(["Li", "Zhao"]), "single_thread")
    assert (finding.severity, finding.stakeholders, finding.params) == ("warning", (), {"side": "nobody"})
    assert not gaps(deal(["Li", person("Key", power="inner_circle")]), "single_thread")


@pytest.mark.parametrize(
    "champion", [None, replace(TEAM[3], former=True), replace(TEAM[3], known=False, stances=())]
)
def test_no_champion_names_our_supporters(champion: Stakeholder | None) -> None:
    people = [*without("Friend"), person("Fan", stance=2), *([champion] if champion else [])]
    (finding,) = gaps(deal(people), "no_champion")
    assert (finding.severity, finding.stakeholders, finding.roles) == ("warning", ("Fan",), ("champion",))


def test_a_champion_who_is_against_us_is_none() -> None:
    assert gaps(with_one(person("Friend", "champion", stance=-1)), "no_champion")
    assert not gaps(with_one(person("Friend", "champion", stance=0)), "no_champion")
    assert not gaps(with_one(person("Friend", "champion")), "no_champion")


def test_out_of_touch_by_the_day() -> None:
    assert not gaps(with_one(replace(TEAM[1], last_contact_at=NOW - timedelta(days=29))), "out_of_touch")
    (finding,) = gaps(with_one(replace(TEAM[1], last_contact_at=NOW - timedelta(days=30))), "out_of_touch")
    assert (finding.severity, finding.stakeholders) == ("warning", ("Decider",))
    assert finding.params == {"never": 0, "days": 30, "longest": 30}


def test_out_of_touch_after_as_many_days_as_wanted() -> None:
    key, others = gaps_after(7, "out_of_touch")
    assert (key.severity, key.stakeholders) == ("warning", ("Approver", "Decider"))
    assert (others.severity, others.stakeholders) == ("info", ("Tester", "Friend", "User"))
    assert not gaps_after(8, "out_of_touch")
    assert not gaps_after(10**12, "out_of_touch")


def test_a_planned_contact_or_a_minor_person_makes_it_a_note() -> None:
    planned = person(
        "Decider", "decision_maker", covered_by="rep", contact_days_ago=90, next_contact_in_days=1
    )
    minor = person("User", "user", covered_by="rep", contact_days_ago=60)
    people = [*[who for who in TEAM if who.uid not in ("Decider", "User")], planned, minor]
    (finding,) = gaps(deal(people), "out_of_touch")
    assert (finding.severity, finding.stakeholders) == ("info", ("Decider", "User"))
    assert finding.params["longest"] == 90


def test_a_plan_that_has_passed_counts_no_more() -> None:
    missed = person(
        "Decider", "decision_maker", covered_by="rep", contact_days_ago=90, next_contact_in_days=-1
    )
    assert gaps(with_one(missed), "out_of_touch")[0].severity == "warning"


def test_covered_but_never_contacted_is_said_apart() -> None:
    (finding,) = gaps(with_one(replace(TEAM[1], last_contact_at=None)), "out_of_touch")
    assert finding.params == {"never": 1, "days": 30}


def test_an_uncovered_key_player_is_not_also_never_contacted_or_covered_too_little() -> None:
    stranger = person("Key", power="inner_circle", desired_coverage="in_depth")
    assert seen(with_one(stranger)) == [("key_player_uncovered", "critical")]


def test_nobody_asks_to_be_in_touch_with_minor_people_whom_we_do_not_cover() -> None:
    assert seen(with_one(person("Minor", contact_days_ago=400))) == []


def test_managers_who_are_not_in_the_map() -> None:
    key = person("Key", power="inner_circle", reports_outside_to="Chen", covered_by="rep", contact_days_ago=1)
    minor = person("Minor", reports_outside_to="Zhao")
    gone = person("Gone", reports_outside_to="Xu", former=True)
    warning, info = gaps(deal([*TEAM, minor, key, gone]), "unmapped_manager")
    assert (warning.severity, warning.stakeholders) == ("warning", ("Key",))
    assert warning.params == {"contacts": ("contact-Chen",), "managers": ("Chen",)}
    assert (info.severity, info.params["managers"]) == ("info", ("Zhao",))


def test_one_manager_of_several_is_named_once() -> None:
    people = [person(name, reports_outside_to="Chen") for name in "AB"]
    (finding,) = gaps(deal([*TEAM, *people]), "unmapped_manager")
    assert (finding.stakeholders, finding.params["managers"]) == (("A", "B"), ("Chen",))


def test_coverage_below_what_we_want() -> None:
    key = replace(TEAM[1], desired_coverage="in_depth")
    fine = replace(TEAM[2], desired_coverage="multiple")
    minor = person("Minor", desired_coverage="brief")
    warning, info = gaps(deal([TEAM[0], key, fine, minor]), "level_below_wanted")
    assert (warning.severity, warning.stakeholders) == ("warning", ("Decider",))
    assert (info.severity, info.stakeholders) == ("info", ("Minor",))


@pytest.mark.parametrize(
    ("people", "severity"),
    [
        ([person("A", department="IT"), person("Key", power="inner_circle", department="IT ")], "warning"),
        ([person(name, department="IT") for name in "ABC"], "info"),
        ([person(name, department="IT") for name in "AB"], None),
        ([person("Key", power="inner_circle", department="IT")], None),
        ([person(name, department=" ") for name in "ABC"], None),
        ([person(name, department="IT", external=True) for name in "ABC"], None),
        ([person(name, department="IT", former=name == "A") for name in "ABC"], None),
        (
            [
                *(person(name, department="IT") for name in "AB"),
                person("C", department="IT", covered_by="rep"),
            ],
            None,
        ),
    ],
)
def test_departments_where_nobody_is_covered(people: list[Stakeholder], severity: str | None) -> None:
    found = gaps(deal([*TEAM, *people]), "uncovered_department")
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    assert all(finding.params["departments"] == ("IT",) for finding in found)
    assert all(set(finding.stakeholders) == {who.uid for who in people} for finding in found)


def test_departments_of_one_severity_are_named_together_the_largest_first() -> None:
    people = [
        person(f"{name}{number}", department=name)
        for name, size in [("A", 3), ("B", 4)]
        for number in range(size)
    ]
    (finding,) = gaps(deal([*TEAM, *people]), "uncovered_department")
    assert finding.params == {"departments": ("B", "A")}
    assert len(finding.stakeholders) == 7


@pytest.mark.parametrize(
    ("who", "severity"),
    [
        (person("Key", power="inner_circle", stance=1), "warning"),
        (person("Key", power="inner_circle", stances=[towards(2, evidence="  ")]), "warning"),
        (person("Key", power="inner_circle", stance=0), "info"),
        (person("Key", "user", stance=2), "info"),
        (person("Key", vote_weight=1, stance=-1), "info"),
        (person("Key", power="outside", stance=2), None),
        (person("Key", power="inner_circle", stances=[towards(1, evidence="Said so.")]), None),
        (person("Key", power="inner_circle", stances=[towards(1, RIVAL)]), None),
        (person("Key", power="inner_circle"), None),
    ],
)
def test_stances_that_nothing_is_written_for(who: Stakeholder, severity: str | None) -> None:
    found = gaps(with_one(who), "stance_without_evidence")
    assert [(finding.severity, finding.stakeholders) for finding in found] == (
        [(severity, ("Key",))] if severity else []
    )


def test_whoever_may_not_read_the_evidence_is_not_told_that_there_is_none() -> None:
    key = person("Key", power="inner_circle", stance=1)
    assert gaps(deal([*TEAM, key]), "stance_without_evidence")
    assert not gaps(deal([*TEAM, key], sees_sensitive=False), "stance_without_evidence")


def test_nobody_votes_on_a_customer_s_map() -> None:
    voter = person("Li", "user", stance=1)
    assert not [finding for finding in find_coverage_gaps(customer_map([voter])) if "stance" in finding.code]


def test_a_stance_judged_long_ago() -> None:
    def aged(days: int, *roles: str) -> Stakeholder:
        return person(f"{days}", *roles, stances=[towards(1, evidence="Said so.", days_ago=days)])

    people = [
        aged(179, "approver"),
        aged(180, "approver"),
        aged(400, "approver"),
        aged(200, "user"),
        aged(999),
    ]
    warning, info = gaps(deal([*TEAM, *people]), "stale_evidence")
    assert (warning.severity, warning.stakeholders) == ("warning", ("180", "400"))
    assert warning.params == {"days": 180, "longest": 400}
    assert (info.severity, info.stakeholders, info.params["longest"]) == ("info", ("200",), 200)
    found = find_coverage_gaps(deal([aged(179, "approver")]), stale_evidence_after_days=100)
    assert [finding.params for finding in found if finding.code == "stale_evidence"] == [
        {"days": 100, "longest": 179}
    ]


def test_two_of_us_who_judge_differently_are_named() -> None:
    views = (judged(1, by="rep"), judged(-2, by="boss"), judged(1, by="aide"), judged(2, RIVAL, by="rep"))
    key = person("Key", power="inner_circle", assessments=views)
    minor = person("Minor", assessments=(judged(0, by="rep"), judged(1, by=None)))
    of_key, of_minor = gaps(deal([*TEAM, minor, key]), "disputed_stance")
    assert (of_key.severity, of_key.stakeholders) == ("warning", ("Key",))
    assert of_key.params == {
        "highest_stance": 1,
        "lowest_stance": -2,
        "highest_by": ("aide", "rep"),
        "lowest_by": ("boss",),
    }
    assert (of_minor.severity, of_minor.params["highest_by"]) == ("info", ("",))


@pytest.mark.parametrize(
    "views",
    [
        (judged(1, by="rep"), judged(1, by="boss")),
        # One of us who changed their mind, read twice from elsewhere.
        (judged(1, by="rep"), judged(-1, by="rep", days_ago=9)),
        (judged(1, by="rep"), judged(-1, RIVAL, by="boss")),
    ],
)
def test_what_is_no_dispute(views: tuple[Assessment, ...]) -> None:
    assert not gaps(with_one(person("Key", power="inner_circle", assessments=views)), "disputed_stance")


@pytest.mark.parametrize(
    ("level", "wanted", "days", "decayed"),
    [
        # By hand: a step is lost at 30 days, two at 60, three at 90.
        ("in_depth", "in_depth", 29, None),
        ("in_depth", "in_depth", 30, 1),
        ("in_depth", "multiple", 59, None),
        ("in_depth", "multiple", 60, 1),
        ("in_depth", "brief", 89, None),
        ("in_depth", "brief", 90, 1),
        ("brief", "brief", 5000, 1),
        ("brief", "multiple", 5000, 0),
        ("multiple", "multiple", -9, None),
        ("multiple", "multiple", None, None),
    ],
)
def test_a_level_decays_without_contact(
    level: CoverageLevel, wanted: CoverageLevel, days: int | None, decayed: int | None
) -> None:
    who = person("Li", covered_by="rep", level=level, desired_coverage=wanted, contact_days_ago=days)
    found = gaps(deal([*TEAM, who]), "level_below_wanted")
    expected = [] if decayed is None else [("info", {"decayed": decayed, "days": 30})]
    assert [(finding.severity, finding.params) for finding in found] == expected


def test_what_decays_is_said_apart_from_what_never_was() -> None:
    faded = person("Faded", covered_by="rep", level="brief", desired_coverage="brief", contact_days_ago=40)
    never = person("Never", covered_by="rep", level="brief", desired_coverage="in_depth", contact_days_ago=40)
    found = gaps(deal([*TEAM, faded, never]), "level_below_wanted")
    assert [(finding.stakeholders, finding.params["decayed"]) for finding in found] == [
        (("Never",), 0),
        (("Faded",), 1),
    ]


def champion_findings(
    people: Iterable[Stakeholder | str], **other: Any
) -> list[tuple[str, str, tuple[str, ...]]]:
    codes = ("coach_not_champion", "champion_falls_short", "champion_untested")
    found = find_coverage_gaps(deal(people, **other))
    return [(one.code, one.severity, one.stakeholders) for one in found if one.code in codes]


def test_a_champion_who_passes_is_no_finding() -> None:
    assert champion_findings(TEAM) == []


def test_a_champion_of_whom_not_all_is_known_is_untested() -> None:
    friend = replace(TEAM[3], goals=None)
    assert champion_findings([*without("Friend"), friend]) == [("champion_untested", "info", ("Friend",))]
    (finding,) = gaps(with_one(friend), "champion_untested")
    assert finding.params == {"failed_criteria": (), "unknown_criteria": ("personal_win",)}


def test_nobody_is_told_to_find_out_what_may_not_be_shown() -> None:
    hidden = replace(TEAM[3], goals=None, stances=(towards(1),))
    assert champion_findings([*without("Friend"), hidden], sees_sensitive=False) == []


def test_a_champion_without_power_is_a_coach() -> None:
    outsider = person("Outsider", "champion", power="outside", stance=1, goals="Peace", covered_by="rep")
    assert champion_findings([*TEAM, outsider]) == [("coach_not_champion", "warning", ("Outsider",))]
    (finding,) = gaps(deal([*TEAM, outsider]), "coach_not_champion")
    assert finding.params == {"failed_criteria": ("power",), "unknown_criteria": ("path", "speaks_for_us")}


def test_a_champion_who_does_not_support_us_falls_short() -> None:
    neutral = person("Neutral", "champion", power="inner_circle", stance=0)
    (finding,) = gaps(deal([*TEAM, neutral]), "champion_falls_short")
    assert finding.params == {
        "failed_criteria": ("speaks_for_us", "support"),
        "unknown_criteria": ("path", "personal_win"),
    }


def test_champions_who_lack_the_same_are_named_together() -> None:
    people = [person(name, "champion", power="inner_circle", stance=0) for name in ("A", "B")]
    assert champion_findings([*TEAM, *people]) == [("champion_falls_short", "warning", ("A", "B"))]


def test_without_a_champion_a_coach_is_not_taken_for_one() -> None:
    coach = person("Coach", "coach", stance=2)
    assert champion_findings([*without("Friend"), coach]) == [("coach_not_champion", "warning", ("Coach",))]
    assert champion_findings([*TEAM, coach]) == []
    assert champion_findings([*without("Friend"), person("Fan", stance=2)]) == []


def test_a_champion_who_is_against_us_is_left_to_no_champion() -> None:
    against = person("Friend", "champion", power="inner_circle", stance=-1)
    assert champion_findings([*without("Friend"), against]) == []
    assert gaps(with_one(against), "no_champion")
    assert champion_findings([*TEAM, replace(against, uid="Other")]) == [
        ("champion_falls_short", "warning", ("Other",))
    ]


def test_a_customer_map_has_no_decision_to_make() -> None:
    contact_map = customer_map([person("Li", covered_by="rep", contact_days_ago=1), "Zhao"])
    (finding,) = gaps(contact_map, "required_role_missing")
    assert finding.severity == "info"
    assert finding.roles == ("approver", "decision_maker", "technical_evaluator", "champion", "user")
    assert {code for code, _ in seen(contact_map)} == {"required_role_missing", "single_thread"}


@pytest.mark.parametrize("status", ["won", "lost"])
def test_in_a_closed_deal_gaps_are_history(status: Status) -> None:
    stale = person("Key", power="inner_circle", contact_days_ago=400, desired_coverage="brief", stance=-2)
    other = person("Other", power="inner_circle", stance=-1, covered_by="rep", contact_days_ago=400)
    found = seen(opportunity_map([stale, other], status=status))
    assert found == [
        ("no_approver", "info"),
        ("required_role_missing", "info"),
        ("key_player_uncovered", "info"),
        ("opponent_key_player", "info"),
        ("single_thread", "info"),
        ("no_champion", "info"),
        ("stance_without_evidence", "info"),
    ]


@given(contact_maps(), st.integers(0, 100))
def test_any_map_gives_known_codes_and_people_of_the_map(contact_map: ContactMap, days: int) -> None:
    found = find_coverage_gaps(contact_map, stale_after_days=days)
    assert {finding.code for finding in found} <= set(GAP_CODES)
    current = {who.uid for who in contact_map.stakeholders if not who.former}
    assert all(set(finding.stakeholders) <= current for finding in found)
    roles = {role.code for role in VOCABULARY}
    assert all(set(finding.roles) <= roles for finding in found)


@given(contact_maps())
def test_findings_come_most_severe_first_and_once_per_code_and_severity(contact_map: ContactMap) -> None:
    found = find_coverage_gaps(contact_map)
    levels = [SEVERITIES.index(finding.severity) for finding in found]
    assert levels == sorted(levels)
    # Said of different people in different words: these are findings of their own.
    own = ("never", "decayed", "failed_criteria", "unknown_criteria")
    keys = [
        (
            finding.code,
            finding.severity,
            *(finding.params.get(name) for name in own),
            finding.stakeholders if finding.code == "disputed_stance" else None,
        )
        for finding in found
    ]
    assert len(keys) == len(set(keys))


@given(contact_maps(), st.randoms(use_true_random=False))
def test_the_order_of_the_people_changes_nothing(contact_map: ContactMap, chance: random.Random) -> None:
    people = tuple(chance.sample(contact_map.stakeholders, len(contact_map.stakeholders)))
    assert find_coverage_gaps(replace(contact_map, stakeholders=people)) == find_coverage_gaps(contact_map)


@given(contact_maps())
def test_without_the_champion_test_all_else_is_the_same(contact_map: ContactMap) -> None:
    others = [one for one in find_coverage_gaps(contact_map) if one.code not in CHAMPION_TEST_CODES]
    assert list(find_coverage_gaps(contact_map, test_champions=False)) == others
