"""Who gets the school's messages, as counts, and the posters that lead there."""

from admin.views.subscriptions.view import SubscriptionsView

__all__ = ["SubscriptionsView"]
