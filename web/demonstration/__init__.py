"""The demonstration meeting: Managua, November 2014, negotiated by a script through the one door."""
