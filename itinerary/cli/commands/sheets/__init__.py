"""`sheets`: its options, and where its lists go."""
