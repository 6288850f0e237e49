"""Editing the vocabularies: what is kept, what can't be given any more, and what an import adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.errors import (
    FixedValue,
    InvalidArgument,
    MutationIdReused,
    NameTaken,
    NotFound,
    UnknownValue,
    ValueInUse,
)
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.map_changes.model import (
    AddStakeholder,
    AssignRole,
    BaseRevision,
    MapBatch,
    MapChange,
    RemoveStakeholder,
    SetStance,
    UnassignRole,
    UpdateStakeholder,
)
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.service import MapService
from graph_crm.paging import PageRequest
from graph_crm.vocabulary.editing import VocabularyEditor
from graph_crm.vocabulary.service import VocabularyService
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph_crm.graph.gateway import Graph
    from graph_crm.imports.service import ImportService

    Cypher = Callable[..., list[dict[str, Any]]]

ME = LOCAL_ADMINISTRATOR
WIZARD = {"name_en": "Wizard", "name_zh": "巫师", "weight": 0.6}


class Office:
    """Whoever keeps the vocabularies, with a map to use them in."""

    def __init__(self, graph: Graph) -> None:
        journal = Journal(graph)
        self.graph = graph
        self.words = VocabularyService(graph)
        self.edit = VocabularyEditor(graph, journal)
        self.undoing = UndoService(graph, journal)
        self.changes = MapChangeService(journal)
        self.maps = MapService(graph)

    async def change_map(self, *changes: MapChange) -> None:
        now = (await self.maps.contact_map(ME, "opportunity", "deal")).contact_map
        base = BaseRevision(map_revision=now.map_revision, org_revision=now.org_revision)
        await self.changes.apply(ME, MapBatch(kind="opportunity", uid="deal", base=base, changes=changes))

    async def boss(self, *roles: str) -> str:
        uid = str(uuid4())
        await self.change_map(AddStakeholder(uid=uid, contact="boss", roles=roles))
        return uid

    async def role(self, code: str) -> Any:
        return next((role for role in await self.words.roles(ME, retired=True) if role.code == code), None)

    async def entry(self, vocabulary: str, code: str) -> Any:
        lists = await self.words.vocabularies(ME, retired=True)
        entries = next(one.entries for one in lists if one.name == vocabulary)
        return next((entry for entry in entries if entry.code == code), None)


@pytest.fixture
def office(graph: Graph, cypher: Cypher) -> Office:
    plant(cypher)
    return Office(graph)


async def test_a_role_is_made_changed_and_taken_back(office: Office, cypher: Cypher) -> None:
    made, uid = await office.edit.save_role(ME, "wizard", WIZARD)
    role = await office.role("wizard")
    assert (role.uid, role.name_zh, role.weight, role.can_veto, role.required) == (
        uid,
        "巫师",
        0.6,
        False,
        False,
    )
    changed, same = await office.edit.save_role(ME, "wizard", {"weight": 0.2, "can_veto": True})
    role = await office.role("wizard")
    assert (same, role.name_en, role.weight, role.can_veto) == (uid, "Wizard", 0.2, True)
    assert changed.entries[0].before == {"weight": 0.6, "can_veto": False}
    assert cypher(
        "MATCH (b:Batch)-[:HOLDS]->(e)-[:CONCERNS]->(r:Role {code: 'wizard'}) RETURN b.name AS name"
    ) == [
        {"name": "saveRole"},
        {"name": "saveRole"},
    ]
    nothing, same = await office.edit.save_role(ME, "wizard", {"weight": 0.2})
    assert (nothing.batch, same) == (None, uid)
    for recorded in (changed, made):
        assert recorded.batch
        await office.undoing.undo(ME, recorded.batch)
    assert await office.role("wizard") is None
    # The code stays taken; whoever makes it again gets the same role back.
    _, again = await office.edit.save_role(ME, "wizard", {"weight": 0.3})
    assert again == uid
    assert (await office.role("wizard")).weight == 0.3


async def test_what_a_role_can_not_be(office: Office) -> None:
    for code, given, argument in (
        ("Big Boss", WIZARD, "code"),
        ("wizard", {**WIZARD, "weight": 1.1}, "weight"),
        ("wizard", {**WIZARD, "weight": float("nan")}, "weight"),
        ("wizard", {"name_en": "W"}, "weight"),
        ("wizard", {"weight": 0.1}, "nameEn, nameZh"),
        ("wizard", {**WIZARD, "name_zh": " "}, "nameZh"),
    ):
        with pytest.raises(InvalidArgument) as refused:
            await office.edit.save_role(ME, code, given)
        assert refused.value.params["argument"] == argument
    assert await office.role("wizard") is None
    with pytest.raises(NotFound):
        await office.edit.retire(ME, "retireRole", "Role", "wizard")


async def test_the_same_mutation_is_done_once(office: Office) -> None:
    made, uid = await office.edit.save_role(ME, "wizard", WIZARD, "m1")
    again, same = await office.edit.save_role(ME, "wizard", WIZARD, "m1")
    assert (again.replayed, again.batch, same) == (True, made.batch, uid)
    with pytest.raises(MutationIdReused):
        await office.edit.save_role(ME, "wizard", {**WIZARD, "weight": 0.1}, "m1")


async def test_a_retired_role_stays_on_maps_and_is_given_no_more(office: Office) -> None:
    boss = await office.boss("approver")
    recorded, _ = await office.edit.retire(ME, "retireRole", "Role", "approver")
    shown = (await office.maps.contact_map(ME, "opportunity", "deal")).contact_map
    assert [role.code for role in shown.by_uid[boss].roles] == ["approver"]
    assert shown.map_revision == 1
    assert "approver" not in {role.code for role in await office.words.roles(ME)}
    assert (await office.role("approver")).retired_at is not None
    with pytest.raises(UnknownValue):
        await office.change_map(AddStakeholder(contact="wang", roles=("approver",)))
    again, _ = await office.edit.retire(ME, "retireRole", "Role", "approver")
    assert again.batch is None
    assert recorded.batch
    await office.undoing.undo(ME, recorded.batch)
    await office.edit.retire(ME, "retireRole", "Role", "approver")
    await office.edit.restore(ME, "restoreRole", "Role", "approver")
    await office.change_map(AddStakeholder(contact="wang", roles=("approver",)))
    await office.change_map(UnassignRole(stakeholder=boss, role="approver"))


async def test_what_was_ever_used_is_not_deleted(office: Office) -> None:
    boss = await office.boss("approver")
    await office.change_map(UnassignRole(stakeholder=boss, role="approver"))
    await office.change_map(RemoveStakeholder(stakeholder=boss))
    with pytest.raises(ValueInUse) as refused:
        await office.edit.delete(ME, "deleteRole", "Role", "approver")
    assert refused.value.params["count"] == 1
    assert "Retire it instead" in refused.value.sentence("en")
    assert "停用" in refused.value.sentence("zh")
    await office.edit.delete(ME, "deleteRole", "Role", "gatekeeper")
    assert await office.role("gatekeeper") is None
    with pytest.raises(UnknownValue):
        await office.change_map(AddStakeholder(contact="wang", roles=("gatekeeper",)))
    with pytest.raises(NotFound):
        await office.edit.delete(ME, "deleteRole", "Role", "gatekeeper")


async def test_an_undo_takes_nothing_away_that_is_in_use(office: Office) -> None:
    made, _ = await office.edit.save_role(ME, "wizard", WIZARD)
    boss = await office.boss()
    await office.change_map(AssignRole(stakeholder=boss, role="wizard"))
    assert made.batch
    with pytest.raises(ValueInUse):
        await office.undoing.undo(ME, made.batch)
    assert await office.role("wizard") is not None


async def test_parties(office: Office, cypher: Cypher) -> None:
    _, uid = await office.edit.save_party(ME, None, " Globex ")
    for name in ("globex", "Rival"):
        with pytest.raises(NameTaken):
            await office.edit.save_party(ME, None, name)
    renamed, same = await office.edit.save_party(ME, uid, "GLOBEX")
    assert same == uid
    assert renamed.entries[0].after == {"name": "GLOBEX"}
    page = await office.words.parties(ME, PageRequest(2), "o")
    assert ([party.name for party in page.items], page.has_next) == (["GLOBEX", "status_quo"], False)
    assert (await office.words.parties(ME, PageRequest(1))).has_next

    [us] = cypher("MATCH (party:Party {code: 'us'}) RETURN party.uid AS uid")
    for doing in (office.edit.retire, office.edit.delete):
        with pytest.raises(FixedValue):
            await doing(ME, "name", "Party", us["uid"])
    with pytest.raises(FixedValue):
        await office.edit.save_party(ME, us["uid"], "We")
    with pytest.raises(NotFound):
        await office.edit.retire(ME, "retireParty", "Party", "boss")

    boss = await office.boss()
    await office.change_map(SetStance(stakeholder=boss, party=uid, value=1))
    await office.edit.retire(ME, "retireParty", "Party", uid)
    assert "GLOBEX" not in {party.name for party in (await office.words.parties(ME, PageRequest())).items}
    retired = await office.words.parties(ME, PageRequest(), retired=True)
    assert "GLOBEX" in {party.name for party in retired.items}
    shown = (await office.maps.contact_map(ME, "opportunity", "deal")).contact_map.by_uid[boss]
    assert [stance.value for stance in shown.stances] == [1]
    with pytest.raises(UnknownValue):
        await office.change_map(SetStance(stakeholder=boss, party=uid, value=2))
    with pytest.raises(ValueInUse):
        await office.edit.delete(ME, "deleteParty", "Party", uid)
    cypher("MATCH (deal:Opportunity {uid: 'second'}) SET deal.winner = 'rival'")
    with pytest.raises(ValueInUse):
        await office.edit.delete(ME, "deleteParty", "Party", "rival")
    cypher("MATCH (deal:Opportunity {uid: 'second'}) REMOVE deal.winner")
    await office.edit.delete(ME, "deleteParty", "Party", "rival")


async def test_values(office: Office) -> None:
    _, uid = await office.edit.save_entry(ME, "orientation", "political", {"name_en": "Political"})
    entry = await office.entry("orientation", "political")
    assert (entry.uid, entry.name_zh, entry.place, entry.fixed) == (uid, "Political", 4, False)
    await office.edit.save_entry(ME, "orientation", "political", {"name_zh": "政治", "place": 0})
    entry = await office.entry("orientation", "political")
    assert (entry.name_en, entry.name_zh, entry.place) == ("Political", "政治", 0)
    boss = await office.boss()
    await office.change_map(UpdateStakeholder(stakeholder=boss, orientation="political"))
    await office.change_map(UpdateStakeholder(stakeholder=boss, orientation=None))
    with pytest.raises(ValueInUse):
        await office.edit.delete(ME, "deleteVocabularyEntry", "VocabularyEntry", uid)
    await office.edit.retire(ME, "retireVocabularyEntry", "VocabularyEntry", uid)
    with pytest.raises(UnknownValue):
        await office.change_map(UpdateStakeholder(stakeholder=boss, orientation="political"))
    technical = (await office.entry("orientation", "technical")).uid
    await office.edit.delete(ME, "deleteVocabularyEntry", "VocabularyEntry", technical)
    assert await office.entry("orientation", "technical") is None
    with pytest.raises(InvalidArgument):
        await office.edit.save_entry(ME, "colours", "red", {"name_en": "Red"})
    with pytest.raises(InvalidArgument):
        await office.edit.save_entry(ME, "stage", "won", {"name_en": "Won", "place": -1})


async def test_of_a_fixed_vocabulary_only_names_and_places_change(office: Office) -> None:
    uid = (await office.entry("power", "outside")).uid
    await office.edit.save_entry(ME, "power", "outside", {"name_en": "Far away", "place": 9})
    entry = await office.entry("power", "outside")
    assert (entry.name_en, entry.place, entry.fixed) == ("Far away", 9, True)
    for doing in (office.edit.retire, office.edit.delete):
        with pytest.raises(FixedValue):
            await doing(ME, "name", "VocabularyEntry", uid)
    with pytest.raises(FixedValue):
        await office.edit.save_entry(ME, "power", "throne", {"name_en": "Throne"})
    assert await office.entry("power", "throne") is None


USES = {
    "stage": "MATCH (deal:Opportunity {uid: 'deal'}) SET deal.stage = $code",
    "seniority": "MATCH (:Contact {uid: 'boss'})-[job:WORKS_AT]->() SET job.seniority = $code, job.superseded_at = datetime()",
    "orientation": "CREATE (:StakeholderState {uid: 'state', orientation: $code})",
    "involvement": "MATCH (d:Opportunity {uid: 'deal'}), (c:Customer {uid: 'other'}) CREATE (d)-[:INVOLVES {as: $code}]->(c)",
}


async def test_in_use(office: Office, cypher: Cypher) -> None:
    lists = await office.words.vocabularies(ME)
    first = {one.name: one.entries[0] for one in lists if not one.fixed}
    uids = [entry.uid for entry in first.values()]
    assert await office.words.in_use(ME, uids) == [False] * 4
    for name, entry in first.items():
        cypher(USES[name], code=entry.code)
        before = office.graph.queries_run
        in_use = dict(zip(first, await office.words.in_use(ME, uids), strict=True))
        assert office.graph.queries_run - before == 1
        assert in_use[name]
        with pytest.raises(ValueInUse):
            await office.edit.delete(ME, "deleteVocabularyEntry", "VocabularyEntry", entry.uid)


async def test_who_did_not_sign_in_sees_no_vocabulary(office: Office) -> None:
    for viewer, sees in ((Viewer("rep", "ann"), True), (Viewer("rep"), False)):
        assert bool(await office.words.roles(viewer)) == sees
        assert bool((await office.words.parties(viewer, PageRequest())).items) == sees
        assert any(one.entries for one in await office.words.vocabularies(viewer)) == sees


async def test_an_import_adds_what_the_vocabularies_lack(
    office: Office, imports: ImportService, tmp_path: Path
) -> None:
    stage = (await office.entry("stage", "proposal")).uid
    await office.edit.delete(ME, "deleteVocabularyEntry", "VocabularyEntry", stage)
    discovery = (await office.entry("stage", "discovery")).uid
    await office.edit.retire(ME, "retireVocabularyEntry", "VocabularyEntry", discovery)
    files = {
        "customers.csv": "id,name\nc,Company",
        "contacts.csv": "id,name,customer,seniority\np,Pat,c,C-Level\nq,Quinn,c,manager\nr,Ray,c,C-Level",
        "opportunities.csv": "id,name,customer,stage\nd,Deal,c,POC 试点\ne,Else,c,proposal\nf,Foo,c,discovery",
        "stakeholders.csv": "opportunity,contact,orientation\nd,p,legal\nd,nobody,lost",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content + "\n", encoding="utf-8")

    def silent(file: str, done: int, total: int) -> None:
        """Nobody watches."""

    await imports.import_folder(tmp_path, "test", silent)
    await imports.import_folder(tmp_path, "test", silent)
    added = await office.entry("seniority", "C-Level")
    assert (added.name_en, added.name_zh, added.place, added.fixed) == ("C-Level", "C-Level", 4, False)
    assert (await office.entry("stage", "POC 试点")).place > 6
    assert (await office.entry("stage", "proposal")).uid == stage
    assert (await office.entry("stage", "discovery")).retired_at is not None
    assert await office.entry("orientation", "legal") is not None
    # A row that was not taken brings nothing.
    assert await office.entry("orientation", "lost") is None
    assert (await office.entry("seniority", "manager")).name_zh == "经理"
