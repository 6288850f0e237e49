"""Relay's Node (GraphQL Global Object Identification): what can be fetched again by its id alone."""

from __future__ import annotations

from typing import Protocol

import strawberry


class HasUid(Protocol):
    """Whatever we store."""

    uid: strawberry.ID


def uid_of(root: strawberry.Parent[HasUid]) -> strawberry.ID:
    """The uids are unique over all kinds of things, so they are Relay's ids as they are."""
    return root.uid


@strawberry.interface(description="Something that has an id of its own; root field node finds it by that.")
class Node:
    id: strawberry.ID = strawberry.field(
        resolver=uid_of, description="The uid, by the name that Relay gives it."
    )
