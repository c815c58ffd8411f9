"""Each state of the procedure from its current rows: what a decision looks at, as it stands now."""
