"""Lists for other people's desks: what the hotel, the driver, the caterer, the press are told.

`sheet(name, mission, asked)` of `catalogue` makes the records of a list of `records`: data, in all
languages of the file and in no word of the tool's. `words` says them to a reader. So the same list
can be made of what was told at some release, compared (`differences`), and recognised.
"""
