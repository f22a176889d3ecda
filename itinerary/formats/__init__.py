"""What is said, in each form that it leaves in: text for screens, files for people and machines."""
