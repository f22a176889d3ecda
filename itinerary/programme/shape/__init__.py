"""What a programme may say: its records, the forms of its values, and its schema."""
