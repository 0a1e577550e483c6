"""Plans in the panel: the year's plan, its library and approval, a month as a grid, a week beside the cyclogram."""

from admin.views.plans.view import PlansView

__all__ = ["PlansView"]
