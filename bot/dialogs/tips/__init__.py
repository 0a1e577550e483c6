"""Tips in the chat: what children really ask about, one bubble at a time, a person always one tap away."""

from bot.dialogs.tips import answering, browsing, reading, searching

ROUTERS = (browsing.router, reading.router, answering.router, searching.router)
MARK, correct, leave_search, forget = searching.MARK, searching.correct, searching.leave, reading.forget

__all__ = ["MARK", "ROUTERS", "correct", "forget", "leave_search"]
