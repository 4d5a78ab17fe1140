"""Stands in for what is not wanted at a start (rthooks.dat)."""
