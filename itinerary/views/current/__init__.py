"""What is said of a paper by its code: which one it is, and what of it is another now."""
