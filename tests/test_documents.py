"""Documents say what is: every path and name they give exists, every decision is found, every setting is told."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from pydantic import BaseModel

from core.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTEXT.md", "CONTRIBUTING.md")]
SPECIAL_PAGES = sorted((ROOT / "docs").glob("*.md"))
DOCUMENTS = [*PAGES, *SPECIAL_PAGES, *DECISIONS]
ENVIRONMENT = ROOT / ".env.example"
LONGEST_ARCHITECTURE = 120

# `folder/name`, perhaps with ::Symbol or a member; not an address of the web, not a command
PATH = re.compile(r"`((?:[\w.{},*<>-]+/)+[\w.{},*<>-]*)(?:::([\w.]+))?`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#:]+)\)")
# made at run time, not kept in the repository
OF_THE_DATA_FOLDER = {"secrets/", "var/", ".venv/bin/senim"}


def named(document: Path) -> Iterator[tuple[str, str]]:
    """Every path a document gives, spelled out, with the name it says is there."""
    for path, name in PATH.findall(document.read_text(encoding="utf-8")):
        if path in OF_THE_DATA_FOLDER:
            continue
        for spelled in spell_out(path.partition("<")[0] if "<" in path else path):
            yield spelled, name


def spell_out(path: str) -> list[str]:
    """``a/{b,c}`` as ``a/b`` and ``a/c``."""
    parts = re.split(r"\{([^}]*)\}", path)
    choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(parts)]
    return ["".join(chosen) for chosen in product(*choices)]


@cache
def statements(source: Path) -> list[ast.stmt]:
    """What a module is made of; several documents speak of the same modules."""
    return ast.parse(source.read_text(encoding="utf-8")).body


def has_name(source: Path, dotted: str) -> bool:
    """Whether a module defines a name, or a class in it a member."""
    body = statements(source)
    for wanted in dotted.split("."):
        found = [node for node in body if wanted in defined(node)]
        if not found:
            return False
        body = getattr(found[0], "body", [])
    return True


def defined(node: ast.stmt) -> set[str]:
    """The names a statement gives a meaning to."""
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return {node.name}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    if isinstance(node, ast.Assign):
        return {name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return set()


def settings(model: type[BaseModel], prefix: str) -> Iterator[str]:
    """Every setting by the name it has in the environment."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from settings(kind, f"{prefix}{name.upper()}__")
        else:
            yield f"{prefix}{name.upper()}"


SETTINGS = sorted(settings(Settings, "SENIM_"))


def is_there(path: str, name: str) -> bool:
    found = sorted(ROOT.glob(path.rstrip("/"))) if "*" in path else [ROOT / path]
    is_whole = bool(found) and all(place.exists() for place in found)
    return is_whole and (not name or any(has_name(place, name) for place in found))


def test_every_path_and_name_exists() -> None:
    missing = [
        f"{document.name}: {path}::{name}"
        for document in DOCUMENTS
        for path, name in named(document)
        if not is_there(path, name)
    ]

    assert missing == []


def test_every_link_leads_somewhere() -> None:
    links = [(page, target) for page in DOCUMENTS for target in LINK.findall(page.read_text(encoding="utf-8"))]

    assert [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()] == []


def test_the_check_reads_what_it_should() -> None:
    assert spell_out("locales/{kk,ru}/tips.ftl") == ["locales/kk/tips.ftl", "locales/ru/tips.ftl"]
    assert has_name(ROOT / "core" / "settings" / "tree.py", "Settings.keys_url")
    assert not has_name(ROOT / "core" / "settings" / "tree.py", "Settings.nothing")
    assert len(list(named(ROOT / "ARCHITECTURE.md"))) > 50


def test_every_decision_is_found_from_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for decision in DECISIONS:
        assert f"(docs/decisions/{decision.name})" in text, decision.name


def test_decisions_are_numbered_without_a_gap_and_say_four_things() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04d}" for number in range(1, len(DECISIONS) + 1)]
    for decision in DECISIONS:
        text = decision.read_text(encoding="utf-8")
        assert text.startswith(f"# {decision.name[:4]} ")
        for part in ("Context", "Decision", "Consequences", "Alternatives"):
            assert f"**{part}.**" in text, f"{decision.name}: {part}"


def test_the_architecture_stays_readable_in_one_sitting() -> None:
    assert (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").count("\n") <= LONGEST_ARCHITECTURE


def test_every_setting_is_told() -> None:
    page, example = (ROOT / "README.md").read_text(encoding="utf-8"), ENVIRONMENT.read_text(encoding="utf-8")

    assert [name for name in SETTINGS if f"`{name}`" not in page] == []
    assert [name for name in SETTINGS if not re.search(rf"^(# )?{name}=", example, re.MULTILINE)] == []


def test_no_setting_is_told_that_does_not_exist() -> None:
    for document in (ROOT / "README.md", *SPECIAL_PAGES, ENVIRONMENT):
        told = set(re.findall(r"\bSENIM_[A-Z_]+[A-Z]", document.read_text(encoding="utf-8")))
        assert told <= set(SETTINGS), told - set(SETTINGS)


def test_the_example_settings_are_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)

    assert Settings(_env_file=ENVIRONMENT) == Settings(_env_file=None)
