"""The named queries about those who are merged."""

from __future__ import annotations

from graph_crm.graph.named_query import named

CONTACT_EDGES = named("merging/contact_edges")
CONTACT_LOCKS = named("merging/contact_locks")
CUSTOMER_EDGES = named("merging/customer_edges")
CUSTOMER_LINES = named("merging/customer_lines")
CUSTOMER_LOCKS = named("merging/customer_locks")
STAKEHOLDER_EDGES = named("merging/stakeholder_edges")
COMPANIES_ABOVE = named("merging/companies_above")
