"""The log of a process: one JSON object a line, secrets blanked, libraries' lines among ours."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from graph_crm.logs import redact

ROOT = Path(__file__).parents[2]
SECRET = "hunter2-not-to-be-seen"
# Runs in a process of its own: the log is set up for a whole process.
PROGRAM = f"""
import logging, warnings
import structlog
from graph_crm.logs import bind_viewer, set_up_logs
set_up_logs()
log = structlog.get_logger("graph_crm.some.module")
structlog.contextvars.bind_contextvars(request_id="r-1")
bind_viewer("ann")
log.info("saved", customer="王老板\\nforged line", password="{SECRET}")
log.debug("not shown")
logging.getLogger("neo4j.pool").warning("no route to %s", "bolt://neo4j:{SECRET}@host")
logging.getLogger("neo4j.pool").info("not shown")
logging.getLogger("uvicorn.error").error("Exception in ASGI application", exc_info=ValueError("token={SECRET}"))
warnings.warn("an old way", stacklevel=1)
try:
    secret = "{SECRET}"
    raise RuntimeError("Authorization: Bearer {SECRET}")
except RuntimeError:
    log.exception("went wrong", error_id="e-1")
"""


def test_every_line_is_one_json_object() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == ""
    assert SECRET not in done.stderr
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["level"] for line in lines] == ["info", "warning", "error", "warning", "error"]
    assert [line["logger"] for line in lines] == [
        "graph_crm.some.module", "neo4j.pool", "uvicorn.error", "py.warnings", "graph_crm.some.module",
    ]  # fmt: skip
    for line in lines:
        assert (line["request_id"], line["viewer"]) == ("r-1", "ann")
        assert line["timestamp"].endswith("Z")
    assert lines[0]["customer"] == "王老板\nforged line"
    assert lines[0]["password"] == "***"
    assert lines[1]["event"] == "no route to bolt://neo4j:***@host"
    assert "ValueError" in lines[2]["exception"]
    assert "RuntimeError" in lines[4]["exception"]


def test_a_terminal_gets_readable_lines() -> None:
    ours, its = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=ROOT, stderr=its, stdout=its) as process:
        os.close(its)
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:  # how Linux says that the other end is closed
            pass
        assert process.wait(30) == 0
    os.close(ours)
    shown = said.decode()
    assert "saved" in shown
    assert not shown.lstrip().startswith("{")
    assert SECRET not in shown


@pytest.mark.parametrize(
    "key",
    [
        "password", "new_password", "passwd", "token", "api_token", "authorization", "Authorization", "cookie",
        "Set-Cookie", "secret", "client_secret", "credentials", "api_key", "X-Api-Key",
    ],
)  # fmt: skip
def test_a_value_is_blanked_by_its_key_at_any_depth(key: str) -> None:
    event = {"event": "x", key: SECRET, "deep": [{key: SECRET}, ({key: {"in": SECRET}},)]}
    assert SECRET not in str(redact(None, "info", event))
    assert event[key] == SECRET  # what the program goes on with is not touched


@pytest.mark.parametrize(
    "said",
    [
        f"got gcrm_{SECRET} from",
        f"got gcrm_{SECRET}",
        f"/x/gcrm_{SECRET}/y?z=gcrm_{SECRET}",
        f"Authorization: Bearer {SECRET}",
        f"authorization: basic {SECRET}",
        f"bolt://neo4j:{SECRET}@127.0.0.1:7687",
        f"Cookie: theme=dark; __Host-session={SECRET}; x=y",
        f"Settings(neo4j_password='{SECRET} {SECRET}', port=1)",
        f'{{"password": "{SECRET}"}}',
        f"client_secret={SECRET}&x=1",
    ],
)
def test_a_value_is_blanked_by_how_it_looks_wherever_it_stands(said: str) -> None:
    for event in ({"event": said}, {"event": "x", "exception": said}, {"event": "x", "a": [{"b": (said,)}]}):
        shown = str(redact(None, "info", event))
        assert SECRET not in shown
        assert "***" in shown
    assert SECRET not in str(redact(None, "info", {"event": "x", "error": ValueError(said)}))


def test_what_is_no_secret_stays() -> None:
    event = {
        "event": "A person met the author of the token ring",
        "tokens": 12,
        "ms": 1.5,
        "none": None,
        "path": ["customer", 0, "name"],
        "logger": "graph_crm.api.pages",
        "address": "http://127.0.0.1:8000/graphql",
    }
    assert redact(None, "info", dict(event)) == event


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "said", ["password=" * 50_000, "://" * 100_000, "cookie: " * 50_000, "Bearer " * 50_000]
)
def test_blanking_takes_time_that_grows_with_the_length_only(said: str) -> None:
    redact(None, "info", {"event": said})
