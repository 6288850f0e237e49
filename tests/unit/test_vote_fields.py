"""The fields of a deal's vote, asked by GraphQL of a map that nobody had to read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import strawberry

from graph_crm.analysis.contact_map import Party
from graph_crm.api.cost import PRICES
from graph_crm.api.insights import Insights
from graph_crm.api.map_scope import MapScope
from graph_crm.contacts.model import Contact
from graph_crm.maps.model import MapView
from tests.maps import US, customer_map, opportunity_map, person

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap

AT = datetime(2026, 1, 1, tzinfo=UTC)
RIVAL = Party(uid="rival", name="Rival", kind="competitor")
ASKED = """query ($first: Int! = 10) { insights {
  vote {
    probability lowest highest knownShare rule assumed quota votes needed method samples standardError undetermined
    rivals { uid } voters { stakeholder { uid } votes chance mustAgree sentence } sentence(language: ZH)
  }
  pivotalPeople(first: $first) {
    rule assumed votes needed simplified undetermined sentence
    shapleyShubik { method samples standardError } banzhaf { method samples standardError }
    people { stakeholder { uid } votes share shapleyShubik banzhaf swings veto sentence(language: ZH) }
  }
  cheapestCoalition {
    rule assumed alreadyWon impossible effort has needed method sentence
    unknown { uid } moves { stakeholder { uid } fromValue toValue effort votes sentence(language: ZH) }
  }
} }"""


async def answer(contact_map: ContactMap, **variables: Any) -> Any:
    contacts = {
        who.contact_uid: Contact(
            uid=who.contact_uid, name=who.name, known=True, emails=(), phones=(), personality=None, birthday=None, note=None,
            jobs=(), erased_at=None, version=1, created_at=AT, updated_at=AT,
        )
        for who in contact_map.stakeholders
    }  # fmt: skip
    scope = MapScope(MapView(contact_map=contact_map, contacts=contacts))

    @strawberry.type
    class Query:
        @strawberry.field
        def insights(self) -> Insights:
            return Insights(scope=scope)

    return await strawberry.Schema(Query).execute(ASKED, variable_values=variables)


async def test_everything_a_vote_says() -> None:
    people = [person("Wang", vote_weight=5, stance=1), person("Li", vote_weight=4)]
    answered = await answer(opportunity_map(people, rule="highest_score", parties=(US, RIVAL)), first=1)
    assert answered.errors is None
    insights = answered.data["insights"]
    assert insights["vote"]["rivals"] == [{"uid": "rival"}]
    assert insights["vote"]["voters"][1] == {
        "stakeholder": {"uid": "Li"}, "votes": 4, "chance": None, "mustAgree": False,
        "sentence": "4 votes, stance towards us not known.",
    }  # fmt: skip
    assert [who["stakeholder"]["uid"] for who in insights["pivotalPeople"]["people"]] == ["Wang"]
    assert insights["pivotalPeople"]["shapleyShubik"] == {
        "method": "EXACT", "samples": 0, "standardError": 0,
    }  # fmt: skip
    # 5 x 3 + 4 x 2 = 23 points against 18.
    assert insights["cheapestCoalition"] | {"sentence": ""} == {
        "rule": "highest_score", "assumed": False, "alreadyWon": True, "impossible": None, "effort": 0, "has": 23,
        "needed": 19, "method": "EXACT", "unknown": [{"uid": "Li"}], "moves": [], "sentence": "",
    }  # fmt: skip


async def test_whom_to_win_over() -> None:
    answered = await answer(opportunity_map([person("Wang", vote_weight=5)]))
    assert answered.data["insights"]["cheapestCoalition"]["moves"] == [
        {
            "stakeholder": {"uid": "Wang"}, "fromValue": None, "toValue": 1, "effort": 7, "votes": 5,
            "sentence": "Wang：立场未知 → 支持者，共 1 步，每步 7（适应能力 3、覆盖 3、权力圈 1），所需努力 7，估算值。",
        }
    ]  # fmt: skip


async def test_a_customer_s_map_has_none_of_it() -> None:
    answered = await answer(customer_map(["Wang"]))
    assert answered.errors is None
    assert answered.data["insights"] == {"vote": None, "pivotalPeople": None, "cheapestCoalition": None}


async def test_how_many_people_is_checked() -> None:
    for first in (0, 101):
        assert (await answer(opportunity_map(["Wang"]), first=first)).errors


def test_each_is_priced_as_a_whole_map() -> None:
    assert {"ContactMap.vote", "ContactMap.pivotalPeople", "ContactMap.cheapestCoalition"} <= set(PRICES)
