"""`agenda` and `today`."""
