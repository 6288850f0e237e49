"""People at customers, and seats that have no name yet."""
