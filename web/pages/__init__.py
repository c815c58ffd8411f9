"""The pages, one module a concept; their templates stand in a folder of the same name."""
