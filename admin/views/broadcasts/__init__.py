"""Broadcasts in the panel: written, sent and followed by a psychologist, read and agreed to by a second person."""

from admin.views.broadcasts.view import BroadcastsView

__all__ = ["BroadcastsView"]
