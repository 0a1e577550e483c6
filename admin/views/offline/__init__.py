"""Work done face to face, written down in three taps."""

from admin.views.offline.view import OfflineView

__all__ = ["OfflineView"]
