"""Our people."""
