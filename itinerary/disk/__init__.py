"""Files that are written whole, locks, and a folder that is ours among others' files."""
