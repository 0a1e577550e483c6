"""The only file that names every channel."""

from bot.channels.web.channel import WebChannel

CHANNELS = (WebChannel,)
