"""iCalendar: events, calendars, and the rules of their time zones."""
