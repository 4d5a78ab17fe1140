"""House rules that no linter knows: names, sizes, the two blanket excepts, and nothing of one machine in any file.

The rules and their reasons stand in docs/design.md; a rule that has to give way is changed in both in one commit.
"""

from __future__ import annotations

import ast
import io
import os
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "evoinbox"
SOURCES = ("evoinbox", "tests", "packaging")

NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", "node_modules"}
BANNED_NAMES = {"utils", "misc", "helper", "common", "manager", "handler", "base", "data", "info", "process"}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
BLANKET_EXCEPTS = {"evoinbox/engine/runner.py", "evoinbox/app.py", "evoinbox/log.py"}
STYLE_SHEETS = {"evoinbox/ui/theme.py"}

# A letter stands in brackets so that this file does not find itself.
MARKS_OF_WORK = re.compile(r"\b([T]ODO|[F]IXME|[X]XX|[H]ACK)\b")
CODE_IN_COMMENT = re.compile(
    r"#\s*(?:(?:from\s+[\w.]+\s+)?import\s+[\w.]+\s*$|(?:async\s+)?def\s+\w+\(.*:\s*$|class\s+\w+.*:\s*$"
    r"|return\b.*[)\]]\s*$|(?:if|elif|for|while|with|try|except)\b[^#]*:\s*$|[\w.]+\s*[-+*/]?=\s*[^=\s].*$"
    r"|self\.\w+.*$|[\w.]+\([^)]*\)\s*$)"
)
FOREIGN = {
    "the host of a package registry": re.compile(
        r"[p]ypi\.org|[p]ythonhosted\.org|[r]egistry\.npmjs|deb\.[d]ebian\.org|snapshot\.[d]ebian"
    ),
    "an index address": re.compile(r"[-]-(?:index-url|extra-index-url|find-links)|[f]ile:///\w"),
    "an absolute path of one machine": re.compile(
        r"(?<![\w.:/-])/(?:[w]ork|[r]oot|[h]ome|[U]sers|[o]pt)/(?!evoinbox\b)\w"
    ),
}


@cache
def files() -> tuple[Path, ...]:
    """All files of the project."""
    found = []
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(name for name in below if name not in NOT_OURS and not name.endswith(("_cache", ".egg-info")))
        below[:] = [name for name in below if name != ".hypothesis"]
        found += [Path(folder) / name for name in sorted(names) if name not in NOT_OURS]  # .git: a file in a work tree
    return tuple(found)


@cache
def modules(part: str) -> tuple[tuple[str, str, ast.Module], ...]:
    """Path, text and tree of each module in one part of the project."""
    found = []
    for path in files():
        inside = path.relative_to(ROOT)
        if path.suffix == ".py" and inside.parts[0] == part:
            text = path.read_text(encoding="utf-8")
            found.append((inside.as_posix(), text, ast.parse(text, filename=str(path))))
    return tuple(found)


def everywhere() -> Iterator[tuple[str, str, ast.Module]]:
    """Each module of the project."""
    for part in SOURCES:
        yield from modules(part)


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Line and words of each comment that has a line to itself."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and token.line.lstrip().startswith("#"):
            yield token.start[0], token.string


def calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and last name of each call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(attr=name) | ast.Name(id=name):
                    yield node.lineno, name
                case _:
                    pass


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Each function, methods and inner ones included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def hold(violations: list[str], rule: str) -> None:
    """Fail with the rule and all that breaks it."""
    if violations:
        pytest.fail(f"{rule}:\n  " + "\n  ".join(violations), pytrace=False)


def test_every_module_says_what_it_is_for() -> None:
    hold([path for path, _, tree in everywhere() if not ast.get_docstring(tree)], "a module begins with its purpose")


def test_nothing_is_left_to_be_done_in_comments() -> None:
    hold(
        [
            f"{path}:{number}"
            for path, text, _ in everywhere()
            for number, line in enumerate(text.splitlines(), 1)
            if MARKS_OF_WORK.search(line)
        ],
        "work that is left is an issue, not a comment",
    )


