"""What goes out to people, and where it goes."""
