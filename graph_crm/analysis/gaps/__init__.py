"""The rules by which a map has holes, by theme; ``graph_crm.analysis.coverage_gaps`` joins them."""
