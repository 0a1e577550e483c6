"""The methodical fund in the panel: found, kept, handed out, printed."""

from admin.views.materials.view import MaterialsView

__all__ = ["MaterialsView"]
