"""Every role, every field and every mutation, on rows that are theirs, their team's, shared, over, others' and nobody's.

The schema itself says what there is to ask: a new field is asked with the rest, and a new root field or mutation must be
put into a table here. Whatever text comes back says whose it is (tests/access/company.py)."""

from __future__ import annotations

import asyncio
import gc
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

import pytest
import pytest_asyncio

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.api.batches import OwnBatches
from graph_crm.api.context import Context
from graph_crm.api.error_messages import ErrorMessages
from graph_crm.api.rates import Points
from graph_crm.api.schema import make_schema
from graph_crm.app import make_services
from graph_crm.graph.named_query import expand
from tests.access.asking import Asking
from tests.access.company import GROUPS, MARK, REP, THINGS, Group, allowed, live, plant
from tests.conftest import CLEAN
from tests.graph_dump import full_dump

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from neo4j import Driver

    from graph_crm.api.context import Services
    from graph_crm.graph.gateway import Graph

# graphql-core drops the other fields of an object that one field makes null; the driver then drops the connection that it was
# opening for one of them (neo4j 6.4, AsyncBoltSocket._connect_secure).
pytestmark = [
    pytest.mark.filterwarnings(
        f"ignore:Exception ignored in. <{what}:pytest.PytestUnraisableExceptionWarning"
    )
    for what in ("coroutine", "socket.socket")
]


@pytest.fixture(scope="module", autouse=True)
def _nothing_left_to_others() -> Iterator[None]:
    """What was dropped here is not found in another file's test."""
    yield
    gc.collect()


ME = "me"
VIEWERS = {
    "rep": Viewer("rep", ME),
    "manager": Viewer("manager", ME),
    "viewer": Viewer("viewer", ME),
    "planner": Viewer("planner", ME),
    "service": Viewer("service"),
    "administrator": Viewer("administrator", ME),
    "reading token": Viewer("rep", ME, scopes=frozenset({"read"})),
    "not told of people": Viewer("manager", ME, sees_sensitive=False),
    "all but what is delicate": Viewer("planner", ME, sees_sensitive=False),
    "who has nothing": Viewer("rep", "outsider"),
    "nobody": Viewer("manager"),
}
# A token that may only read is told what its user is.
READERS = [name for name in VIEWERS if name != "reading token"]
# As it is found out with whoever signs in.
HOLDERS = expand("MATCH (user:User {uid: $uid}) RETURN @holders_of(user, $manages) AS holders", "matrix")
EARLY = '"2026-02-01T00:00:00Z"'


def of(*texts: str) -> Callable[[Group], list[str]]:
    """The arguments for a group: ``$`` stands for its name."""
    return lambda group: [text.replace("$", group) for text in texts]


