"""An address in Telegram: which bot speaks, and in which chat."""


def address_of(bot: str, chat: int) -> str:
    """The address of a chat with one bot."""
    return f"{bot}:{chat}"


def bot_and_chat(address: str) -> tuple[str, int]:
    """Back from an address."""
    bot, _, chat = address.partition(":")
    return bot, int(chat)
