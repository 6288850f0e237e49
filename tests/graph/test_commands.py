"""The command line as people run it: a process of its own, on the real server."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.connection import Connection

    Cypher = Callable[..., list[dict[str, Any]]]

ROOT = Path(__file__).parents[2]
FILES = {
    "users.csv": "id,name\nann,Ann",
    "customers.csv": "id,name\nacme,Acme\nbolt,Bolt [gears]",
    "contacts.csv": "id,name,customer,title\nboss,王老板,acme,CEO\nlow,[bold]Low[/],acme,",
    "opportunities.csv": "id,name,customer,owner\nx,Robots for Acme,acme,ann\ny,Gears for Bolt,bolt,ann",
    "reporting_lines.csv": "contact,manager\nlow,boss",
    "stakeholders.csv": "opportunity,contact,roles\nx,boss,approver\nx,low,user",
    "stances.csv": "opportunity,contact,party,value\nx,low,us,-1",
}


class Run(Protocol):
    """Run ``graph-crm`` with arguments and settings and return how it ended."""

    def __call__(self, *arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]: ...


def start(*arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-m", "graph_crm", *map(str, arguments)],
        cwd=ROOT,
        env={**own, "LC_ALL": "C.UTF-8", "COLUMNS": "200", "NO_COLOR": "1", **settings},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def run(connection: Connection, cypher: Cypher) -> Run:
    """Run a command on the test server, whose graph is empty."""
    server = {
        "NEO4J_URI": connection.uri,
        "NEO4J_USER": connection.user,
        "NEO4J_PASSWORD": connection.password,
    }
    return lambda *arguments, **settings: start(*arguments, **{**server, **settings})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "crm [old]"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content + "\n", encoding="utf-8")
    return folder


def test_migrate_says_that_nothing_is_missing(run: Run) -> None:
    done = run("migrate")
    assert (done.returncode, done.stdout) == (0, "The schema is up to date.\n")
    assert run("migrate", GRAPH_CRM_LANGUAGE="zh").stdout == "图结构已是最新。\n"


def test_import_and_the_maps(run: Run, folder: Path, tmp_path: Path, cypher: Cypher) -> None:
    done = run("import", folder)
    assert done.returncode == 0, done.stderr
    assert re.search(r"contacts\.csv\W+2\b", done.stdout)

    listed = run("map")
    assert listed.returncode == 0
    for name in ("Robots for Acme", "Gears for Bolt", "Acme", "Bolt [gears]"):
        assert re.search(rf"^\S+  [\w ]+  {re.escape(name)}$", listed.stdout, re.M), name

    by_part = run("map", "robots")
    assert by_part.returncode == 0
    assert "Robots for Acme · Acme" in by_part.stdout
    # The tree hangs Low below the boss; names are no markup.
    assert re.search(r"^└── 王老板 CEO\n.*\n    └── \[bold\]Low\[/\]\n", by_part.stdout, re.M)
    for said in ("Approver", "Us –", "Findings", "nobody"):
        assert said.lower() in by_part.stdout.lower()

    [row] = cypher("MATCH (n:Opportunity {name: 'Robots for Acme'}) RETURN n.uid AS uid")
    assert run("map", row["uid"]).stdout == by_part.stdout
    assert "批准人" in run("map", row["uid"], GRAPH_CRM_LANGUAGE="zh").stdout

    ambiguous = run("map", "for")
    assert ambiguous.returncode == 1
    assert "Which map?" in ambiguous.stdout
    assert {"Robots for Acme", "Gears for Bolt"} <= set(re.findall(r"[A-Z]\w+ for \w+", ambiguous.stdout))
    # The whole name of one is not ambiguous, though another holds it.
    assert "Acme" in run("map", "Acme").stdout

    drawing = tmp_path / "map [1].svg"
    drawn = run("map", "robots", "--svg", drawing)
    assert drawn.stdout == f"The map is in {drawing}.\n"
    assert "王老板" in drawing.read_text(encoding="utf-8")
    nowhere = run("map", "robots", "--svg", tmp_path / "no" / "map.svg")
    assert nowhere.returncode == 1
    assert "can't be written" in nowhere.stderr
    assert "Traceback" not in nowhere.stderr

    status = run("status")
    assert status.returncode == 0
    for name, count in (("Customers", 2), ("Contacts", 2), ("Opportunities", 2), ("Stakeholders", 2)):
        assert re.search(rf"{name}\s+{count}\b", status.stdout)
    assert re.search(r"客户\s+2\b", run("status", GRAPH_CRM_LANGUAGE="zh").stdout)


def test_a_name_that_nothing_has(run: Run) -> None:
    for wanted in ("[nobody]", ""):
        done = run("map", wanted)
        assert (done.returncode, done.stdout) == (1, "")
        assert f'Nothing is called "{wanted}"' in done.stderr
    empty = run("map")
    assert (empty.returncode, empty.stderr) == (0, "")
    assert "graph-crm import" in empty.stdout


def test_an_import_with_a_bad_row_ends_with_3_and_a_report(run: Run, folder: Path, tmp_path: Path) -> None:
    with (folder / "contacts.csv").open("a", encoding="utf-8") as contacts:
        contacts.write("lost,Lost,nowhere,\n")
    report = tmp_path / "report.csv"
    done = run("import", folder, "--report", report)
    assert done.returncode == 3
    assert "nowhere" in done.stdout
    rows = report.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "file,line,column,value,what,reason"
    assert len(rows) == 2
    assert rows[1].startswith("contacts.csv,4,customer,nowhere,rejected,")
    chinese = run("import", folder, "--report", report, GRAPH_CRM_LANGUAGE="zh")
    assert chinese.returncode == 3
    assert re.search(r"[\u4e00-\u9fff]", report.read_text(encoding="utf-8-sig"))


def test_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    done = run("import", tmp_path / "no")
    assert (done.returncode, done.stdout) == (1, "")
    assert str(tmp_path / "no") in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        done = start("status", NEO4J_URI=nobody)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Nothing answers at {nobody}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["status"], ["up", "--port", "0"]])
def test_a_server_that_refuses_us(run: Run, command: list[str]) -> None:
    done = run(*command, NEO4J_PASSWORD="wrong-word")
    assert (done.returncode, done.stdout) == (1, "")
    assert "refused the password" in done.stderr
    assert "wrong-word" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("host", "container"), [("0.0.0.0", ""), ("0.0.0.0", "1"), ("127.0.0.1.example.com", "")]
)
def test_only_loopback_is_listened_on(tmp_path: Path, host: str, container: str) -> None:
    data_dir = tmp_path / "data"
    done = start("up", "--data-dir", data_dir, GRAPH_CRM_HOST=host, GRAPH_CRM_CONTAINER=container)
    assert (done.returncode, done.stdout) == (1, "")
    assert host in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not data_dir.exists()


@pytest.mark.parametrize("command", ["up", "serve"])
def test_a_port_that_is_taken_is_said_before_anything_starts(tmp_path: Path, command: str) -> None:
    data_dir = tmp_path / "data"
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = start(command, "--data-dir", data_dir, "--port", str(port))
        chinese = start(command, "--data-dir", data_dir, "--port", str(port), GRAPH_CRM_LANGUAGE="zh")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Port {port} on 127.0.0.1" in done.stderr
    assert "占用" in chinese.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not data_dir.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GRAPH_CRM_PORT", "x"),
        ("GRAPH_CRM_NEO4J_HEAP", "lots"),
        ("GRAPH_CRM_QUERY_TIMEOUT", "0"),
        ("NEO4J_URI", "x"),
    ],
)
def test_a_setting_that_can_t_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    done = start("status", "--data-dir", tmp_path / "data", **{name: value})
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_status_of_nothing_starts_nothing(tmp_path: Path) -> None:
    done = start("status", "--data-dir", tmp_path / "data")
    assert done.returncode == 0
    assert "not running" in done.stdout
    assert not (tmp_path / "data").exists()


def test_help_is_in_both_languages() -> None:
    english, chinese = start("--help"), start("--help", GRAPH_CRM_LANGUAGE="zh")
    for command in ("up", "serve", "migrate", "import", "map", "status"):
        assert re.search(rf"\b{command}\b", english.stdout)
        assert re.search(rf"\b{command}\b", chinese.stdout)
    assert "who decides" in english.stdout
    assert "谁说了算" in chinese.stdout
    assert re.fullmatch(r"\d+\.\d+\S*\n", start("--version").stdout)


def test_help_loads_nothing_heavy() -> None:
    heavy = [
        "neo4j", "networkx", "igraph", "strawberry", "starlette", "uvicorn", "pydantic", "numpy", "scipy",
        "jinja2", "structlog", "jgo", "requests", "graph_crm.app",
    ]  # fmt: skip
    code = "import json, sys, graph_crm.__main__; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert [name for name in heavy if name in json.loads(done.stdout)] == []


def test_a_link_for_somebody_begins_with_the_public_address(run: Run) -> None:
    invite = ("user", "invite", "Ann", "ann@example.com", "--role", "rep")
    assert run(*invite).stdout.splitlines()[-1].startswith("/welcome?token=gcrm_")
    whole = run(*invite, GRAPH_CRM_PUBLIC_URL="https://crm.example.com/")
    assert whole.stdout.splitlines()[-1].startswith("https://crm.example.com/welcome?token=gcrm_")


def test_nobody_is_invited_who_can_sign_in(run: Run, cypher: Cypher) -> None:
    invite = ("user", "invite", "Ann", "ann@example.com", "--role", "rep")
    run(*invite)
    cypher("MATCH (u:User {name: 'Ann'}) CREATE (:Account {email: 'ann@example.com'})-[:SIGNS_IN]->(u)")
    refused = run("user", "invite", "Dup", "ann@example.com", "--role", "viewer")
    assert refused.returncode == 1
    assert "ann@example.com belongs to Ann, who can sign in already" in " ".join(refused.stderr.split())
    assert cypher("MATCH (u:User {email: 'ann@example.com'}) RETURN u.role AS role") == [{"role": "rep"}]


def test_all_deals_together(run: Run, folder: Path, cypher: Cypher) -> None:
    run("import", folder)
    cypher(
        "MATCH (d:Opportunity {name: 'Gears for Bolt'}) SET d.stage = '[offer]', d.amount = 500, d.currency = 'EUR'"
    )
    said = run("analyse", "portfolio").stdout
    assert "2 deals: 2 red, 0 amber, 0 green.\n" in said
    assert "Critical 1 of 2: nobody of ours covers a key player.\n" in said
    assert "[offer]: 1 deal, 1 red, 0 amber, 0 green; 0 with a critical finding.\n" in said
    assert "Robots for Acme" in said
    assert "王老板" in said
    chinese = run("analyse", "portfolio", "--first", "1", GRAPH_CRM_LANGUAGE="zh").stdout
    assert chinese.startswith("共 2 个商机：红灯 2 个，黄灯 0 个，绿灯 0 个。\n")
    few = run("analyse", "portfolio", "--currency", "EUR", "--min-amount", "5", "--max-amount", "5.00").stdout
    assert few.startswith("1 deal: 1 red, 0 amber, 0 green.\n")
    assert (
        run("analyse", "portfolio", "--status", "won").stdout == "There is no such deal that you may see.\n"
    )
    assert run("analyse", "patterns").stdout == (
        "0 won and 0 lost deals are too few to say anything: it takes 5 of each.\n"
    )


def test_one_map_analysed(run: Run, folder: Path, tmp_path: Path) -> None:
    run("import", folder)
    said = run("analyse", "map", "Robots for Acme").stdout
    for heading in ("Where we stand", "What to do next", "Who decides", "What breaks", "If nobody acts"):
        assert f"\n{heading}\n" in said
    written = tmp_path / "plan"
    done = run("analyse", "plan", "Robots for Acme", str(written), GRAPH_CRM_LANGUAGE="zh")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in written.iterdir()) == ["map.svg", "plan.html", "plan.md"]
    assert (written / "plan.md").read_text(encoding="utf-8").startswith("# 作战计划：Robots for Acme")
    lost = run("analyse", "what-if", "Robots for Acme", "--won", "王老板").stdout
    assert "The light goes from Red to Green." in lost
    assert run("analyse", "what-if", "Robots for Acme").stdout == "Nothing that is reckoned changes.\n"
    way = run("analyse", "way", "Robots for Acme", "王老板")
    assert way.returncode == 0, way.stderr
    nobody = run("analyse", "way", "Robots for Acme", "nobody")
    assert nobody.returncode == 1
    assert "王老板" in nobody.stderr
    assert "Traceback" not in nobody.stderr
    assert "30" in run("analyse", "calibration").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--status", "over"], "--status can't be over"),
        (["--order", "luck"], "--order can't be luck"),
        (["--owner", "nobody"], "nobody"),
        (["--team", "nobody's"], "nobody's"),
        (["--min-amount", "1"], "currency can't be null"),
    ],
)
def test_deals_that_can_not_be_meant(run: Run, arguments: list[str], said: str) -> None:
    done = run("analyse", "portfolio", *arguments)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