# Every root field of Query with the arguments it is asked with, of every group; "" of it all, once.
QUERIES: dict[str, Callable[[Group], list[str]] | str] = {
    "node": of('id: "c-$"', 'id: "d-$"', 'id: "p-$"', 'id: "boss-$"'),
    "nodes": of('ids: ["c-$", "d-$", "p-$", "boss-$"]'),
    "users": "",
    "teams": "",
    "me": "",
    "tokens": "",
    "accessEvents": "",
    "contactMapDiff": of(
        f'map: "d-$", kind: OPPORTUNITY, from: {EARLY}', f'map: "c-$", kind: CUSTOMER, from: {EARLY}'
    ),
    "stanceHistory": of(
        'stakeholder: "dp-$", includeCorrected: true', 'stakeholder: "cp-$", includeCorrected: true'
    ),
    "contactStanceHistory": of('contact: "p-$", includeCorrected: true'),
    "roles": "",
    "parties": "",
    "vocabularies": "",
    "myAgenda": 'user: "me", first: 100',
    "audit": of(
        'first: 100, scope: {map: {kind: OPPORTUNITY, uid: "d-$"}}',
        'first: 100, scope: {map: {kind: CUSTOMER, uid: "c-$"}}',
        'first: 100, scope: {contact: "p-$"}',
        'first: 100, scope: {contact: "r-$"}',
        'first: 100, scope: {node: "c-$"}',
        'first: 100, scope: {node: "d-$"}',
        'first: 100, scope: {node: "dp-$"}',
        'first: 100, scope: {node: "t-$"}',
    ),
    "contactMergePreview": of('keep: "p-$", merge: "r-$"', 'keep: "p-own", merge: "r-$"'),
    "customerMergePreview": of('keep: "c-own", merge: "c-$"', 'keep: "c-$", merge: "c-write"'),
    "transferOwnershipPreview": 'from: "stranger"',
    "customer": of('uid: "c-$"'),
    "contact": of('uid: "p-$"', 'uid: "boss-$"'),
    "opportunity": of('uid: "d-$"'),
    "customers": of("first: 100", 'first: 100, search: "mk"', 'industry: "mk-$-company2"'),
    "contacts": of("first: 100", 'first: 100, search: "mk"', 'customerUid: "c-$"'),
    "opportunities": of(
        "first: 100", 'first: 100, search: "mk"', 'customerUid: "c-$"', 'ownerUid: "stranger"'
    ),
    "portfolio": of(
        "first: 100", 'first: 100, filter: {owner: "stranger"}', 'filter: {team: "north", status: null}'
    ),
    "dealPatterns": "minimum: 1",
}
# Fields below the root that must have arguments; of a customer's map they say that nobody such is there.
NESTED = {
    "ContactMap.warmPaths": '(to: "dp-$")',
    "ContactMap.whatIf": '(changes: [{powerChanges: {stakeholder: "dp-$", power: null}}])',
    "ContactMap.introductions": '(to: "dp-$")',
    "Insights.introductions": '(to: "dp-$")',
}
# How many fields of each are asked, as deep as that goes: of anything by its id few, for the kinds have root fields.
MOST = {"node": 60, "nodes": 60, "customer": 1600, "contactMapDiff": 600}
MOST_OF_OTHERS = 300
# Whose map is asked for its analyses.
ANALYSED = ("customer", "opportunity")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def matrix(open_test_graph: Graph, driver: Driver) -> Matrix:
    """The company, filled once: nothing here changes it, which the tests of the mutations make sure of."""

    def run(text: str, **params: object) -> list[dict[str, Any]]:
        with driver.session() as session:
            return [record.data() for record in session.run(text, params)]  # pyright: ignore[reportArgumentType]

    run(CLEAN)
    made = Matrix(make_services(open_test_graph), run)
    plant(run)
    us = run("MATCH (p:Party {code: 'us'}) RETURN p.uid AS uid")[0]["uid"]
    await live(run, made.change, us)
    for name, viewer in VIEWERS.items():
        found = run(HOLDERS, uid=viewer.user_uid, manages=viewer.role == "manager")
        made.viewers[name] = replace(viewer, holders=frozenset(found[0]["holders"] if found else ()))
    return made


class Matrix:
    """Asks the real schema without what limits a request: these documents are long."""

    def __init__(self, services: Services, run: Callable[..., list[dict[str, Any]]]) -> None:
        self.services, self.run = services, run
        self.schema = make_schema(Points(10**12))
        self.schema.extensions = (ErrorMessages, OwnBatches)
        self.graphql = self.schema._schema  # pyright: ignore[reportPrivateUsage]
        self.asking = Asking(self.graphql, NESTED)
        self.viewers: dict[str, Viewer] = {}

    async def ask(self, viewer: Viewer, document: str) -> tuple[dict[str, Any], list[Any]]:
        result = await self.schema.execute(
            with_uids(document), context_value=Context(services=self.services, viewer=viewer)
        )
        return result.data or {}, result.errors or []

    async def change(self, mutation: str) -> dict[str, Any]:
        """Done by the administrator, and it must be done."""
        data, errors = await self.ask(LOCAL_ADMINISTRATOR, f"mutation {{ it: {mutation} {WRITTEN} }}")
        assert not errors, errors
        assert "message" not in data["it"], (mutation, data)
        return data["it"]

    def selection(self, field: str) -> str:
        fields = self.graphql.query_type.fields  # pyright: ignore[reportOptionalMemberAccess]
        selection = self.asking.selection(fields[field], MOST.get(field, MOST_OF_OTHERS))
        if field in ANALYSED:
            return f"{selection[:-1]} analysed: contactMap {self.asking.analysed()} }}"
        return selection

    async def texts(self, viewer: Viewer, field: str) -> str:
        """All that a viewer is told by a root field, about every group."""
        table = QUERIES[field]
        arguments = (
            [(table, "own")]
            if isinstance(table, str)
            else sorted({a: g for g in GROUPS for a in table(g)}.items())
        )
        selection = self.selection(field)
        told: list[str] = []
        for one, group in arguments:
            asked = f"{{ {field}{f'({one})' if one else ''} {selection.replace('$', group)} }}"
            data, errors = await self.ask(viewer, asked)
            for error in errors:
                assert error.extensions.get("code") in {"NOT_FOUND", "FORBIDDEN", "INVALID_ARGUMENT"}, error
            told.append(json.dumps(data) + "".join(error.message for error in errors))
        return "\n".join(told)


