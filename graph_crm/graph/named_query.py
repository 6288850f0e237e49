"""Named Cypher queries: one file each, with a header that says what it asks and what it answers.

    // purpose: what the query answers, in one line
    // params:  uid: str, viewer: map
    // returns: customer: map
    // access:  read

A query whose header and text disagree refuses to exist: the parameters must be exactly the ``$names``
used, the columns exactly what the last RETURN names. Cypher stands in these files only, and no part of
it is ever put together from what comes from outside.

What every query must ask alike stands once, as a macro in cypher/access, and is written where it is asked:

    // purpose: whether a viewer may see a customer or a deal
    // macro:   place, viewer = $viewer
    (@viewer.sees_all OR ...)

``@may_see(deal)`` in a query is replaced by that text with ``@place`` as ``deal`` and ``@viewer`` as ``$viewer``, when the
file is loaded and before anything is checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from graph_crm.errors import QueryFileError
from graph_crm.resources import CYPHER

if TYPE_CHECKING:
    from collections.abc import Sequence

Access = Literal["read", "write"]
HEADER_FIELDS = ("purpose", "params", "returns", "access")
MACROS = "access"

_HEADER = re.compile(r"^// (\w+):\s*(.*)$")
_LITERAL_OR_COMMENT = re.compile(
    r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL
)
_MACRO = re.compile(rf"{_LITERAL_OR_COMMENT.pattern}|@(\w+)\(", re.DOTALL)
_PLACEHOLDER = re.compile(r"@(\w+)\b(?!\()")
_PARAM = re.compile(r"\$([A-Za-z_]\w*)")
_RETURN = re.compile(r"\bRETURN\b(?:\s+DISTINCT\b)?", re.IGNORECASE)
_AFTER_COLUMNS = re.compile(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", re.IGNORECASE)
_ALIAS = re.compile(r"(?:^|\bAS\s+)(\w+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One checked query. ``name`` is its path below cypher/ without the suffix."""

    name: str
    purpose: str
    params: frozenset[str]
    columns: tuple[str, ...]
    access: Access
    text: str


@dataclass(frozen=True, slots=True)
class Macro:
    """A part of queries. ``defaults`` has an entry per parameter, None where a use must name it."""

    purpose: str
    defaults: dict[str, str | None]
    text: str


@cache
def named(name: str) -> NamedQuery:
    """Load and check ``cypher/<name>.cypher``. Raises QueryFileError when header and text disagree."""
    path = CYPHER / f"{name}.cypher"
    if not path.is_file():
        raise QueryFileError(file=f"{name}.cypher", reason="there is no such file")
    return parse_query(name, path.read_text(encoding="utf-8"))


def all_query_names() -> list[str]:
    """The names of all query files, sorted; macros are none."""
    names = (str(path.relative_to(CYPHER).with_suffix("")) for path in CYPHER.rglob("*.cypher"))
    return sorted(name for name in names if not name.startswith(f"{MACROS}/"))


def all_macro_names() -> list[str]:
    """The names of all macros, sorted."""
    return sorted(path.stem for path in (CYPHER / MACROS).glob("*.cypher"))


@cache
def macro(name: str) -> Macro:
    """Load ``cypher/access/<name>.cypher``. Raises QueryFileError when there is none, or its header says too little."""
    file = f"{MACROS}/{name}.cypher"
    if not (CYPHER / file).is_file():
        raise QueryFileError(file=file, reason="there is no such macro")
    lines = (CYPHER / file).read_text(encoding="utf-8").splitlines()
    header = _read_header("\n".join(lines), ("purpose", "macro"))
    if header.keys() != {"purpose", "macro"}:
        raise QueryFileError(file=file, reason="its header must have purpose and macro")
    parameters = [part.partition("=") for part in _split_top_level(header["macro"])]
    defaults = {name.strip(): value.strip() or None for name, _, value in parameters}
    # On one line, so that the lines of a query stay those of its file.
    text = " ".join(line.strip() for line in lines if not line.strip().startswith("//"))
    if unknown := set(_PLACEHOLDER.findall(text)) - defaults.keys():
        raise QueryFileError(file=file, reason=f"it uses parameters that it does not have: {sorted(unknown)}")
    return Macro(header["purpose"], defaults, text)


