"""Erasing a person on request: for good, everywhere, and so that the past of others stays readable."""
