"""The two database files, and the one door to SQL."""
