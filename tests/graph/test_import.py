"""Real folders into a real graph: first import, bad rows, changes, edits made here, and again."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.errors import ImportFolderError
from graph_crm.graph.gateway import open_graph
from graph_crm.imports.sentences import reason_sentence
from graph_crm.imports.service import BATCH_ROWS, ImportService
from graph_crm.text import LANGUAGES
from tests.graph_dump import canonical_dump, full_dump

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from graph_crm.graph.connection import Connection
    from graph_crm.imports.model import ImportReport

    Cypher = Callable[..., list[dict[str, Any]]]
    Import = Callable[..., Awaitable[ImportReport]]

# A group with a subsidiary, a consultant, one deal with a map, one customer map.
BASE = {
    "users.csv": "id,name,email,role\nu1,Xiao Chen,x@example.com,rep\nu2,Ann,a@example.com,manager\n",
    "competitors.csv": "id,name\nnw,Northwind\nct,Contoso\n",
    "customers.csv": (
        "id,name,kind,industry,sales_owner,service_owner\n"
        "hx,华星重工,customer,machinery,u1,\nhxg,华星集团,group,holding,u1,u2\nout,Elsewhere,consultant,,,\n"
    ),
    "subsidiaries.csv": "customer,part_of\nhx,hxg\n",
    "contacts.csv": (
        "id,name,known,customer,title,department,emails,birthday,note\n"
        "wang,王建国,yes,hx,GM,管理层,wang@example.com;w@example.com,1970-02-03,\n"
        "li,李敏,yes,hx,Head,设备部,,,likes tea\n"
        "zhao,赵,yes,hxg,Chairman,,,,\n"
        "cfo,,no,hx,CFO,财务部,,,\n"
        "guest,Guest,yes,out,Adviser,,,,\n"
    ),
    "reporting_lines.csv": "contact,manager,customer,kind\nli,wang,,\ncfo,wang,,solid\nwang,zhao,hx,\nli,zhao,,dotted\n",
    "opportunities.csv": (
        "id,name,customer,stage,amount,currency,expected_close_on,winner,owner,competitors\n"
        "line3,MES Line 3,hx,proposal,3200000.50,CNY,2026-12-20,nw,u1,nw;ct\n"
    ),
    "stakeholders.csv": (
        "opportunity,customer,contact,roles,power,vote_weight,x,y,external,goals\n"
        "line3,,wang,approver,inner_circle,3,10,20,,Cut downtime\n"
        "line3,,li,technical_evaluator;champion,political_structure,,,,,\n"
        "line3,,zhao,,,,,,,\n"
        "line3,,guest,influencer,,,,,yes,\n"
        ",hx,li,,outside,,,,,\n"
    ),
    "stances.csv": (
        "opportunity,contact,party,value,confidence,evidence,assessed_by,since\n"
        "line3,li,us,2,0.9,Proposal,u1,2026-09-02\nline3,li,us,1,0.5,,u2,\nline3,wang,nw,1,,Golf,u1,\n"
        "line3,zhao,status_quo,0,,,,\n"
    ),
    "coverage.csv": "opportunity,contact,user,level,since\nline3,li,u1,in_depth,2026-01-05\nline3,wang,u2,brief,\n",
    "influences.csv": "opportunity,influencer,influenced,strength,sign,note\nline3,li,wang,2,+,\nline3,zhao,wang,3,-,n\n",
    "alliances.csv": "opportunity,first,second,note\nline3,wang,li,Same school\n",
    "conflicts.csv": "opportunity,first,second,note\nline3,guest,wang,Old dispute\n",
    "activities.csv": (
        "id,kind,occurred_at,user,contacts,opportunity,customer,summary\n"
        "a1,visit,2026-11-03T09:30,u1,li;wang,line3,,Walked the line\na2,call,2026-11-04,u2,,,hx,\na3,mail,2026-11-05,u2,,,,\n"
    ),
}
CURRENT = "e.valid_to IS NULL AND e.superseded_at IS NULL"


def say_nothing(_file: str, _done: int, _total: int) -> None:
    """Nobody watches the progress."""


@pytest.fixture
def imported(imports: ImportService, tmp_path: Path) -> Import:
    """Write files into a folder, over what stands there, and import it."""

    async def run(files: dict[str, str], source: str = "erp", encoding: str = "utf-8") -> ImportReport:
        folder = tmp_path / source
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).write_bytes(text.encode(encoding))
        return await imports.import_folder(folder, source, say_nothing)

    return run


def changed(file: str, *replacements: tuple[str, str]) -> dict[str, str]:
    """One file of BASE with texts replaced."""
    text = BASE[file]
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return {file: text}


def totals(report: ImportReport) -> tuple[int, int, int, int]:
    """New, changed, unchanged, rejected."""
    files = report.files
    return (
        sum(one.created for one in files),
        sum(one.updated for one in files),
        sum(one.unchanged for one in files),
        report.rejected,
    )


def rejections(report: ImportReport) -> list[tuple[str, int, str, str, str]]:
    for one in report.rejections:
        for language in LANGUAGES:
            assert reason_sentence(one, language)
    return [(one.file, one.line, one.column, one.value, one.reason) for one in report.rejections]


def kept(report: ImportReport) -> list[tuple[str, int, str, str, str]]:
    return [(one.file, one.line, one.column, one.value, one.kept) for one in report.kept]


def node(cypher: Cypher, key: str, label: str = "Contact") -> dict[str, Any]:
    [row] = cypher(
        "MATCH (:ExternalId {label: $label, external_id: $key})-[:IDENTIFIES]->(n) RETURN properties(n) AS n",
        label=label,
        key=key,
    )
    return row["n"]


def revisions(cypher: Cypher) -> dict[str, tuple[int | None, int | None]]:
    rows = cypher(
        "MATCH (k:ExternalId)-[:IDENTIFIES]->(n) WHERE n:Customer OR n:Opportunity "
        "RETURN k.external_id AS key, n.map_revision AS map, n.org_revision AS org"
    )
    return {row["key"]: (row["map"], row["org"]) for row in rows}


def edges(cypher: Cypher, kind: str, condition: str = "true") -> list[dict[str, Any]]:
    """All versions of edges of a type, oldest record first, with the external ids of both ends."""
    rows = cypher(
        f"MATCH (a)-[e:{kind}]->(b) WHERE {condition} "
        "RETURN properties(e) AS e, COLLECT { MATCH (k:ExternalId)-[:IDENTIFIES]->(a) RETURN k.external_id } AS a, "
        "COLLECT { MATCH (k:ExternalId)-[:IDENTIFIES]->(b) RETURN k.external_id } + coalesce(b.code, []) AS b, "
        "properties(b) AS end ORDER BY e.recorded_at, e.valid_to IS NULL"
    )
    return [
        {**row["e"], "from": "".join(row["a"]), "to": "".join(row["b"]), "end": row["end"]} for row in rows
    ]


def assert_history(versions: list[dict[str, Any]]) -> None:
    """One change: the old row superseded, a copy that says until when, the new current one."""
    old, copy, new = versions
    assert old["superseded_at"] is not None
    assert "valid_to" not in old
    assert copy["valid_to"] == new["valid_from"]
    assert copy["valid_from"] == old["valid_from"]
    assert copy["recorded_at"] == new["recorded_at"] == old["superseded_at"]
    assert "superseded_at" not in copy
    assert {"valid_to", "superseded_at"}.isdisjoint(new)
    assert len({old["uid"], copy["uid"], new["uid"]}) == 3
    assert {one["recorded_by"] for one in versions} == {"import:erp"}


async def test_everything_is_there(imported: Import, cypher: Cypher) -> None:
    report = await imported(BASE)
    assert rejections(report) == []
    assert [one.file for one in report.files] == list(BASE)
    assert totals(report) == (sum(text.count("\n") - 1 for text in BASE.values()), 0, 0, 0)

    wang = node(cypher, "wang")
    assert (wang["name"], wang["emails"], str(wang["birthday"])) == (
        "王建国",
        ["wang@example.com", "w@example.com"],
        "1970-02-03",
    )
    assert node(cypher, "cfo")["known"] is False
    deal = node(cypher, "line3", "Opportunity")
    assert (deal["amount"], deal["currency"], deal["status"]) == (320000050, "CNY", "open")
    assert deal["winner"] == node(cypher, "nw", "Party")["uid"]
    expected = Counter(
        WORKS_AT=5, REPORTS_TO=4, PART_OF=1, FOR=1, OWNS=4, COMPETES_IN=2, IS=5, IN_MAP=5, STATE=5, PLAYS=4,
        STANCE=4, COVERS=2, INFLUENCES=2, ALLIED_WITH=1, CONFLICTS_WITH=1, DID=3, WITH=2, ABOUT=2,
    )  # fmt: skip
    rows = cypher(
        "MATCH ()-[e]->() WHERE NOT type(e) IN ['IDENTIFIES', 'MIGRATED_TO', 'HOLDS', 'CHANGED', 'CONCERNS', 'OF_USER'] RETURN type(e) AS type, count(*) AS n"
    )
    assert {row["type"]: row["n"] for row in rows} == expected

    # Direction of every kind of edge.
    assert {(e["from"], e["to"]) for e in edges(cypher, "PART_OF")} == {("hx", "hxg")}
    assert {(e["from"], e["to"], e["kind"]) for e in edges(cypher, "REPORTS_TO")} == {
        ("li", "wang", "solid"),
        ("cfo", "wang", "solid"),
        ("wang", "zhao", "solid"),
        ("li", "zhao", "dotted"),
    }
    assert {e["customer_uid"] for e in edges(cypher, "REPORTS_TO")} == {node(cypher, "hx", "Customer")["uid"]}
    assert {(e["from"], e["to"], e.get("kind")) for e in edges(cypher, "OWNS")} == {
        ("u1", "hx", "sales"),
        ("u1", "hxg", "sales"),
        ("u2", "hxg", "service"),
        ("u1", "line3", None),
    }
    [golf] = [e for e in edges(cypher, "STANCE") if e["to"] == "nw"]
    assert (golf["value"], golf["evidence"], golf["assessed_by"]) == (
        1,
        "Golf",
        node(cypher, "u1", "User")["uid"],
    )
    assert {(e["to"], e["sign"], e["strength"]) for e in edges(cypher, "INFLUENCES")} == {
        ('["[\\"opportunity\\", \\"line3\\"]", "wang"]', 1, 2),
        ('["[\\"opportunity\\", \\"line3\\"]", "wang"]', -1, 3),
    }
    [since] = [e for e in edges(cypher, "COVERS") if e["level"] == "in_depth"]
    assert since["valid_from"].to_native() == datetime(2026, 1, 5, tzinfo=UTC)
    assert since["from"] == "u1"
    uids = [row["uid"] for row in cypher("MATCH (n) WHERE n.uid IS NOT NULL RETURN n.uid AS uid")]
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
async def test_other_encodings_give_the_same_graph(imported: Import, cypher: Cypher, encoding: str) -> None:
    assert rejections(await imported(BASE, encoding=encoding)) == []
    assert node(cypher, "hxg", "Customer")["name"] == "华星集团"


async def test_a_second_run_changes_nothing(imported: Import, cypher: Cypher) -> None:
    created = totals(await imported(BASE))[0]
    before = full_dump(cypher)
    report = await imported(BASE)
    assert full_dump(cypher) == before
    assert totals(report) == (0, 0, created, 0)
    assert kept(report) == []
    # Nor when the columns and rows come in another order, and a tie the other way round.
    shuffled = {
        "influences.csv": "note,sign,influenced,influencer,opportunity,strength\nn,-,wang,zhao,line3,3\n,+,wang,li,line3,2\n",
        "alliances.csv": "opportunity,first,second,note\nline3,li,wang,Same school\n",
        "stakeholders.csv": changed(
            "stakeholders.csv", ("technical_evaluator;champion", "champion; technical_evaluator")
        )["stakeholders.csv"],
    }
    assert totals(await imported(shuffled)) == (0, 0, created, 0)
    without_lists = [row for row in full_dump(cypher) if "ImportedRow" not in row.get("labels", ())]
    assert without_lists == [row for row in before if "ImportedRow" not in row.get("labels", ())]


# Each kind of bad row: what is added to a file of BASE, and the report. Line numbers come from the file.
BAD = [
    ("users.csv", "u9,Bad,,king", "role", "king", "vocabulary"),
    ("users.csv", "u1,Again,,", "id", "u1", "double"),
    ("users.csv", f"{'x' * 201},Long,,", "id", "x" * 79 + "…", "too-long"),
    ("users.csv", "u9,a,b,rep,and,more", "", "u9,a,b,rep,and,more", "too-many-cells"),
    ("users.csv", 'u9,"open,,', "", 'u9,"open,,', "not-csv"),
    ("users.csv", "u9,a\0b,,", "name", "a�b", "control-character"),
    ("users.csv", ",Nobody,,", "id", "", "required"),
    ("competitors.csv", "us,We", "id", "us", "reserved"),
    ("customers.csv", "c9,C,customer,,nobody,", "sales_owner", "nobody", "unknown-reference"),
    ("subsidiaries.csv", "hxg,hx", "part_of", "hx", "circle"),
    ("subsidiaries.csv", "hxg,hxg", "part_of", "hxg", "same"),
    ("subsidiaries.csv", "hxg,nobody", "part_of", "nobody", "unknown-reference"),
    ("subsidiaries.csv", "hx,out", "customer", "hx", "double"),
    ("contacts.csv", "p9,P,yes,nowhere,,,,,", "customer", "nowhere", "unknown-reference"),
    ("contacts.csv", "p9,P,perhaps,hx,,,,,", "known", "perhaps", "not-yes-or-no"),
    ("contacts.csv", "p9,P,yes,hx,,,,46112,", "birthday", "46112", "not-a-date"),
    ("reporting_lines.csv", "zhao,li,hx,", "manager", "li", "circle"),
    ("reporting_lines.csv", "nobody,wang,,", "contact", "nobody", "unknown-reference"),
    ("reporting_lines.csv", "cfo,nobody,,dotted", "manager", "nobody", "unknown-reference"),
    ("reporting_lines.csv", "li,cfo,hx,solid", "contact", "li", "double"),
    ("opportunities.csv", "o9,O,hx,,1.005,CNY,,,,", "amount", "1.005", "precision"),
    ("opportunities.csv", "o9,O,hx,,1,RMB,,,,", "currency", "RMB", "currency"),
    ("opportunities.csv", "o9,O,hx,,x,CNY,,,,", "amount", "x", "not-a-number"),
    ("opportunities.csv", "o9,O,hx,,,,,,,nw;nobody", "competitors", "nobody", "unknown-reference"),
    ("opportunities.csv", "o9,O,hx,,,,,nobody,,", "winner", "nobody", "unknown-reference"),
    ("stakeholders.csv", "line3,,cfo,king,,,,,,", "roles", "king", "unknown-role"),
    ("stakeholders.csv", "line3,hx,cfo,,,,,,,", "opportunity", "line3", "one-map"),
    ("stakeholders.csv", "nobody,,cfo,,,,,,,", "opportunity", "nobody", "unknown-reference"),
    ("stakeholders.csv", ",hx,guest,,,,,,,", "contact", "guest", "not-affiliated"),
    ("stakeholders.csv", "line3,,cfo,,,3.5,,,,", "vote_weight", "3.5", "not-whole"),
    ("stances.csv", "line3,li,ct,3,,,,", "value", "3", "too-large"),
    ("stances.csv", "line3,cfo,us,1,,,,", "contact", "cfo", "not-in-map"),
    ("stances.csv", "nobody,cfo,us,1,,,,", "opportunity", "nobody", "unknown-reference"),
    ("stances.csv", "line3,li,nobody,1,,,,", "party", "nobody", "unknown-reference"),
    ("coverage.csv", "line3,li,nobody,brief,", "user", "nobody", "unknown-reference"),
    ("influences.csv", "line3,li,zhao,0,+,", "strength", "0", "too-small"),
    ("influences.csv", "line3,li,cfo,1,+,", "influenced", "cfo", "not-in-map"),
    ("alliances.csv", "line3,li,wang,the other way round", "first", "li", "double"),
    ("conflicts.csv", "line3,li,li,", "second", "li", "same"),
    ("activities.csv", "a9,visit,noon,u1,,,,", "occurred_at", "noon", "not-a-time"),
    ("activities.csv", "a9,visit,2026-01-01,u1,li;nobody,,,", "contacts", "nobody", "unknown-reference"),
]  # fmt: skip


async def test_bad_rows_lose_no_good_ones(imported: Import, cypher: Cypher) -> None:
    files = dict(BASE)
    expected: list[tuple[str, int, str, str, str]] = []
    for file, row, column, value, reason in BAD:
        expected.append((file, files[file].count("\n") + 1, column, value, reason))
        files[file] += row + "\n"
    for file, row in (("activities.csv", "a10,call,2026-01-01,u2,,,,last"), ("users.csv", "u10,Last,,")):
        files[file] += row + "\n"
    files["activities.csv"] += 'a11,call,"2026-01-01'  # the file was cut off
    expected.append(
        ("activities.csv", files["activities.csv"].count("\n") + 1, "", 'a11,call,"2026-01-01', "not-csv")
    )
    order = list(BASE)
    expected.sort(key=lambda one: (order.index(one[0]), one[1]))

    report = await imported(files)
    assert rejections(report) == expected
    assert report.rejected == len(expected)
    counts = {one.file: one for one in report.files}
    for file, text in BASE.items():
        good = text.count("\n") - 1 + (file in {"activities.csv", "users.csv"})
        assert (counts[file].created, counts[file].rejected) == (
            good,
            sum(1 for one in expected if one[0] == file),
        )
    with_bad = canonical_dump(cypher)
    cypher(
        "MATCH (n) WHERE n.uid IS NOT NULL AND n.code IS NULL OR n:ExternalId OR n:ImportedRow OR n:ImportSource DETACH DELETE n"
    )
    good = {**BASE, "users.csv": BASE["users.csv"] + "u10,Last,,\n"}
    good["activities.csv"] = BASE["activities.csv"] + "a10,call,2026-01-01,u2,,,,last\n"
    assert rejections(await imported(good)) == []
    assert canonical_dump(cypher) == with_bad, "the same graph as without the bad rows"


async def test_files_that_cannot_be_read_stop_no_other(
    imported: Import, cypher: Cypher, tmp_path: Path
) -> None:
    folder = tmp_path / "erp"
    folder.mkdir()
    (folder / "competitors.csv").write_bytes("id,name\nnw,北风\n".encode("utf-16"))
    report = await imported(
        {"users.csv": BASE["users.csv"], "customers.csv": "name\nA\nB\n", "contacts.csv": "", "notes.csv": "x",
         "subsidiaries.csv": "customer,part_of,customer\na,b,a\n", "opportunities.csv": "id,name,customer,colour\n"}
    )  # fmt: skip
    assert rejections(report) == [
        ("competitors.csv", 1, "", "", "encoding"),
        ("customers.csv", 1, "id", "", "no-column"),
        ("subsidiaries.csv", 1, "customer", "customer", "repeated-column"),
        ("contacts.csv", 1, "", "", "no-header"),
    ]
    assert report.ignored_files == ("notes.csv",)
    assert report.ignored_columns == (("opportunities.csv", "colour"),)
    assert len(cypher("MATCH (u:User) WHERE u.uid <> 'planted-service' RETURN u.uid")) == 2


async def test_a_folder_without_files(imports: ImportService, tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("x")
    with pytest.raises(ImportFolderError):
        await imports.import_folder(tmp_path, "erp", say_nothing)


async def test_a_bad_row_takes_the_blame_not_its_neighbour(imported: Import, cypher: Cypher) -> None:
    base = {name: BASE[name] for name in ("users.csv", "customers.csv", "contacts.csv")}
    lines = (
        "contact,manager,customer\n"
        "li,nobody,hx\n"  # unknown, so the next is no double
        "li,wang,hx\n"
        "wang,ghost,hx\n"  # unknown, so there is no circle over ghost
        "ghost,li,hx\n"
        "cfo,li,hx\n"
    )
    report = await imported({**base, "reporting_lines.csv": lines})
    assert [(one[1], one[4]) for one in rejections(report)] == [
        (2, "unknown-reference"),
        (4, "unknown-reference"),
        (5, "unknown-reference"),
    ]
    assert {(e["from"], e["to"]) for e in edges(cypher, "REPORTS_TO")} == {("li", "wang"), ("cfo", "li")}


async def test_a_contact_without_an_employer_needs_a_customer(imported: Import) -> None:
    base = {name: BASE[name] for name in ("users.csv", "customers.csv")}
    contacts = "id,name,customer\na,A,\nb,B,hx\n"
    report = await imported(
        {**base, "contacts.csv": contacts, "reporting_lines.csv": "contact,manager\na,b\nx,b\n"}
    )
    assert rejections(report) == [
        ("reporting_lines.csv", 2, "contact", "a", "no-employer"),
        ("reporting_lines.csv", 3, "contact", "x", "unknown-reference"),
    ]


async def test_circles_of_reporting_lines(imported: Import, cypher: Cypher) -> None:
    base = {name: BASE[name] for name in ("users.csv", "customers.csv", "contacts.csv")}
    # zhao works at the group, and has a line in hx all the same.
    await imported({**base, "reporting_lines.csv": "contact,manager,customer\nzhao,wang,hx\n"})
    report = await imported({"reporting_lines.csv": "contact,manager,customer\nwang,zhao,hx\nli,wang,hx\n"})
    assert rejections(report) == [("reporting_lines.csv", 2, "manager", "zhao", "circle")]
    assert "wang → zhao → wang" in reason_sentence(report.rejections[0], "en")
    # At another customer it is none, and neither is a dotted line.
    text = "contact,manager,customer,kind\nwang,zhao,hxg,\nwang,zhao,hx,dotted\n"
    assert rejections(await imported({"reporting_lines.csv": text})) == []
    # Turned round completely it is none either.
    text = "contact,manager,customer\nwang,zhao,hx\nzhao,guest,hx\n"
    assert rejections(await imported({"reporting_lines.csv": text})) == []
    current = {(e["from"], e["to"]) for e in edges(cypher, "REPORTS_TO", f"e.kind = 'solid' AND {CURRENT}")}
    assert current == {("wang", "zhao"), ("zhao", "guest"), ("li", "wang")}


async def test_an_edit_that_is_kept_closes_no_circle(imported: Import, cypher: Cypher) -> None:
    base = {name: BASE[name] for name in ("users.csv", "customers.csv", "contacts.csv")}
    await imported({**base, "reporting_lines.csv": "contact,manager\nli,wang\ncfo,wang\n"})
    edit_edge(cypher, "REPORTS_TO", "li", to="cfo")
    # The file still says li -> wang; what stands here is li -> cfo, so cfo -> li would close a circle.
    report = await imported({"reporting_lines.csv": "contact,manager\nli,wang\ncfo,li\n"})
    assert rejections(report) == [("reporting_lines.csv", 3, "manager", "li", "circle")]
    assert kept(report) == [("reporting_lines.csv", 2, "manager", "wang", "cfo")]


async def test_swapping_companies(imported: Import, cypher: Cypher) -> None:
    base = {"customers.csv": "id,name\na,A\nb,B\nc,C\n"}
    await imported({**base, "subsidiaries.csv": "customer,part_of\na,b\nb,c\n"})
    report = await imported({"subsidiaries.csv": "customer,part_of\nb,a\na,c\n"})
    assert rejections(report) == []
    assert {(e["from"], e["to"]) for e in edges(cypher, "PART_OF")} == {("b", "a"), ("a", "c")}
    report = await imported({"subsidiaries.csv": "customer,part_of\nc,b\n"})
    assert rejections(report) == [("subsidiaries.csv", 2, "part_of", "b", "circle")]


async def test_changes_in_the_file(imported: Import, cypher: Cypher) -> None:
    await imported(BASE)
    before = revisions(cypher)
    report = await imported(
        {
            **changed("customers.csv", ("hx,华星重工,customer,machinery,u1,", "hx,华星重工,customer,rail,u2,"),
                      ("group,holding,u1,u2", "group,holding,u1,")),
            **changed("contacts.csv", ("Guest,yes,out", "Guest,yes,hx")),
            **changed("reporting_lines.csv", ("cfo,wang,,solid", "cfo,li,hx,solid")),
            **changed("opportunities.csv", ("nw;ct", "ct"), ("nw,u1", "us,")),
            **changed("stakeholders.csv", ("technical_evaluator;champion,political_structure", "champion,inner_circle"),
                      ("3,10,20", "3,11,20")),
            **changed("stances.csv", ("li,us,1,0.5,,u2,", "li,us,-1,0.5,,u2,"),
                      ("us,2,0.9,Proposal,u1,2026-09-02", "us,1,0.9,Cooler,u1,2026-10-01")),
            **changed("coverage.csv", ("in_depth,2026-01-05", "in_depth,2026-02-01")),
            **changed("activities.csv", ("li;wang,line3,,", "li,,hx,")),
        }
    )  # fmt: skip
    assert (rejections(report), kept(report)) == ([], [])
    assert totals(report)[:2] == (0, 11)

    customer = node(cypher, "hx", "Customer")
    assert (customer["industry"], customer["version"]) == ("rail", 2)
    assert_history(edges(cypher, "OWNS", "b.name = '华星重工'"))
    assert [e["from"] for e in edges(cypher, "OWNS", "b.name = '华星重工'")] == ["u1", "u1", "u2"]
    old, copy = edges(cypher, "OWNS", "e.kind = 'service'")
    assert "superseded_at" in old
    assert "valid_to" in copy
    assert len(edges(cypher, "OWNS", "b:Opportunity")) == 2, "no current owner"

    jobs = edges(cypher, "WORKS_AT", "a.name = 'Guest'")
    assert_history(jobs)
    assert [e["to"] for e in jobs] == ["out", "out", "hx"]
    lines = edges(cypher, "REPORTS_TO", "a.name = ''")
    assert_history(lines)
    assert [e["to"] for e in lines] == ["wang", "wang", "li"]

    deal = node(cypher, "line3", "Opportunity")
    assert deal["winner"] == cypher("MATCH (p:Party {code: 'us'}) RETURN p.uid AS uid")[0]["uid"]
    assert [e["from"] for e in edges(cypher, "COMPETES_IN")] == ["ct"]

    plays = edges(cypher, "PLAYS", "b.code = 'technical_evaluator'")
    assert [("superseded_at" in e, "valid_to" in e) for e in plays] == [(True, False), (False, True)]
    states = edges(cypher, "STATE", "b.power = 'inner_circle' OR b.power = 'political_structure'")
    assert (
        sorted(e["end"]["power"] for e in states if "superseded_at" in e or "valid_to" in e)
        == ["political_structure"] * 2
    )

    by_ann = edges(cypher, "STANCE", "e.evidence IS NULL AND e.confidence = 0.5")
    assert_history(by_ann)
    assert [e["value"] for e in by_ann] == [1, 1, -1]
    by_xiao = edges(cypher, "STANCE", "e.confidence = 0.9")
    assert_history(by_xiao)
    assert [str(e["valid_from"].date()) for e in by_xiao] == ["2026-09-02", "2026-09-02", "2026-10-01"]

    # Only the first day was corrected: it was never true before, so there is no copy.
    covers = edges(cypher, "COVERS", "e.level = 'in_depth'")
    assert [(str(e["valid_from"].date()), "superseded_at" in e) for e in covers] == [
        ("2026-01-05", True),
        ("2026-02-01", False),
    ]
    [about] = edges(cypher, "ABOUT", "a.kind = 'visit'")
    assert about["to"] == "hx"
    assert [e["to"] for e in edges(cypher, "WITH")] == ["li"]

    after = revisions(cypher)
    assert before == {"hx": (1, 1), "hxg": (None, None), "out": (None, None), "line3": (5, None)} | {
        "line3": before["line3"], "hx": before["hx"]
    }  # fmt: skip
    assert after["hx"][1] == (before["hx"][1] or 0) + 2, "contacts, one reporting line"
    assert (after["line3"][0] or 0) == (before["line3"][0] or 0) + 6, (
        "people, deal, stakeholders, stances, coverage, visits"
    )
    assert after["hx"][0] == (before["hx"][0] or 0) + 1, "the customer's own map shows one of the people"

    unchanged = full_dump(cypher)
    assert totals(await imported({}))[:2] == (0, 0)
    assert full_dump(cypher) == unchanged


def edit_edge(cypher: Cypher, kind: str, name: str, to: str | None = None, **fields: object) -> None:
    """What an editor does: supersede the row, say until when it was true, write a new one."""
    cypher(
        f"MATCH (a)-[e:{kind}]->(b) WHERE (a.name = $name OR EXISTS {{ (a)-[:IS]->({{name: $name}}) }}) AND {CURRENT} "
        "OPTIONAL MATCH (:ExternalId {label: labels(b)[0], external_id: $to})-[:IDENTIFIES]->(other) "
        "WITH a, e, b, coalesce(other, b) AS end "
        "WITH *, {uid: randomUUID(), recorded_at: datetime(), recorded_by: 'a user'} AS record "
        f"CREATE (a)-[copy:{kind}]->(b) SET copy = e {{.*, uid: record.uid, valid_to: datetime(), "
        "recorded_at: record.recorded_at, recorded_by: record.recorded_by} "
        f"CREATE (a)-[new:{kind}]->(end) SET new = e {{.*, uid: randomUUID(), valid_from: datetime(), "
        "recorded_at: record.recorded_at, recorded_by: record.recorded_by}, new += $fields "
        "SET e.superseded_at = datetime()",
        name={"li": "李敏", "wang": "王建国"}.get(name, name),
        to=to,
        fields=fields,
    )


async def test_what_was_edited_here_is_kept_and_reported(imported: Import, cypher: Cypher) -> None:
    await imported(BASE)
    cypher("MATCH (c:Customer {name: '华星重工'}) SET c.industry = null")
    cypher("MATCH (o:Opportunity)  MATCH (p:Party {code: 'us'}) SET o.winner = p.uid, o.amount = 1")
    edit_edge(cypher, "WORKS_AT", "li", title="Edited")
    edit_edge(cypher, "REPORTS_TO", "wang", to="guest")
    cypher(
        "MATCH (c:Contact {name: '王建国'}) SET c.name = '王建国 (edited)', c.emails = ['new@example.com']"
    )
    cypher(
        "MATCH (s)-[:IS]->({name: '王建国 (edited)'}) MATCH (s)-[e:STANCE]->() SET e.superseded_at = datetime()"
    )
    cypher("MATCH (:User)-[e:COVERS {level: 'brief'}]->() SET e.superseded_at = datetime()")
    cypher("MATCH ()-[e:PLAYS]->({code: 'champion'}) SET e.superseded_at = datetime()")
    cypher("MATCH (p:Party {name: 'Contoso'})-[e:COMPETES_IN]->() DELETE e")
    cypher(
        "MATCH (s)-[e:STATE]->(x {power: 'inner_circle'}) SET e.superseded_at = datetime() "
        "CREATE (s)-[new:STATE]->(y:StakeholderState) SET "
        "new = e {.*, superseded_at: null, uid: randomUUID(), valid_from: datetime()}, "
        "y = x {.*, uid: randomUUID(), power: 'outside'}"
    )
    before = full_dump(cypher)
    everything = [
        ("customers.csv", 2, "industry", "machinery", ""),
        ("contacts.csv", 2, "emails", "wang@example.com;w@example.com", "new@example.com"),
        ("contacts.csv", 2, "name", "王建国", "王建国 (edited)"),
        ("contacts.csv", 3, "title", "Head", "Edited"),
        ("opportunities.csv", 2, "amount", "3200000.50", "0.01"),
        ("opportunities.csv", 2, "competitors", "ct", ""),
        ("opportunities.csv", 2, "winner", "nw", "us"),
        ("reporting_lines.csv", 4, "manager", "zhao", "guest"),
        ("stakeholders.csv", 2, "power", "inner_circle", "outside"),
        ("stakeholders.csv", 3, "roles", "champion", ""),
        ("stances.csv", 4, "party", "nw", ""),
        ("coverage.csv", 3, "user", "u2", ""),
    ]
    for _ in range(2):
        report = await imported({})
        assert sorted(kept(report)) == sorted(everything)
        assert totals(report)[:2] == (0, 0)
        assert full_dump(cypher) == before

    # Another column of an edited row is still taken; the edit stays beside it.
    report = await imported(
        {
            **changed(
                "contacts.csv", ("yes,hx,Head,设备部", "yes,hx,Head,二部"), ("1970-02-03", "1970-02-04")
            ),
            **changed("stakeholders.csv", ("Cut downtime", "Cut scrap")),
        }
    )
    assert sorted(kept(report)) == sorted(everything)
    assert totals(report)[1] == 3
    [job] = edges(cypher, "WORKS_AT", f"a.name = '李敏' AND {CURRENT}")
    assert (job["title"], job["department"], job["recorded_by"]) == ("Edited", "二部", "import:erp")
    assert node(cypher, "wang")["name"] == "王建国 (edited)"
    assert node(cypher, "wang")["birthday"].to_native() == date(1970, 2, 4)
    [state] = edges(cypher, "STATE", f"b.goals = 'Cut scrap' AND {CURRENT}")
    assert state["end"]["power"] == "outside"

    # What the file takes away stays when it was edited here, and is reported once.
    report = await imported(changed("contacts.csv", ("李敏,yes,hx,Head,设备部", "李敏,yes,,,")))
    assert ("contacts.csv", 3, "customer", "", "hx") in kept(report)
    assert len(edges(cypher, "WORKS_AT", f"a.name = '李敏' AND {CURRENT}")) == 1


async def test_a_field_that_was_emptied_here_is_an_edit_when_the_file_takes_the_row_away(
    imported: Import, cypher: Cypher
) -> None:
    await imported(BASE)
    edit_edge(cypher, "WORKS_AT", "li", department=None)
    report = await imported(changed("contacts.csv", ("李敏,yes,hx,Head,设备部", "李敏,yes,,,")))
    assert kept(report) == [("contacts.csv", 3, "customer", "", "hx")]


async def test_what_is_absent_deletes_nothing(imported: Import, cypher: Cypher, tmp_path: Path) -> None:
    await imported(BASE)
    before = full_dump(cypher)
    for name in ("stances.csv", "activities.csv"):
        (tmp_path / "erp" / name).unlink()
    headers = {
        name: text.splitlines()[0] + "\n"
        for name, text in BASE.items()
        if name not in {"stances.csv", "activities.csv"}
    }
    assert totals(await imported(headers)) == (0, 0, 0, 0)
    assert full_dump(cypher) == before

    # Columns that are not there say nothing; empty cells empty.
    report = await imported(
        {
            "customers.csv": "id,name\nhx,华星重工\nhxg,华星集团\n",
            "contacts.csv": "id,name,note\nwang,王建国,\nli,李敏,\n",
            "opportunities.csv": "id,name,customer\nline3,MES Line 3,hx\n",
            "stakeholders.csv": "opportunity,contact,power\nline3,li,\n",
        }
    )
    assert (rejections(report), totals(report)[:2]) == ([], (0, 2))
    assert node(cypher, "hxg", "Customer")["kind"] == "group"
    assert "note" not in node(cypher, "li")
    assert len(edges(cypher, "OWNS", CURRENT)) == 4
    assert len(edges(cypher, "PLAYS", CURRENT)) == 4
    [state] = edges(
        cypher,
        "STATE",
        f"{CURRENT} AND EXISTS {{ (a)-[:IS]->({{name: '李敏'}}) }} AND EXISTS {{ (a)-[:IN_MAP]->(:Opportunity) }}",
    )
    assert "power" not in state["end"]


async def test_two_sources_do_not_meet(imported: Import, cypher: Cypher) -> None:
    await imported(BASE)
    mine = canonical_dump(cypher)
    report = await imported({**BASE, **changed("contacts.csv", ("王建国", "Somebody"))}, source="crm2")
    assert totals(report)[1:] == (0, 0, 0)
    assert len(cypher("MATCH (c:Contact) RETURN c.uid")) == 10
    cypher("MATCH (n)<-[:IDENTIFIES]-(:ExternalId {source: 'crm2'}) DETACH DELETE n")
    cypher("MATCH (s:StakeholderState) WHERE NOT EXISTS { (s)<--() } DELETE s")
    cypher("MATCH (n) WHERE n.source = 'crm2' OR n.name = 'crm2' DETACH DELETE n")
    assert canonical_dump(cypher) == mine


PROCESS = """
import asyncio, sys
from pathlib import Path
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import open_graph
from graph_crm.imports.service import ImportService

