"""aiogram, loaded without building its models of everything Telegram knows.

Updates are read by an allow-list of ours and answers by name; of aiogram the router, filters and dialog state are used.
Building four hundred models nobody asks costs three seconds of every start and a hundred megabytes that stay.
"""

from typing import Any

from pydantic import BaseModel

_REBUILD = "model_rebuild"


def load() -> None:
    """Import aiogram; its models stay as they were declared, for whoever wants to build one."""
    builds = BaseModel.__dict__[_REBUILD]
    setattr(BaseModel, _REBUILD, classmethod(_later))
    try:
        import aiogram  # noqa: F401
    finally:
        setattr(BaseModel, _REBUILD, builds)


def _later(_model: type[BaseModel], /, **_how: Any) -> None:
    """In place of building one model."""
