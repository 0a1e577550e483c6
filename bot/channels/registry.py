"""The only file that names every channel."""

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.web.channel import WebChannel
from bot.channels.whatsapp.channel import WhatsAppChannel

CHANNELS = (WebChannel, TelegramChannel, WhatsAppChannel)
