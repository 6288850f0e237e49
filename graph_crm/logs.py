"""The log: one JSON object a line on standard error, or readable lines when that is a terminal.

Everything goes through the same steps, ours and what libraries (the driver, uvicorn) log by the standard
library: what is bound to the request is added (its id, its viewer), and secrets are blanked last of all.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING, Any, cast

import structlog

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from structlog.typing import Processor

HIDDEN = "***"
_SECRET_KEY = re.compile(r"passw|secret|token|authorization|cookie|credential|api[-_]?key", re.IGNORECASE)
# Ours are known by their prefix wherever they stand; of others what their surroundings say is one.
_SECRET_TEXT = (
    (re.compile(r"gcrm_[A-Za-z0-9_-]+"), f"gcrm_{HIDDEN}"),
    (re.compile(r"\b(Bearer|Basic)\s+[^\s\"',;]+", re.IGNORECASE), rf"\1 {HIDDEN}"),
    (re.compile(r"(://[^\s/:@]*):[^\s/@]+@"), rf"\1:{HIDDEN}@"),
    (re.compile(r"(cookie[\"']?[=:]\s?)[^\n\"']+", re.IGNORECASE), rf"\1{HIDDEN}"),
    (
        re.compile(
            r"((?:password|secret|token)[\"']?[=:]\s?)(?:\"[^\"]*\"|'[^']*'|[^\s,;&)}\]]+)", re.IGNORECASE
        ),
        rf"\1{HIDDEN}",
    ),
)


def set_up_logs() -> None:
    """Set up the log of this process: ours from INFO on, those of libraries from WARNING on."""
    readable = sys.stderr.isatty()
    steps: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # As text: the variables of a stack's frames may hold secrets.
        structlog.processors.format_exc_info,
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=steps,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                redact,
                structlog.dev.ConsoleRenderer()
                if readable
                else structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
            ],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("graph_crm").setLevel(logging.INFO)
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *steps,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


def bind_viewer(user_uid: str | None) -> None:
    """Say on whose behalf this request is: every later line of it has the uid, None being ``-``."""
    structlog.contextvars.bind_contextvars(viewer=user_uid or "-")


def redact(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blank what is secret by its key, or by how it looks, at any depth. A processor of structlog."""
    return cast("dict[str, Any]", _redacted(dict(event)))


def _redacted(value: object) -> object:
    if isinstance(value, str):
        for pattern, shown in _SECRET_TEXT:
            value = pattern.sub(shown, value)
        return value
    if isinstance(value, dict):
        pairs = cast("dict[object, object]", value).items()
        return {key: HIDDEN if _is_secret(key, item) else _redacted(item) for key, item in pairs}
    if isinstance(value, list | tuple | set | frozenset):
        return [_redacted(item) for item in cast("list[object]", value)]
    if value is None or isinstance(value, bool | int | float):
        return value
    # As it would be written: an object may show a secret of its own.
    return _redacted(str(value))


def _is_secret(key: object, value: object) -> bool:
    # A number is a count ("tokens": 12), never a secret.
    return _SECRET_KEY.search(str(key)) is not None and not isinstance(value, bool | int | float | None)
