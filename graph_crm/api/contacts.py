"""Contacts in GraphQL."""

from __future__ import annotations

from datetime import datetime
from typing import Self

import strawberry

from graph_crm.contacts import model


@strawberry.type(description="Where a contact works or worked.")
class Job:
    customer_uid: strawberry.ID = strawberry.field(description="The company.")
    customer_name: str = strawberry.field(description="The company's name.")
    title: str | None = strawberry.field(description="What it says on the business card.")
    department: str | None = strawberry.field(description="The department, in the company's own words.")
    seniority: str | None = strawberry.field(description="Such as executive, director, manager or staff.")
    main_job: bool = strawberry.field(description="Whether it is the main one of several.")
    valid_from: datetime = strawberry.field(description="Since when, as far as we know.")
    valid_to: datetime | None = strawberry.field(description="Until when; null while the job lasts.")

    @classmethod
    def of(cls, job: model.Job) -> Self:
        return cls(
            customer_uid=strawberry.ID(job.customer_uid),
            customer_name=job.customer_name,
            title=job.title,
            department=job.department,
            seniority=job.seniority,
            main_job=job.main_job,
            valid_from=job.valid_from,
            valid_to=job.valid_to,
        )


@strawberry.type(description="A person at a customer, or a seat that has no name yet.")
class Contact:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    name: str = strawberry.field(description="Empty for a seat without a name.")
    known: bool = strawberry.field(description="False for a seat that has no name yet.")
    emails: list[str] = strawberry.field(description="The first is the usual one.")
    phones: list[str] = strawberry.field(description="The first is the usual one.")
    personality: str | None = strawberry.field(
        description="analytical, driver, expressive or amiable; null is unknown."
    )
    note: str | None = strawberry.field(description="What we noted about the person.")
    jobs: list[Job] = strawberry.field(description="Present jobs first, the main one before others.")
    created_at: datetime = strawberry.field(description="When we first put it in.")
    updated_at: datetime = strawberry.field(description="When it last changed.")

    @classmethod
    def of(cls, contact: model.Contact) -> Self:
        return cls(
            uid=strawberry.ID(contact.uid),
            name=contact.name,
            known=contact.known,
            emails=list(contact.emails),
            phones=list(contact.phones),
            personality=contact.personality,
            note=contact.note,
            jobs=[Job.of(job) for job in contact.jobs],
            created_at=contact.created_at,
            updated_at=contact.updated_at,
        )
