"""Contacts in GraphQL."""

from __future__ import annotations

from datetime import datetime
from typing import Self

import strawberry

from graph_crm.contacts import model


@strawberry.type(description="Where a contact works or worked.")
class Job:
    customer_uid: strawberry.ID
    customer_name: str
    title: str | None
    department: str | None
    seniority: str | None
    main_job: bool
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
    uid: strawberry.ID
    name: str = strawberry.field(description="Empty for a seat without a name.")
    known: bool = strawberry.field(description="False for a seat that has no name yet.")
    emails: list[str]
    phones: list[str]
    personality: str | None
    note: str | None
    jobs: list[Job] = strawberry.field(description="Present jobs first, the main one before others.")
    created_at: datetime
    updated_at: datetime

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
