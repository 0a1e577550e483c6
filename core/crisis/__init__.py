"""What in a child's words means danger, and what is done about it."""
