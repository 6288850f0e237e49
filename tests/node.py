"""npm for tests, found as the build of the pages finds it: the machine's own, or that of PyPI."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

HOOK = Path(__file__).parents[1] / "hatch_build.py"
INTERFACE = "hatchling.builders.hooks.plugin.interface"


def npm(*arguments: str, folder: Path) -> None:
    """Run npm in a folder; without Node, or when npm fails, raises an error that says how to mend it."""
    stand_in = ModuleType(INTERFACE)  # Hatchling itself is there only while installing
    stand_in.BuildHookInterface = dict  # type: ignore[attr-defined]
    before = sys.modules.get(INTERFACE)
    sys.modules[INTERFACE] = stand_in
    try:
        spec = importlib.util.spec_from_file_location("hatch_build", HOOK)
        assert spec is not None
        assert spec.loader is not None
        hook = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(hook)
    finally:
        del sys.modules[INTERFACE]
        if before is not None:
            sys.modules[INTERFACE] = before
    hook.npm(*arguments, folder=folder)
