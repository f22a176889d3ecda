"""What is printed: records of words become PDF, tagged and searchable, in fonts of packages."""
