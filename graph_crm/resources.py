"""Where the files that are not Python lie: beside the package in a wheel, at the root in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent


def resource(in_package: str, in_checkout: str) -> Path:
    """The folder under its name in the wheel, or else under its name in a checkout."""
    packaged = PACKAGE / in_package
    return packaged if packaged.is_dir() else CHECKOUT / in_checkout


CYPHER = resource("cypher", "cypher")
SCHEMA = resource("schema", "schema")
DEMO = resource("demo", "examples/demo")
STATIC = PACKAGE / "static"
