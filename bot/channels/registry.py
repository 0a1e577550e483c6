"""The only file that names every channel."""

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.web.channel import WebChannel

CHANNELS = (WebChannel, TelegramChannel)
