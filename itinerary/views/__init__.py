"""What is said: a programme and a reader made into pages of words, once for all formats."""
