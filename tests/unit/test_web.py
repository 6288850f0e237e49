"""The page's own checks and tests, run as its developers run them: types, lint, Vitest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.node import npm

ROOT = Path(__file__).parents[2]
BUILT = {"node_modules", ".vite", "schema-types.d.ts"}


@pytest.fixture(scope="module", name="web")
def install(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of web/ with its packages, so that a test leaves the checkout as it was."""
    folder = tmp_path_factory.mktemp("page")
    shutil.copytree(ROOT / "web", folder / "web", ignore=shutil.ignore_patterns(*BUILT))
    shutil.copytree(ROOT / "schema", folder / "schema")
    npm("ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", folder=folder / "web")
    npm("run", "types", folder=folder / "web")
    return folder / "web"


@pytest.mark.timeout(600)
def test_types_and_style(web: Path) -> None:
    npm("run", "check", folder=web)


@pytest.mark.timeout(600)
def test_vitest(web: Path) -> None:
    npm("run", "test", folder=web)
