"""The engine thread: everything that changes state."""
