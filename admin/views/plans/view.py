"""The page of plans, put together of its parts."""

from admin.views.plans.item_pages import ItemPages
from admin.views.plans.monthly import Monthly
from admin.views.plans.task_pages import TaskPages
from admin.views.plans.weekly import Weekly
from admin.views.plans.yearly import Yearly


class PlansView(Yearly, ItemPages, Monthly, TaskPages, Weekly):
    """Zhospar."""

    def __init__(self) -> None:
        super().__init__(
            name="plans-menu",
            category="frame-menu",
            endpoint="plans",
            url="/plans",
            menu_icon_type="",
            menu_icon_value="calendar",
        )
