"""All the deals that somebody may see, looked at together."""
