"""How the local server tells what it is doing, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from graph_crm.text import Language, Value, text


@dataclass(frozen=True)
class Step:
    """What is going on now: a sentence of the catalogue, and how far it is.

    ``done`` of ``total`` are bytes; a ``total`` of 0 means that nobody knows how long it takes.
    """

    message: str
    params: Mapping[str, Value] = field(default_factory=dict[str, Value])
    done: int = 0
    total: int = 0

    def sentence(self, language: Language) -> str:
        """The sentence to show."""
        return text(self.message, language, self.params)


Report = Callable[[Step], None]
"""Called from the thread that asked for the server, at every step and every quarter of a second
while a download runs, so that a listener may draw without locking."""


def silent(step: Step) -> None:
    """A report that nobody hears."""
