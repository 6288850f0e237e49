"""Contact maps: who takes part in a deal or a customer, and how they stand to each other and to us."""
