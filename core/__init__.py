"""The rules of the service: plain, synchronous functions of a database session, framework-free."""
