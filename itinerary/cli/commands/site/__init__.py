"""`site`: its options, what it writes and says, and looking at it here."""
