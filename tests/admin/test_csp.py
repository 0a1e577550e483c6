"""The panel's pages obey their own content policy, and nothing on them is kept or told to others."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient

from admin.csp import csp_nonce, install_headers
from admin.files import asset, install_files
from admin.theme import install_theme
from core.texts import LOCALES, ids, texts

ADMIN = Path(__file__).resolve().parents[2] / "admin"
TEMPLATES = sorted([*(ADMIN / "templates").rglob("*.html"), *(ADMIN / "theme").rglob("*.html")])
INLINE = re.compile(r"""\s(on[a-z]+|style)\s*=\s*["']|javascript:|<style""")
NAMED = re.compile(r"""(?:\bfrom\s+|\bimport\s*\(?|\burl\()["']([^"']+\.[a-z0-9]+)["']""")
ASKED = re.compile(r"""\bt\(["'](admin-[a-z0-9-]*[a-z0-9])["']""")


def _application() -> Flask:
    app = Flask("panel", static_folder=str(ADMIN / "static"), template_folder=str(ADMIN / "templates"))
    app.jinja_env.globals["t"] = texts("kk")
    install_files(app)
    install_theme(app)
    install_headers(app)
    app.add_url_rule("/missing", "missing", view_func=lambda: render_template("errors/404.html"))
    app.add_url_rule("/nonce", "nonce", view_func=lambda: f"{csp_nonce()} {csp_nonce()}")
    return app


@pytest.fixture
def client() -> FlaskClient:
    return _application().test_client()


def _header(client: FlaskClient, name: str, path: str = "/missing", **options: Any) -> str:
    with client.get(path, **options) as answer:
        return str(answer.headers.get(name, ""))


def test_policy_allows_only_our_own_files(client: FlaskClient) -> None:
    policy = _header(client, "Content-Security-Policy")
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["style-src"] == "'self'"
    assert parts["frame-ancestors"] == parts["base-uri"] == "'none'"
    assert re.fullmatch(r"'self' 'nonce-[\w-]{20,}'", parts["script-src"])
    assert "unsafe" not in policy
    assert "http" not in policy


def test_every_answer_has_its_own_nonce_and_the_page_carries_it(client: FlaskClient) -> None:
    first, second = client.get("/missing"), client.get("/missing")
    found = [re.findall(r"nonce-([\w-]+)", page.headers["Content-Security-Policy"])[0] for page in (first, second)]
    assert found[0] != found[1]
    assert set(re.findall(r'nonce="([^"]+)"', first.text)) == {found[0]}


def test_the_nonce_is_one_within_a_request(client: FlaskClient) -> None:
    one, other = client.get("/nonce").text.split()
    assert one == other


def test_pages_are_not_kept_but_versioned_files_are(client: FlaskClient) -> None:
    assert _header(client, "Cache-Control") == "no-store"
    with client.application.test_request_context():
        marked = asset("panel.css")
    assert "immutable" in _header(client, "Cache-Control", marked)
    for other in ("/static/panel.css", "/static/v-older/panel.css", marked.replace("panel", "none")):
        assert "immutable" not in _header(client, "Cache-Control", other)
    with client.get("/static/v-older/panel.css") as answer:
        assert answer.status_code == 200


def test_what_a_kept_file_names_lies_beside_it_and_is_kept_too(client: FlaskClient) -> None:
    with client.application.test_request_context():
        marked = asset("panel.css")
    files = [path for path in (ADMIN / "static").glob("*.*") if path.suffix in {".css", ".js"}]
    named = {name for path in files for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert {"./inbox_danger.js", "vendor/fonts/onest-latin-wght-normal.woff2"} <= named
    lost = [name for name in named if "immutable" not in _header(client, "Cache-Control", urljoin(marked, name))]
    assert lost == []


def test_where_a_person_comes_from_is_told_to_no_one(client: FlaskClient) -> None:
    assert _header(client, "Referrer-Policy") == "no-referrer"
    assert _header(client, "X-Content-Type-Options") == "nosniff"
    assert _header(client, "Cross-Origin-Opener-Policy") == "same-origin"
    assert _header(client, "Cross-Origin-Resource-Policy") == "same-origin"
    assert "camera=()" in _header(client, "Permissions-Policy")


def test_https_is_demanded_only_over_https(client: FlaskClient) -> None:
    assert _header(client, "Strict-Transport-Security") == ""
    assert "max-age=31536000" in _header(client, "Strict-Transport-Security", base_url="https://panel.test")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ADMIN).as_posix())
def test_no_template_carries_inline_script_or_style(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert INLINE.search(text) is None
    for tag in re.findall(r"<script[^>]*>", text):
        assert "nonce=" in tag
        assert "src=" in tag


def test_no_file_of_ours_reaches_outside() -> None:
    ours = [path for kind in ("css", "js") for path in (ADMIN / "static").glob(f"*.{kind}")]
    assert ours
    for path in [*ours, *TEMPLATES]:
        assert not re.search(r"""["'(]\s*(https?:)?//""", path.read_text(encoding="utf-8")), path.name


def test_templates_ask_only_for_texts_that_every_language_has() -> None:
    asked = {name for path in TEMPLATES for name in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert asked
    for locale in LOCALES:
        assert asked <= set(ids(locale, "admin"))
    assert set(ids("kk", "admin")) == set(ids("ru", "admin")) == set(ids("en", "admin"))


@pytest.mark.parametrize("target", ["//evil.test/", "/\\evil.test", "https://evil.test/", "", "javascript:1"])
def test_a_choice_of_language_never_leads_to_another_site(client: FlaskClient, target: str) -> None:
    answer = client.post("/preferences", data={"next": target, "language": "ru"})
    assert answer.headers["Location"] == "/"


def test_a_choice_is_kept_and_an_unknown_one_is_not(client: FlaskClient) -> None:
    client.post("/preferences", data={"next": "/missing", "language": "ru", "look": "dark"})
    page = client.get("/missing").text
    assert '<html lang="ru" data-look="dark" data-bs-theme="dark" ' in page
    client.post("/preferences", data={"next": "/missing", "language": "xx", "look": "neon"})
    assert '<html lang="ru" data-look="dark"' in client.get("/missing").text


def test_without_a_choice_the_browser_decides_and_then_kazakh(client: FlaskClient) -> None:
    assert '<html lang="kk" data-look="system" ' in client.get("/missing").text
    russian = client.get("/missing", headers={"Accept-Language": "ru-KZ,ru;q=0.9"}).text
    assert '<html lang="ru"' in russian
