"""Read models: what pages, papers and the command line show. Each returns only what its viewer may see."""
