"""Who may come in: accounts, sessions, tokens, one-time links, and the record of it all."""
