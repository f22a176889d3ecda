"""What paper says, before any format gives it form."""
