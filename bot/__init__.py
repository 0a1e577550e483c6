"""The conversation: neutral turns in, one transaction each, neutral messages out."""

from bot import framework

framework.load()
