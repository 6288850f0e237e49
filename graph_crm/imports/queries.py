"""Binds the import's named queries; plain rows in and out."""

from __future__ import annotations

from graph_crm.graph.named_query import named

LOCK_SOURCE = named("imports/lock_source")
VOCABULARY = named("imports/vocabulary")
ADD_VOCABULARY = named("imports/add_vocabulary")
LAST_ROWS = named("imports/last_rows")
RESOLVE = named("imports/resolve")
CURRENT_EDGES = named("imports/current_edges")
NAME_NODES = named("imports/name_nodes")
SHOWN_IN = named("imports/shown_in")
REMEMBER_ROWS = named("imports/remember_rows")
AFFILIATIONS = named("imports/affiliations")
EMPLOYERS = named("imports/employers")
SOLID_LINES = named("imports/solid_lines")
SUBSIDIARIES = named("imports/subsidiaries")
FINISH_SOURCE = named("imports/finish_source")
COUNTS = named("overview/counts")
