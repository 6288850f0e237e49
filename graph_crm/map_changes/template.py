"""Begin a map with empty seats: one for every role that a deal needs and nobody in the map plays yet."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from graph_crm.errors import UnknownValue
from graph_crm.graph.named_query import named
from graph_crm.journal.draft import new_uid
from graph_crm.journal.model import Intent
from graph_crm.map_changes.model import AddContact, AddStakeholder, MapBatch
from graph_crm.map_changes.service import apply_changes
from graph_crm.vocabulary.check import read_roles

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.journal.draft import Node
    from graph_crm.journal.model import Recorded
    from graph_crm.journal.service import Journal, Writing
    from graph_crm.map_changes.model import BaseRevision, MapChange
    from graph_crm.text import Language

PLAYED_ROLES = named("map_changes/played_roles")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The seats to add to a map. ``roles`` None: those that every deal needs; ``language``: of the titles."""

    kind: MapKind
    uid: str
    base: BaseRevision
    roles: tuple[str, ...] | None = None
    language: Language = "en"
    mutation_id: str | None = None


class TemplateService:
    """Adds seats without names."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def apply(self, viewer: Viewer, template: Template) -> Recorded:
        """Add the seats that are missing, as one batch; nothing when none is.

        Raises NotFound, UnknownValue, EditConflict and what else a batch of changes raises.
        """
        # The map is held meanwhile, so two who begin it at once do not both add the seats.
        intent = Intent(
            name="applyTemplate",
            mutation_id=template.mutation_id,
            request=asdict(template),
            locks=(template.uid,),
        )

        async def work(writing: Writing) -> None:
            await _add_seats(writing, template)

        return await self._journal.write(viewer, intent, work)


def seats_of(recorded: Recorded) -> list[str]:
    """The uids of the stakeholders that a batch added."""
    return [entry.slot for entry in recorded.entries if entry.kind == "Stakeholder" and entry.before is None]


async def _add_seats(writing: Writing, template: Template) -> None:
    given = await read_roles(writing)
    played = {
        row["code"]
        for row in await writing.run(PLAYED_ROLES, uid=template.uid, viewer=writing.viewer.as_param())
    }
    changes: list[MapChange] = []
    for role in _wanted(writing, given, template.roles):
        own = role.properties
        if own["code"] in played:
            continue
        contact = new_uid()
        title = own["name_zh"] if template.language == "zh" else own["name_en"]
        changes += [
            AddContact(uid=contact, known=False, title=title),
            AddStakeholder(contact=contact, roles=(own["code"],)),
        ]
    batch = MapBatch(kind=template.kind, uid=template.uid, base=template.base, changes=tuple(changes))
    await apply_changes(writing, batch)


def _wanted(writing: Writing, given: dict[str, str], codes: tuple[str, ...] | None) -> list[Node]:
    """The roles that get a seat, each once: the weightiest first, or as listed."""
    nodes = writing.draft.nodes
    if codes is None:
        required = [nodes[uid] for uid in given.values() if nodes[uid].properties.get("required")]
        return sorted(required, key=lambda role: (-role.properties["weight"], role.properties["code"]))
    for code in codes:
        if code not in given:
            raise UnknownValue((), vocabulary="role", value=code[:80])
    return [nodes[given[code]] for code in dict.fromkeys(codes)]
