"""Whoever has a map open is told when it changes, by whichever process changed it."""
