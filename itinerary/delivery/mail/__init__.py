"""E-mail: what is said to whom, in which message, and how each goes once."""
