"""A map's insights asked by GraphQL, without a database: the types of the schema over a map that a test made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import strawberry

from graph_crm.api.maps import ContactMap
from graph_crm.contacts.model import Contact
from graph_crm.maps.model import MapView
from tests.maps import NOW

if TYPE_CHECKING:
    from graph_crm.analysis import contact_map as model


@strawberry.type
class _Query:
    contact_map: ContactMap


_SCHEMA = strawberry.Schema(query=_Query)


async def ask_map(contact_map: model.ContactMap, fields: str) -> dict[str, Any]:
    """The fields of ``contactMap``; raises what the first error was."""
    contacts = {
        person.contact_uid: Contact(
            uid=person.contact_uid,
            name=person.name,
            known=person.known,
            emails=(),
            phones=(),
            personality=None,
            birthday=None,
            note=None,
            jobs=(),
            erased_at=None,
            version=1,
            created_at=NOW,
            updated_at=NOW,
        )
        for person in contact_map.stakeholders
    }
    root = _Query(contact_map=ContactMap.of(MapView(contact_map=contact_map, contacts=contacts)))
    result = await _SCHEMA.execute(f"{{ contactMap {{ {fields} }} }}", root_value=root)
    for error in result.errors or ():
        raise error.original_error or error
    return cast("dict[str, Any]", result.data)["contactMap"]