def with_uids(text: str) -> str:
    """The parts of maps are named for readers; what a client makes has a UUID."""
    return re.sub(r'"((?:[dc][pr]|t)-[a-z]+)"', lambda found: f'"{uuid5(NAMESPACE_URL, found[1])}"', text)


WRITTEN = "{ __typename ... on Problem { message } }"


def marks(text: str) -> set[tuple[str, str]]:
    """Whose the texts are. A drawing cuts long ones: a part of one tells of it, too."""
    return {
        (group, min((one for one in THINGS if one.startswith(thing)), key=len, default=thing))
        for group, thing in MARK.findall(text)
    }


def test_every_root_field_is_in_the_matrix(matrix: Matrix) -> None:
    graphql = matrix.graphql
    assert graphql.query_type
    assert graphql.mutation_type
    assert graphql.subscription_type
    assert set(graphql.query_type.fields) == set(QUERIES)
    assert set(graphql.mutation_type.fields) == {*MUTATIONS, *NOT_OF_ROWS, *ACCOUNTS}
    assert set(graphql.subscription_type.fields) == {"mapChanged"}
    for name in graphql.query_type.fields:
        matrix.selection(name)
    # As a part of everything that is asked, at least once.
    of_a_map = {f"Insights.{name}" for name in matrix.graphql.type_map["ContactMap"].fields}  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    assert matrix.asking.fields() - of_a_map == matrix.asking.met - of_a_map


@pytest.fixture(scope="module")
def everything() -> dict[str, set[tuple[str, str]]]:
    """What the administrator was told, by root field."""
    return {}


@pytest.fixture(scope="module")
def in_all() -> dict[str, set[tuple[str, str]]]:
    """What each viewer was told by all root fields together."""
    return {name: set() for name in VIEWERS}


@pytest.mark.parametrize("field", QUERIES)
@pytest.mark.parametrize("name", READERS)
async def test_a_viewer_is_told_what_is_theirs_and_nothing_else(
    matrix: Matrix,
    everything: dict[str, set[tuple[str, str]]],
    in_all: dict[str, set[tuple[str, str]]],
    name: str,
    field: str,
) -> None:
    viewer = matrix.viewers[name]
    if field not in everything:
        everything[field] = marks(await matrix.texts(LOCAL_ADMINISTRATOR, field))
    told = marks(await matrix.texts(viewer, field))
    leaks = {mark for mark in told if not allowed(viewer, mark)}
    assert not leaks, sorted(leaks)
    in_all[name] |= told
    if field not in OTHERWISE:
        missing = {mark for mark in everything[field] - told if allowed(viewer, mark)}
        # The administrator comes to these by a customer too that is not the viewer's.
        assert not {mark for mark in missing if mark[0] != "deal" and mark[1] != "mine"}, sorted(missing)


# What the administrator may change, others may merge or hand over only where it is theirs to change.
OTHERWISE = {"contactMergePreview", "customerMergePreview", "transferOwnershipPreview", "myAgenda"}


