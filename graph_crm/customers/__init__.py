"""Companies that we sell to or work with."""
