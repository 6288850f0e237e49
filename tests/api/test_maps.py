"""Contact maps over GraphQL: every part, the direction of every edge, one query to Neo4j each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.signed_in import WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]
    Load = Callable[..., Awaitable[None]]

PERSON = "contact { name }"
WHOLE = f"""
fragment Person on AbsentPerson {{ contactUid name }}
fragment Whole on ContactMap {{
  uid kind name mapRevision organisationRevision
  parties {{ uid kind name zh: name(language: ZH) }}
  stakeholders {{
    uid contact {{ uid name known emails phones personality note createdAt updatedAt
      jobs {{ customerUid customerName title department seniority mainJob validFrom validTo }} }}
    title department seniority former external x y
    roles {{ code name zh: name(language: ZH) weight canVeto required }}
    power adaptability responseMode orientation voteWeight canVeto keyPlayer desiredCoverage goals note
    stances {{ party {{ uid name }} value confidence evidence assessedBy assessedAt disputed }}
    coverage {{ userUid userName level }}
    lastContactAt nextContactAt activityCount managerAbove {{ ...Person }}
  }}
  reportingLines {{ uid kind report {{ {PERSON} }} manager {{ {PERSON} }} skipped {{ ...Person }} }}
  influences {{ uid strength sign note influencer {{ {PERSON} }} influenced {{ {PERSON} }} }}
  alliances {{ uid note first {{ {PERSON} }} second {{ {PERSON} }} }}
  conflicts {{ uid note first {{ {PERSON} }} second {{ {PERSON} }} }}
  decisionMakers {{ rank score lowest highest knownShare sentence unknown
    stakeholder {{ {PERSON} }} reasons {{ code contribution sentence }} }}
  findings {{ code severity sentence zh: sentence(language: ZH) stakeholders {{ {PERSON} }} }}
  svg
}}
"""
DEAL = WHOLE + "query($uid: ID!) { opportunity(uid: $uid) { name contactMap { ...Whole } } }"
CUSTOMER = WHOLE + "query($uid: ID!) { customer(uid: $uid) { name contactMap { ...Whole } } }"

USERS = """
    id,name,role
    ann,Ann Owner,rep
    ben,Ben Helper,rep
