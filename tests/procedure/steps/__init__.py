"""What anybody might try in a meeting, for the stateful test: each room's rules in one module."""
