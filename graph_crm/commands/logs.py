"""The service's log: one JSON object a line on standard error."""

from __future__ import annotations

import sys

import structlog


def log_as_json() -> None:
    """Set up structlog for this process. Stacks are logged as text: their variables may hold secrets."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
