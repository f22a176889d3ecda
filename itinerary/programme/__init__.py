"""The programme file: from its text to a `Programme`, or to everything that is wrong with it."""
