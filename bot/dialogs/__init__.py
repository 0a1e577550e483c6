"""Dialogs: the script of each feature. They know rules and texts, no channel and no SQL."""
