"""Tests that drive real processes on a real, private desktop."""
