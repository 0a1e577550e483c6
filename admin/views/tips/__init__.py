"""The editor of tips: a school rewords them, looks at what readers get, goes back, agrees to what breaks a rule."""

from admin.views.tips.view import TipsView

__all__ = ["TipsView"]
