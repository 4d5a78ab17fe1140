"""What the inbox is about, as pure values and functions: no Qt, no network, no disk, no clock."""
