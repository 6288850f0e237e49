"""Changing the vocabularies, through the journal: every change is a batch that can be taken back.

No map's revision rises with a role: thousands of maps may show it, and raising all their revisions would hold each of
them against whoever edits it meanwhile, and send everybody's open map out to be read again for a name. A map is read
with the roles and parties as they are then, so the next reading is right; what a client has loaded may be older.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, Any

from graph_crm.errors import FixedValue, InvalidArgument, NameTaken, NotFound, TextMissing, TextTooLong
from graph_crm.journal.model import Intent
from graph_crm.vocabulary import queries
from graph_crm.vocabulary.model import FIXED, OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph
    from graph_crm.journal.draft import Node
    from graph_crm.journal.model import Recorded
    from graph_crm.journal.service import Journal, Writing
    from graph_crm.vocabulary.model import ValueLabel

MAX_NAME = 200
MAX_PLACE = 10_000
ROLE_CODE = re.compile(r"[a-z][a-z0-9_]{0,63}")
KIND: dict[ValueLabel, str] = {"Role": "role", "Party": "party", "VocabularyEntry": "value"}
Done = tuple["Recorded", str]


class VocabularyEditor:
    """Changes vocabularies. Each method returns what was written and the uid of the value."""

    def __init__(self, graph: Graph, journal: Journal) -> None:
        self._graph = graph
        self._journal = journal

    async def save_role(
        self, viewer: Viewer, code: str, given: Mapping[str, Any], mutation_id: str | None = None
    ) -> Done:
        """Make a role or change it; what is not given stays. A deleted one comes back."""
        if not ROLE_CODE.fullmatch(code):
            raise InvalidArgument(argument="code", value=code[:80], expected=ROLE_CODE.pattern)
        values = _with_names(given)
        weight = values.get("weight")
        if weight is not None and not (isfinite(weight) and 0 <= weight <= 1):
            raise InvalidArgument(argument="weight", value=weight, expected="0..1")
        known = await queries.find(self._graph, code)

        async def work(writing: Writing) -> None:
            if known is not None:
                await _change(writing, known, values)
                return
            if weight is None:
                raise InvalidArgument(argument="weight", value="", expected="0..1")
            new = _with_both_names(values) | {"code": code}
            writing.draft.create_node("Role", {"can_veto": False, "required": False} | new)

        return await self._write(viewer, "saveRole", [code, values], mutation_id, known, work)

    async def save_party(
        self, viewer: Viewer, uid: str | None, name: str, mutation_id: str | None = None
    ) -> Done:
        """Make a competitor, or name one otherwise. Raises NameTaken."""
        name = _checked_name("name", name)

        async def work(writing: Writing) -> None:
            if any(row["uid"] != uid for row in await writing.run(queries.PARTY_BY_NAME, name=name)):
                raise NameTaken(name=name)
            if uid is None:
                writing.draft.create_node("Party", {"name": name, "kind": "competitor"})
                return
            await writing.load([uid])
            _check_open(writing.draft.node(uid, "Party"))
            writing.draft.update_node(uid, {"name": name})

        return await self._write(viewer, "saveParty", [uid, name], mutation_id, uid, work)

    async def save_entry(
        self,
        viewer: Viewer,
        vocabulary: str,
        code: str,
        given: Mapping[str, Any],
        mutation_id: str | None = None,
    ) -> Done:
        """Make a value or change its names and its place; a fixed vocabulary takes no new one. Raises FixedValue."""
        if vocabulary not in (*FIXED, *OPEN):
            raise InvalidArgument(
                argument="vocabulary", value=vocabulary[:80], expected=", ".join((*FIXED, *OPEN))
            )
        code = _checked_name("code", code)
        values = _with_names(given)
        place = values.get("place")
        if place is not None and not 0 <= place <= MAX_PLACE:
            raise InvalidArgument(argument="place", value=place, expected=f"0..{MAX_PLACE}")
        known = await queries.find(self._graph, code, vocabulary)

        async def work(writing: Writing) -> None:
            if known is not None:
                await _change(writing, known, values)
                return
            if vocabulary in FIXED:
                raise FixedValue(value=code)
            new = _with_both_names(values) | {"vocabulary": vocabulary, "code": code, "fixed": False}
            writing.draft.create_node(
                "VocabularyEntry", {"place": await _next_place(writing, vocabulary)} | new
            )

        request = [vocabulary, code, values]
        return await self._write(viewer, "saveVocabularyEntry", request, mutation_id, known, work)

    async def retire(
        self, viewer: Viewer, name: str, label: ValueLabel, value: str, mutation_id: str | None = None
    ) -> Done:
        """Let a value be given no more; what has it keeps it. ``value`` is a role's code, else a uid."""
        return await self._set_retired(viewer, name, label, value, mutation_id, retired=True)

    async def restore(
        self, viewer: Viewer, name: str, label: ValueLabel, value: str, mutation_id: str | None = None
    ) -> Done:
        """Let a retired value be given again."""
        return await self._set_retired(viewer, name, label, value, mutation_id, retired=False)

    async def delete(
        self, viewer: Viewer, name: str, label: ValueLabel, value: str, mutation_id: str | None = None
    ) -> Done:
        """Delete a value that nothing has or ever had. Raises ValueInUse, FixedValue."""
        uid = await self._uid(label, value)

        async def work(writing: Writing) -> None:
            await writing.load([uid])
            _check_open(writing.draft.node(uid, label))
            writing.draft.delete_node(uid)

        return await self._write(viewer, name, value, mutation_id, uid, work)

    async def _set_retired(
        self,
        viewer: Viewer,
        name: str,
        label: ValueLabel,
        value: str,
        mutation_id: str | None,
        *,
        retired: bool,
    ) -> Done:
        uid = await self._uid(label, value)

        async def work(writing: Writing) -> None:
            await writing.load([uid])
            node = writing.draft.node(uid, label)
            _check_open(node)
            if (node.properties.get("retired_at") is not None) != retired:
                writing.draft.update_node(uid, {"retired_at": writing.draft.now if retired else None})

        return await self._write(viewer, name, value, mutation_id, uid, work)

    async def _uid(self, label: ValueLabel, value: str) -> str:
        uid = await queries.find(self._graph, value) if label == "Role" else value
        if uid is None:
            raise NotFound(kind=KIND[label], uid=value[:80])
        return uid

    async def _write(
        self, viewer: Viewer, name: str, request: object, mutation_id: str | None, uid: str | None, work: Any
    ) -> Done:
        locks = (uid,) if uid is not None else ()
        intent = Intent(name=name, mutation_id=mutation_id, request=request, locks=locks)
        recorded = await self._journal.write(viewer, intent, work)
        return recorded, recorded.entries[0].slot if recorded.entries else uid or ""


