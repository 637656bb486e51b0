"""A case: reports, their versions and readings, kept in one file."""
