"""Check the rows of one table: each becomes a row of its model or a rejection that says where and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from graph_crm.imports.model import Rejection
from graph_crm.imports.table import short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from graph_crm.imports.rows import Row
    from graph_crm.imports.table import Table
    from graph_crm.text import Value

# pydantic's error types, by what a person has to mend. Ours, raised in ``rows``, keep their names.
_REASONS = {
    "missing": "required",
    "string_too_short": "required",
    "literal_error": "vocabulary",
    "string_too_long": "too-long",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
    "bool_parsing": "not-yes-or-no",
    "bool_type": "not-yes-or-no",
    "int_parsing": "not-whole",
    "int_from_float": "not-whole",
    "int_parsing_size": "not-whole",
    "float_parsing": "not-a-number",
    "decimal_parsing": "not-a-number",
    "decimal_max_digits": "not-a-number",
    "finite_number": "not-a-number",
    "reserved": "reserved",
    "currency": "currency",
    "precision": "precision",
    "one-map": "one-map",
    "same": "same",
}
_DAYS = {"birthday", "expected_close_on", "closed_on", "since"}


def check_rows(table: Table, row_type: type[Row]) -> tuple[list[tuple[int, Row]], list[Rejection]]:
    """The good rows with their lines, and the rejected ones. A column that must be there and is not rejects all."""
    required = [name for name, field in row_type.model_fields.items() if field.is_required()]
    missing = [name for name in required if name not in table.columns]
    if missing and table.columns:
        rejections = [
            Rejection(file=table.file, line=1, column=name, value="", reason="no-column") for name in missing
        ]
        return [], [*table.rejections, *rejections]
    good: list[tuple[int, Row]] = []
    rejections = list(table.rejections)
    for line, cells in table.rows:
        try:
            good.append((line, row_type.model_validate(cells)))
        except ValidationError as error:
            rejections.append(_rejection(table.file, line, cells, error.errors()[0]))
    return good, rejections


def reject_doubles(rows: list[tuple[int, Row]]) -> tuple[list[tuple[int, Row]], list[Rejection]]:
    """Keep the first row of each key."""
    first: dict[str, int] = {}
    good: list[tuple[int, Row]] = []
    rejections: list[Rejection] = []
    for line, row in rows:
        if row.key in first:
            column = type(row).subject
            value = str(getattr(row, column))
            params: dict[str, Value] = {"first": first[row.key]}
            rejections.append(
                Rejection(
                    file=row.file, line=line, column=column, value=value, reason="double", params=params
                )
            )
        else:
            first[row.key] = line
            good.append((line, row))
    return good, rejections


def _rejection(file: str, line: int, cells: Mapping[str, str], error: ErrorDetails) -> Rejection:
    context: dict[str, Any] = error.get("ctx", {})
    kind = error["type"]
    column = str(context.get("column") or (error["loc"][0] if error["loc"] else ""))
    reason = _REASONS.get(kind) or _reason_by_kind(kind, column)
    value = cells.get(column, "")
    return Rejection(
        file=file,
        line=line,
        column=column,
        value=short(value),
        reason=reason,
        params=_params(context, len(str(error["input"]))),
    )


def _reason_by_kind(kind: str, column: str) -> str:
    if kind.startswith(("date_", "datetime_")):
        return "not-a-date" if column in _DAYS else "not-a-time"
    return "not-usable"


def _params(context: Mapping[str, Any], length: int) -> dict[str, Value]:
    """What the sentence of the reason needs."""
    names = {"expected": "expected", "max_length": "limit", "ge": "limit", "le": "limit", "digits": "digits"}
    params: dict[str, Value] = {
        ours: str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        for theirs, ours in names.items()
        if (value := context.get(theirs)) is not None
    }
    if "max_length" in context:
        params["length"] = length
    if "expected" in params:
        params["expected"] = str(params["expected"]).replace("'", "").replace(" or ", ", ")
    return params
