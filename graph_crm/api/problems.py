"""What a mutation can answer instead of doing it: one type per thing that a user can get wrong."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import datetime
from typing import Any, TypeVar, cast

import strawberry
from strawberry.scalars import JSON

from graph_crm import errors
from graph_crm.api.enums import InLanguage, Language
from graph_crm.api.plain import plain
from graph_crm.journal import model

T = TypeVar("T")


@strawberry.interface(description="Why a mutation was not done. Nothing was written.")
class Problem:
    error: strawberry.Private[errors.GraphCrmError]

    @strawberry.field(description="What was wrong, with which value, and how to mend it.")
    def message(self, language: InLanguage = Language.EN) -> str:
        return self.error.sentence(language.value)


@strawberry.type(description="A contact, by name.")
class PersonNamed:
    uid: strawberry.ID = strawberry.field(description="The contact.")
    name: str = strawberry.field(description="Empty for a seat without a name.")


@strawberry.interface(description="A rule that a change would break, with the people whom it concerns.")
class RuleProblem(Problem):
    people: list[PersonNamed] = strawberry.field(description="Whom it concerns.")


@strawberry.type(description="There is no such thing, or none that you may see.")
class NodeNotFound(Problem):
    kind: str = strawberry.field(description="What was looked for.")
    uid: str = strawberry.field(description="By which uid.")


@strawberry.type(description="A value that does not fit.")
class InvalidInput(Problem):
    argument: str = strawberry.field(description="Of which argument or field.")
    value: str = strawberry.field(description="The value.")
    expected: str = strawberry.field(description="What would fit.")


@strawberry.type(description="Something with this uid or code is there already.")
class UidTaken(Problem):
    pass


@strawberry.type(description="The mutation id was used for another request.")
class MutationIdReused(Problem):
    pass


@strawberry.type(description="The batch was undone before.")
class AlreadyUndone(Problem):
    pass


@strawberry.type(description="The batch holds data of a person that was erased on request.")
class ErasedData(Problem):
    pass


@strawberry.type(
    description="The data of this person was erased on request: it can't be put in again, nor can the person be filled anew."
)
class ErasedPerson(Problem):
    pass


@strawberry.type(description="Somebody changed the record since the version that you looked at.")
class StaleVersion(Problem):
    @strawberry.field(description="The version that it has now.")
    def current(self) -> int:
        return int(self.error.params["current"])


@strawberry.type(description="Companies would belong to each other.")
class GroupCircle(Problem):
    pass


@strawberry.type(description="One thing that somebody else changed too.")
class Collision:
    key: str = strawberry.field(description="Names the thing, for programs.")
    kind: str = strawberry.field(description="What it is: a node's label or an edge's type.")
    people: list[PersonNamed] = strawberry.field(description="Whom it is about.")
    before: JSON | None = strawberry.field(description="What it was before either changed it.")
    theirs: JSON | None = strawberry.field(description="What the other side made of it; null: took it away.")
    mine: JSON | None = strawberry.field(description="What you wanted to make of it; null: take it away.")
    batch: strawberry.ID = strawberry.field(description="The other side's batch.")
    made_by: str = strawberry.field(description="The other side: a user's uid.")
    made_by_name: str | None = strawberry.field(description="The other side, by name.")
    made_at: datetime = strawberry.field(description="When they changed it.")


@strawberry.type(description="Somebody else changed the same things since the revision that you looked at.")
class EditConflict(Problem):
    collisions: list[Collision] = strawberry.field(description="Both sides of each thing.")


@strawberry.type(description="Somebody would report to themselves.")
class ReportingCircle(RuleProblem):
    pass


@strawberry.type(description="An end of an edge is not in the map.")
class NotInThisMap(RuleProblem):
    pass


@strawberry.type(
    description="Never worked at the customer, above it or at a company that takes part, and is not marked external."
)
class NotAffiliated(RuleProblem):
    pass


@strawberry.type(description="A contact is in a map once at most.")
class AlreadyInMap(RuleProblem):
    pass


@strawberry.type(description="A value that its vocabulary does not have, or has retired.")
class UnknownValue(RuleProblem):
    vocabulary: str = strawberry.field(description="Which vocabulary.")
    value: str = strawberry.field(description="The value.")


@strawberry.type(
    description="A value of a vocabulary can't be deleted because something has it or had it: retire it instead."
)
class ValueInUse(Problem):
    @strawberry.field(description="How many have it or had it; 1,000 stands for all beyond.")
    def count(self) -> int:
        return int(self.error.params["count"])


@strawberry.type(
    description="A value that the analyses count on: only its names and its place can be changed."
)
class FixedValue(Problem):
    pass


@strawberry.type(description="A party has this name already.")
class NameTaken(Problem):
    pass


@strawberry.type(description="The two maps are not of the same customer.")
class DifferentCustomer(Problem):
    pass


@strawberry.type(description="More would move than one merge can write.")
class TooMuchToMerge(Problem):
    pass


@strawberry.type(description="A company would be part of itself.")
class CompanyCircle(Problem):
    pass


@strawberry.type(description="Both ends of an edge would be the same person.")
class SamePerson(RuleProblem):
    pass


@strawberry.type(description="More people than one map holds.")
class TooManyStakeholders(RuleProblem):
    pass


@strawberry.type(description="Nobody would be left who can let others in.")
class LastAdministrator(Problem):
    pass


@strawberry.type(description="The address belongs to somebody who can sign in already.")
class AddressTaken(Problem):
    pass


AnyProblem = (
    NodeNotFound
    | InvalidInput
    | UidTaken
    | MutationIdReused
    | AlreadyUndone
    | ErasedData
    | ErasedPerson
    | StaleVersion
    | GroupCircle
    | EditConflict
    | ReportingCircle
    | NotInThisMap
    | NotAffiliated
    | AlreadyInMap
    | UnknownValue
    | SamePerson
    | TooManyStakeholders
    | TooMuchToMerge
    | CompanyCircle
    | ValueInUse
    | FixedValue
    | NameTaken
    | DifferentCustomer
    | LastAdministrator
    | AddressTaken
)
SIMPLE: dict[type[errors.GraphCrmError], type[AnyProblem]] = {
    errors.ValueInUse: ValueInUse,
    errors.FixedValue: FixedValue,
    errors.NameTaken: NameTaken,
    errors.DifferentCustomer: DifferentCustomer,
    errors.LastAdministrator: LastAdministrator,
    errors.AddressTaken: AddressTaken,
    errors.TooMuchToMerge: TooMuchToMerge,
    errors.CompanyCircle: CompanyCircle,
    errors.NotUnique: UidTaken,
    errors.MutationIdReused: MutationIdReused,
    errors.AlreadyUndone: AlreadyUndone,
    errors.Erased: ErasedData,
    errors.ErasedContact: ErasedPerson,
    errors.ErasedEmail: ErasedPerson,
    errors.GroupCircle: GroupCircle,
    errors.StaleVersion: StaleVersion,
}
RULES: dict[type[errors.RuleBroken], type[AnyProblem]] = {
    errors.ReportingCircle: ReportingCircle,
    errors.NotInThisMap: NotInThisMap,
    errors.NotAffiliated: NotAffiliated,
    errors.AlreadyInMap: AlreadyInMap,
    errors.SamePerson: SamePerson,
    errors.TooManyStakeholders: TooManyStakeholders,
}


async def answered(doing: Awaitable[T]) -> T | AnyProblem:
    """The answer, or the problem as a value; what no user can cause is raised on."""
    try:
        return await doing
    except errors.GraphCrmError as error:
        problem = problem_of(error)
        if problem is None:
            raise
        return problem


def problem_of(error: errors.GraphCrmError) -> AnyProblem | None:
    """The problem that an error is to a user; None if it is none of theirs."""
    params = {name: str(value) for name, value in error.params.items()}
    if isinstance(error, errors.NotFound):
        return NodeNotFound(error=error, kind=params["kind"], uid=params["uid"])
    if isinstance(error, errors.InvalidArgument):
        given = {name: params[name] for name in ("argument", "value", "expected")}
        return InvalidInput(error=error, **given)
    if isinstance(error, errors.EditConflict):
        collisions = cast("tuple[model.Collision, ...]", error.collisions)
        return EditConflict(error=error, collisions=[_collision(one) for one in collisions])
    if isinstance(error, errors.UnknownValue):
        return UnknownValue(
            error=error, people=_people(error.people), vocabulary=params["vocabulary"], value=params["value"]
        )
    if isinstance(error, errors.RuleBroken):
        return RULES[type(error)](error=error, people=_people(error.people))  # pyright: ignore[reportCallIssue]
    made: Any = SIMPLE.get(type(error))
    return made(error=error) if made is not None else None


def _people(people: tuple[tuple[str, str], ...]) -> list[PersonNamed]:
    return [PersonNamed(uid=strawberry.ID(uid), name=name) for uid, name in people]


def _collision(one: model.Collision) -> Collision:
    return Collision(
        key=one.key,
        kind=one.kind,
        people=_people(one.people),
        before=plain(one.before),
        theirs=plain(one.theirs),
        mine=plain(one.mine),
        batch=strawberry.ID(one.batch),
        made_by=one.made_by,
        made_by_name=one.made_by_name,
        made_at=one.made_at,
    )
