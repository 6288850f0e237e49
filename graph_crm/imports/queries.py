"""Binds the import's named queries; plain rows in and out."""

from __future__ import annotations

from graph_crm.graph.named_query import named

LOCK_SOURCE = named("imports/lock_source")
VOCABULARY = named("imports/vocabulary")
LAST_ROWS = named("imports/last_rows")
RESOLVE = named("imports/resolve")
CURRENT_EDGES = named("imports/current_edges")
CREATE_NODES = named("imports/create_nodes")
UPDATE_NODES = named("imports/update_nodes")
CLOSE_EDGES = named("imports/close_edges")
DELETE_EDGES = named("imports/delete_edges")
CREATE_EDGES = named("imports/create_edges")
REMEMBER_ROWS = named("imports/remember_rows")
RAISE_REVISIONS = named("imports/raise_revisions")
AFFILIATIONS = named("imports/affiliations")
EMPLOYERS = named("imports/employers")
SOLID_LINES = named("imports/solid_lines")
SUBSIDIARIES = named("imports/subsidiaries")
FINISH_SOURCE = named("imports/finish_source")
COUNTS = named("overview/counts")
