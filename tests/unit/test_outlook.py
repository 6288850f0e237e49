"""Two outlooks side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from graph_crm.analysis.outlook import DIFFERENCE_CODES, Difference, differences, outlook
from graph_crm.analysis.what_if import PersonLeaves, StanceChanges, what_if
from graph_crm.maps.action_sentences import difference_sentence
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import contact_maps
from tests.maps import customer_map, opportunity_map, person

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap

DEAL = opportunity_map(
    [
        person("Boss", "approver", stance=-1, covered_by="ann", contact_days_ago=1),
        person("Li", "champion", stance=1, covered_by=("ann", "bob"), contact_days_ago=1),
    ]
)


def test_nothing_changed_is_no_difference() -> None:
    assert differences(outlook(DEAL), outlook(DEAL)) == ()


def test_winning_the_approver_over_moves_chance_support_light_and_closes_the_gap() -> None:
    after = what_if(DEAL, [StanceChanges(stakeholder="Boss", value=2)])
    moved = differences(outlook(DEAL), outlook(after))
    said = {one.code: difference_sentence(one, after, "en") for one in moved}
    assert said["chance"] == "The estimated chance to win goes from 25% to 95%."
    assert said["light"] == "The light goes from Red to Green."
    assert said["support"].startswith("Support for us, from -100 to +100, goes from -36 to 93.")
    assert said["gap_closes"].startswith("A gap closes for Boss. It was: The key player Boss is against us.")
    assert {one.code for one in moved} == {"chance", "support", "light", "gap_closes"}


def test_who_leaves_decides_less_and_opens_gaps() -> None:
    after = what_if(DEAL, [PersonLeaves(stakeholder="Boss")])
    moved = differences(outlook(DEAL), outlook(after))
    assert [
        (one.code, one.stakeholders, one.before, one.after) for one in moved if "decides" in one.code
    ] == [
        ("decides_less", ("Boss",), 1, 2),
        ("decides_more", ("Li",), 2, 1),
    ]
    opened = [one.finding.code for one in moved if one.code == "gap_opens" and one.finding]
    assert "no_approver" in opened


def test_what_is_not_known_is_called_so() -> None:
    unknown = Difference(code="chance", before=None, after=0.5)
    assert (
        difference_sentence(unknown, DEAL, "en") == "The estimated chance to win goes from not known to 50%."
    )
    assert differences(outlook(customer_map()), outlook(customer_map())) == ()


@given(contact_maps(), contact_maps())
@settings(max_examples=60)
def test_any_two_maps_are_compared_in_both_languages(one: ContactMap, other: ContactMap) -> None:
    people = {person.uid: person for person in (*one.stakeholders, *other.stakeholders)}
    both = [opportunity_map(people.values()), what_if(opportunity_map(people.values()), [])]
    assert differences(outlook(both[0]), outlook(both[1])) == ()
    if not one.stakeholders:
        return
    after = what_if(one, [PersonLeaves(stakeholder=one.stakeholders[0].uid)])
    for moved in differences(outlook(one), outlook(after)):
        assert moved.code in DIFFERENCE_CODES
        for language in LANGUAGES:
            assert difference_sentence(moved, after, language)
