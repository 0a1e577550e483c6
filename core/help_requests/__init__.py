"""Help requests: opened by a child who gives no name, answered by a specialist who does not learn it."""

from db.models.help_requests import About, AttachmentKind, HelpRequest, RequestState, Side

__all__ = ["About", "AttachmentKind", "HelpRequest", "RequestState", "Side"]
