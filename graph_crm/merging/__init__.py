"""Two that turn out to be the same: two contacts, or two customers, become one."""
