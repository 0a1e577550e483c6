"""The conversation: neutral turns in, one transaction each, neutral messages out."""
