"""What the program is on the desktop beside its window."""