@pytest.mark.parametrize("name", READERS)
def test_all_that_is_theirs_is_told_somewhere(
    matrix: Matrix,
    everything: dict[str, set[tuple[str, str]]],
    in_all: dict[str, set[tuple[str, str]]],
    name: str,
) -> None:
    planted = set[tuple[str, str]]().union(*everything.values())
    missing = {mark for mark in planted - in_all[name] if allowed(matrix.viewers[name], mark)}
    assert not missing, sorted(missing)


def test_the_whole_company_is_asked_after(everything: dict[str, set[tuple[str, str]]]) -> None:
    """What was planted is what the administrator was told, so that nothing is hidden from everybody."""
    told = set[tuple[str, str]]().union(*everything.values())
    assert {(group, thing) for group in GROUPS for thing in THINGS - {"job", "mine"}} | {
        ("foreign", "job"),
        ("own", "mine"),
    } == told


# Every mutation that names a row, with rows of a group.
MUTATIONS: dict[str, Callable[[Group], list[str]]] = {
    "applyMapChanges": lambda group: (
        [
            f'map: {{kind: {kind}, uid: "{owner}-{group}", mapRevision: 0, organisationRevision: 0}}, changes: [{{{change}}}]'
            for kind, owner in (("OPPORTUNITY", "d"), ("CUSTOMER", "c"))
            for change in (
                f'addContact: {{name: "New", customer: "c-{group}"}}',
                f'updateContact: {{contact: "p-{group}", name: "New"}}',
                f'setJob: {{contact: "p-{group}", customer: "c-{group}", title: "New"}}',
                f'endJob: {{contact: "p-{group}", customer: "c-{group}"}}',
                f'setReportingLine: {{report: "r-{group}", manager: "p-{group}"}}',
                f'removeReportingLine: {{report: "p-{group}"}}',
                f'addStakeholder: {{contact: "boss-{group}"}}',
                f'removeStakeholder: {{stakeholder: "{owner}p-{group}"}}',
                f'restoreStakeholder: {{stakeholder: "{owner}p-{group}"}}',
                f'placeStakeholder: {{stakeholder: "{owner}p-{group}", x: 1, y: 1}}',
                f'updateStakeholder: {{stakeholder: "{owner}p-{group}", note: "New"}}',
                f'assignRole: {{stakeholder: "{owner}p-{group}", role: "user"}}',
                f'unassignRole: {{stakeholder: "{owner}p-{group}", role: "approver"}}',
                f'setCoverage: {{stakeholder: "{owner}p-{group}", user: "me", level: BRIEF}}',
                f'removeCoverage: {{stakeholder: "{owner}p-{group}", user: "outsider"}}',
                f'setInfluence: {{influencer: "{owner}r-{group}", influenced: "{owner}p-{group}", strength: 1}}',
                f'removeInfluence: {{influencer: "{owner}p-{group}", influenced: "{owner}r-{group}"}}',
                f'setTie: {{kind: CONFLICT, first: "{owner}p-{group}", second: "{owner}r-{group}"}}',
                f'removeTie: {{kind: ALLIANCE, first: "{owner}p-{group}", second: "{owner}r-{group}"}}',
                'addDecisionStep: {name: "New", order: 2}',
                f'updateDecisionStep: {{step: "t-{group}", name: "New"}}',
                f'removeDecisionStep: {{step: "t-{group}"}}',
                f'assignDecider: {{step: "t-{group}", stakeholder: "dr-{group}"}}',
                f'unassignDecider: {{step: "t-{group}", stakeholder: "dp-{group}"}}',
            )
        ]
        # From my own map: people and companies of others in it.
        + [
            f'map: {{kind: OPPORTUNITY, uid: "d-own", mapRevision: 0, organisationRevision: 0}}, changes: [{{{change}}}]'
            for change in (
                f'addStakeholder: {{contact: "boss-{group}", external: true}}',
                f'updateContact: {{contact: "boss-{group}", name: "New"}}',
                f'addPartner: {{customer: "c-{group}", involvedAs: "consultant"}}',
                f'updateStakeholder: {{stakeholder: "dp-{group}", note: "New"}}',
                f'setJob: {{contact: "p-own", customer: "c-{group}", title: "New"}}',
            )
        ]
    ),
    "undo": lambda group: [f'batch: "<batch of d-{group}>"', f'batch: "<batch of c-{group}>"'],
    "createActivity": of(
        'input: {kind: CALL, status: DONE, occurredAt: "2026-03-01T00:00:00Z", subject: "c-$"}',
        'input: {kind: CALL, status: DONE, occurredAt: "2026-03-01T00:00:00Z", subject: "d-$"}',
        'input: {kind: CALL, status: DONE, occurredAt: "2026-03-01T00:00:00Z", subject: "c-own", contacts: ["boss-$"]}',
        'input: {kind: CALL, status: DONE, occurredAt: "2026-03-01T00:00:00Z", subject: "c-own", '
        'evidence: [{role: {stakeholder: "dp-$", role: "approver"}}]}',
    ),
    "updateActivity": of('input: {activity: "<activity of d-$>", summary: "New"}'),
    "completeActivity": of('input: {activity: "<activity of d-$>", summary: "New"}'),
    "deleteActivity": of('uid: "<activity of d-$>"'),
    "restoreActivity": of('uid: "<activity of d-$>"'),
    "updateCustomer": of('input: {uid: "c-$", name: "New"}'),
    "deleteCustomer": of('uid: "c-$"'),
    "restoreCustomer": of('uid: "c-$"'),
    "setGroup": of('customer: "c-$", partOf: null', 'customer: "c-write", partOf: "c-$"'),
    "createContact": of('input: {customer: "c-$", name: "New"}'),
    "updateContact": of('input: {uid: "p-$", name: "New"}'),
    "deleteContact": of('uid: "p-$"'),
    "restoreContact": of('uid: "p-$"'),
    "createOpportunity": of('input: {customer: "c-$", name: "New"}'),
    "updateOpportunity": of('input: {uid: "d-$", name: "New"}'),
    "deleteOpportunity": of('uid: "d-$"'),
    "restoreOpportunity": of('uid: "d-$"'),
    "closeOpportunity": of('uid: "d-$", status: WON, reason: "New", winner: "<us>"'),
    "reopenOpportunity": of('uid: "d-$"'),
    "eraseContact": of('uid: "p-$", confirm: "p-$"'),
    "copyStakeholders": of(
        'from: {kind: OPPORTUNITY, uid: "d-$"}, to: {kind: CUSTOMER, uid: "c-$", mapRevision: 0, organisationRevision: 0}'
    ),
    "applyTemplate": of(
        'map: {kind: CUSTOMER, uid: "c-$", mapRevision: 0, organisationRevision: 0}, template: {roles: ["legal"]}',
        'map: {kind: OPPORTUNITY, uid: "d-$", mapRevision: 0, organisationRevision: 0}, template: {roles: ["legal"]}',
    ),
    "moveContact": of(
        'input: {contact: "boss-$", from: "c-$", to: "c-write"}',
        'input: {contact: "boss-write", from: "c-write", to: "c-$"}',
    ),
    "mergeContacts": of('keep: "p-$", merge: "r-$"', 'keep: "p-write", merge: "boss-$"'),
    "mergeCustomers": lambda group: [
        f'keep: "c-spare", merge: "c-{group}"',
        # What is one's own may go into what one was given to work on.
        *([] if group in {"team", "write"} else [f'keep: "c-{group}", merge: "c-spare"']),
    ],
    "setOwner": of('node: "c-$", user: "me", kind: SALES', 'node: "d-$", user: "me"', 'node: "d-$"'),
    "share": of(
        'node: "c-$", user: "me"', 'node: "d-$", user: "me"', 'node: "d-$", team: "north", access: READ'
    ),
    "unshare": of('node: "c-$", user: "me"', 'node: "d-$", user: "stranger"', 'node: "c-$", team: "north"'),
    "setMainContact": of('customer: "c-$", contact: "p-$"', 'customer: "c-write", contact: "boss-$"'),
    "transferOwnership": of('from: "stranger", to: "me", assignments: [{node: "c-$", to: "me"}]'),
}
# These name no row of a customer; who may do them is another matter. The arguments are those of who may not write.
NOT_OF_ROWS: dict[str, str] = {
    "createCustomer": 'input: {name: "New"}',
    "saveRole": 'role: {code: "new", nameEn: "New"}',
    "retireRole": 'code: "user"',
    "restoreRole": 'code: "user"',
    "deleteRole": 'code: "user"',
    "saveParty": 'party: {name: "New"}',
    "retireParty": 'party: "<us>"',
    "restoreParty": 'party: "<us>"',
    "deleteParty": 'party: "<us>"',
    "saveVocabularyEntry": 'entry: {vocabulary: STAGE, code: "new", nameEn: "New"}',
    "retireVocabularyEntry": 'entry: "nothing"',
    "restoreVocabularyEntry": 'entry: "nothing"',
    "deleteVocabularyEntry": 'entry: "nothing"',
}
# Tried and tested with the accounts (tests/api/test_sign_in.py, test_teams.py).
ACCOUNTS = {
    "deleteTeam",
    "saveTeam",
    "setUserTeam",
    "inviteUser",
    "makeResetLink",
    "makeToken",
    "revokeToken",
    "setUserActive",
    "setUserRole",
}
# Whoever collaborates on the deal changes the deal, and is not told of its customer.
CHANGED_BY_THE_DEAL = {
    "applyMapChanges",
    "undo",
    "createActivity",
    "updateActivity",
    "completeActivity",
    "deleteActivity",
    "restoreActivity",
    "updateContact",
    "deleteContact",
    "restoreContact",
    "eraseContact",
    "updateOpportunity",
    "deleteOpportunity",
    "restoreOpportunity",
    "closeOpportunity",
    "reopenOpportunity",
    "applyTemplate",
    "mergeContacts",
}
# Whose it is, is not said by whom it was only given to.
HANDS_ON = {"setOwner", "share", "unshare", "transferOwnership", "mergeCustomers"}
OWNED: frozenset[Group] = frozenset({"own", "mate", "junior", "unowned"})
# What is refused may say so as any of these; nothing else comes back.
REFUSED = {"NodeNotFound", "NOT_FOUND", "FORBIDDEN"}
# What one of us does not have, as far as the viewer may know, can't be named as an exception.
# To share what is shared already so is no change, and answered as one.
SAYS_OTHERWISE = {
    "transferOwnership": {"InvalidInput"},
    "share": {"ResponsibilityChanged"},
    "unshare": {"ResponsibilityChanged"},
}
CHANGES: dict[str, frozenset[Group]] = {
    "rep": frozenset({"own", "team", "write"}),
    "manager": frozenset({"own", "team", "write", "mate", "junior", "unowned"}),
}


