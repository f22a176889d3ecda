"""Pure questions about a programme: which events, which record is meant, where everybody is."""