def test_no_code_is_commented_out() -> None:
    hold(
        [
            f"{path}:{number}: {comment}"
            for path, text, _ in everywhere()
            for number, comment in comments(text)
            if CODE_IN_COMMENT.fullmatch(comment.rstrip())
        ],
        "version control remembers old code",
    )


def test_modules_are_named_after_what_they_hold() -> None:
    hold(
        [
            path
            for path, _, _ in everywhere()
            if BANNED_NAMES & set(re.split(r"[_/]", path.removesuffix(".py").removesuffix("/__init__")))
        ],
        f"no module is called one of {sorted(BANNED_NAMES)}",
    )


@pytest.mark.parametrize("what", FOREIGN, ids=lambda what: what.split()[-1])
def test_no_file_knows_a_machine(what: str) -> None:
    found = []
    for path in files():
        content = path.read_bytes()
        if b"\0" in content[:4096]:
            continue  # a picture, a font, an archive
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if FOREIGN[what].search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    hold(found, f"no file holds {what}")


def test_a_blanket_except_stands_in_two_places_only() -> None:
    blanket = {"Exception", "BaseException"}
    hold(
        [
            f"{path}:{node.lineno}"
            for path, _, tree in modules("evoinbox")
            if path not in BLANKET_EXCEPTS
            for node in ast.walk(tree)
            if isinstance(node, ast.ExceptHandler)
            and (
                node.type is None
                or any(isinstance(part, ast.Name) and part.id in blanket for part in ast.walk(node.type))
            )
            and not _passes_on(node)
        ],
        "everything is caught at the engine's task boundary and in the exception hook only",
    )


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether it only tidies up: what it caught goes on in any case."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_style_sheets_are_set_by_the_theme_only() -> None:
    hold(
        [
            f"{path}:{line}"
            for path, _, tree in modules("evoinbox")
            if path not in STYLE_SHEETS
            for line, name in calls(tree)
            if name == "setStyleSheet"
        ],
        "colours and spacing come from the theme",
    )


def test_the_program_never_spins_a_nested_event_loop() -> None:
    hold(
        [
            f"{path}:{line}: {name}"
            for path, _, tree in modules("evoinbox")
            for line, name in calls(tree)
            if name in {"processEvents", "QEventLoop"}
        ],
        "no nested event loop",
    )


def test_tests_never_sleep() -> None:
    sleeps = re.compile(r"\btime\.sleep\(|from time import .*\bsleep\b|\bqWait\(|\bqtbot\.wait\(")
    hold(
        [
            f"{path}:{number}"
            for path, text, _ in modules("tests")
            if path != "tests/test_house.py"
            for number, line in enumerate(text.splitlines(), 1)
            if sleeps.search(line)
        ],
        "a test waits for a signal or a condition",
    )


def test_modules_and_functions_stay_readable() -> None:
    long_modules = [
        f"{path}: {len(text.splitlines())} lines" for path, text, _ in everywhere() if text.count("\n") > LONGEST_MODULE
    ]
    long_functions = [
        f"{path}:{node.lineno}: {node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines"
        for path, _, tree in everywhere()
        for node in functions(tree)
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    hold(
        long_modules + long_functions,
        f"at most {LONGEST_MODULE} lines a module and {LONGEST_FUNCTION} a function (about 300 and 40 are aimed at)",
    )


def test_a_late_import_says_how_many_milliseconds_it_saves() -> None:
    found = []
    for path, text, tree in modules("evoinbox"):
        lines = text.splitlines()
        for function in functions(tree):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    nearby = "\n".join(lines[max(node.lineno - 4, 0) : node.end_lineno])
                    if not re.search(r"#.*\bms\b", nearby):
                        found.append(f"{path}:{node.lineno}")
    hold(found, "an import within a function has a comment with the milliseconds it defers")
