"""The week as a grid: days side by side, events as tiles in lanes along an axis of hours."""
