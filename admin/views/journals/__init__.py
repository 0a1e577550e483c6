"""The nine journals of the service, one page class for all of them."""

from admin.views.journals.signing import SigningView
from admin.views.journals.view import JournalView, journal_views

__all__ = ["JournalView", "SigningView", "journal_views"]
