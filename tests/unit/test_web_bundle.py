"""The pages in web/: what they are built from is pinned, and what was built asks nothing of other hosts."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
STATIC = ROOT / "graph_crm" / "static"
EXACT = re.compile(r"\d+\.\d+\.\d+(-[\w.]+)?")


@pytest.fixture(name="hook")
def load_hook(monkeypatch: pytest.MonkeyPatch) -> Any:
    """hatch_build.py with a stand-in for Hatchling, which is there only while installing."""
    interface = ModuleType("hatchling.builders.hooks.plugin.interface")
    interface.BuildHookInterface = dict  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, interface.__name__, interface)
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="tree")
def make_tree(tmp_path: Path) -> Path:
    """A checkout whose bundle is fresh, once the hash of its sources is stored."""
    (tmp_path / "web" / "graphiql").mkdir(parents=True)
    (tmp_path / "web" / "graphiql" / "main.tsx").write_text("one")
    (tmp_path / "web" / "package.json").write_text("{}")
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "schema.graphql").write_text("type Query")
    (tmp_path / "graph_crm" / "static").mkdir(parents=True)
    return tmp_path


def read_json(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_dependency_has_an_exact_version() -> None:
    package = read_json(WEB / "package.json")
    wanted = package["dependencies"] | package["devDependencies"]
    assert [name for name, version in wanted.items() if not EXACT.fullmatch(version)] == []


def test_the_lock_file_fits_package_json_and_names_no_registry() -> None:
    package = read_json(WEB / "package.json")
    locked = read_json(WEB / "package-lock.json")["packages"]
    assert locked[""]["dependencies"] == package["dependencies"]
    assert locked[""]["devDependencies"] == package["devDependencies"]
    installed = {path: entry for path, entry in locked.items() if path}
    assert [path for path, entry in installed.items() if "resolved" in entry] == []
    assert [path for path, entry in installed.items() if "integrity" not in entry] == []


def test_npm_is_told_to_keep_the_lock_file_free_of_registries() -> None:
    assert "omit-lockfile-registry-resolved=true" in (WEB / ".npmrc").read_text().splitlines()


def test_the_hash_changes_with_a_source(hook: Any, tree: Path) -> None:
    before = hook.source_hash(tree)
    (tree / "web" / "graphiql" / "main.tsx").write_text("two")
    assert hook.source_hash(tree) != before


def test_the_hash_changes_with_a_name(hook: Any, tree: Path) -> None:
    before = hook.source_hash(tree)
    (tree / "web" / "graphiql" / "main.tsx").rename(tree / "web" / "graphiql" / "other.tsx")
    assert hook.source_hash(tree) != before


def test_the_hash_changes_with_the_schema(hook: Any, tree: Path) -> None:
    before = hook.source_hash(tree)
    (tree / "schema" / "schema.graphql").write_text("type Other")
    assert hook.source_hash(tree) != before


def test_the_hash_ignores_what_npm_installs(hook: Any, tree: Path) -> None:
    before = hook.source_hash(tree)
    (tree / "web" / "node_modules" / "react").mkdir(parents=True)
    (tree / "web" / "node_modules" / "react" / "index.js").write_text("module.exports = 1")
    assert hook.source_hash(tree) == before


def test_a_bundle_is_fresh_until_a_source_changes(hook: Any, tree: Path) -> None:
    assert not hook.bundle_is_fresh(tree)
    (tree / "graph_crm" / "static" / ".source-hash").write_text(hook.source_hash(tree) + "\n")
    assert hook.bundle_is_fresh(tree)
    (tree / "web" / "new.ts").write_text("")
    assert not hook.bundle_is_fresh(tree)


def test_a_failed_build_keeps_the_old_bundle(hook: Any, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "web" / "package-lock.json").write_text("{}")
    (tree / "graph_crm" / "static" / "old.js").write_text("old")

    def fail(*_: str, folder: Path) -> None:
        raise hook.WebBuildError("`npm ci` ended with 1")

    monkeypatch.setattr(hook, "npm", fail)
    with pytest.raises(hook.WebBuildError, match="npm ci"):
        hook.build_bundle(tree)
    assert [path.name for path in (tree / "graph_crm" / "static").iterdir()] == ["old.js"]
    assert not (tree / "build").exists()


def test_a_build_replaces_the_old_bundle_whole(
    hook: Any, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "web" / "package-lock.json").write_text("{}")
    (tree / "graph_crm" / "static" / "old.js").write_text("old")

    def build(*arguments: str, folder: Path) -> None:
        if arguments[0] == "run":
            Path(arguments[-1]).mkdir()
            (Path(arguments[-1]) / "new.js").write_text("new")

    monkeypatch.setattr(hook, "npm", build)
    hook.build_bundle(tree)
    assert {path.name for path in (tree / "graph_crm" / "static").iterdir()} == {".source-hash", "new.js"}
    assert hook.bundle_is_fresh(tree)


@pytest.fixture(name="index", params=["page", "graphiql"])
def find_index(request: pytest.FixtureRequest) -> Path:
    index = STATIC / request.param / "index.html"
    if not index.exists() and os.environ.get("GRAPH_CRM_SKIP_WEB", "") not in {"", "0"}:
        pytest.skip("installed with GRAPH_CRM_SKIP_WEB")
    assert index.exists(), "no bundle: `pip install -e .` builds it"
    return index


class Page(HTMLParser):
    """What a page loads, and whether a strict Content-Security-Policy would let it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)
        self.inline += [name for name in given if name == "style" or name.startswith("on")]


def test_the_page_loads_only_our_own_files(index: Path) -> None:
    page = Page(index.read_text(encoding="utf-8"))
    assert len(page.addresses) >= 3
    assert [address for address in page.addresses if not address.startswith("/static/")] == []
    missing = [a for a in page.addresses if not (STATIC / a.removeprefix("/static/")).is_file()]
    assert missing == []


def test_the_page_has_nothing_inline(index: Path) -> None:
    assert Page(index.read_text(encoding="utf-8")).inline == []


def test_the_styles_load_nothing_from_elsewhere(index: Path) -> None:
    styles = list((index.parents[1] / "assets").glob("*.css"))
    assert styles
    foreign = re.compile(r"@import|url\(\s*[\"']?(?:[a-z]+:)?//")
    assert [path.name for path in styles if foreign.search(path.read_text(encoding="utf-8"))] == []
