"""The maps of the demo company are whole: what a new user sees first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.api.test_maps import CUSTOMER, DEAL, people, uid_of

if TYPE_CHECKING:
    from tests.api.conftest import Ask

MES = "三号基地MES MES for Base 3"


async def test_every_map_of_the_demo_answers_every_field(ask_demo: Ask) -> None:
    listed = await ask_demo(
        "{ opportunities { edges { node { uid } } } customers { edges { node { uid } } } }"
    )
    deals = [edge["node"]["uid"] for edge in listed["opportunities"]["edges"]]
    customers = [edge["node"]["uid"] for edge in listed["customers"]["edges"]]
    assert (len(deals), len(customers)) == (12, 7)
    maps = [(await ask_demo(DEAL, uid=uid))["opportunity"]["contactMap"] for uid in deals]
    maps += [(await ask_demo(CUSTOMER, uid=uid))["customer"]["contactMap"] for uid in customers]
    for read in maps:
        assert read["svg"].startswith("<")
        for finding in read["findings"]:
            assert finding["sentence"] != finding["zh"]
    assert sum(bool(read["findings"]) for read in maps[:12]) >= 10


async def test_the_map_that_the_readme_of_the_demo_describes(ask_demo: Ask) -> None:
    uid = await uid_of(ask_demo, "opportunities", MES)
    read = (await ask_demo(DEAL, uid=uid))["opportunity"]["contactMap"]
    found = people(read)
    assert [party["kind"] for party in read["parties"]] == ["US", "COMPETITOR", "COMPETITOR", "STATUS_QUO"][
        : len(read["parties"])
    ]
    # The head of IT is against us and can veto.
    [it] = [part for part in found.values() if "blocker" in [role["code"] for role in part["roles"]]]
    assert it["canVeto"]
    assert [s["value"] for s in it["stances"] if s["party"]["name"] == "Us"] == [-2]
    # Two of us disagree about the general manager; the owner's word is shown.
    [manager] = [s for s in found["林文翔"]["stances"] if s["party"]["name"] == "Us"]
    assert (manager["value"], manager["disputed"], manager["assessedBy"]) == (1, True, "陈晓 Xiao Chen")
    # The retired technician whom the chairman listens to, and none of us covers.
    assert found["刘德海"]["coverage"] == []
    assert ("刘德海", "赵国栋", 3) in {
        (i["influencer"]["contact"]["name"], i["influenced"]["contact"]["name"], i["strength"])
        for i in read["influences"]
    }


async def test_the_query_that_graphiql_opens_with(ask_demo: Ask) -> None:
    data = await ask_demo("{ opportunities(first: 3) { edges { node { uid name stage amount { text } } } } }")
    assert len(data["opportunities"]["edges"]) == 3
