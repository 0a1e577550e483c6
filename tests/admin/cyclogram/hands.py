"""What a test's hands do on the pages of hours."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from core.cyclogram import arranging
from db.engine import Database
from db.models.staff import Staff
from tests.admin.hands import token
from tests.admin.seen import seen


def post(client: FlaskClient, path: str, **data: object) -> TestResponse:
    """Send a form."""
    return client.post(path, data={**data, "csrf_token": token(client)})


def page(client: FlaskClient, path: str, source: str = "") -> str:
    """What a page says, or what this source of it says."""
    return " ".join(seen(source or client.get(path).text).split())


def week(database: Database, member: Staff) -> list[tuple[int, str, str]]:
    """Somebody's week: weekday, beginning, kind of work."""
    with database.reading() as session:
        found = arranging.week(session, staff_id=member.id)
        return [(cell.weekday, f"{cell.opens:%H:%M}", cell.work.value) for cell in found]
