"""Broadcasts: what is said to many, once each, at a decent hour; from the plan to the journal line."""
