"""A website of pages and feeds, each at an address that nobody can guess."""
