"""Who may sign in where: presets lead, locks refuse."""

from __future__ import annotations

import pytest

from evoinbox.domain.admission import Admission
from evoinbox.domain.errors import NotAdmitted
from evoinbox.domain.message import Account, AccountId

SHOP, YARD, HOME = (Account(AccountId(f"a{number}"), name) for number, name in enumerate(("Shop", "Yard", "Home")))
ALL = (SHOP, YARD, HOME)
SERVER = "https://x.example"


def kept(*names: str, email: str = "", accounts: tuple[str, ...] = ()) -> Admission:
    return Admission(SERVER, email, accounts, frozenset(names))


def test_nothing_set_admits_everybody_everywhere() -> None:
    Admission(SERVER).check("https://y.example", "ann@x.example")

    assert Admission(SERVER).open_to(ALL) == Admission(SERVER).usual(ALL) == ALL


def test_a_preset_leads_and_refuses_nobody() -> None:
    led = Admission(SERVER, "desk@x.example", (" yard", "Shop"))
    led.check("https://y.example", "ann@x.example")

    assert led.open_to(ALL) == ALL
    assert led.usual(ALL) == (YARD,)
    assert led.usual((HOME,)) == (HOME,)


@pytest.mark.parametrize(
    ("admission", "server", "user"),
    [
        (kept("server"), "https://y.example", "ann@x.example"),
        (kept("email", email="desk@x.example"), SERVER, "ann@x.example"),
    ],
    ids=["server", "e-mail"],
)
def test_what_is_locked_is_kept_to(admission: Admission, server: str, user: str) -> None:
    admission.check(SERVER, " Desk@X.example ")
    with pytest.raises(NotAdmitted):
        admission.check(server, user)


def test_only_the_accounts_that_a_lock_names_are_offered() -> None:
    two = kept("accounts", accounts=("a1", "HOME"))

    assert two.open_to(ALL) == (YARD, HOME)
    assert two.usual(two.open_to(ALL)) == (YARD, HOME)
    for none in ((), (SHOP,), (Account(AccountId(""), ""),)):
        with pytest.raises(NotAdmitted):
            two.open_to(none)
