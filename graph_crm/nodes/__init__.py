"""Anything by its uid alone: what kind of thing it is."""
