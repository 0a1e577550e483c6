"""The peers of the journals' list: stock Flask-Admin and stock Django admin, and each in its best known form.

``python -m bench.books_peer FORM DATABASE SIZE``; FORM: flask_admin, flask_admin_no_count, django, django_estimate.
They read the same lines of the same file in clear (table ``plain_lines``), asked in process, without signing in.
"""

import json
import sys
import types
from collections.abc import Callable
from datetime import date
from typing import Any

import db as _bundled_sqlite  # noqa: F401  the same SQLite library as ours
from bench.books import timed
from bench.books_data import COMMON, FILTERED_MONTH, PAGE, RARE

COLUMNS = ["number", "happened_on", "class_name", "audience", "category", "topic", "result", "state"]
SEARCHED = ["topic", "result"]


def flask_admin(path: str, size: int, *, counts: bool) -> dict[str, Callable[[], bytes]]:
    """Flask-Admin's list view; without its count where it offers to do so."""
    from flask import Flask
    from flask_admin import Admin
    from flask_admin.contrib.sqla import ModelView
    from flask_babel import Babel
    from sqlalchemy import create_engine
    from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, scoped_session, sessionmaker

    class Base(DeclarativeBase):
        pass

    class Line(Base):
        __tablename__ = "plain_lines"
        number: Mapped[int] = mapped_column(primary_key=True)
        happened_on: Mapped[date]
        month: Mapped[str]
        class_name: Mapped[str]
        audience: Mapped[str]
        category: Mapped[str]
        topic: Mapped[str]
        result: Mapped[str]
        state: Mapped[str]

    class Lines(ModelView):
        column_list = COLUMNS
        column_display_pk = True
        column_default_sort = ("number", True)
        column_filters = ("month", "class_name", "state")
        column_searchable_list = SEARCHED
        named_filter_urls = True
        page_size = PAGE
        simple_list_pager = not counts

        def get_count_query(self) -> Any:
            return super().get_count_query() if counts else None

    app = Flask(__name__)
    app.secret_key = "bench"
    Babel(app)
    rows = scoped_session(sessionmaker(create_engine(f"sqlite:///{path}")))
    Admin(app, name="bench").add_view(Lines(Line, rows, url="/lines"))
    client = app.test_client()

    def get(query: str) -> Callable[[], bytes]:
        def page() -> bytes:
            answer = client.get(f"/lines/?{query}")
            rows.remove()
            assert answer.status_code == 200, answer.status_code
            return answer.data

        return page

    last = size // PAGE - 1
    return {
        "first": get(""),
        "middle": get(f"page={last // 2}"),
        "last": get(f"page={last}"),
        "filter": get(f"flt0_month_equals={FILTERED_MONTH}"),
        "rare word": get(f"search={RARE}"),
        "common word": get(f"search={COMMON}"),
    }


def django(path: str, size: int, *, counts: bool) -> dict[str, Callable[[], bytes]]:
    """Django's changelist; with the usual estimated paginator where it does not count."""
    import django as framework
    from django.conf import settings

    settings.configure(**_django_settings(path))
    framework.setup()
    from django.contrib import admin
    from django.contrib.auth.models import User
    from django.contrib.messages.storage.fallback import FallbackStorage
    from django.test import RequestFactory
    from django.urls import path as route

    urls = types.ModuleType("bench_urls")
    urls.urlpatterns = [route("admin/", admin.site.urls)]  # type: ignore[attr-defined]
    sys.modules["bench_urls"] = urls
    lines = _django_admin(admin, counts=counts)
    admin.site.register(lines.model, type(lines))
    person = User(id=1, username="bench", is_superuser=True, is_staff=True, is_active=True)
    factory = RequestFactory()

    def get(query: str) -> Callable[[], bytes]:
        def page() -> bytes:
            request = factory.get(f"/admin/auth/line/?{query}")
            request.user, request.session = person, {}  # type: ignore[assignment]
            request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
            answer = lines.changelist_view(request)
            answer.render()
            assert answer.status_code == 200, answer.status_code
            return bytes(answer.content)

        return page

    last = size // PAGE
    return {
        "first": get(""),
        "middle": get(f"p={last // 2}"),
        "last": get(f"p={last}"),
        "filter": get(f"month__exact={FILTERED_MONTH}"),
        "rare word": get(f"q={RARE}"),
        "common word": get(f"q={COMMON}"),
    }


def _django_settings(path: str) -> dict[str, Any]:
    context = ("template.context_processors.request", "contrib.auth.context_processors.auth")
    processors = [f"django.{name}" for name in (*context, "contrib.messages.context_processors.messages")]
    return {
        "SECRET_KEY": "bench",
        "ALLOWED_HOSTS": ["*"],
        "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": path}},
        "INSTALLED_APPS": [
            f"django.contrib.{app}" for app in ("admin", "auth", "contenttypes", "sessions", "messages")
        ],
        "ROOT_URLCONF": "bench_urls",
        "STATIC_URL": "/static/",
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": processors},
            }
        ],
    }


def _django_admin(admin: Any, *, counts: bool) -> Any:
    from django.core.paginator import Paginator
    from django.db import connection, models
    from django.utils.functional import cached_property

    class Line(models.Model):
        number = models.IntegerField(primary_key=True)
        happened_on = models.DateField()
        month = models.CharField(max_length=7)
        class_name = models.CharField(max_length=8)
        audience = models.CharField(max_length=16)
        category = models.CharField(max_length=16)
        topic = models.TextField()
        result = models.TextField()
        state = models.CharField(max_length=16)

        class Meta:
            app_label = "auth"
            db_table = "plain_lines"
            managed = False

    class Estimated(Paginator):
        @cached_property
        def count(self) -> int:
            if self.object_list.query.where:
                return int(super().count)
            with connection.cursor() as cursor:
                cursor.execute("SELECT max(number) FROM plain_lines")
                return int(cursor.fetchone()[0])

    class Lines(admin.ModelAdmin):
        list_display = tuple(COLUMNS)
        list_per_page = PAGE
        search_fields = tuple(SEARCHED)
        list_filter = ("month",)
        ordering = ("-number",)
        show_full_result_count = counts
        if not counts:
            paginator = Estimated

    return Lines(Line, admin.site)


FORMS: dict[str, Callable[[str, int], dict[str, Callable[[], bytes]]]] = {
    "flask_admin": lambda path, size: flask_admin(path, size, counts=True),
    "flask_admin_no_count": lambda path, size: flask_admin(path, size, counts=False),
    "django": lambda path, size: django(path, size, counts=True),
    "django_estimate": lambda path, size: django(path, size, counts=False),
}

if __name__ == "__main__":
    form, database, lines = sys.argv[1:4]
    print(json.dumps(timed(FORMS[form](database, int(lines)))))
