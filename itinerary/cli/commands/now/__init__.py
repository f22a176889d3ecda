"""`now`, once or followed, and `clock`."""