def expand(text: str, file: str) -> str:
    """The text with its macros written out. Raises QueryFileError for one that is unknown or used wrongly."""
    expanded, at = "", 0
    while match := _MACRO.search(text, at):
        if match[1] is None:
            expanded, at = expanded + text[at : match.end()], match.end()
            continue
        used, end = macro(match[1]), _closing(text, match.end(), file)
        inside = text[match.end() : end].strip()
        given = [part.strip() for part in _split_top_level(inside)] if inside else []
        values = dict(zip(used.defaults, [*given, *list(used.defaults.values())[len(given) :]], strict=False))
        if len(given) > len(used.defaults) or not all(values.values()):
            raise QueryFileError(
                file=file, reason=f"@{match[1]} takes {', '.join(used.defaults)}; got {given}"
            )
        body = _PLACEHOLDER.sub(lambda found, values=values: str(values[found[1]]), used.text)
        expanded, at = expanded + text[at : match.start()] + expand(body, file), end + 1
    return expanded + text[at:]


def _closing(text: str, start: int, file: str) -> int:
    """Where the bracket ends that was opened right before ``start``."""
    depths = _depths(text[start:])
    for i, (char, depth) in enumerate(zip(text[start:], depths, strict=True)):
        if char == ")" and depth < 0:
            return start + i
    raise QueryFileError(file=file, reason="a macro's bracket is not closed")


def parse_query(name: str, text: str) -> NamedQuery:
    """Make a query of a file's text, or refuse it with a QueryFileError that says what differs."""

    def refuse(reason: str) -> QueryFileError:
        return QueryFileError(file=f"{name}.cypher", reason=reason)

    header = _read_header(text, HEADER_FIELDS)
    missing = [field for field in HEADER_FIELDS if field not in header]
    if missing:
        raise refuse(f"its header lacks {', '.join(missing)}")
    access = header["access"]
    if access not in get_args(Access):
        raise refuse(f"access is {access!r}, not one of {', '.join(get_args(Access))}")
    text = expand(text, f"{name}.cypher")
    code = _LITERAL_OR_COMMENT.sub("''", text)
    declared, used = set(_names(header["params"])), set(_PARAM.findall(code))
    if declared != used:
        raise refuse(f"parameters declared and not used, or the reverse: {sorted(declared ^ used)}")
    columns, returned = _names(header["returns"]), _returned_columns(code)
    if columns != returned:
        raise refuse(f"it declares the columns {columns} and returns {returned}")
    return NamedQuery(
        name, header["purpose"], frozenset(declared), tuple(columns), cast("Access", access), text
    )


def _read_header(text: str, fields: Sequence[str]) -> dict[str, str]:
    header: dict[str, str] = {}
    field = ""
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match and match[1] in fields:
            field = match[1]
            header[field] = match[2].strip()
        elif line.startswith("//          ") and field:  # a long list goes on, indented
            header[field] += " " + line[2:].strip()
        else:
            break
    return header


def _names(declaration: str) -> list[str]:
    """The names of ``a: str, b: list[map]``; ``-`` declares none."""
    if declaration == "-":
        return []
    return [part.split(":")[0].strip() for part in _split_top_level(declaration)]


def _returned_columns(code: str) -> list[str]:
    """The columns of the last RETURN that stands outside every bracket; none if nothing is returned."""
    depth_at = _depths(code)
    starts = [match.end() for match in _RETURN.finditer(code) if depth_at[match.start()] == 0]
    if not starts:
        return []
    tail = code[starts[-1] :]
    depths = _depths(tail)
    end = next((m.start() for m in _AFTER_COLUMNS.finditer(tail) if depths[m.start()] == 0), len(tail))
    columns: list[str] = []
    for part in _split_top_level(tail[:end].rstrip().rstrip(";")):
        match = _ALIAS.search(part.strip())
        columns.append(match[1] if match else part.strip())
    return columns


def _split_top_level(text: str) -> list[str]:
    depths = _depths(text)
    cuts = [i for i, char in enumerate(text) if char == "," and depths[i] == 0]
    return [text[start + 1 : end] for start, end in zip([-1, *cuts], [*cuts, len(text)], strict=True)]


def _depths(text: str) -> list[int]:
    """How many brackets are open at each character."""
    depth, depths = 0, list[int]()
    for char in text:
        depth -= char in ")]}"
        depths.append(depth)
        depth += char in "([{"
    return depths
