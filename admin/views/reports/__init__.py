"""Reports in the panel: periods, one report with its tables, charts and words, frozen copies."""

from admin.views.reports.view import ReportsView

__all__ = ["ReportsView"]
