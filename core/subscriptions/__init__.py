"""Subscriptions: who asked for the school's messages, for which classes and topics, and how they leave."""
