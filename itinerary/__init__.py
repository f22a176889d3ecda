"""The programme of an official delegation: one file in, agendas and calendars out."""

__version__ = "0.1.0"

PRODUCT = "-//delegation-itinerary//itinerary//EN"  # who made a calendar (RFC 5545, 3.7.3)
