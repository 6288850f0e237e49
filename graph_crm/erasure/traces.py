"""The traces that a person left beside their own nodes: in the journal, and in what imports remember."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from graph_crm.erasure import queries
from graph_crm.imports.erased import FILES, as_remembered, emails_in, names_one_of
from graph_crm.imports.rows import ActivityRow
from graph_crm.journal.erased import email_trace, id_trace, mark_of
from graph_crm.journal.model import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph_crm.erasure.model import Person
    from graph_crm.journal.service import Writing

# So many things one query changes, and so many entries of the journal one query looks at.
CHUNK, PAGE = 500, 5_000
KEY_BYTES = 32


def in_chunks(values: Sequence[str]) -> Iterator[list[str]]:
    """The values, as many at a time as one query takes."""
    return (list(values[start : start + CHUNK]) for start in range(0, len(values), CHUNK))


async def blank_entries(writing: Writing, person: Person, emails: set[str]) -> int:
    """Empty all entries about the person, whichever node they name; adds the addresses that stood in them.

    The journal is gone through from end to end, for an entry between two people may concern only one of them.
    """
    blanked, last = 0, ""
    while last is not None:
        [page] = await writing.run(queries.ENTRIES, uids=person.uids, after=last, limit=PAGE)
        last = page["last"]
        for entry in page["entries"]:
            for thing in (from_json(entry["before"]), from_json(entry["after"])):
                emails.update((thing or {}).get("emails") or ())
        for uids in in_chunks([entry["uid"] for entry in page["entries"]]):
            blanked += (await writing.run(queries.BLANK_ENTRIES, uids=uids))[0]["entries"]
    return blanked


async def forget_rows(writing: Writing, person: Person, emails: set[str]) -> int:
    """Forget every remembered row that names the person, or an activity with them; adds the addresses in them."""
    forgotten = 0
    for source in sorted({source for _, source, _ in person.external_ids}):
        contacts = {key for named, key in person.ids("Contact") if named == source}
        activities = {key for named, key in person.ids("Activity") if named == source}
        for file in FILES:
            wanted = contacts | (activities if file == ActivityRow.file else set[str]())
            texts = [as_remembered(key) for key in sorted(wanted)]
            after: str | None = ""
            while texts and after is not None:
                rows = await writing.run(
                    queries.ROWS, source=source, file=file, texts=texts, after=after, limit=CHUNK
                )
                after = rows[-1]["key"] if len(rows) == CHUNK else None
                about = [
                    row
                    for row in rows
                    if names_one_of(file, row["values"], contacts)
                    or (file == ActivityRow.file and row["key"] in activities)
                ]
                for row in about:
                    emails.update(emails_in(file, row["values"]))
                if keys := [row["key"] for row in about]:
                    found = await writing.run(queries.FORGET_ROWS, source=source, file=file, keys=keys)
                    forgotten += found[0]["rows"]
    return forgotten


async def leave_marks(writing: Writing, person: Person, emails: set[str]) -> None:
    """Leave what blocks that the person comes back: of every id and every address a keyed hash."""
    key = (await writing.run(queries.MAKE_KEY, fresh=secrets.token_hex(KEY_BYTES)))[0]["key"]
    traces = [id_trace(*one) for one in person.external_ids if one[0] in {"Contact", "Activity"}]
    traces += [email_trace(email) for email in sorted(emails)]
    for hashes in in_chunks([mark_of(key, trace) for trace in traces]):
        await writing.run(queries.MARK, hashes=hashes, now=writing.draft.now)


async def forget_ids(writing: Writing, person: Person) -> int:
    """Forget how other systems call the person and their parts in maps; what happened with them keeps its name."""
    ids = [
        {"label": label, "source": source, "external_id": key}
        for label, source, key in person.external_ids
        if label in {"Contact", "Stakeholder"}
    ]
    forgotten = 0
    for start in range(0, len(ids), CHUNK):
        forgotten += (await writing.run(queries.FORGET_IDS, ids=ids[start : start + CHUNK]))[0]["ids"]
    return forgotten
