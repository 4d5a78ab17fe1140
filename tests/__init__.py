"""Tests, and what they stand on; a package, lest one that another distribution brings be taken for it."""
