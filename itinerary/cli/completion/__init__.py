"""Completion: what a shell offers when Tab is pressed, and how it is switched on.

A shell's script (`scripts/`) runs the tool with the words of the line and the variable
`_ITINERARY_COMPLETE`. The line is read (`lines`), what fits is found (`offers`), and written down
as that shell reads it (`shells`); `answering` is the whole way.
"""