async def main(uri, user, password, folder):
    async with open_graph(Connection(uri, user, password), 30) as graph:
        report = await ImportService(graph).import_folder(Path(folder), "erp", lambda *_: None)
        print(sum(one.created for one in report.files), sum(one.unchanged for one in report.files), report.rejected)

asyncio.run(main(*sys.argv[1:]))
"""


async def test_one_source_imported_by_several_processes_at_once(
    imported: Import, cypher: Cypher, connection: Connection, tmp_path: Path
) -> None:
    people = "id,name,customer\n" + "".join(f"p{n},P{n},hx\n" for n in range(700))
    lines = "contact,manager\n" + "".join(f"p{n},p{n // 3}\n" for n in range(1, 700))
    parts = "opportunity,contact,roles\n" + "".join(f"line3,p{n},user\n" for n in range(700))
    more = {**BASE, "contacts.csv": people, "reporting_lines.csv": lines, "stakeholders.csv": parts}
    more = {
        name: text
        for name, text in more.items()
        if name
        not in {
            "stances.csv",
            "coverage.csv",
            "influences.csv",
            "alliances.csv",
            "conflicts.csv",
            "activities.csv",
        }
    }
    created = totals(await imported(more))[0]
    alone = canonical_dump(cypher)
    cypher(
        "MATCH (n) WHERE n.uid IS NOT NULL AND n.code IS NULL OR n:ExternalId OR n:ImportedRow OR n:ImportSource "
        "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
    )

    arguments = (connection.uri, connection.user, connection.password, str(tmp_path / "erp"))
    processes = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", PROCESS, *arguments, stdout=-1, stderr=-1)
        for _ in range(2)
    ]
    outputs = [await process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    numbers = [[int(word) for word in out.split()] for out, _ in outputs]
    assert sum(new for new, _, _ in numbers) == created, "every row is made by one of them"
    assert [new + unchanged for new, unchanged, _ in numbers] == [created, created]
    assert canonical_dump(cypher) == alone


async def test_a_long_file_goes_in_batches(
    imported: Import, imports: ImportService, cypher: Cypher, tmp_path: Path
) -> None:
    rows = [f"c{n},Customer {n}" for n in range(2000)]
    rows[700] = "c700," + "x" * 201
    await imported({"customers.csv": "\n".join(["id,name", *rows])})
    assert cypher("MATCH (c:Customer) RETURN count(c) AS n") == [{"n": 1999}]
    told: list[tuple[str, int, int]] = []

    def listen(file: str, done: int, total: int) -> None:
        told.append((file, done, total))

    await imports.import_folder(tmp_path / "erp", "erp", listen)
    assert told == [
        ("customers.csv", done, 1999) for done in (0, BATCH_ROWS, 2 * BATCH_ROWS, 3 * BATCH_ROWS, 1999)
    ]


async def test_an_import_asks_a_fixed_number_of_queries(imported: Import, graph: Any) -> None:
    counts: list[int] = []
    for size in (10, 400):
        before = graph.queries_run
        await imported({"customers.csv": "id,name\n" + "".join(f"{size}-{n},C\n" for n in range(size))})
        counts.append(graph.queries_run - before)
    assert counts[0] == counts[1]


HOSTILE = [
    "'; MATCH (n) DETACH DELETE n; //",
    '"quoted" \\"and\\" \\',
    "\\u0041 \\n ${x} {{x}}",
    "$source",
    "`backticks` {name: 1}",
    "😀👨‍👩‍👧 \u202e right to left \u200b",
    "字" * 200,
    "\\" * 200,
    '"' * 200,
    "[bold]not markup[/bold]",
    "a\u2028b",
    "null",
    "%s %(x)s {0}",
]


async def test_hostile_strings_are_strings(imported: Import, cypher: Cypher) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    ids = [quoted(text) for text in HOSTILE]
    files = {
        "users.csv": "id,name\n" + "".join(f"{one},{one}\n" for one in ids),
        "competitors.csv": "id,name\n" + "".join(f"{one},{one}\n" for one in ids),
        "customers.csv": "id,name,region,sales_owner\n" + "".join(f"{one},{one},{one},{one}\n" for one in ids),
        "contacts.csv": "id,name,customer,title,note\n" + "".join(f"{one},{one},{one},{one},{one}\n" for one in ids)
        + "".join(f"b{place},B,{one},,\n" for place, one in enumerate(ids)),
        "reporting_lines.csv": "contact,manager\n" + "".join(f"{one},b{place}\n" for place, one in enumerate(ids)),
        "opportunities.csv": "id,name,customer\n" + "".join(f"{one},{one},{one}\n" for one in ids),
        "stakeholders.csv": "opportunity,contact,goals\n" + "".join(f"{one},{one},{one}\n{one},b{place},\n" for place, one in enumerate(ids)),
        "stances.csv": "opportunity,contact,party,value,evidence,assessed_by\n" + "".join(f"{one},{one},{one},1,{one},{one}\n" for one in ids),
        "alliances.csv": "opportunity,first,second,note\n" + "".join(f"{one},{one},b{place},{one}\n" for place, one in enumerate(ids)),
    }  # fmt: skip
    report = await imported(files)
    assert rejections(report) == []
    for label in ("User", "Customer", "Contact", "Opportunity"):
        rows = cypher(
            "MATCH (k:ExternalId {label: $label})-[:IDENTIFIES]->(n) WHERE k.external_id = n.name "
            "RETURN n.name AS name",
            label=label,
        )
        assert sorted(row["name"] for row in rows) == sorted(HOSTILE)
    assert sorted(e["evidence"] for e in edges(cypher, "STANCE")) == sorted(HOSTILE)
    before = full_dump(cypher)
    assert totals(await imported({}))[:2] == (0, 0)
    assert full_dump(cypher) == before


async def test_who_may_stand_in_a_map(imported: Import, cypher: Cypher) -> None:
    await imported(BASE)
    # Somebody who worked at the customer once may; somebody of a subsidiary may not stand in its group's map.
    await imported(changed("contacts.csv", ("Guest,yes,out", "Guest,yes,hx")))
    report = await imported(
        {
            **changed("contacts.csv", ("Guest,yes,out", "Guest,yes,out")),
            **changed("stakeholders.csv", (",hx,li,,outside,,,,,", ",hx,guest,,,,,,,\n,hxg,li,,,,,,,")),
        }
    )
    assert rejections(report) == [("stakeholders.csv", 7, "contact", "li", "not-affiliated")]
    assert len(edges(cypher, "WORKS_AT", "a.name = 'Guest'")) == 5
    # Marked external they all may.
    report = await imported(changed("stakeholders.csv", (",hx,li,,outside,,,,,", ",hxg,li,,,,,,yes,")))
    assert rejections(report) == []


async def test_a_job_that_was_never_true_is_no_reason_to_stand_in_a_map(
    imported: Import, cypher: Cypher
) -> None:
    await imported(BASE)
    cypher("MATCH (:Contact {name: 'Guest'})-[e:WORKS_AT]->() SET e.superseded_at = datetime()")
    report = await imported(changed("stakeholders.csv", (",hx,li,,outside,,,,,", ",out,guest,,,,,,,")))
    assert rejections(report) == [("stakeholders.csv", 6, "contact", "guest", "not-affiliated")]


async def test_the_rows_of_a_map_may_be_of_a_customer(imported: Import, cypher: Cypher) -> None:
    files = dict(BASE)
    files["stakeholders.csv"] += ",hx,wang,,,,,,,\n"
    files["alliances.csv"] = "opportunity,customer,first,second\n,hx,wang,li\nline3,,wang,li\n"
    assert rejections(await imported(files)) == []
    assert len(edges(cypher, "ALLIED_WITH")) == 2
    [(with_ties, _)] = [value for key, value in revisions(cypher).items() if key == "hx"]
    assert with_ties == 3, "once for its stakeholders, once for its alliances, once for the visits"


async def test_an_interrupted_source_says_so_until_it_is_complete(
    imported: Import, imports: ImportService, cypher: Cypher
) -> None:
    await imported(BASE)
    assert not (await imports.overview("erp")).unfinished
    cypher("MATCH (s:ImportSource) REMOVE s.completed_at")
    assert (await imports.overview("erp")).unfinished
    await imported({})
    assert not (await imports.overview("erp")).unfinished


async def test_the_lists_are_cut_and_the_counts_are_not(
    imported: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_crm.imports.service.MAX_LISTED", 3)
    report = await imported({"users.csv": "id,name\n" + "u,U\n" * 6})
    assert (len(report.rejections), report.rejected) == (3, 5)


async def test_another_graph_object_sees_the_same(
    connection: Connection, imported: Import, tmp_path: Path
) -> None:
    created = totals(await imported(BASE))[0]
    async with open_graph(connection, 30) as other:
        report = await ImportService(other).import_folder(tmp_path / "erp", "erp", say_nothing)
    assert totals(report) == (0, 0, created, 0)
