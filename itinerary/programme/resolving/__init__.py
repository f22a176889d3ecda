"""What a programme refers to, found: parts, ids, people, times and events."""
