"""Calendars of our own: what `export` says of events in words, understood again."""
