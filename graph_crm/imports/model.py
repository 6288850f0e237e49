"""What an import is made of: rejected rows, kept edits, counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.text import Value

MAX_LISTED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A row that was not imported, and why. ``reason`` is the catalogue's ``import-reject-<reason>``."""

    file: str
    line: int
    column: str
    value: str
    reason: str
    params: Mapping[str, Value] = field(default_factory=dict[str, "Value"])


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEdit:
    """A field that was edited here since the last import, so the file's value was not taken."""

    file: str
    line: int
    column: str
    value: str
    kept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCounts:
    """Rows of one file by what became of them. A row with a kept edit counts as unchanged or updated too."""

    file: str
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did. The lists are cut at 10,000 entries each; the counts are not."""

    source: str
    files: tuple[FileCounts, ...]
    rejections: tuple[Rejection, ...]
    kept: tuple[KeptEdit, ...]
    ignored_files: tuple[str, ...]
    ignored_columns: tuple[tuple[str, str], ...]

    @property
    def rejected(self) -> int:
        """How many rows were not imported."""
        return sum(counts.rejected for counts in self.files)

    @property
    def changed(self) -> int:
        """How many rows changed the graph."""
        return sum(counts.created + counts.updated for counts in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """How many nodes the graph holds, and whether an import began and did not end."""

    customers: int
    contacts: int
    opportunities: int
    stakeholders: int
    unfinished: bool

    @property
    def is_empty(self) -> bool:
        """Whether nobody put anything in yet."""
        return not (self.customers or self.contacts or self.opportunities)
