"""The words that values are chosen from: roles, parties, and lists such as stages or orientations."""