def named(matrix: Matrix, text: str) -> str:
    """The arguments with what only the graph knows: batches and activities."""
    batches = "MATCH (b:Batch)-[:CHANGED]->({uid: $uid}) RETURN b.uid AS uid ORDER BY b.made_at DESC LIMIT 1"
    activities = "MATCH (a:Activity)-[:ABOUT]->({uid: $uid}) RETURN a.uid AS uid LIMIT 1"
    us = "MATCH (p:Party {code: 'us'}) RETURN p.uid AS uid"
    for pattern, query in ((r"<batch of ([\w-]+)>", batches), (r"<activity of ([\w-]+)>", activities)):
        for uid in set(re.findall(pattern, text)):
            text = text.replace(re.sub(r"\(.*\)", uid, pattern), matrix.run(query, uid=uid)[0]["uid"])
    return text.replace("<us>", matrix.run(us)[0]["uid"])


async def answers(matrix: Matrix, viewer: Viewer, mutation: str, arguments: str) -> str:
    """What came of a mutation: the type of the answer, or the code of the error."""
    data, errors = await matrix.ask(
        viewer, f"mutation {{ it: {mutation}({named(matrix, arguments)}) {WRITTEN} }}"
    )
    if errors:
        return str(errors[0].extensions.get("code") if errors[0].extensions else errors[0].message)
    return data["it"]["__typename"]


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("role", CHANGES)
async def test_what_is_not_theirs_to_change_stays(matrix: Matrix, role: str, mutation: str) -> None:
    before = full_dump(matrix.run)
    for group in GROUPS:
        theirs = CHANGES[role] & OWNED if mutation in HANDS_ON else CHANGES[role]
        if group in theirs or (group == "deal" and mutation in CHANGED_BY_THE_DEAL):
            continue
        for arguments in MUTATIONS[mutation](group):
            came = await answers(matrix, matrix.viewers[role], mutation, arguments)
            assert came in REFUSED | SAYS_OTHERWISE.get(mutation, set()), (arguments, came)
    assert full_dump(matrix.run) == before


