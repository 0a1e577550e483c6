"""Telegram: updates in by poll or webhook, messages out at a messenger's pace, nobody named on the way."""
