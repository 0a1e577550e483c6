"""The folder of normative documents in the panel: read, kept, checked."""

from admin.views.normative.view import NormativeView

__all__ = ["NormativeView"]
