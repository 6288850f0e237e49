"""The sentences of a deal's vote: the chance to win it, whose vote turns it, and whom to win over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import dashed, joined, people_of
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.cheapest_coalition import Coalition, Impossible, Move
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.pivotal_people import PivotalPeople, PivotalPerson
    from graph_crm.analysis.win_probability import Vote, VoterChance
    from graph_crm.text import Language, Value


def vote_sentence(vote: Vote, language: Language) -> str:
    """Return the chance to win with its bounds, the rule and the method; or why none can be told."""
    if vote.undetermined or vote.probability is None:
        return impossible_sentence(vote.undetermined or "no_voters", language)
    method: dict[str, Value] = {
        "method": vote.method,
        "samples": vote.samples,
        "error": round(100 * vote.standard_error, 1),
    }
    lowest, highest = (_percent(share, sampled=vote.limited) for share in (vote.lowest, vote.highest))
    params: dict[str, Value] = {
        "chance": _percent(vote.probability, sampled=vote.limited),
        "lowest": lowest,
        "highest": highest,
        "open": _open(vote, moves=lowest != highest),
        "unknownVotes": vote.unknown_votes,
        "votes": vote.votes,
        "rule": _rule(vote, language),
        "method": text("vote-method", language, method),
    }
    return text("vote-estimate", language, params)


def voter_sentence(voter: VoterChance, language: Language) -> str:
    """Return one voter's votes, and how likely they are for us."""
    params: dict[str, Value] = {
        "votes": voter.weight,
        "known": "no" if voter.chance is None else "yes",
        "chance": _percent(voter.chance or 0.0),
        "must": _yes(voter.must_agree),
    }
    return text("vote-voter", language, params)


def impossible_sentence(code: Impossible, language: Language) -> str:
    """Return why a vote can't be told, or not be won."""
    return text(f"vote-{dashed(code)}", language)


def pivotal_sentence(pivotal: PivotalPeople, language: Language) -> str:
    """Return what it takes under the rule, what is simplified and by which method; or why there is nobody."""
    if pivotal.undetermined:
        return impossible_sentence(pivotal.undetermined, language)
    error = max(pivotal.shapley_shubik.standard_error, pivotal.banzhaf.standard_error)
    params: dict[str, Value] = {
        "needed": pivotal.needed,
        "votes": pivotal.votes,
        "rule": _rule(pivotal, language),
        "simplified": pivotal.simplified or "nothing",
        "sampled": _yes(pivotal.limited),
        "samples": max(pivotal.shapley_shubik.samples, pivotal.banzhaf.samples),
        "error": float(f"{100 * error:.1g}"),
    }
    return text("pivotal-vote", language, params)


def pivotal_person_sentence(
    who: PivotalPerson, pivotal: PivotalPeople, contact_map: ContactMap, language: Language
) -> str:
    """Return one person's part of the votes and of the power."""
    (name,) = people_of([who.stakeholder], contact_map, language)
    params: dict[str, Value] = {
        "name": name,
        "votes": who.votes,
        "all": pivotal.votes,
        "share": _percent(who.share),
        "power": _percent(who.shapley_shubik),
        "banzhaf": _percent(who.banzhaf),
        "veto": _yes(who.veto),
    }
    return text("pivotal-person", language, params)


def coalition_sentence(coalition: Coalition, contact_map: ContactMap, language: Language) -> str:
    """Return whom to win over and what we have so far; that it is won already; or why it can't be."""
    if coalition.impossible:
        return impossible_sentence(coalition.impossible, language)
    params: dict[str, Value] = {
        "has": coalition.has,
        "needed": coalition.needed,
        "points": coalition.points,
        "rule": _rule(coalition, language),
        "unknown": len(coalition.unknown),
    }
    if coalition.already_won:
        return text("coalition-won", language, params)
    movers = people_of((move.stakeholder for move in coalition.moves), contact_map, language)
    return text(
        "coalition-moves",
        language,
        {
            **params,
            "people": joined(movers, language),
            "effort": coalition.effort,
            "limited": _yes(coalition.limited),
        },
    )


def move_sentence(move: Move, contact_map: ContactMap, language: Language) -> str:
    """Return one person to win over: from where to where, and what makes it hard."""
    (name,) = people_of([move.stakeholder], contact_map, language)
    params: dict[str, Value] = {
        "name": name,
        "from": _stance(move.from_value, language),
        "to": _stance(move.to_value, language),
        "steps": move.steps,
        "difficulty": move.difficulty.total,
        "adaptability": move.difficulty.adaptability,
        "coverage": move.difficulty.coverage,
        "power": move.difficulty.power,
        "effort": move.effort,
    }
    return text("coalition-move", language, params)


def _rule(ruled: Vote | PivotalPeople | Coalition, language: Language) -> str:
    params: dict[str, Value] = {
        "rule": "assumed" if ruled.assumed else ruled.rule,
        "quota": ruled.quota or 0,
    }
    return text("vote-rule", language, params)


def _open(vote: Vote, *, moves: bool) -> str:
    """What the bounds come from: unknown votes, vetoes or stances towards rivals; or that there is nothing to tell."""
    if vote.unknown_votes:
        return "votes" if moves else "unmoved"
    if not moves:
        return "nothing"
    return "vetoes" if any(voter.chance is None for voter in vote.voters) else "rivals"


def _stance(value: int | None, language: Language) -> str:
    if value is None:
        return text("stance-unknown", language)
    sign = "plus-" if value > 0 else "minus-" if value < 0 else ""
    return text(f"stance-{sign}{abs(value)}", language)


def _percent(share: float, *, sampled: bool = False) -> str:
    """Whole percent; 0 and 100 only where that is certain."""
    whole = round(100 * share)
    if whole == 0 and (share > 0 or sampled):
        return "<1"
    if whole == 100 and (share < 1 or sampled):
        return ">99"
    return str(whole)


def _yes(true: bool) -> str:
    return "yes" if true else "no"
