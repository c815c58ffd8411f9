"""The words of the trade, key by key, in the languages of the pages; `web.names` looks them up."""
