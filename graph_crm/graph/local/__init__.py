"""The local Neo4j that Graph CRM fetches, starts, shares between its processes and stops."""

from graph_crm.graph.local.progress import Report, Step, silent
from graph_crm.graph.local.server import LocalServer, open_local_neo4j
from graph_crm.graph.local.status import LocalStatus, local_status

__all__ = ["LocalServer", "LocalStatus", "Report", "Step", "local_status", "open_local_neo4j", "silent"]
