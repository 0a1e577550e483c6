"""Papers as files: the sheet every paper opens, the jobs of long ones, and the templates of a school."""

from admin.views.exports.view import ExportsView

__all__ = ["ExportsView"]
