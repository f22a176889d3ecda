"""What is written in a cell or a property, read: dates, hours, codes and texts."""
