"""The connections to a messenger: many at once, no cookies, made inside the event loop that uses them first."""

import aiohttp


class Http:
    """The connections that all bots of one channel share."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The one session."""
        if self._session is None or self._session.closed:
            # the senders count what is on its way; what hangs must not keep others from a connection
            connector = aiohttp.TCPConnector(limit=0)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        return self._session

    async def close(self) -> None:
        """Let every connection go."""
        if self._session is not None:
            await self._session.close()
