"""The translations are whole: every word of the program has its own in each language, and what is shown is marked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from evoinbox import words
from evoinbox.ui.choices import SETTINGS, Door, Elsewhere, TryOut
from tests.support.translations import FOLDER, LANGUAGES, ROOT, compile_to, read, said, source_of

FACT = re.compile(r"\{\w+\}|%n")
SHOWN_BY = {
    *("setText", "setAccessibleName", "setAccessibleDescription", "setToolTip", "setPlaceholderText", "setWindowTitle"),
    *(
        "addAction",
        "addItem",
        "add",
        "say",
        "refuse",
        "ask",
        "announce",
        "Label",
        "Button",
        "LineLabel",
        "WrappedLabel",
    ),
    *("IconButton", "EmptyState", "Dialog", "Suggestions", "QAction", "QListWidgetItem", "drawText", "setSuffix"),
    *("Note", "Hit", "tell", "setSpecialValueText", "__init__"),
}
MARKED = {"tr", "trn", "mark", "pair", "alone"}
SENTENCE = re.compile(r"[A-Z][a-z]* [a-z]")
NO_WORDS = re.compile(r"[a-z]+(-[a-z]+)*|im\.\w+|evoinbox|EvoInbox|EvoInbox: |[^A-Za-z]*|[A-Za-z]")
"""Names of pictures and looks, the program's own name, and signs."""


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """Speak English again."""
    yield
    words.use(words.PLAIN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_its_own_in_each_language(language: str) -> None:
    translated = read(language)
    assert set(translated) == set(said()), "run tests/support/translations.py and translate what is new"
    lacking = [source for source, form in translated.items() if not all(form if isinstance(form, tuple) else (form,))]
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_as_the_script_writes_them(language: str, tmp_path: Path) -> None:
    source = (FOLDER / f"evoinbox_{language}.ts").read_text(encoding="utf-8")
    assert source == source_of(language, read(language))
    compile_to(language, tmp_path / "fresh.qm")
    shipped = (FOLDER / f"evoinbox_{language}.qm").read_bytes()
    assert shipped == (tmp_path / "fresh.qm").read_bytes(), "run tests/support/translations.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_tells_the_same_facts(language: str) -> None:
    odd = []
    for source, known in read(language).items():
        for form in known if isinstance(known, tuple) else (known,):
            # A form for one, two or none may say its number in a word.
            facts = set(FACT.findall(source)) - ({"%n"} if isinstance(known, tuple) else set())
            if set(FACT.findall(form)) - {"%n"} != facts - {"%n"} or ("%n" in form and "%n" not in source):
                odd.append(form)
    assert odd == []


def test_what_is_shown_is_marked() -> None:
    odd = [
        f"{file.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for part in ("ui", "desktop")
        for file in sorted((ROOT / "evoinbox" / part).glob("*.py"))
        for node in _unmarked(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert odd == []


def test_what_the_buttons_among_the_settings_say_is_translated() -> None:
    kinds = [one.kind for one in SETTINGS]
    buttons = {kind.words for kind in kinds if isinstance(kind, Elsewhere | TryOut | Door)}
    assert buttons - said().keys() == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('label.setText("Good day")', 1),
        ('label.setText(f"Good {day}")', 1),
        ('button.say("Yes" if sure else "No")', 2),
        ('HINT: Final = "Good day"', 1),
        ('label.setText(tr("Good day"))', 0),
        ('Button(tr("Send"), "primary")', 0),
    ],
    ids=["literal", "glued", "choice", "constant", "marked", "look"],
)
def test_what_is_not_marked_is_found(code: str, found: int) -> None:
    assert len(list(_unmarked(ast.parse(code)))) == found


def _unmarked(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in SHOWN_BY:
            for given in node.args:
                yield from _words_in(given)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
            yield from [node.value] if SENTENCE.match(str(node.value.value)) else []


def _words_in(given: ast.expr) -> Iterator[ast.expr]:
    match given:
        case ast.Constant(value=str(value)) if not NO_WORDS.fullmatch(value):
            yield given
        case ast.JoinedStr(values=values):
            if any(isinstance(one, ast.Constant) and not NO_WORDS.fullmatch(str(one.value).strip()) for one in values):
                yield given
        case ast.IfExp(body=body, orelse=orelse):
            yield from _words_in(body)
            yield from _words_in(orelse)
        case _:
            pass


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def test_words_know_how_to_be_made_again() -> None:
    before = words.tr("Checked {when}", when=words.tr("yesterday {time}", time="9:41"))
    assert before == "Checked yesterday 9:41"
    known = {"Checked {when}": "Revisado: {when}", "yesterday {time}": "ayer, {time}", "%n texts": "%n mensajes"}
    words.use(words.Tongue(lambda source, _number: known.get(source, "")))
    assert words.again(before) == "Revisado: ayer, 9:41"
    assert words.trn("%n text", "%n texts", 12_300) == "12,300 mensajes"
    assert words.again("Ann") == "Ann"
    words.use(words.PLAIN)
    assert words.again(words.again(before)) == before
    assert words.trn("%n text", "%n texts", 1) == "1 text"


def test_from_right_to_left_a_fact_keeps_its_own_direction() -> None:
    words.use(words.Tongue(right_to_left=True))
    assert words.tr("Text to {name}", name="+1 503 555 0100") == "Text to \u2068+1 503 555 0100\u2069"
    assert words.alone("Ann") == "\u200f\u2068Ann\u2069"
    assert words.tr("{name}: {text}", name="Ann", text="Hi") == "\u200f\u2068Ann\u2069: \u2068Hi\u2069"
    words.use(words.PLAIN)
    assert words.alone("Ann") == "Ann"


def test_a_computer_that_names_no_place_gets_plain_forms() -> None:
    plain, day = words.PLAIN, date(2025, 3, 3)
    assert (plain.amount(12_300), plain.clock(9, 5), plain.weekday(day)) == ("12,300", "9:05", "Mon")
    assert (plain.long(day), plain.short(day), plain.short_in_year(day)) == (
        "Monday 3 March 2025", "3 Mar", "3 Mar 2025",
    )  # fmt: skip
