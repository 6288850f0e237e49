"""The named queries about who has what."""

from __future__ import annotations

from graph_crm.graph.named_query import named

HELD = named("handover/held")
REPORTS = named("handover/reports")
RESPONSIBLE = named("handover/responsible")