"""
COMPANY = {
    "users": USERS,
    "competitors": "id,name\nrival,Rival",
    "customers": "id,name\nc,Acme\nother,Other",
    "contacts": """
        id,name,customer,title
        boss,Boss,c,CEO
        mid,Mid,c,Head
        low,Low,c,Engineer
        out,Outside,other,Adviser
    """,
    "opportunities": "id,name,customer,owner,competitors\nd,Deal,c,ann,rival",
}


async def uid_of(ask: Ask, kind: str, name: str) -> str:
    found = await ask(
        f"query($s: String) {{ {kind}(search: $s) {{ edges {{ node {{ uid name }} }} }} }}", s=name
    )
    [uid] = [edge["node"]["uid"] for edge in found[kind]["edges"] if edge["node"]["name"] == name]
    return uid


async def deal_map(ask: Ask, name: str = "Deal") -> dict[str, Any]:
    data = await ask(DEAL, uid=await uid_of(ask, "opportunities", name))
    return data["opportunity"]["contactMap"]


def people(read: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {part["contact"]["name"]: part for part in read["stakeholders"]}


def lines(read: dict[str, Any]) -> set[tuple[str, str, str, tuple[str, ...]]]:
    return {
        (
            line["report"]["contact"]["name"],
            line["manager"]["contact"]["name"],
            line["kind"],
            tuple(person["name"] for person in line["skipped"]),
        )
        for line in read["reportingLines"]
    }


async def test_reporting_lines_run_up_over_managers_who_are_not_in_the_map(ask: Ask, load: Load) -> None:
    await load(
        **COMPANY,
        reporting_lines="contact,manager,kind\nmid,boss,solid\nlow,mid,solid\nlow,boss,dotted",
        stakeholders="opportunity,contact\nd,boss\nd,low",
    )
    read = await deal_map(ask)
    assert lines(read) == {("Low", "Boss", "SOLID", ("Mid",)), ("Low", "Boss", "DOTTED", ())}
    assert people(read)["Low"]["managerAbove"]["name"] == "Mid"
    assert people(read)["Boss"]["managerAbove"] is None


async def test_a_direct_line_skips_nobody(ask: Ask, load: Load) -> None:
    await load(
        **COMPANY,
        reporting_lines="contact,manager\nmid,boss\nlow,mid",
        stakeholders="opportunity,contact\nd,boss\nd,mid",
    )
    read = await deal_map(ask)
    assert lines(read) == {("Mid", "Boss", "SOLID", ())}
    assert people(read)["Mid"]["managerAbove"] is None


async def test_influence_goes_from_the_influencer_to_the_influenced(ask: Ask, load: Load) -> None:
    await load(
        **COMPANY,
        stakeholders="opportunity,contact\nd,boss\nd,mid\nd,low",
        influences="opportunity,influencer,influenced,strength,sign,note\nd,low,boss,3,-,old friends",
        alliances="opportunity,first,second,note\nd,mid,boss,same school",
        conflicts="opportunity,first,second,note\nd,low,mid,budget",
    )
    read = await deal_map(ask)
    [influence] = read["influences"]
    assert influence["influencer"]["contact"]["name"] == "Low"
    assert influence["influenced"]["contact"]["name"] == "Boss"
    assert (influence["strength"], influence["sign"], influence["note"]) == (3, -1, "old friends")
    [alliance], [conflict] = read["alliances"], read["conflicts"]
    assert {alliance[end]["contact"]["name"] for end in ("first", "second")} == {"Boss", "Mid"}
    assert {conflict[end]["contact"]["name"] for end in ("first", "second")} == {"Low", "Mid"}
    assert (alliance["note"], conflict["note"]) == ("same school", "budget")


async def test_the_owner_s_judgement_wins_over_a_newer_one(ask: Ask, load: Load) -> None:
    await load(
        **COMPANY,
        stakeholders="opportunity,contact\nd,boss",
        stances="""
            opportunity,contact,party,value,confidence,evidence,assessed_by,since
            d,boss,us,1,0.6,said so,ann,2026-01-01
            d,boss,us,-1,0.9,heard otherwise,ben,2026-06-01
            d,boss,rival,2,,,ben,2026-06-01
        """,
    )
    read = await deal_map(ask)
    stances = {stance["party"]["name"]: stance for stance in people(read)["Boss"]["stances"]}
    assert {name: (s["value"], s["assessedBy"], s["disputed"]) for name, s in stances.items()} == {
        "Us": (1, "Ann Owner", True),
        "Rival": (2, "Ben Helper", False),
    }
    assert (stances["Us"]["confidence"], stances["Us"]["evidence"]) == (0.6, "said so")
    assert stances["Rival"]["confidence"] is None


async def test_without_the_owner_s_judgement_the_newest_is_shown(ask: Ask, load: Load) -> None:
    await load(
        **{**COMPANY, "users": USERS + "    cat,Cat,rep"},
        stakeholders="opportunity,contact\nd,boss\nd,mid",
        stances="""
            opportunity,contact,party,value,assessed_by,since
            d,boss,us,1,cat,2026-06-01
            d,boss,us,-1,ben,2026-01-01
            d,mid,us,0,ben,2026-01-01
            d,mid,us,0,cat,2026-06-01
        """,
    )
    found = people(await deal_map(ask))
    [boss], [mid] = found["Boss"]["stances"], found["Mid"]["stances"]
    assert (boss["value"], boss["assessedBy"], boss["disputed"]) == (1, "Cat", True)
    # Neutral is a judgement, and two who agree do not differ.
    assert (mid["value"], mid["disputed"]) == (0, False)


async def test_parties_have_names_in_both_languages(ask: Ask, load: Load) -> None:
    await load(
        **COMPANY,
        stakeholders="opportunity,contact\nd,boss",
        stances="opportunity,contact,party,value\nd,boss,status_quo,1",
    )
    parties = (await deal_map(ask))["parties"]
    assert [(party["kind"], party["name"]) for party in parties[:2]] == [
        ("US", "Us"),
        ("COMPETITOR", "Rival"),
    ]
    assert [party["kind"] for party in parties] == ["US", "COMPETITOR", "STATUS_QUO"]
    assert (parties[0]["zh"], parties[1]["zh"]) == ("我方", "Rival")
    assert parties[2]["zh"] not in ("status_quo", parties[2]["name"])


async def test_a_part_carries_all_that_the_file_says(ask: Ask, load: Load) -> None:
    await load(
        **COMPANY,
        stakeholders="""
            opportunity,contact,roles,power,adaptability,response_mode,orientation,vote_weight,veto,desired_coverage,x,y,external,goals,note
            d,boss,user;approver,inner_circle,conservative,even_keel,business,7,no,in_depth,12.5,-3,no,Growth,Likes tea
            d,out,,,,,,,,,,,yes,,
        """,
        coverage="opportunity,contact,user,level\nd,boss,ben,brief\nd,boss,ann,in_depth",
    )
    found = people(await deal_map(ask))
    boss, outside = found["Boss"], found["Outside"]
    assert [role["code"] for role in boss["roles"]] == ["approver", "user"]
    assert boss["roles"][0]["zh"] == "批准人"
    assert (boss["power"], boss["adaptability"], boss["responseMode"]) == (
        "INNER_CIRCLE",
        "CONSERVATIVE",
        "EVEN_KEEL",
    )
    assert (boss["orientation"], boss["voteWeight"], boss["desiredCoverage"]) == ("business", 7, "IN_DEPTH")
    # The role brings a veto; the person's own value overrides it.
    assert (boss["roles"][0]["canVeto"], boss["canVeto"], boss["keyPlayer"]) == (True, False, True)
    assert (boss["x"], boss["y"], boss["goals"], boss["note"]) == (12.5, -3, "Growth", "Likes tea")
    assert [(c["userName"], c["level"]) for c in boss["coverage"]] == [
        ("Ann Owner", "IN_DEPTH"),
        ("Ben Helper", "BRIEF"),
    ]
    assert (boss["title"], boss["external"], boss["former"]) == ("CEO", False, False)
    # The title of someone from elsewhere is the one there.
    assert (outside["title"], outside["external"], outside["former"]) == ("Adviser", True, False)
    assert (outside["x"], outside["y"], outside["power"], outside["voteWeight"]) == (None, None, None, None)
    assert (outside["roles"], outside["stances"], outside["coverage"]) == ([], [], [])
    assert (outside["canVeto"], outside["keyPlayer"], outside["activityCount"]) == (False, False, 0)


async def test_someone_who_left_is_former(ask: Ask, load: Load, cypher: Cypher) -> None:
    await load(**COMPANY, stakeholders="opportunity,contact\nd,boss\nd,mid")
    cypher("MATCH (:Contact {name: 'Mid'})-[job:WORKS_AT]->() SET job.valid_to = datetime('2026-01-01')")
    found = people(await deal_map(ask))
    assert (found["Mid"]["former"], found["Mid"]["title"]) == (True, "Head")
    assert found["Boss"]["former"] is False


async def test_the_last_contact_is_done_and_the_next_is_still_to_come(ask: Ask, load: Load) -> None:
    await load(
        **COMPANY,
        stakeholders="opportunity,contact\nd,boss\nd,mid",
        activities="""
            id,kind,status,occurred_at,user,contacts,opportunity
            a,visit,done,2026-01-02T10:00,ann,boss,d
            b,call,done,2026-03-04T10:00+08:00,ann,boss,
            late,visit,planned,2026-02-01T10:00,ann,boss,d
            soon,visit,planned,2999-05-06T10:00,ann,boss;mid,d
            later,visit,planned,2999-07-08T10:00,ann,boss,d
        """,
    )
    found = people(await deal_map(ask))
    assert found["Boss"]["lastContactAt"].startswith("2026-03-04T02:00:00")
    # A plan whose day went by unheard of hides no plan that is still to come.
    assert found["Boss"]["nextContactAt"].startswith("2999-05-06T10:00:00")
    assert found["Boss"]["activityCount"] == 2
    assert (found["Mid"]["lastContactAt"], found["Mid"]["activityCount"]) == (None, 0)


async def test_a_customer_s_map_and_its_deals_maps_are_separate(ask: Ask, load: Load) -> None:
    await load(
        **COMPANY,
        stakeholders="opportunity,customer,contact,power\nd,,boss,outside\n,c,boss,inner_circle\n,c,mid,",
        influences="opportunity,customer,influencer,influenced\n,c,mid,boss",
    )
    deal = await deal_map(ask)
    data = await ask(CUSTOMER, uid=await uid_of(ask, "customers", "Acme"))
    customer = data["customer"]["contactMap"]
    assert (deal["kind"], customer["kind"]) == ("OPPORTUNITY", "CUSTOMER")
    assert {name: part["power"] for name, part in people(deal).items()} == {"Boss": "OUTSIDE"}
    assert {name: part["power"] for name, part in people(customer).items()} == {
        "Boss": "INNER_CIRCLE",
        "Mid": None,
    }
    assert (len(deal["influences"]), len(customer["influences"])) == (0, 1)


async def test_a_map_of_nobody(ask: Ask, load: Load) -> None:
    await load(**COMPANY)
    read = await deal_map(ask)
    assert (read["stakeholders"], read["reportingLines"], read["decisionMakers"]) == ([], [], [])
    assert read["svg"].startswith("<")


@pytest.mark.parametrize(
    "where",
    ["MATCH (n:Contact {name: 'Mid'})", "MATCH (n:Stakeholder)-[:IS]->(:Contact {name: 'Mid'})"],
)
async def test_a_deleted_person_is_gone_with_all_edges(
    ask: Ask, load: Load, cypher: Cypher, where: str
) -> None:
    await load(
        **COMPANY,
        reporting_lines="contact,manager\nmid,boss\nlow,mid",
        stakeholders="opportunity,contact\nd,boss\nd,mid\nd,low",
        influences="opportunity,influencer,influenced\nd,mid,boss\nd,low,boss",
        alliances="opportunity,first,second\nd,mid,boss",
    )
    cypher(f"{where} SET n.deleted_at = datetime()")
    read = await deal_map(ask)
    assert set(people(read)) == {"Boss", "Low"}
    assert [i["influencer"]["contact"]["name"] for i in read["influences"]] == ["Low"]
    assert read["alliances"] == []
    # Whoever is not in the map is still a manager; whoever is deleted is nobody's.
    skipped = ("Mid",) if "Stakeholder" in where else ()
    assert [line[3] for line in lines(read)] == ([skipped] if skipped else [])


async def test_a_deleted_party_user_employer_or_activity_is_gone(
    ask: Ask, load: Load, cypher: Cypher
) -> None:
    await load(
        **COMPANY,
        stakeholders="opportunity,contact,external\nd,out,yes",
        stances="opportunity,contact,party,value\nd,out,rival,1",
        coverage="opportunity,contact,user,level\nd,out,ben,brief",
        activities="id,kind,occurred_at,user,contacts\na,visit,2026-01-02,ann,out",
    )
    cypher(
        "MATCH (n) WHERE n:Activity OR n.name IN ['Rival', 'Ben Helper', 'Other'] SET n.deleted_at = datetime()"
    )
    read = await deal_map(ask)
    [outside] = read["stakeholders"]
    assert [party["kind"] for party in read["parties"]] == ["US"]
    assert (outside["stances"], outside["coverage"], outside["activityCount"]) == ([], [], 0)
    assert (outside["title"], outside["contact"]["jobs"]) == (None, [])


@pytest.mark.parametrize("deleted", ["Deal", "Acme"])
async def test_the_map_of_what_is_deleted_is_gone(ask: Ask, load: Load, cypher: Cypher, deleted: str) -> None:
    await load(**COMPANY)
    deal = await uid_of(ask, "opportunities", "Deal")
    cypher("MATCH (n {name: $name}) SET n.deleted_at = datetime()", name=deleted)
    assert (await ask(DEAL, uid=deal))["opportunity"] is None


async def test_circles_of_lines_end(ask: Ask, load: Load, cypher: Cypher) -> None:
    await load(
        **COMPANY,
        reporting_lines="contact,manager\nmid,boss\nlow,mid",
        stakeholders="opportunity,contact\nd,boss\nd,low",
    )
    cypher(
        """MATCH (boss:Contact {name: 'Boss'}), (mid:Contact {name: 'Mid'}), (customer:Customer {name: 'Acme'})
        CREATE (boss)-[:REPORTS_TO {uid: 'circle', customer_uid: customer.uid, kind: 'solid'}]->(mid)"""
    )
    read = await deal_map(ask)
    assert ("Low", "Boss", "SOLID", ("Mid",)) in lines(read)


async def test_many_ways_up_are_not_all_walked(ask: Ask, load: Load, cypher: Cypher) -> None:
    """Dirty data again: 30 levels of three managers each are 3 ** 30 ways from the bottom to the top."""
    await load(**COMPANY, stakeholders="opportunity,contact\nd,boss\nd,low")
    cypher(
        """UNWIND range(1, 30) AS level UNWIND range(0, 2) AS place
        CREATE (:Contact {uid: 'level-' + level + '-' + place, name: 'n', known: true, level: level})"""
    )
    cypher(
        """MATCH (customer:Customer {name: 'Acme'}), (report:Contact), (manager:Contact)
        WHERE manager.level = report.level + 1 OR (report.name = 'Low' AND manager.level = 1)
          OR (report.level = 30 AND manager.name = 'Boss')
        CREATE (report)-[:REPORTS_TO {uid: randomUUID(), customer_uid: customer.uid, kind: 'solid'}]->(manager)"""
    )
    assert {line[:2] for line in lines(await deal_map(ask))} == {("Low", "Boss")}


async def test_a_map_has_2000_stakeholders_at_most(ask: Ask, load: Load, cypher: Cypher) -> None:
    await load(**COMPANY)
    cypher(
        """MATCH (deal:Opportunity {name: 'Deal'}), (customer:Customer {name: 'Acme'})
        UNWIND range(1, 2005) AS number
        CREATE (contact:Contact {uid: 'c' + number, name: 'N' + number, known: true,
                                 created_at: datetime(), updated_at: datetime()}),
               (contact)-[:WORKS_AT {uid: 'w' + number, title: 'T', main_job: true, valid_from: datetime()}]->(customer),
               (part:Stakeholder {uid: 's' + right('0000' + toString(number), 5), external: false})-[:IS]->(contact),
               (part)-[:IN_MAP {uid: 'm' + number}]->(deal)"""
    )
    cypher(
        """MATCH (customer:Customer {name: 'Acme'}) UNWIND range(2, 2005) AS number
        MATCH (report:Contact {uid: 'c' + number}), (manager:Contact {uid: 'c' + (number / 2)})
        CREATE (report)-[:REPORTS_TO {uid: 'r' + number, customer_uid: customer.uid, kind: 'solid'}]->(manager)"""
    )
    uid = await uid_of(ask, "opportunities", "Deal")
    data = await ask(
        """query($uid: ID!) { opportunity(uid: $uid) { contactMap {
            stakeholders { uid contact { name jobs { title } } roles { code } }
            reportingLines { report { uid } manager { uid } } } } }""",
        uid=uid,
    )
    read = data["opportunity"]["contactMap"]
    assert [part["uid"] for part in read["stakeholders"]] == [f"s{number:05}" for number in range(1, 2001)]
    assert len(read["reportingLines"]) == 1999


@pytest.mark.parametrize("fields", ["uid", "...Whole"])
async def test_a_map_is_one_query_however_many_fields(
    ask: Ask, load: Load, graph: Graph, fields: str
) -> None:
    await load(
        **COMPANY,
        reporting_lines="contact,manager\nmid,boss\nlow,mid",
        stakeholders="opportunity,customer,contact,roles\nd,,boss,approver\nd,,low,user\n,c,mid,",
        stances="opportunity,contact,party,value,assessed_by\nd,boss,us,1,ann",
        influences="opportunity,influencer,influenced\nd,low,boss",
    )
    deal, customer = await uid_of(ask, "opportunities", "Deal"), await uid_of(ask, "customers", "Acme")
    for kind, uid in (("opportunity", deal), ("customer", customer)):
        query = f"query($uid: ID!) {{ {kind}(uid: $uid) {{ contactMap {{ {fields} }} }} }}"
        before = graph.queries_run
        await ask((WHOLE if fields == "...Whole" else "") + query, uid=uid)
        # One for the deal or the customer itself, one for its map; that a drawing was taken is written down.
        assert graph.queries_run - before == WHO_ASKS + 2 + (fields == "...Whole")
