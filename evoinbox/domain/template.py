"""Templates: texts written in advance, with fields to fill in, and how a file of them is read and written.

The file is TOML, for people to write by hand:

    [[template]]
    name = "Opening hours"
    text = "Hello {name}, we are open until {time} today."

A field is a name in braces: letters, digits and single spaces. Braces around anything else are plain text.

Invariants: what `write` makes `read` gives back, character for character; a file with one fault gives none of its
templates, and says at which line the fault is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from evoinbox.domain.errors import InboxError, TemplatesBroken

FIELD: Final = re.compile(r"\{([^\W_][\w-]*(?: [\w-]+)*)\}")
_HEADER: Final = re.compile(r"^[ \t]*\[\[\s*template\s*\]\]", re.MULTILINE)
_AT: Final = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_ABOVE: Final = """\
# Texts written in advance: type / in an empty message to use one.
# A name in braces, like {name}, is a field to fill in. EvoInbox writes this file anew when templates are edited there.
"""


@dataclass(frozen=True, slots=True)
class Template:
    """A name to find it by, and the text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Templates:
    """What there is: the agent's own and those an administrator shares; `problems` are files that cannot be used."""

    own: tuple[Template, ...] = ()
    shared: tuple[Template, ...] = ()
    problems: tuple[InboxError, ...] = ()

    @property
    def all(self) -> tuple[Template, ...]:
        """The agent's own first."""
        return self.own + self.shared


def fields(text: str) -> list[str]:
    """The names of a text's fields, in order, each once."""
    return list(dict.fromkeys(FIELD.findall(text)))


def find(templates: Iterable[Template], wanted: str) -> list[Template]:
    """Those with `wanted` in name or text, in any case: names that begin so first, then other names, then texts."""
    wanted = wanted.casefold().strip()
    ranked = []
    for place, one in enumerate(templates):
        name = one.name.casefold()
        if wanted in name or wanted in one.text.casefold():
            ranked.append((not name.startswith(wanted), wanted not in name, place, one))
    return [one for *_, one in sorted(ranked, key=lambda entry: entry[:3])]


def read(content: bytes, file: str) -> tuple[Template, ...]:
    """The templates of a file; raises TemplatesBroken, which names `file` and the line."""
    import tomllib  # 19 ms: not before the window is there

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplatesBroken(file, content.count(b"\n", 0, error.start) + 1, "it is not UTF-8") from error
    text = text.replace("\r\n", "\n")
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at[1]) if at is not None and at[1] else text.rstrip().count("\n") + 1
        raise TemplatesBroken(file, line, _AT.sub("", str(error))) from error
    entries = told.get("template", [])
    if not isinstance(entries, list):
        raise TemplatesBroken(file, _line(text, 0), "each template begins with [[template]]")
    return tuple(_template(entry, file, _line(text, place)) for place, entry in enumerate(entries))


def write(templates: Sequence[Template]) -> bytes:
    """A file that `read` understands."""
    parts = [f"[[template]]\nname = {_quoted(one.name)}\ntext = {_quoted(one.text)}\n" for one in templates]
    return "\n".join([_ABOVE, *parts]).encode()


def _template(entry: object, file: str, line: int) -> Template:
    if not isinstance(entry, dict):
        raise TemplatesBroken(file, line, "each template begins with [[template]]")
    for member in ("name", "text"):
        value = entry.get(member)
        if not isinstance(value, str) or not value.strip():
            raise TemplatesBroken(file, line, f"the template there has no {member}")
    return Template(entry["name"].strip(), entry["text"])


def _line(text: str, place: int) -> int:
    """The line at which the template of that number begins, counted from 1."""
    starts = [match.start() for match in _HEADER.finditer(text)]
    return text.count("\n", 0, starts[place]) + 1 if place < len(starts) else 1


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL, and half a surrogate pair is no text."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
