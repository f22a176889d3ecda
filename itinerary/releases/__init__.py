"""What people have been told, release by release, and what follows from it for calendars."""
