"""The programme of an official delegation: one file in, agendas and calendars out."""

__version__ = "0.1.0"
