"""A window of Debian's Chromium that writes down everything that should not happen on a page of the panel."""

import json
import re
from collections.abc import Container
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Request, Response

LISTENING = Path(__file__).with_name("listening.js").read_text(encoding="utf-8")
OVERFLOW = Path(__file__).with_name("overflow.js").read_text(encoding="utf-8")
STATUS = re.compile(r"^Failed to load resource: the server responded with a status of (\d+)")
# a page that is left stops its own questions
LEFT_BEHIND = frozenset({"net::ERR_ABORTED"})


class Window:
    """One browser of one person; ``faults()`` gives what went wrong since it was asked last, and forgets it."""

    def __init__(self, browser: Browser, address: str, *, refusals: Container[int] = (), **cookies: str) -> None:
        self.address = address
        self._refusals = refusals
        self.context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        self.wear(**cookies)
        self.context.add_init_script(LISTENING)
        self.page = self.context.new_page()
        self._heard: list[str] = []
        self._expected_status = 200
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._heard.append(f"script error: {error}"))
        self.page.on("dialog", self._refuse)
        self.page.on("request", self._ask)
        self.page.on("requestfailed", self._fail)
        self.page.on("response", self._answer)

    def wear(self, **cookies: str) -> None:
        """Set cookies: the session, the language, the look."""
        self.context.add_cookies(
            [{"name": name, "value": value, "url": self.address} for name, value in cookies.items() if value]
        )

    def visit(self, path: str, *, status: int = 200) -> None:
        """Open a page and wait until its scripts have run; a page of this status is no fault."""
        self._expected_status = status
        self.page.goto(f"{self.address}{path}", wait_until="load")

    def asks(self, question: str, argument: Any = None) -> Any:
        """What a script says about the page."""
        return self.page.evaluate(question, argument)

    def faults(self) -> list[str]:
        """Complaints of the console, of the policy, of the network, and words that came to life."""
        told = json.loads(self.asks("() => JSON.stringify(window.__told || [])"))
        self.asks("() => { window.__told = []; }")
        found, self._heard = self._heard + told, []
        return found

    def close(self) -> None:
        """Close the window."""
        self.context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        status = STATUS.search(message.text)
        if message.type in {"error", "warning"} and not (status and self._is_expected(int(status[1]))):
            self._heard.append(f"console: {message.text[:300]}")

    def _refuse(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":
            self._heard.append(f"dialog: {dialog.message[:100]}")
            dialog.dismiss()
        else:
            dialog.accept()

    def _ask(self, request: Request) -> None:
        is_ours = request.url.startswith((self.address, "data:", "blob:", "about:"))
        if not is_ours:
            self._heard.append(f"asks another site: {request.url[:200]}")

    def _fail(self, request: Request) -> None:
        if request.failure not in LEFT_BEHIND:
            self._heard.append(f"failed: {request.failure} {urlsplit(request.url).path}")

    def _answer(self, response: Response) -> None:
        if response.status >= 400 and not self._is_expected(response.status):
            self._heard.append(f"answered {response.status}: {urlsplit(response.url).path}")

    def _is_expected(self, status: int) -> bool:
        return status == self._expected_status or status in self._refusals
