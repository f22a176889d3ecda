"""What people write, understood: words, days and hours in English, French and Japanese."""
