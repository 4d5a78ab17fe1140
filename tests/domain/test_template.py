"""Templates: read as people write them, written so that they are read again, and found by what is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evoinbox.domain.errors import TemplatesBroken
from evoinbox.domain.template import Template, Templates, fields, find, read, write

FILE = b"""\
# ours
[[template]]
name = "Hours"
text = "Hello {name}, we close at {time}."

[[template]]
name = 'Path'
text = '''
First line
{name} again'''
"""


def test_a_file_written_by_hand_is_read() -> None:
    assert read(FILE, "t.toml") == (
        Template("Hours", "Hello {name}, we close at {time}."),
        Template("Path", "First line\n{name} again"),
    )
    assert read(FILE.replace(b"\n", b"\r\n"), "t.toml") == read(FILE, "t.toml")
    assert read(b"\xef\xbb\xbf" + FILE, "t.toml") == read(FILE, "t.toml")
    assert read(b"", "t.toml") == ()


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (b'[[template]]\nname = "a"\ntext = oops\n', 3, "Invalid value"),
        (b'[[template]]\nname = "a"\ntext = "b\n', 3, "Illegal character"),
        (b'[[template]]\nname = "a"\ntext = """b\n', 3, "Unterminated string"),
        (b'[[template]]\nname = "a"\ntext = "b"\n\n[[template]]\nname = "c"\n', 5, "no text"),
        (b'[[template]]\ntext = "b"\n', 1, "no name"),
        (b'[[template]]\nname = 3\ntext = "b"\n', 1, "no name"),
        (b'[[template]]\nname = " "\ntext = "b"\n', 1, "no name"),
        (b'[[template]]\nname = "a"\nname = "b"\n', 3, "Cannot overwrite a value"),
        (b'template = "a"\n', 1, "begins with [[template]]"),
        (b"template = [1]\n", 1, "begins with [[template]]"),
        (b'[[template]]\nname = "\xff"\n', 2, "not UTF-8"),
        (b"{", 1, ""),
    ],
    ids=[
        "value", "open", "unended", "no-text", "no-name", "number", "blank", "twice", "no-list", "no-table", "bytes",
        "json",
    ],
)  # fmt: skip
def test_a_fault_names_its_line(content: bytes, line: int, why: str) -> None:
    with pytest.raises(TemplatesBroken) as raised:
        read(content, "t.toml")

    assert (raised.value.file, raised.value.line) == ("t.toml", line)
    assert why in raised.value.why
    assert "(at" not in raised.value.why


PRINTED = st.text(max_size=80).filter(lambda text: bool(text.strip()))


@given(st.lists(st.builds(Template, PRINTED.map(str.strip), PRINTED), max_size=5))
def test_what_is_written_is_read_again(templates: list[Template]) -> None:
    assert read(write(templates), "t.toml") == tuple(templates)


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"[[template]]\nname = {text}".encode()))
def test_any_file_is_read_or_refused_by_name(content: bytes) -> None:
    refused: list[TemplatesBroken] = []
    try:
        read(content, "t.toml")
    except TemplatesBroken as error:
        refused.append(error)

    assert all(1 <= error.line <= content.count(b"\n") + 1 for error in refused)


def test_half_a_pair_does_not_keep_the_rest_from_being_written() -> None:
    assert read(write([Template("a", "x\ud83dy")]), "t.toml")[0].text == "x\ufffdy"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hello {name}, {name} at {time}", ["name", "time"]),
        ("{first name} {Straße} {a-b} {n2}", ["first name", "Straße", "a-b", "n2"]),
        ("{} { name } {{a}} {a,b} { } {_} {-}", ["a"]),
        ("{open", []),
    ],
    ids=["twice", "words", "others", "open"],
)
def test_fields_are_names_in_braces(text: str, names: list[str]) -> None:
    assert fields(text) == names


def test_names_that_begin_so_come_first_then_names_then_texts() -> None:
    made = [Template("Late", "open at ten"), Template("We open", "x"), Template("Opening", "y"), Template("Z", "z")]

    assert [one.name for one in find(made, "OPEN")] == ["Opening", "We open", "Late"]
    assert find(made, "") == made
    assert find(made, "nothing") == []


def test_the_agents_own_come_first() -> None:
    own, shared = Template("a", "1"), Template("b", "2")

    assert Templates((own,), (shared,)).all == (own, shared)
