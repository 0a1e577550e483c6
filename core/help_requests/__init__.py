"""Help requests: opened by a child who gives no name, answered by a specialist who does not learn it."""
