"""Every page of the panel, one line each."""

from flask_admin import Admin, BaseView

from admin.base import SecureIndex
from admin.views.help_requests import HelpDeskView


def front() -> BaseView:
    """The page behind ``/``."""
    return SecureIndex()


def register(admin: Admin) -> None:
    """Put every view into the panel; the order is the order of the menu."""
    views: tuple[BaseView, ...] = (
        HelpDeskView(),
    )
    for view in views:
        admin.add_view(view)