@pytest.mark.parametrize("mutation", [*MUTATIONS, *NOT_OF_ROWS])
@pytest.mark.parametrize("name", ["viewer", "planner", "reading token", "all but what is delicate"])
async def test_who_may_only_read_changes_nothing_at_all(matrix: Matrix, name: str, mutation: str) -> None:
    before = full_dump(matrix.run)
    listed = MUTATIONS[mutation]("own") if mutation in MUTATIONS else [NOT_OF_ROWS[mutation]]
    for arguments in listed:
        # Who may not see a batch or another of two contacts is not told that they may not write either.
        assert await answers(matrix, matrix.viewers[name], mutation, arguments) in {
            "FORBIDDEN",
            "NodeNotFound",
        }
    assert full_dump(matrix.run) == before


@pytest.mark.parametrize("mutation", sorted(set(NOT_OF_ROWS) - {"createCustomer"}))
@pytest.mark.parametrize("role", CHANGES)
async def test_the_words_are_for_administrators(matrix: Matrix, role: str, mutation: str) -> None:
    before = full_dump(matrix.run)
    came = await answers(matrix, matrix.viewers[role], mutation, NOT_OF_ROWS[mutation])
    assert came in {"FORBIDDEN", "NodeNotFound", "FixedValue", "ValueInUse", "InvalidInput", "RoleSaved"}
    assert full_dump(matrix.run) == before


