"""Response headers of the panel: a strict content policy, one nonce per request, nothing kept in caches."""

import secrets
from typing import Final

from flask import Flask, Response, g, request

from admin.files import is_file, may_be_kept

STATIC_AGE: Final = "public, max-age=31536000, immutable"
UNUSED: Final = "autoplay camera display-capture geolocation gyroscope microphone midi payment usb"
FEATURES_OFF: Final = ", ".join(f"{feature}=()" for feature in UNUSED.split())
FIXED: Final = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": FEATURES_OFF,
}


def csp_nonce() -> str:
    """The nonce of this request, the same one in the header and in every script tag."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(18)
    nonce: str = g.csp_nonce
    return nonce


def policy(nonce: str) -> str:
    """The content policy: our own files only, no inline script or style, no frame, no foreign form target."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}'",
            "style-src 'self'",
            "img-src 'self' data:",
            "media-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def install_headers(app: Flask) -> None:
    """Put the policy on every answer that has no stricter one, the privacy headers on all; templates get the nonce."""
    app.jinja_env.globals["csp_nonce"] = csp_nonce
    app.after_request(_with_headers)


def _with_headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", policy(csp_nonce()))
    for name, value in FIXED.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        # Over https only: on plain http inside a school the header would mean nothing, or lock people out.
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    _set_caching(response)
    return response


def _set_caching(response: Response) -> None:
    if not is_file():
        response.headers["Cache-Control"] = "no-store"
    elif may_be_kept() and response.status_code in {200, 304}:
        response.headers["Cache-Control"] = STATIC_AGE
