"""The sentences of a deal's vote, read in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from graph_crm.analysis.ballot import RULES
from graph_crm.analysis.chance_to_win import METHODS
from graph_crm.analysis.cheapest_coalition import IMPOSSIBLE_CODES, cheapest_coalition
from graph_crm.analysis.pivotal_people import SIMPLIFICATIONS, pivotal_people
from graph_crm.analysis.win_probability import win_probability
from graph_crm.maps.vote_sentences import (
    coalition_sentence,
    impossible_sentence,
    move_sentence,
    pivotal_person_sentence,
    pivotal_sentence,
    vote_sentence,
    voter_sentence,
)
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import contact_maps
from tests.arbitrary_votes import RIVAL, deals
from tests.maps import US, opportunity_map, person, towards

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.text import Language

WANG = person("Wang", vote_weight=5, stance=1)
LI = person("Li", vote_weight=4)
MAP = opportunity_map([WANG, LI])


def told(contact_map: ContactMap, language: Language) -> list[str]:
    """Everything that is said of a map's vote."""
    said: list[str] = []
    if vote := win_probability(contact_map):
        said += [
            vote_sentence(vote, language),
            *(voter_sentence(voter, language) for voter in vote.voters),
        ]
    if pivotal := pivotal_people(contact_map):
        said.append(pivotal_sentence(pivotal, language))
        said += [pivotal_person_sentence(who, pivotal, contact_map, language) for who in pivotal.people]
    if coalition := cheapest_coalition(contact_map):
        said.append(coalition_sentence(coalition, contact_map, language))
        said += [move_sentence(move, contact_map, language) for move in coalition.moves]
    return said


def test_what_a_rep_reads_of_a_vote() -> None:
    # One vote of 0.75 with 5 of 9 votes decides alone, whatever Li does.
    assert told(MAP, "en") == [
        "Estimated chance to win: 75%, whatever the unknown 4 of 9 votes do, majority assumed, computed exactly.",
        "5 votes, estimated 75% for us; nothing passes without them.",
        "4 votes, stance towards us not known.",
        "It takes 5 of 9 votes: majority assumed. Computed exactly.",
        "Wang has 56% of the votes (5 of 9) and 100% of the power to turn the result (Shapley-Shubik;"
        " by Banzhaf 100%). Nothing passes without Wang.",
        "Li has 44% of the votes (4 of 9) and 0% of the power to turn the result (Shapley-Shubik; by Banzhaf 0%).",
        "If everyone votes as their stance says, the vote is ours. It takes 5 votes (majority assumed), and we have 5."
        " 1 stance is not known and counts as neutral.",
    ]
    assert told(MAP, "zh") == [
        "预计赢单概率：75%（9 票中有 4 票态度未知，但不影响结果）；未注明规则，按加权多数估算；精确计算。",
        "5 票，估计支持我方的可能性为 75%；此人不同意则无法通过。",
        "4 票，对我方的态度未知。",
        "9 票中须有 5 票：未注明规则，按加权多数估算。精确计算。",
        "Wang 有 56% 的票（9 票中的 5 票），左右结果的力量占 100%（Shapley-Shubik 指数；Banzhaf 指数为 100%）。"
        "Wang 不同意则无法通过。",
        "Li 有 44% 的票（9 票中的 4 票），左右结果的力量占 0%（Shapley-Shubik 指数；Banzhaf 指数为 0%）。",
        "若各人按目前的态度投票，我方已能胜出：需要 5 票（未注明规则，按加权多数估算），我方已有 5。"
        "有 1 人态度未知，按中立计算。",
    ]


