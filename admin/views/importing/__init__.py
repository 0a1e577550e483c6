"""A journal kept until now in a spreadsheet is brought in."""

from admin.views.importing.view import ImportingView

__all__ = ["ImportingView"]
