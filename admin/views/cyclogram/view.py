"""The page of hours, put together of its parts."""

from admin.views.cyclogram.moving import Moving
from admin.views.cyclogram.school import OfSchool
from admin.views.cyclogram.single import Single
from admin.views.cyclogram.weekly import Weekly


class CyclogramView(Weekly, Single, OfSchool, Moving):
    """Tsiklogramma."""

    def __init__(self) -> None:
        super().__init__(
            name="cyclogram-menu",
            endpoint="cyclogram",
            url="/hours",
            menu_icon_type="",
            menu_icon_value="calendar-time",
        )
