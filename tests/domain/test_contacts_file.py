"""Contacts of real programs' files, read whatever they are written like, and written so that others read them."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.contact import MOST_NUMBERS, Contact, Odd, Unread
from evoinbox.domain.contacts_file import Form, read_contacts, write_contacts
from evoinbox.domain.errors import NoContacts
from evoinbox.domain.person import Person, Reached, tidy

OUTLOOK_21 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=de;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BCller\r\nORG:M=FCller GmbH;Sales\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE:line one=0D=0A=\r\nline two =3D two\r\nTEL;WORK;VOICE:(503) 555-0101\r\n"
    "TEL;WORK;FAX:(503) 555-0199\r\nTEL;CELL;VOICE:(503) 555-0102\r\nPHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n /9j/4AAQ\r\n"
    " AAAA\r\n\r\nEND:VCARD\r\n"
)
ICLOUD_30 = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iOS 17.0//EN\r\nN:Lee;Ann;Q.;Dr.;\r\nFN:Dr. Ann Q. Lee\r\n"
    "ORG:Lee\\, Bikes & Co;\r\nitem1.TEL;type=pref:+1 (503) 555-0142\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\n"
    "item2.TEL:+1 503 555 0143\r\nitem2.X-ABLabel:Shop: back door\r\nNOTE:Pays in cash\\; asks for\r\n"
    "  Sam\\nalways\r\n"
    "CATEGORIES:VIP,Wholesale\\, big\r\nEMAIL;type=INTERNET:ann@lee.example\r\nEND:VCARD\r\n"
)
V40 = (
    'BEGIN:VCARD\nVERSION:4.0\nFN:Bo Berg\nTEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+44-7700-900123;ext=7\n'
    "TEL;VALUE=uri;TYPE=fax:tel:+44-20-7946-0000\nEND:VCARD\n"
)
OUTLOOK_CSV = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Business Fax","Business Phone","Home Phone",'
    '"Mobile Phone","Categories","Notes","Organizational ID Number"\r\n'
    '"","Ann","","Lee","","Lee, Bikes","503 555 0199","(503) 555-0101","","503.555.0102","VIP;Late","says ""hi""\r\n'
    'and more","12345"\r\n'
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Phone 2 - Label,Phone 2 - Value\n"
    "Ann,,Lee,,,,,,Lee Bikes,Owner,,Pays cash,,VIP ::: * myContacts,* ,ann@lee.example,Mobile,+1 503-555-0142 ::: "
    "+1 503-555-0143,Work Fax,+1 503-555-0199\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Family Name,Group Membership,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Notes\n"
    "Ann Lee,Ann,Lee,* myContacts ::: VIP,Mobile,503-555-0142,Lee Bikes,\n"
)


def read(content: bytes | str) -> list[Contact | Unread]:
    """All that a file has, read in small portions."""
    octets = content.encode() if isinstance(content, str) else content
    return [one for one in read_contacts(octets[n : n + 7] for n in range(0, len(octets), 7)) if one is not None]


def test_cards_of_outlook() -> None:
    (card,) = read(OUTLOOK_21.encode("latin-1"))
    assert card == Contact(
        1, "Jörg Müller", "M=FCller GmbH", "line one\nline two = two", (), ("(503) 555-0101", "(503) 555-0102")
    )


def test_cards_of_an_icloud_with_groups_and_labels() -> None:
    (card,) = read(ICLOUD_30)
    assert card == Contact(
        1, "Dr. Ann Q. Lee", "Lee, Bikes & Co", "Pays in cash; asks for Sam\nalways", ("VIP", "Wholesale, big"),
        ("+1 (503) 555-0142", "+1 503 555 0143"),
    )  # fmt: skip


def test_cards_of_version_four() -> None:
    (card,) = read(V40)
    assert isinstance(card, Contact)
    assert [read_address(one, "US").key for one in card.numbers] == ["tel:+447700900123;ext=7"]


def test_a_broken_card_costs_itself_and_no_other() -> None:
    broken = "BEGIN:VCARD\nFN:Half\nTEL:1\nBEGIN:VCARD\nFN:Nobody\nEND:VCARD\nrubbish\n"
    assert read(f"{V40}{broken}{V40}BEGIN:VCARD\nFN:Cut") == [
        read(V40)[0], Unread(7, Odd.NOT_UNDERSTOOD), Unread(10, Odd.NO_NUMBER),
        Contact(14, "Bo Berg", numbers=("tel:+44-7700-900123;ext=7",)), Unread(20, Odd.NOT_UNDERSTOOD),
    ]  # fmt: skip


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1251", "SHIFT_JIS"])
def test_each_line_has_its_own_letters(charset: str) -> None:
    name = {"ISO-8859-1": "Jörg", "windows-1251": "Олег", "SHIFT_JIS": "山田"}[charset]
    card = (
        b"BEGIN:VCARD\r\nFN;CHARSET=" + charset.encode() + b":" + name.encode(charset) + b"\r\nTEL:1\r\nEND:VCARD\r\n"
    )
    assert read(card) == [Contact(1, name, numbers=("1",))]


def test_the_table_of_outlook() -> None:
    assert read(OUTLOOK_CSV) == [
        Contact(2, "Ann Lee", "Lee, Bikes", 'says "hi"\nand more', ("VIP", "Late"), ("(503) 555-0101", "503.555.0102"))
    ]


def test_the_new_table_of_google() -> None:
    assert read(GOOGLE_NEW) == [
        Contact(2, "Ann Lee", "Lee Bikes", "Pays cash", ("VIP",), ("+1 503-555-0142", "+1 503-555-0143"))
    ]


def test_the_old_table_of_google() -> None:
    assert read(GOOGLE_OLD) == [Contact(2, "Ann Lee", "Lee Bikes", "", ("VIP",), ("503-555-0142",))]


TABLE = 'Nombre{s}Apellidos{s}Empresa{s}Teléfono móvil\n"José{s} hijo"{s}Peña{s}Café{s}+34 600 123 456\n'


@pytest.mark.parametrize("sign", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_whatever_the_encoding_and_the_sign_between_cells(sign: str, encoding: str) -> None:
    text = TABLE.format(s=sign).replace("\n", "\r\n")
    assert read(text.encode(encoding)) == [Contact(2, f"José{sign} hijo Peña", "Café", "", (), ("+34 600 123 456",))]


def test_broken_rows_cost_themselves_and_no_other() -> None:
    rows = ["sep=,", "Name,Phone", 'Ann "the bike" Lee,1', '"Bo,2', "Cy,3", ",", "Dee,", '"Em",4,x,y', '"Fin,5']
    assert read("\n".join(rows)) == [
        Contact(3, 'Ann "the bike" Lee', numbers=("1",)), Unread(4, Odd.NOT_UNDERSTOOD),
        Contact(5, "Cy", numbers=("3",)), Unread(7, Odd.NO_NUMBER), Contact(8, "Em", numbers=("4",)),
        Unread(9, Odd.NOT_UNDERSTOOD),
    ]  # fmt: skip


def test_a_quotation_that_nobody_closed_swallows_nobody() -> None:
    """Not even where a later row has one over several lines, which would close it."""
    rows = ["Name,Phone,Notes", '"Bo,2,x', "Cy,3,y", '"Dee",4,"one', 'two"', 'Em,5,"three', 'four"']
    assert read("\n".join(rows)) == [
        Unread(2, Odd.NOT_UNDERSTOOD), Contact(3, "Cy", "", "y", (), ("3",)),
        Contact(4, "Dee", "", "one\ntwo", (), ("4",)), Contact(6, "Em", "", "three\nfour", (), ("5",)),
    ]  # fmt: skip


def test_huge_files_are_read_in_small_steps() -> None:
    """What is as large as no contact is passed over, and a turn may end again and again."""
    card = b"BEGIN:VCARD\nFN:Ann\n" + b"TEL:1\n" * 1000
    picture = b"PHOTO;ENCODING=b:" + b"A" * 10**6 + b"\n" + b" B\n" * 5000
    steps = list(read_contacts(iter([card, picture, b"NOTE:x\nEND:VCARD\n"])))
    assert steps.count(None) > 20
    assert steps[-1] == Contact(1, "Ann", "", "x", (), ("1",) * MOST_NUMBERS)
    wide = b"Name," + b",".join(b"Phone %d" % n for n in range(5000)) + b"\nAnn" + b",1" * 5000
    assert [one for one in read_contacts([wide]) if one] == [Contact(2, "Ann", numbers=("1",) * MOST_NUMBERS)]
    with pytest.raises(NoContacts):
        list(read_contacts([b"x" * 10**5] * 50))


@given(st.lists(st.lists(st.text('a",;\n', max_size=6), min_size=2, max_size=4), min_size=1, max_size=4))
def test_rows_are_those_that_were_written(cells: list[list[str]]) -> None:
    """Whatever stands in the cells: each row is a row again, with the number of its first line."""
    width = max(map(len, cells))
    rows = [["1", *row, *[""] * (width - len(row))] for row in cells]
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
        [["Phone", "Notes", *"x" * (width - 1)], *rows]
    )
    line, expected = 2, []
    for row in rows:
        note = row[1].strip()
        expected.append(Contact(line, "", "", note, (), ("1",)))
        line += 1 + sum(cell.count("\n") for cell in row)
    assert read(out.getvalue()) == expected


@pytest.mark.parametrize("content", ["", "\n\n", "just words\nand more", "a,b,c\n1,2,3", "\0\1\2" * 50, "%PDF-1.4"])
def test_what_has_no_contacts_is_said(content: str) -> None:
    with pytest.raises(NoContacts):
        read(content)


@given(st.binary(max_size=300) | st.text("BEGIN:VCARD\nTEL;=\"',\r\t Phone1", max_size=200).map(str.encode))
def test_any_bytes_are_read_to_their_end(content: bytes) -> None:
    for beginning in (b"", b"BEGIN:VCARD\n", b"Name,Phone\n"):
        try:
            found = read(beginning + content)
        except NoContacts:
            continue
        assert all(one.line >= 1 for one in found)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
ADDRESS = st.sampled_from(
    [
        "+15035550142",
        "+447700900123",
        "503 555 0199 x7",
        "72975",
        "PARCELPAL",
        "dana@bikes.example",
        "=1+1",
        "whatsapp:+1",
    ]
)
PERSON = st.builds(
    lambda name, company, note, tags, written: tidy(
        Person(
            name=name, company=company, note=note, tags=tuple(tags),
            addresses=tuple(Reached(read_address(one, "US").key, one) for one in written),
        )
    ),
    WORDS, WORDS, WORDS, st.lists(WORDS, max_size=3), st.lists(ADDRESS, min_size=1, max_size=4),
)  # fmt: skip


def as_read(contact: Contact | Unread) -> Person:
    """The person a contact says."""
    assert isinstance(contact, Contact)
    return tidy(
        Person(
            name=contact.name, company=contact.company, note=contact.note, tags=contact.tags,
            addresses=tuple(Reached(read_address(one, "US").key, "") for one in (*contact.numbers, *contact.others)),
        )
    )  # fmt: skip


@given(st.lists(PERSON, min_size=1, max_size=4), st.sampled_from(Form))
@example(
    [Person(name="Ann", tags=("*", "* vip", "a ::: b"), addresses=(Reached(ConversationKey("code:72975"), ""),))],
    Form.TABLE,
)
def test_what_is_written_is_read_as_the_same(people: list[Person], form: Form) -> None:
    back = [as_read(one) for one in read(b"".join(write_contacts(people, form)))]
    assert [one.keys for one in back] == [one.keys for one in people]
    # A name stands for a company that has none, and lines are lines, whatever ends them.
    for one, other in zip(people, back, strict=True):
        called = one.name or (one.company if form is Form.CARDS else "")
        assert (other.name, other.company, other.tags) == (called, one.company, one.tags)
        assert other.note.split() == one.note.split()


@given(st.lists(PERSON, min_size=1, max_size=3))
def test_no_cell_is_a_formula(people: list[Person]) -> None:
    text = b"".join(write_contacts(people, Form.TABLE)).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or re.fullmatch(r"\+[0-9]+", cell)


@given(st.lists(PERSON, min_size=1, max_size=3))
@example([Person(name="Ann", note="x" * 200), Person(name="Ann", note="€x" * 100)])
def test_no_line_of_a_card_is_too_long(people: list[Person]) -> None:
    for line in b"".join(write_contacts(people, Form.CARDS)).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
