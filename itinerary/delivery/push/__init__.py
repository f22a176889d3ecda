"""Calendars onto a server that keeps them (CalDAV, RFC 4791), and never over somebody's work."""
