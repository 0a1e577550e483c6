"""Debian's Chromium as every room of tests starts it: only what a page itself needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

# the same build without the windows, bars and services of a desktop: a page in it costs two thirds
SHELL, WHOLE = "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"
EXECUTABLE: Final = SHELL if Path(SHELL).exists() else WHOLE
# the suggestions under the address bar are pages of their own: each new window would begin two more processes for them
ADDRESS_BAR: Final = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
# Chromium heeds the last list alone: what Playwright switches off is switched off again
BY_PLAYWRIGHT: Final = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*BY_PLAYWRIGHT, *ADDRESS_BAR))}",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """One Chromium, closed at the end."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        yield found
        found.close()
