"""Analyses run beside the requests: whoever asks something small meanwhile does not wait for them."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

from graph_crm.api import insights

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import pytest

    from graph_crm.analysis.contact_map import ContactMap
    from tests.api.conftest import Ask

PEOPLE = 1_000
# Long enough for any answer on a busy machine; only an analysis that holds up the loop waits so long.
PATIENCE = 30
UID = '{ opportunities(search: "Deal") { edges { node { uid } } } }'
HEAVY = """query ($uid: ID!) { opportunity(uid: $uid) { contactMap {
  nextActions { actions { code } } pivotalPeople(first: 1) { people { votes } }
} } }"""
SMALL = "{ customers(first: 1) { edges { node { name } } } }"


def company() -> dict[str, str]:
    """A deal of a thousand people; how a third of them stand is known."""
    numbers = range(PEOPLE)
    roles = ("approver", "decision_maker", "user", "influencer", "legal")
    return {
        "customers": "id,name\nc,Acme",
        "contacts": "id,name,customer\n" + "\n".join(f"p{n},Person {n},c" for n in numbers),
        "opportunities": "id,name,customer\nd,Deal,c",
        "stakeholders": "opportunity,contact,roles\n"
        + "\n".join(f"d,p{n},{roles[n % len(roles)]}" for n in numbers),
        "stances": "opportunity,contact,party,value\n"
        + "\n".join(f"d,p{n},us,{n % 5 - 2}" for n in numbers if n % 3 == 0),
    }


async def test_a_small_question_is_answered_before_the_analyses_end_that_began_before_it(
    ask: Ask, load: Callable[..., Awaitable[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    await load(**company())
    [deal] = (await ask(UID))["opportunities"]["edges"]
    loop, both_began, answered = asyncio.get_running_loop(), asyncio.Event(), threading.Event()
    threads: dict[str, int] = {}
    in_time: list[bool] = []

    def watched(name: str) -> None:
        """The analysis itself; it tells that it began, and ends no sooner than the small question is answered."""
        analysis: Callable[[ContactMap], Any] = getattr(insights, name)

        def run(contact_map: ContactMap) -> Any:
            assert len(contact_map.stakeholders) == PEOPLE
            threads[name] = threading.get_ident()
            if len(threads) == 2:
                loop.call_soon_threadsafe(both_began.set)
            found = analysis(contact_map)
            in_time.append(answered.wait(PATIENCE))
            return found

        monkeypatch.setattr(insights, name, run)

    watched("next_actions")
    watched("pivotal_people")
    ended: list[str] = []

    async def asked(name: str, query: str, **variables: object) -> dict[str, Any]:
        data = await ask(query, **variables)
        ended.append(name)
        return data

    heavy = asyncio.create_task(asked("heavy", HEAVY, uid=deal["node"]["uid"]))
    try:
        await asyncio.wait_for(both_began.wait(), PATIENCE)
        small = await asked("small", SMALL)
    finally:
        answered.set()
    read = (await heavy)["opportunity"]["contactMap"]
    assert small["customers"]["edges"] == [{"node": {"name": "Acme"}}]
    assert len(read["nextActions"]["actions"]) == 5
    assert len(read["pivotalPeople"]["people"]) == 1
    assert ended == ["small", "heavy"]
    assert in_time == [True, True]
    assert len({*threads.values(), threading.get_ident()}) == 3
