"""The only place that knows Neo4j: the driver, the named queries, the migrations, the local server."""