def test_what_a_rep_reads_of_whom_to_win_over() -> None:
    contact_map = opportunity_map([replace(WANG, stances=(towards(-1),)), LI], rule="quorum", quota=50)
    coalition = cheapest_coalition(contact_map)
    assert coalition is not None
    assert coalition_sentence(coalition, contact_map, "en") == (
        "The cheapest way to win: win over Wang (effort 14, an estimate). It takes 5 votes"
        " (quorum of 50% of the votes), and we have 0. 1 stance is not known and counts as neutral."
    )
    assert [move_sentence(move, contact_map, "en") for move in coalition.moves] == [
        "Wang: Non-supporter → Supporter, 2 steps of 7 (adaptability 3, coverage 3, power 1), effort 14, an estimate."
    ]
    assert coalition_sentence(coalition, contact_map, "zh") == (
        "最省力的赢法：争取 Wang（所需努力 14，估算值）。需要 5 票（须达到总票数的 50%），我方已有 0。"
        "有 1 人态度未知，按中立计算。"
    )
    assert [move_sentence(move, contact_map, "zh") for move in coalition.moves] == [
        "Wang：不支持者 → 支持者，共 2 步，每步 7（适应能力 3、覆盖 3、权力圈 1），所需努力 14，估算值。"
    ]
    rough = replace(coalition, method="greedy")
    assert coalition_sentence(rough, contact_map, "en").startswith("A cheap way to win: win over Wang")


def test_a_sampled_figure_says_so_and_is_never_quite_certain() -> None:
    vote, pivotal = win_probability(MAP), pivotal_people(MAP)
    assert vote is not None
    assert pivotal is not None
    sampled = replace(
        vote, method="sampled", samples=4000, standard_error=0.0054, probability=1.0, lowest=0.0, highest=1.0
    )
    assert vote_sentence(sampled, "en") == (
        "Estimated chance to win: >99% (between <1% and >99%, for 4 of 9 votes are unknown), majority assumed,"
        " estimated from 4,000 random votes, give or take 0.5 points of percent."
    )
    index = replace(pivotal.shapley_shubik, method="sampled", samples=4000, standard_error=0.00123)
    assert pivotal_sentence(replace(pivotal, shapley_shubik=index), "en").endswith(
        "estimated from 4,000 samples, give or take 0.1 points of percent."
    )


def test_without_anything_unknown_there_are_no_bounds() -> None:
    vote = win_probability(opportunity_map([WANG], rule="majority"))
    assert vote is not None
    assert vote_sentence(vote, "en") == (
        "Estimated chance to win: 75%, majority of the votes, computed exactly."
    )
    rivals = win_probability(opportunity_map([WANG], rule="highest_score", parties=(US, RIVAL)))
    assert rivals is not None
    assert "for not every stance towards the other sides is known" in vote_sentence(rivals, "en")
    vetoes = win_probability(opportunity_map([WANG, person("Li", veto=True)], rule="veto"))
    assert vetoes is not None
    assert "for the stance of somebody with a veto is not known" in vote_sentence(vetoes, "en")


@given(deals())
@settings(deadline=None)
def test_every_vote_is_told_in_both_languages(contact_map: ContactMap) -> None:
    for language in LANGUAGES:
        for said in told(contact_map, language):
            assert said.endswith("." if language == "en" else "。")
            assert "{" not in said


@given(contact_maps())
@settings(deadline=None, max_examples=30)
def test_any_map_is_told(contact_map: ContactMap) -> None:
    for language in LANGUAGES:
        assert all(told(contact_map, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_of_its_own(language: Language) -> None:
    vote, pivotal = win_probability(MAP), pivotal_people(MAP)
    assert vote is not None
    assert pivotal is not None
    impossible = {impossible_sentence(code, language) for code in IMPOSSIBLE_CODES}
    assert len(impossible) == len(IMPOSSIBLE_CODES)
    rules = {vote_sentence(replace(vote, rule=rule, assumed=False, quota=60), language) for rule in RULES}
    assert len(rules | {vote_sentence(vote, language)}) == len(RULES) + 1
    methods = {vote_sentence(replace(vote, method=method), language) for method in METHODS}
    assert len(methods) == len(METHODS)
    simple = {
        pivotal_sentence(replace(pivotal, simplified=one), language) for one in (None, *SIMPLIFICATIONS)
    }
    assert len(simple) == len(SIMPLIFICATIONS) + 1
