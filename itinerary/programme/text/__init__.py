"""The YAML of a programme: read with the place of each value, and written."""
