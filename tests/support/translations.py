"""The translations' sources, made from the program's own words, and the compiled files the program reads.

`python tests/support/translations.py` writes both anew: what is said no more goes, what is new is there untranslated.
Qt's own extractor does not know our calls (`evoinbox/words.py`) nor our tables.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "resources" / "translations"
LANGUAGES: Final = {"es": 2, "ar": 6}
"""How many forms of plural Qt wants, by language."""

CONTEXT: Final = "EvoInbox"
HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
_SINGLE: Final = frozenset({"tr", "mark"})
_NUMBERED: Final = frozenset({"trn", "pair"})
_TABLES: Final[dict[str, tuple[int, ...]]] = {
    "Listed": (1, 3, 5), "Offered": (1, 2, 3, 5), "Number": (3, 4), "Elsewhere": (0,), "Door": (0,), "TryOut": (0,),
}  # fmt: skip
"""Which arguments of these rows are words."""

Form = str | tuple[str, ...]


def said(root: Path = ROOT) -> dict[str, bool]:
    """All words of the program, and whether each has forms of plural."""
    found: dict[str, bool] = {}
    for file in sorted((root / "evoinbox").rglob("*.py")):
        found.update(_said_in(ast.parse(file.read_text(encoding="utf-8"))))
    return found


def _said_in(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if name in _SINGLE:
                yield from ((words, False) for words in _literals(args[:1]))
            case ast.Call(func=ast.Name(id=name), args=args) if name in _NUMBERED:
                yield from ((words, True) for words in _literals(args[1:2]))
            case ast.Call(func=ast.Name(id=name), args=args) if name in _TABLES:
                taken = [args[place] for place in _TABLES[name] if place < len(args)]
                yield from ((words, False) for words in _literals(taken))
            case ast.Call(func=ast.Name(id="OneOf"), args=args):
                yield from ((words, False) for words in _literals(list(ast.walk(args[0]))))
            case ast.AnnAssign(annotation=annotation, value=ast.expr() as value) if "Words" in ast.unparse(annotation):
                yield from ((words, False) for words in _literals(list(ast.walk(value))))
            case _:
                pass


def _literals(nodes: list[ast.expr] | list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value)):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from _literals([node.body, node.orelse])


def read(language: str) -> dict[str, Form]:
    """A language's words by their source; "" or a form of "" where one is lacking."""
    file = FOLDER / f"evoinbox_{language}.ts"
    found: dict[str, Form] = {}
    for message in _messages(file):
        translation = message.find("translation")
        assert translation is not None
        forms = tuple(form.text or "" for form in translation.findall("numerusform"))
        found[message.findtext("source") or ""] = forms or translation.text or ""
    return found


def _messages(file: Path) -> Iterator[ET.Element]:
    if file.exists():
        yield from ET.fromstring(file.read_text(encoding="utf-8")).iter("message")  # noqa: S314 - our own file


def source_of(language: str, words: dict[str, Form]) -> str:
    """The file of a language as it should stand for what the program says now."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source, numbered in sorted(said().items()):
        message = ET.SubElement(context, "message", {"numerus": "yes"} if numbered else {})
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        known = words.get(source, "")
        if numbered:
            forms = known if isinstance(known, tuple) else ("",) * LANGUAGES[language]
            for form in forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            forms = (known,) if isinstance(known, str) else ("",)
            translation.text = forms[0]
        if not all(forms):
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    return HEAD + ET.tostring(root, encoding="unicode") + "\n"


def compile_to(language: str, target: Path) -> None:
    """Write what the program reads."""
    source = FOLDER / f"evoinbox_{language}.ts"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, source, "-qm", target, "-silent"], check=True, capture_output=True)


if __name__ == "__main__":
    for name in LANGUAGES:
        for source in said().keys() - read(name).keys():
            print(f"{name} lacks: {source}")
        (FOLDER / f"evoinbox_{name}.ts").write_text(source_of(name, read(name)), encoding="utf-8")
        compile_to(name, FOLDER / f"evoinbox_{name}.qm")
