"""People move: a contact changes employer, one of us takes over from another, and who of us answers for what."""
