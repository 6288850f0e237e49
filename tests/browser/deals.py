"""Deals for tests of the page, made and looked at through the API as a program of the customer's would."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

_NUMBERS = count(1)

CREATE_CUSTOMER = """mutation ($name: String!) { createCustomer(input: {name: $name}) {
  __typename ... on CustomerWritten { uid } ... on Problem { message } } }"""
CREATE_CONTACT = """mutation ($input: CreateContactInput!) { createContact(input: $input) {
  __typename ... on ContactWritten { uid } ... on Problem { message } } }"""
CREATE_DEAL = """mutation ($customer: ID!, $name: String!) { createOpportunity(input: {customer: $customer, name: $name}) {
  __typename ... on OpportunityWritten { uid } ... on Problem { message } } }"""
CHANGE = """mutation ($map: MapBaseInput!, $changes: [MapChangeInput!]!) { applyMapChanges(map: $map, changes: $changes) {
  __typename ... on Problem { message } } }"""
MAP = """query ($uid: ID!) { opportunity(uid: $uid) { contactMap { mapRevision organisationRevision parties { uid kind }
  stakeholders { uid contact { uid name } x y power roles { code } note stances { party { uid } value evidence }
    coverage { userUid level } }
  reportingLines { report { uid } manager { uid } kind }
  influences { influencer { uid } influenced { uid } strength sign } } } }"""

VOCABULARY = """query ($language: Language!) { roles { code name(language: $language) }
  vocabularies { entries { code name(language: $language) } } }"""


@dataclass
class Deal:
    """A deal with contacts, by their names; of them, those in the map, by the names too."""

    uid: str
    name: str
    customer: str
    contacts: dict[str, str] = field(default_factory=dict[str, str])
    parts: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def path(self) -> str:
        """The page of its map."""
        return f"/opportunities/{self.uid}/map"


class Deals:
    """Makes them."""

    def __init__(self, client: httpx.AsyncClient, signed_in: dict[str, str] | None = None) -> None:
        self._client = client
        self._signed_in = signed_in

    def asking_as(self, signed_in: dict[str, str]) -> Deals:
        """The same, as somebody else."""
        return Deals(self._client, signed_in)

    async def ask(self, query: str, **variables: object) -> dict[str, Any]:
        answer = await self._client.post(
            "/graphql", json={"query": query, "variables": variables}, headers=self._signed_in
        )
        told = answer.json()
        assert "errors" not in told, told
        return told["data"]

    async def make(
        self,
        contacts: list[str],
        in_map: list[str] | None = None,
        *,
        customer: str = "Company",
        name: str = "Deal",
        department: str | None = None,
    ) -> Deal:
        """A customer and a deal of its own; who is in the map stands on the canvas, four in a row."""
        number = next(_NUMBERS)
        made = await self.ask(CREATE_CUSTOMER, name=f"{customer} {number}")
        company = made["createCustomer"]["uid"]
        told = (await self.ask(CREATE_DEAL, customer=company, name=f"{name} {number}"))["createOpportunity"]
        deal = Deal(told["uid"], f"{name} {number}", company)
        for one in contacts:
            person = {"customer": company, "name": one, "title": f"Head of {one}", "department": department}
            deal.contacts[one] = (await self.ask(CREATE_CONTACT, input=person))["createContact"]["uid"]
        places = [(280.0 * (index % 4), 180.0 * (index // 4)) for index in range(len(in_map or []))]
        await self.change(
            deal,
            *(
                {"addStakeholder": {"contact": deal.contacts[one], "x": x, "y": y}}
                for one, (x, y) in zip(in_map or [], places, strict=True)
            ),
        )
        deal.parts = {one["contact"]["name"]: one["uid"] for one in (await self.map(deal))["stakeholders"]}
        return deal

    async def change(self, deal: Deal, *changes: dict[str, Any]) -> None:
        if not changes:
            return
        now = await self.map(deal)
        base = {
            "uid": deal.uid,
            "kind": "OPPORTUNITY",
            "mapRevision": now["mapRevision"],
            "organisationRevision": now["organisationRevision"],
        }
        answer = (await self.ask(CHANGE, map=base, changes=list(changes)))["applyMapChanges"]
        assert answer["__typename"] == "MapChangesApplied", answer

    async def vocabulary(self, language: str) -> dict[str, str]:
        """What roles and values are called, by their codes."""
        told = await self.ask(VOCABULARY, language=language.upper())
        entries = [entry for one in told["vocabularies"] for entry in one["entries"]]
        return {entry["code"]: entry["name"] for entry in (*entries, *told["roles"])}

    async def map(self, deal: Deal) -> dict[str, Any]:
        """Its map as the server has it."""
        return (await self.ask(MAP, uid=deal.uid))["opportunity"]["contactMap"]

    async def person(self, deal: Deal, name: str) -> dict[str, Any]:
        """Somebody in its map."""
        return next(one for one in (await self.map(deal))["stakeholders"] if one["contact"]["name"] == name)