@pytest.mark.parametrize("mutation", [*NOT_OF_ROWS, *sorted(ACCOUNTS)])
async def test_what_names_no_row_is_listed_with_a_reason(matrix: Matrix, mutation: str) -> None:
    fields = matrix.graphql.mutation_type.fields[mutation].args  # pyright: ignore[reportOptionalMemberAccess]
    assert not {"customer", "contact", "map", "opportunity", "activity"} & set(fields)


@pytest.mark.parametrize("name", VIEWERS)
async def test_only_who_sees_a_map_follows_it(matrix: Matrix, name: str) -> None:
    viewer = matrix.viewers[name]

    async def follow(kind: str, uid: str, mark: tuple[str, str]) -> None:
        document = (
            f'subscription {{ mapChanged(map: "{uid}", kind: {kind}, since: {{map: 0, organisation: 0}}) '
            "{ uid mapRevision changes { uid name madeByName } } }"
        )
        context = Context(services=matrix.services, viewer=viewer)
        stream = await matrix.schema.subscribe(document, context_value=context)
        result = await asyncio.wait_for(anext(aiter(stream)), 20)  # pyright: ignore[reportArgumentType]
        await stream.aclose()  # pyright: ignore[reportAttributeAccessIssue]
        if allowed(viewer, mark):
            assert result.data, result.errors
            assert result.data["mapChanged"]["uid"] == uid
        else:
            assert [(error.extensions or {})["code"] for error in result.errors or []] == ["NOT_FOUND"]

    await asyncio.gather(
        *(follow("CUSTOMER", f"c-{group}", (group, "company")) for group in GROUPS),
        *(follow("OPPORTUNITY", f"d-{group}", (group, "deal")) for group in GROUPS),
    )


# What is merged is no more.
@pytest.mark.parametrize("mutation", sorted(MUTATIONS, key=lambda name: name == "mergeCustomers"))
async def test_what_is_theirs_to_change_is_changed(matrix: Matrix, mutation: str) -> None:
    """So that the tests of what is refused can fail. Last, for it changes the company."""
    came = [
        await answers(matrix, matrix.viewers["rep"], mutation, arguments)
        for arguments in MUTATIONS[mutation]("own")
    ]
    assert not set(came) <= REFUSED, came


def test_groups_are_what_a_rep_sees_and_does_not() -> None:
    assert set(GROUPS) > REP
    assert CHANGES["rep"] < REP
