"""Lists below an analysis are bounded, the weightiest first, with how many there are."""

from __future__ import annotations

import pytest

from graph_crm.api.support import MAX_BACKINGS
from graph_crm.api.vote import MAX_VOTERS
from graph_crm.errors import InvalidArgument
from tests.asked import ask_map
from tests.maps import opportunity_map, person

# Sixty people; the higher the number, the more votes, and with them the more weight.
PEOPLE = [
    person(f"p{number:02}", vote_weight=number, stance=1, power="inner_circle") for number in range(1, 61)
]
HEAVIEST_FIRST = [one.uid for one in reversed(PEOPLE)]


@pytest.mark.parametrize(
    ("of", "rows", "count", "most"),
    [("vote", "voters", "voterCount", MAX_VOTERS), ("support", "backings", "backingCount", MAX_BACKINGS)],
)
async def test_the_first_are_the_weightiest_and_all_are_counted(
    of: str, rows: str, count: str, most: int
) -> None:
    async def answer(given: str) -> tuple[int, list[str]]:
        read = await ask_map(
            opportunity_map(PEOPLE), f"{of} {{ {count} {rows}{given} {{ stakeholder {{ uid }} }} }}"
        )
        return read[of][count], [row["stakeholder"]["uid"] for row in read[of][rows]]

    assert await answer("") == (60, HEAVIEST_FIRST[:50])
    assert await answer("(first: 2)") == (60, ["p60", "p59"])
    assert await answer(f"(first: {most})") == (60, HEAVIEST_FIRST)
    for wrong in (0, most + 1):
        with pytest.raises(InvalidArgument):
            await answer(f"(first: {wrong})")
