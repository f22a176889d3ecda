"""`invite`."""
