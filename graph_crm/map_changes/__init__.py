"""Editing contact maps: batches of typed changes, all of them or none."""
