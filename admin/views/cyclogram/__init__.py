"""The cyclogram in the panel: the week, single days, rooms, bells, rules of booking, a day that is moved."""

from admin.views.cyclogram.view import CyclogramView

__all__ = ["CyclogramView"]