async def _change(writing: Writing, uid: str, values: Mapping[str, Any]) -> None:
    await writing.load([uid])
    back = {"deleted_at": None, "retired_at": None} if writing.draft.nodes[uid].deleted else {}
    writing.draft.update_node(uid, {**values, **back})


async def _next_place(writing: Writing, vocabulary: str) -> int:
    """After the last one."""
    rows = [row["properties"] for row in await writing.run(queries.ALL)]
    return 1 + max((row["place"] for row in rows if row.get("vocabulary") == vocabulary), default=-1)


def _check_open(node: Node) -> None:
    own = node.properties
    if own.get("fixed") or (node.label == "Party" and own.get("code") is not None):
        raise FixedValue(value=own["code"])


def _with_names(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given, with the names checked."""
    values = {name: value for name, value in given.items() if value is not None}
    for name, argument in (("name_en", "nameEn"), ("name_zh", "nameZh")):
        if name in values:
            values[name] = _checked_name(argument, values[name])
    return values


def _with_both_names(values: Mapping[str, Any]) -> dict[str, Any]:
    """Of something new: where it has a name in one language only, that one stands for both."""
    name = values.get("name_en") or values.get("name_zh")
    if name is None:
        raise InvalidArgument(argument="nameEn, nameZh", value="", expected="one of them")
    return {"name_en": name, "name_zh": name, **values}


def _checked_name(argument: str, name: str) -> str:
    name = name.strip()
    if not name:
        raise TextMissing(argument=argument, value="", expected=f"1-{MAX_NAME}")
    if len(name) > MAX_NAME:
        raise TextTooLong(argument=argument, value=f"{name[:40]}…", expected=f"1-{MAX_NAME}", most=MAX_NAME)
    return name
