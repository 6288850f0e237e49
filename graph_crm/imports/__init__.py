"""Import of customers, people, deals and maps from a folder of CSV files (docs/import-format.md).

The way of a row: ``table`` reads it, ``rows`` checks it, ``records`` says which nodes and edges it means,
``merge`` compares that with what was imported last and what stands in the graph now, ``batch`` writes the
difference in one transaction, and ``report`` tells what became of it.
"""
