"""Date and time fields as the browser's own inputs: no calendar script, the right keyboard on a phone."""

from typing import Any

from flask_admin.contrib.sqla.form import AdminModelConverter
from flask_admin.model.form import converts
from wtforms import fields


class NativeInputs(AdminModelConverter):
    """``model_form_converter`` of every panel view: dates, times and moments need no calendar script."""

    @converts("Date")
    def convert_date(self, field_args: dict[str, Any], **_extra: Any) -> fields.DateField:
        """A day."""
        return fields.DateField(**field_args)

    @converts("DateTime")
    def convert_datetime(self, field_args: dict[str, Any], **_extra: Any) -> fields.DateTimeLocalField:
        """A moment, to the minute."""
        return fields.DateTimeLocalField(**field_args, format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])

    @converts("Time")
    def convert_time(self, field_args: dict[str, Any], **_extra: Any) -> fields.TimeField:
        """A time of day."""
        return fields.TimeField(**field_args)
