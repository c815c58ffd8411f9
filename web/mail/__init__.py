"""Messages beside the pages: what each says, in its reader's language, and the files that they are written to."""
