"""What other programs wrote, turned into a programme: spreadsheets, calendars, schedules.

A reader of one kind of file makes drafts of it; the assembly makes a programme of the drafts.
What is not understood becomes a remark with its address, and is left out, never guessed.
"""
