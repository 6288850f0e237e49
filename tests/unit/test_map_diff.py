"""What changed between two moments of a map, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given

from graph_crm.analysis.contact_map import (
    Adaptability,
    Coverage,
    CoverageLevel,
    DecisionStep,
    Influence,
    Party,
    Person,
    Power,
    ReportingLine,
    ResponseMode,
    Stance,
    Tie,
)
from graph_crm.analysis.map_diff import CHANGING_FIELDS, Change, FieldChange, MapDiff, map_diff
from graph_crm.maps import change_sentences as say
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import contact_maps
from tests.maps import NOW, ROLES, US, opportunity_map, person

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.analysis.contact_map import ContactMap, LineKind
    from graph_crm.text import Language

RIVAL = Party(uid="rival", name="Rival", kind="competitor")
STATUS_QUO = Party(uid="sq", name="status_quo", kind="status_quo")


def stance(value: int, party: Party = US, evidence: str | None = None) -> Stance:
    return Stance(
        party_uid=party.uid,
        value=value,
        confidence=None,
        evidence=evidence,
        assessed_by=None,
        assessed_by_name=None,
        assessed_at=NOW,
        disputed=False,
    )


def step(uid: str = "board", **about: Any) -> DecisionStep:
    values: dict[str, Any] = {"uid": uid, "name": uid.title(), "kind": "decision", "order": 1}
    return DecisionStep(**values | about)


def nothing_in(diff: MapDiff) -> bool:
    lists = (getattr(diff, name) for name in MapDiff.__slots__ if name != "people")
    return not any(lists)


def both(sentence: Callable[[Any, say.People, Language], str], change: Any, diff: MapDiff) -> tuple[str, str]:
    return sentence(change, diff.people, "en"), sentence(change, diff.people, "zh")


def test_who_joined_and_who_left() -> None:
    diff = map_diff(opportunity_map(["Wang", "Li"]), opportunity_map(["Li", "Chen"]))
    assert (diff.joined, diff.left) == (("Chen",), ("Wang",))
    assert both(say.joined_sentence, "Chen", diff) == ("Chen joined the map.", "Chen 进入关系图。")
    assert both(say.left_sentence, "Wang", diff) == ("Wang left the map.", "Wang 退出关系图。")


def test_what_comes_with_a_person_is_not_told_again() -> None:
    newcomer = person("Chen", "approver", power="inner_circle", stance=2, covered_by="rep")
    diff = map_diff(opportunity_map(), opportunity_map([newcomer]))
    assert diff.joined == ("Chen",)
    assert (diff.fields, diff.stances, diff.roles, diff.coverage) == ((), (), (), ())


def test_fields() -> None:
    before = person("Li", power="outside", title="Buyer", veto=None)
    after = person("Li", power="inner_circle", title="CFO", veto=False, x=3.0, y=4.0)
    diff = map_diff(opportunity_map([before]), opportunity_map([after]))
    assert diff.fields == (
        FieldChange(stakeholder="Li", field="title", before="Buyer", after="CFO"),
        FieldChange(stakeholder="Li", field="power", before="outside", after="inner_circle"),
        FieldChange(stakeholder="Li", field="veto", before=None, after=False),
    )
    title, power, veto = diff.fields
    assert both(say.field_sentence, title, diff)[0] == "Li: title went from Buyer to CFO."
    assert both(say.field_sentence, power, diff) == (
        "Li: power went from Outside to Inner circle.",
        "Li：权力圈由“圈外”变为“核心圈”。",
    )
    assert both(say.field_sentence, veto, diff) == (
        "Li: veto went from unknown to no.",
        "Li：否决权由“未知”变为“否”。",
    )


def test_a_stance_that_moved_says_why() -> None:
    before = person("Li Wei", stance=-2)
    after = replace(before, stances=(stance(1, evidence="The trial went well."),))
    diff = map_diff(opportunity_map([before]), opportunity_map([after]))
    [move] = diff.stances
    assert (move.party, move.before, move.after) == (US, -2, 1)
    assert both(say.stance_sentence, move, diff) == (
        "Li Wei moved from opponent (-2) to supporter (+1) towards us: The trial went well.",
        "Li Wei 对我方的立场由反对者（-2）转为支持者（+1）：The trial went well.",
    )


def test_stances_by_party_and_unknown_is_not_neutral() -> None:
    before = replace(person("Li"), stances=(stance(0), stance(2, RIVAL)))
    after = replace(person("Li"), stances=(stance(2, RIVAL), stance(0, STATUS_QUO)))
    parties = (US, RIVAL, STATUS_QUO)
    diff = map_diff(opportunity_map([before], parties=parties), opportunity_map([after], parties=parties))
    assert [(move.party.uid, move.before, move.after) for move in diff.stances] == [
        ("sq", None, 0),
        ("us", 0, None),
    ]
    assert [say.stance_sentence(move, diff.people, "en") for move in diff.stances] == [
        "Li moved from unknown to neutral (0) towards buying nothing.",
        "Li moved from neutral (0) to unknown towards us.",
    ]


def test_a_party_that_is_in_one_of_the_maps_only() -> None:
    after = replace(person("Li"), stances=(stance(-1, RIVAL),))
    diff = map_diff(opportunity_map(["Li"]), opportunity_map([after], parties=(US, RIVAL)))
    [move] = diff.stances
    assert say.stance_sentence(move, diff.people, "en") == (
        "Li moved from unknown to non-supporter (-1) towards Rival."
    )


def test_the_same_stance_judged_anew_did_not_move() -> None:
    before = replace(person("Li"), stances=(stance(1, evidence="first"),))
    after = replace(person("Li"), stances=(stance(1, evidence="second"),))
    assert nothing_in(map_diff(opportunity_map([before]), opportunity_map([after])))


def test_roles() -> None:
    diff = map_diff(
        opportunity_map([person("Li", "user", "coach")]), opportunity_map([person("Li", "user", "approver")])
    )
    assert [(change.role, change.gained) for change in diff.roles] == [
        (ROLES["approver"], True),
        (ROLES["coach"], False),
    ]
    assert [say.role_sentence(change, diff.people, "en") for change in diff.roles] == [
        "Li took on the role approver.",
        "Li no longer has the role coach.",
    ]
    assert say.role_sentence(diff.roles[0], diff.people, "zh") == "Li 开始担任批准人。"


def test_coverage_begun_ended_and_deepened() -> None:
    def covered(**levels: Any) -> ContactMap:
        covers = (Coverage(user_uid=user, user_name=user, level=level) for user, level in levels.items())
        return opportunity_map([replace(person("Li"), coverage=tuple(covers))])

    diff = map_diff(covered(Ann="brief", Ben="brief"), covered(Ann="in_depth", Cat="multiple"))
    assert [say.coverage_sentence(change, diff.people, "en") for change in diff.coverage] == [
        "Ann covers Li differently: In-depth contact (was: Brief contact).",
        "Cat now covers Li (Multiple contacts).",
        "Ben no longer covers Li (was: Brief contact).",
    ]
    assert say.coverage_sentence(diff.coverage[1], diff.people, "zh") == "Cat 开始覆盖 Li（多次接触）。"


def test_reporting_lines() -> None:
    def lines(*ends: tuple[str, str, LineKind], over: str | None = None) -> ContactMap:
        skipped = (Person(contact_uid=over, name=over),) if over else ()
        made = (
            ReportingLine(uid=f"{over}{n}", report=report, manager=manager, kind=kind, skipped=skipped)
            for n, (report, manager, kind) in enumerate(ends)
        )
        return opportunity_map(["A", "B", "C"], reporting_lines=tuple(made))

    diff = map_diff(
        lines(("B", "A", "solid"), ("C", "A", "dotted")), lines(("B", "C", "solid"), ("C", "A", "dotted"))
    )
    assert [say.line_sentence(change, diff.people, "en") for change in diff.reporting_lines] == [
        "B now reports to C (solid line).",
        "B no longer reports to A (solid line).",
    ]
    assert say.line_sentence(diff.reporting_lines[1], diff.people, "zh") == "B 不再向 A 汇报（实线）。"
    [change] = map_diff(lines(("B", "A", "solid")), lines(("B", "A", "solid"), over="X")).reporting_lines
    assert (
        say.line_sentence(change, diff.people, "en") == "B still reports to A, over other people in between."
    )


def test_a_new_version_of_the_same_edge_is_no_change() -> None:
    edge = Influence(uid="1", source="A", target="B", strength=2, sign=1)
    before = opportunity_map(["A", "B"], alliances=(Tie(uid="1", first="A", second="B"),))
    after = replace(before, alliances=(Tie(uid="2", first="B", second="A"),))
    assert nothing_in(
        map_diff(replace(before, influences=(edge,)), replace(after, influences=(replace(edge, uid="2"),)))
    )


def test_influences() -> None:
    def influence(
        source: str, target: str, strength: int = 1, sign: int = 1, note: str | None = None
    ) -> Influence:
        return Influence(
            uid=source + target, source=source, target=target, strength=strength, sign=sign, note=note
        )

    before = replace(
        opportunity_map(["A", "B", "C"]),
        influences=(influence("A", "B"), influence("B", "C"), influence("C", "A")),
    )
    after = replace(
        before,
        influences=(
            influence("A", "B", 3, -1),
            influence("C", "A", note="old friends"),
            influence("A", "C", 2),
        ),
    )
    diff = map_diff(before, after)
    assert [say.influence_sentence(change, diff.people, "en") for change in diff.influences] == [
        "A influences B differently: negatively, 3/3 (was: positively, 1/3).",
        "C influences A as before; the note is now: old friends",
        "A now influences C (positively, 2/3).",
        "B no longer influences C (was: positively, 1/3).",
    ]


def test_alliances_and_conflicts() -> None:
    before = opportunity_map(["A", "B", "C"], alliances=(Tie(uid="1", first="A", second="B"),))
    after = opportunity_map(
        ["A", "B", "C"],
        alliances=(Tie(uid="1", first="A", second="B", note="school"),),
        conflicts=(Tie(uid="2", first="C", second="B"),),
    )
    diff = map_diff(before, after)
    assert [say.alliance_sentence(change, diff.people, "en") for change in diff.alliances] == [
        "A and B are allies as before; the note is now: school"
    ]
    assert [say.conflict_sentence(change, diff.people, "en") for change in diff.conflicts] == [
        "C and B are at odds now."
    ]
    back = map_diff(after, before)
    assert [say.conflict_sentence(change, back.people, "zh") for change in back.conflicts] == [
        "C 与 B 不再对立。"
    ]


def test_steps() -> None:
    before = opportunity_map(
        ["A", "B"],
        decision_steps=(
            step("gone", kind="payment"),
            step(due_on=date(2026, 5, 1), deciders=("A",)),
            step("plan"),
        ),
    )
    after = opportunity_map(
        ["A", "B"],
        decision_steps=(
            step(due_on=date(2026, 6, 1), done_on=date(2026, 5, 20), deciders=("A", "B"), rule="majority"),
            step("plan"),
            step("new"),
        ),
    )
    diff = map_diff(before, after)
    assert [say.step_sentence(change, diff.people, "en") for change in diff.decision_steps] == [
        "The step Board was done on 2026-05-20. The step Board is due on 2026-06-01 (was: 2026-05-01). "
        "The step Board is decided by A and B. The step Board has another name, rule or place.",
        "The way to the decision has a new step, New.",
        "The way to the payment lost the step Gone.",
    ]
    reopened = map_diff(after, before).decision_steps[1]
    assert reopened.latest.uid == "board"
    assert say.step_sentence(reopened, diff.people, "zh").startswith(
        "步骤“Board”重新待办；此前记为 2026-05-20 完成。"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", CHANGING_FIELDS)
def test_every_field_and_every_word_of_its_closed_list_can_be_said(field: str, language: Language) -> None:
    codes: dict[str, tuple[str, ...]] = {
        "power": get_args(Power),
        "adaptability": get_args(Adaptability),
        "response_mode": get_args(ResponseMode),
        "desired_coverage": get_args(CoverageLevel),
    }
    for code in codes.get(field, ("anything",)):
        change = FieldChange(stakeholder="Li", field=field, before=None, after=code)
        said = say.field_sentence(change, {"Li": person("Li")}, language)
        assert (code in said) == (field not in codes)


@given(contact_maps())
def test_a_map_does_not_differ_from_itself(drawn: ContactMap) -> None:
    assert nothing_in(map_diff(drawn, drawn))


@given(contact_maps(), contact_maps())
def test_backwards_is_the_opposite_and_everything_can_be_said(one: ContactMap, other: ContactMap) -> None:
    there, back = map_diff(one, other), map_diff(other, one)
    assert (set(there.joined), set(there.left)) == (set(back.left), set(back.joined))
    assert {(c.stakeholder, c.field, c.before, c.after) for c in there.fields} == {
        (c.stakeholder, c.field, c.after, c.before) for c in back.fields
    }
    assert {(c.stakeholder, c.role.code, c.gained) for c in there.roles} == {
        (c.stakeholder, c.role.code, not c.gained) for c in back.roles
    }
    assert set(there.influences) == {Change(before=c.after, after=c.before) for c in back.influences}
    for language in LANGUAGES:
        for uid in (*there.joined, *there.left):
            assert say.joined_sentence(uid, there.people, language)
        assert all(say.field_sentence(change, there.people, language) for change in there.fields)
        assert all(say.stance_sentence(move, there.people, language) for move in there.stances)
        assert all(say.role_sentence(change, there.people, language) for change in there.roles)
        assert all(say.coverage_sentence(change, there.people, language) for change in there.coverage)
