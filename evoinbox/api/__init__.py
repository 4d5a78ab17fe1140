"""What the service says, and the one door to HTTP."""
