"""`push`: its options, the server that is meant, and what is said of what was done."""
