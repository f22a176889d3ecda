"""What a terminal shows people: tables, problems with their lines, and their ink."""
