"""What the commands share: the console, the language, progress, and how an error ends a command."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from graph_crm.errors import FileNotWritten, GraphCrmError
from graph_crm.text import environment_language, text

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from rich.progress import TaskID

    from graph_crm.graph.local.progress import Step
    from graph_crm.text import Language, Value

FAILED = 1
ROWS_REJECTED = 3
SAY_AGAIN_SECONDS = 10.0

language: Language = environment_language()
console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


def say(message: str, **params: Value) -> str:
    """A sentence of the catalogue in the terminal's language."""
    return text(message, language, params)


@contextmanager
def errors_end_it() -> Generator[None]:
    """Every error of ours ends the command with its one sentence; so do Ctrl-C and SIGTERM, in order."""
    previous = signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    except GraphCrmError as error:
        errors.print(error.sentence(language), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        errors.print(say("cli-interrupted"))
        raise typer.Exit(130) from None
    finally:
        signal.signal(signal.SIGTERM, previous)


@contextmanager
def writing(path: Path) -> Generator[None]:
    """Raise FileNotWritten when the block can't write ``path``."""
    try:
        yield
    except OSError as error:
        raise FileNotWritten(path=str(path), reason=error.strerror or str(error)) from None


def _terminated(number: int, frame: object) -> None:
    # Leaves by the way that stops what was started.
    sys.exit(128 + number)


class EngineProgress:
    """Draws what the local Neo4j is doing: a bar for a download, a moving line for anything else.

    Without a terminal nothing moves: each step is said once, and a long one again every ten seconds.
    """

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
        self._bar = Progress(*columns, console=errors, transient=True)
        self._task = self._bar.add_task("")
        self._said = ""
        self._said_at = 0.0

    def __call__(self, step: Step) -> None:
        sentence = step.sentence(language)
        if errors.is_terminal:
            self._bar.start()
            total = step.total or None
            self._bar.update(self._task, description=sentence, completed=step.done, total=total)
        elif step.message != self._said or time.monotonic() - self._said_at > SAY_AGAIN_SECONDS:
            errors.print(sentence, markup=False, soft_wrap=True)
            self._said, self._said_at = step.message, time.monotonic()

    def stop(self) -> None:
        """Take the bar away, so that what is printed next stays whole; the next step brings it back."""
        if errors.is_terminal:
            self._bar.stop()


@contextmanager
def import_progress() -> Generator[Callable[[str, int, int], None]]:
    """A bar per file of an import."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def progress(file: str, done: int, total: int) -> None:
            if file not in tasks:
                tasks[file] = bar.add_task(file, total=total)
            bar.update(tasks[file], completed=done)

        yield progress


@contextmanager
def bar_of(description: str) -> Generator[Callable[[int, int], None]]:
    """One bar for one long piece of work."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(description, total=None)

        def progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield progress
