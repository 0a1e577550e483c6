"""Files that children send: fetched one by one, cleaned where nothing can go wrong, kept sealed."""
