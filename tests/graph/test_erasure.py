"""Erasing a person: nothing of them is left anywhere, the past stays readable, and they do not come back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.erasure.service import ErasureService
from graph_crm.errors import Erased, ErasedContact, ErasedEmail, InvalidArgument, NotFound
from graph_crm.imports.sentences import reason_sentence
from graph_crm.imports.service import ImportService
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.map_changes.model import (
    AddContact,
    AddStakeholder,
    BaseRevision,
    MapBatch,
    MapChange,
    RemoveStakeholder,
    SetInfluence,
    SetJob,
    SetStance,
    SetTie,
    UpdateContact,
    UpdateStakeholder,
)
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.moment import Moment
from graph_crm.maps.service import MapService
from graph_crm.records.service import RecordService
from graph_crm.text import LANGUAGES
from tests.graph_dump import full_dump

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph_crm.graph.gateway import Graph
    from graph_crm.imports.model import ImportReport
    from graph_crm.journal.model import Recorded

    Cypher = Callable[..., list[dict[str, Any]]]

# Stands in everything that is the person's own; in another case in one address, for addresses are not told apart so.
MARK = "Zxqv"
ID = f'{MARK}-"1"'
QUOTED = '"' + ID.replace('"', '""') + '"'
FILES = {
    "users.csv": "id,name,role\nu1,Ann,rep\n",
    "customers.csv": "id,name\nhx,Huaxing\n",
    "contacts.csv": (
        "id,name,customer,title,department,seniority,emails,phones,personality,birthday,note\n"
        f"{QUOTED},{MARK} Name,hx,{MARK} Title,Plant,director,{MARK}@example.com;second@{MARK}.example.com,+86 {MARK},"
        f"driver,1970-02-03,{MARK} note\n"
        "boss,Boss,hx,GM,,,boss@example.com,,,,\nli,Li,hx,Head,,,li@example.com,,,,\n"
    ),
    "reporting_lines.csv": f"contact,manager,customer\n{QUOTED},boss,hx\nli,{QUOTED},hx\n",
    "opportunities.csv": "id,name,customer,owner\ndeal,Deal,hx,u1\n",
    "stakeholders.csv": (
        "opportunity,contact,roles,power,goals,note\n"
        f"deal,{QUOTED},approver,inner_circle,{MARK} goals,{MARK} thinks\ndeal,boss,,,Boss goals,\ndeal,li,,,,\n"
    ),
    "stances.csv": f"opportunity,contact,party,value,evidence\ndeal,{QUOTED},us,1,{MARK} said so\ndeal,li,us,2,Li said so\n",
    "coverage.csv": f"opportunity,contact,user,level\ndeal,{QUOTED},u1,brief\n",
    "influences.csv": f"opportunity,influencer,influenced,note\ndeal,{QUOTED},boss,{MARK} taught him\ndeal,li,{QUOTED},{MARK}'s wife\n",
    "alliances.csv": f"opportunity,first,second,note\ndeal,boss,{QUOTED},with {MARK}\n",
    "conflicts.csv": f"opportunity,first,second,note\ndeal,{QUOTED},li,against {MARK}\n",
    "activities.csv": (
        "id,kind,occurred_at,user,contacts,opportunity,summary,outcome\n"
        f'a1,visit,2026-03-01,u1,{QUOTED[:-1]};li",deal,{MARK} showed us round,{MARK} will call\n'
        "a2,call,2026-03-02,u1,li,deal,Li called,none\n"
    ),
}
CONTACT = "MATCH (id:ExternalId {label: 'Contact', external_id: $id})-[:IDENTIFIES]->(n) RETURN n.uid AS uid"
STAKEHOLDER = "MATCH (s:Stakeholder)-[:IS]->(:Contact {uid: $uid}) RETURN s.uid AS uid"


def in_silence(file: str, done: int, total: int) -> None:
    """Nobody watches the import."""


class Office:
    """All who write about a person, and who erases them."""

    def __init__(self, graph: Graph, cypher: Cypher, folder: Path) -> None:
        journal = Journal(graph)
        self.cypher = cypher
        self.folder = folder
        self.graph = graph
        self.imports = ImportService(graph)
        self.changes = MapChangeService(journal)
        self.records = RecordService(journal)
        self.undoing = UndoService(graph, journal)
        self.maps = MapService(graph)
        self.erasing = ErasureService(journal)
        self.person = self.deal = self.us = self.stakeholder = ""

    async def load(self, **files: str) -> ImportReport:
        for name, content in (files or FILES).items():
            (self.folder / name.replace("_csv", ".csv")).write_text(content, encoding="utf-8")
        report = await self.imports.import_folder(self.folder, "crm", in_silence)
        if not self.person:
            assert report.rejections == ()
            self.person = self.uid(CONTACT, id=ID)
            self.stakeholder = self.uid(STAKEHOLDER, uid=self.person)
            self.deal = self.uid("MATCH (n:Opportunity) RETURN n.uid AS uid")
            self.us = self.uid("MATCH (n:Party {code: 'us'}) RETURN n.uid AS uid")
        return report

    def uid(self, query: str, **params: object) -> str:
        return self.cypher(query, **params)[0]["uid"]

    async def do(self, *changes: MapChange, mutation_id: str | None = None) -> str:
        view = (await self.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", self.deal)).contact_map
        base = BaseRevision(map_revision=view.map_revision, org_revision=view.org_revision)
        batch = MapBatch(
            kind="opportunity", uid=self.deal, base=base, changes=changes, mutation_id=mutation_id
        )
        recorded = await self.changes.apply(LOCAL_ADMINISTRATOR, batch)
        assert recorded.batch is not None
        return recorded.batch

    async def undo(self, batch: str) -> Recorded:
        return await self.undoing.undo(LOCAL_ADMINISTRATOR, batch)

    def traces(self) -> list[Any]:
        return [thing for thing in full_dump(self.cypher) if MARK.casefold() in repr(thing).casefold()]


@pytest.fixture
def office(graph: Graph, cypher: Cypher, tmp_path: Path) -> Office:
    return Office(graph, cypher, tmp_path)


async def edit(office: Office) -> list[str]:
    """Say more about the person, take some of it back, and leave traces in every corner of the journal."""
    boss = office.uid(CONTACT, id="boss")
    boss_part = office.uid(STAKEHOLDER, uid=boss)
    batches = [
        await office.do(
            UpdateContact(contact=office.person, note=f"{MARK} likes tea", emails=(f"third@{MARK}.com",))
        ),
        await office.do(SetJob(contact=office.person, title=f"Senior {MARK}")),
        await office.do(
            UpdateStakeholder(stakeholder=office.stakeholder, goals=f"{MARK} wants more", note=f"{MARK}!")
        ),
        await office.do(
            SetStance(
                stakeholder=office.stakeholder, party=office.us, value=-1, evidence=f"{MARK} left the room"
            )
        ),
        await office.do(
            SetInfluence(influencer=boss_part, influenced=office.stakeholder, strength=2, note=f"of {MARK}")
        ),
        await office.do(
            SetTie(kind="alliance", first=boss_part, second=office.stakeholder, note=f"{MARK} and boss")
        ),
    ]
    undone = [await office.undo(batches.pop(3)), await office.undo(batches.pop(3))]
    # Put into the customer's map by mistake, judged, and taken out again: no edge leads there from the person now.
    customer = office.uid("MATCH (n:Customer) RETURN n.uid AS uid")
    part = str(uuid4())
    view = (await office.maps.contact_map(LOCAL_ADMINISTRATOR, "customer", customer)).contact_map
    added = await office.changes.apply(
        LOCAL_ADMINISTRATOR,
        MapBatch(
            kind="customer",
            uid=customer,
            base=BaseRevision(map_revision=view.map_revision, org_revision=view.org_revision),
            changes=(
                AddStakeholder(uid=part, contact=office.person),
                UpdateStakeholder(stakeholder=part, goals=f"{MARK} hidden goal"),
                SetStance(stakeholder=part, party=office.us, value=0, evidence=f"{MARK} hidden evidence"),
            ),
        ),
    )
    assert added.batch is not None
    undone.append(await office.undo(added.batch))
    return [*batches, *(recorded.batch or "" for recorded in undone)]


async def test_nothing_is_left_anywhere(office: Office) -> None:
    await office.load()
    batches = await edit(office)
    # Somebody merged into the person long ago, with a part of their own.
    office.cypher(
        "MATCH (n:Contact {uid: $uid}) CREATE (:Contact {uid: 'twin', name: $mark, known: true, emails: [$mark + '@old.com'],"
        " deleted_at: datetime()})-[:MERGED_INTO]->(n)",
        uid=office.person,
        mark=MARK,
    )
    revision = (
        await office.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", office.deal)
    ).contact_map.map_revision
    before = datetime.now(UTC)
    assert len(office.traces()) > 40

    erased = await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, office.person, "m1")

    assert office.traces() == []
    assert office.cypher(
        "MATCH (n:Contact {uid: $uid}) RETURN n.birthday AS b, n.personality AS p", uid=office.person
    ) == [{"b": None, "p": None}]
    removed = erased.removed
    assert removed.contacts == 2
    assert min(removed.titles, removed.judgements, removed.stances, removed.ties, removed.entries) >= 2
    assert removed.activities == 1
    assert removed.external_ids == 2
    # Of contacts and stakeholders one each, two lines, a stance, a coverage, two influences, two ties, an activity.
    assert removed.rows == 11
    # Others keep theirs.
    texts = repr(full_dump(office.cypher))
    for kept in ("Boss goals", "Li said so", "Li called", "li@example.com", "Plant"):
        assert kept in texts
    # The past is there, without the name.
    for moment in (Moment(), Moment(as_of=before, known_at=before), Moment(known_at=before)):
        view = await office.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", office.deal, moment)
        part = view.contact_map.by_uid[office.stakeholder]
        assert part.name == ""
        assert part.power == "inner_circle"
        assert view.contact_map.stance_towards_us(part) is not None
        assert view.contacts[office.person].jobs[0].department == "Plant"
    now = (await office.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", office.deal)).contact_map
    assert now.map_revision == revision + 1
    assert erased.recorded.revisions[office.deal].map_revision == revision + 1
    compared = await office.maps.compared(
        LOCAL_ADMINISTRATOR, "opportunity", office.deal, Moment(as_of=before, known_at=before), Moment()
    )
    assert compared.diff is not None
    # What came before can't be taken back, and neither can the erasure.
    for batch in (*batches, erased.recorded.batch):
        with pytest.raises(Erased):
            await office.undo(batch or "")
    # The same request again is done once, and answers the same.
    again = await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, office.person, "m1")
    assert again.recorded.replayed
    assert again.removed == removed


async def test_no_short_request_can_be_guessed_from_a_hash(office: Office) -> None:
    await office.load()
    await office.do(UpdateContact(contact=office.person, name=f"{MARK} Other"), mutation_id="guess")
    await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, f"{MARK} Other")
    rows = office.cypher(
        "MATCH (b:Batch) WHERE b.name <> 'import' RETURN b.name AS name, b.fingerprint AS hash ORDER BY name"
    )
    assert [(row["name"], row["hash"] is None) for row in rows] == [
        ("applyMapChanges", True),
        ("eraseContact", False),
    ]


async def test_the_person_does_not_come_back(office: Office) -> None:
    await office.load()
    await edit(office)
    await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, office.person)
    dump = office.cypher("MATCH (n) RETURN count(n) AS n")
    report = await office.load()
    refused = {(one.file, one.column): one for one in report.rejections}
    assert refused["contacts.csv", "id"].reason == "erased"
    assert {file for file, _ in refused} == {
        "contacts.csv", "reporting_lines.csv", "stakeholders.csv", "stances.csv", "coverage.csv", "influences.csv",
        "alliances.csv", "conflicts.csv", "activities.csv",
    }  # fmt: skip
    assert len(report.rejections) == 11
    for language in LANGUAGES:
        assert reason_sentence(refused["contacts.csv", "id"], language)
    assert office.traces() == []
    assert office.cypher("MATCH (n) RETURN count(n) AS n") == dump

    # Under another id, with an address that we once had, however it is written; and an activity that was theirs.
    for email in (f"{MARK.upper()}@EXAMPLE.com", f"third@{MARK}.com", f"second@{MARK}.example.com"):
        report = await office.load(
            contacts_csv=f"id,name,customer,emails\nnew,New,hx,{email}\n",
            activities_csv="id,kind,occurred_at,user,contacts,opportunity,summary\na1,visit,2026-03-01,u1,li,deal,again\n",
        )
        assert {(one.file, one.column, one.reason) for one in report.rejections} >= {
            ("contacts.csv", "emails", "erased"),
            ("activities.csv", "id", "erased"),
        }
    assert office.traces() == []


async def test_no_write_brings_them_back(office: Office) -> None:
    await office.load()
    await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, f"{MARK} Name")
    customer = office.uid("MATCH (n:Customer) RETURN n.uid AS uid")
    with pytest.raises(ErasedEmail):
        await office.records.create_contact(
            LOCAL_ADMINISTRATOR, customer, AddContact(name="New", emails=(f" {MARK}@Example.com ",))
        )
    li = office.uid(CONTACT, id="li")
    with pytest.raises(ErasedEmail):
        await office.do(UpdateContact(contact=li, emails=("li@example.com", f"{MARK}@example.com")))
    with pytest.raises(ErasedContact):
        await office.do(UpdateContact(contact=office.person, name=MARK, known=True))
    with pytest.raises(ErasedContact):
        await office.do(SetJob(contact=office.person, title=MARK))
    assert office.traces() == []
    # Others may be changed, and what is left of the person may be taken out of the map, and that undone.
    await office.do(UpdateContact(contact=li, emails=("li@example.com", "other@example.com")))
    await office.undo(await office.do(RemoveStakeholder(stakeholder=office.stakeholder)))
    # And again: what somebody wrote about the nameless one meanwhile.
    await office.do(UpdateStakeholder(stakeholder=office.stakeholder, note=f"was {MARK}"))
    await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, office.person)
    assert office.traces() == []


async def test_who_is_asked_and_what_must_be_confirmed(office: Office, cypher: Cypher) -> None:
    await office.load()
    count = len(office.traces())
    with pytest.raises(InvalidArgument, match=office.person):
        await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, "Boss")
    with pytest.raises(InvalidArgument):
        await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, "")
    with pytest.raises(NotFound):
        await office.erasing.erase(LOCAL_ADMINISTRATOR, "nobody", "nobody")
    stranger = Viewer("rep", "stranger")
    with pytest.raises(NotFound):
        await office.erasing.erase(stranger, office.person, office.person)
    cypher(
        "MATCH (n:Contact {uid: $uid}) CREATE (:Contact {uid: 'twin', name: 'T'})-[:MERGED_INTO]->(n)",
        uid=office.person,
    )
    with pytest.raises(InvalidArgument, match=office.person):
        await office.erasing.erase(LOCAL_ADMINISTRATOR, "twin", "twin")
    assert len(office.traces()) == count
    # A deleted one can be erased too.
    await office.records.do(LOCAL_ADMINISTRATOR, "deleteContact", office.person)
    await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, office.person)
    assert office.traces() == []


async def test_ids_that_only_look_alike(office: Office) -> None:
    """A text that equals the id by chance, in a column that names something else, makes a row no row about them."""
    await office.load()
    other = FILES | {
        "opportunities.csv": f"id,name,customer,owner,business_type\ndeal,Deal,hx,u1,{QUOTED}\n",
        "contacts.csv": FILES["contacts.csv"] + f"{MARK}-2,Namesake,hx,{QUOTED},,,,,,,\n",
    }
    await office.load(**{name.replace(".csv", "_csv"): content for name, content in other.items()})
    await office.erasing.erase(LOCAL_ADMINISTRATOR, office.person, office.person)
    rows = office.cypher(
        "MATCH (r:ImportedRow) WHERE r.values CONTAINS $mark RETURN r.file AS file, r.key AS key ORDER BY file",
        mark=MARK,
    )
    assert [row["file"] for row in rows] == ["contacts.csv", "opportunities.csv"]
