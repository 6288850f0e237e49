"""Customers, contacts and opportunities, written one by one outside of a map's batch."""
