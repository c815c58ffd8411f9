"""What happened, once a command is allowed: one function a command, from the command and its matter to events."""
