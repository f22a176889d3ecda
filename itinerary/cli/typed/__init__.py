"""What is typed: options, what their words mean, and the language spoken."""
