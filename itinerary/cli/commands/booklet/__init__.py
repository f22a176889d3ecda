"""`booklet`: its options, what it prints and says."""
