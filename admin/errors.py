"""When something goes wrong: a kind page in the person's language, and one log line without a word of anyone's."""

import secrets

import structlog
from flask import Flask, Response, make_response, render_template
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from core.actors import NotAllowed

log = structlog.get_logger()
DRAWN = frozenset({400, 403, 404, 413, 429, 500, 503})
REDIRECTS = range(300, 400)


def install_errors(app: Flask) -> None:
    """Answer every failure ourselves: no traceback, no internals, no English page."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(NotAllowed, _not_allowed)
    app.register_error_handler(DBAPIError, _database_away)
    app.register_error_handler(Exception, _failed)


def _refused(error: HTTPException) -> BaseResponse:
    code = error.code or 500
    if error.response is not None or code in REDIRECTS:
        return error.get_response()
    if isinstance(error, CSRFError):
        return _page(400)
    return _page(code if code in DRAWN else 404 if code < 500 else 500, status=code)


def _not_allowed(_error: NotAllowed) -> BaseResponse:
    return _page(403)


def _database_away(error: DBAPIError) -> BaseResponse:
    """Locked, read-only or full: a person tries again in a minute, nothing they typed was half kept."""
    log.error("panel_database_away", problem=type(error).__name__)
    answer = _page(503)
    answer.headers["Retry-After"] = "60"
    return answer


def _failed(error: Exception) -> BaseResponse:
    error_id = secrets.token_hex(4)
    log.error("panel_failed", problem=f"{type(error).__name__} {error_id}")
    return _page(500, error_id=error_id)


def _page(drawn: int, *, status: int | None = None, error_id: str | None = None) -> Response:
    answer = make_response(render_template(f"errors/{drawn}.html", error_id=error_id))
    answer.status_code = status or drawn
    return answer
