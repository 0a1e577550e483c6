"""Channels: one folder and one registry line each."""
