"""What a booklet says: a programme for one reader, day by day, with all that goes with it."""
