"""Drafts made into a programme: its events, registers, ids, and what could not be read."""
