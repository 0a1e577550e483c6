"""The psychologist's inbox: who waits, what was said, what is known."""

from admin.views.help_requests.view import HelpDeskView

__all__ = ["HelpDeskView"]
