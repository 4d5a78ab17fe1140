"""EvoInbox: the desktop inbox for texts over Evo Voice lines."""

__version__ = "0.1.0"
