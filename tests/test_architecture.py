"""The house keeps its own rules."""

import ast
import re
import subprocess
import sys
import tokenize
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("core", "db", "bot", "admin", "scheduler")
CYRILLIC_LETTER = re.compile("[\u0400-\u0482\u048a-\u04ff]")
LONGEST_FILE = 250
LONGEST_FUNCTION = 40


def modules(*rooms: str) -> list[Path]:
    found = [path for room in rooms for path in (ROOT / room).rglob("*.py") if "versions" not in path.parts]
    return sorted(found)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def trees(*rooms: str) -> list[tuple[Path, ast.Module]]:
    return [(path, tree(path)) for path in modules(*rooms)]


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout[-3000:]


def test_files_stay_small() -> None:
    lines = {str(path): path.read_text(encoding="utf-8").count("\n") for path in modules(*ROOMS)}

    assert len(lines) > 300
    assert {path: count for path, count in lines.items() if count > LONGEST_FILE} == {}


def test_functions_stay_small() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in trees(*ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]

    assert long == []


def test_rules_never_commit_and_never_ask_the_clock() -> None:
    for path, tree in trees("core"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in {"commit", "rollback", "now", "today", "utcnow"}, f"{path}:{node.lineno}"


def test_no_human_words_stand_in_code() -> None:
    for path in modules(*ROOMS):
        if not CYRILLIC_LETTER.search(path.read_text(encoding="utf-8")):
            continue
        with path.open("rb") as file:
            strings = [token for token in tokenize.tokenize(file.readline) if token.type == tokenize.STRING]
        words = [
            token for token in strings if not token.string.startswith('"""') and CYRILLIC_LETTER.search(token.string)
        ]
        assert words == [], f"{path}:{words[:1]}"


def test_only_the_bot_opens_addresses() -> None:
    for path, tree in trees("admin", "scheduler"):
        names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not names & {"bot_vault", "open_address", "lookup_key", "contacts"}, path


def test_the_panel_starts_without_the_bot_framework() -> None:
    code = "import sys, admin.app; sys.exit(any(m.split('.')[0] in ('aiogram','apscheduler') for m in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_every_sqlite_write_begins_immediately() -> None:
    for path, tree in trees(*ROOMS):
        if path.name == "engine.py":
            continue
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not names & {"create_engine", "create_async_engine"}, path
