"""What taking contacts in would do: nobody is merged by a guess, nothing is overwritten, twice is once."""

from __future__ import annotations

import random

from evoinbox.domain.address import read_address
from evoinbox.domain.contact import Contact, Odd, Unread
from evoinbox.domain.contact_plan import Intake, Plan, Question, Reply, Verdict
from evoinbox.domain.person import NOT_KEPT, Person, PersonId, Reached, joined


def reached(*places: int) -> tuple[Reached, ...]:
    """Addresses by number."""
    return tuple(Reached(read_address(number(n), "US").key, number(n)) for n in places)


def number(place: int) -> str:
    """A number as files have it."""
    return f"(503) 555-{place:04}"


def plan_of(known: list[Person], *contacts: Contact | Unread) -> Plan:
    """A plan that has heard of these."""
    plan = Plan("US", 77)
    plan.know(known)
    for one in contacts:
        plan.take(one)
    return plan


def intake(plan: Plan) -> Intake:
    """What comes of it."""
    found = [one for one in plan.settle() if one is not None]
    return found[-1]


def contact(line: int, name: str, *places: int, **facts: object) -> Contact:
    """Somebody in a file."""
    return Contact(line, name, numbers=tuple(map(number, places)), **facts)  # type: ignore[arg-type]


ANN = Person(PersonId(1), "Ann Lee", "Bikes", "mine", 5, ("vip",), reached(1))
BO = Person(PersonId(2), "Bo", addresses=reached(2, 3))


def test_who_is_new_who_is_known_and_what_is_missing() -> None:
    plan = plan_of(
        [ANN, BO],
        contact(1, "ann lee", 1, company="Other", note="theirs"),
        contact(5, "Bo", 2, 9, company="Berg", note="tall", tags=("late",)),
        contact(9, "Cy", 4),
        contact(12, "Cy", 4),
        Contact(15, "Dee", numbers=("555-0101", "call me")),
        Unread(20, Odd.NOT_UNDERSTOOD),
    )
    assert dict(plan.counts) == {Verdict.SAME: 2, Verdict.CHANGED: 1, Verdict.NEW: 1}
    assert plan.unread == [Unread(15, Odd.NO_NUMBER), Unread(20, Odd.NOT_UNDERSTOOD)]
    assert plan.questions == []
    assert intake(plan) == Intake(
        (
            Person(PersonId(2), "Bo", "Berg", "tall", 77, ("late",), reached(2, 3, 9)),
            Person(NOT_KEPT, "Cy", addresses=reached(4)),
        ),
        frozenset(),
    )


def test_people_of_one_name_stay_apart_unless_the_agent_says_otherwise() -> None:
    plan = plan_of([ANN], contact(1, "ANN LEE", 7), contact(4, "Ann Lee", 8))
    assert [(q.verdict, q.whom) for q in plan.questions] == [(Verdict.NAMESAKE, (ANN,))] * 2
    assert [one.addresses for one in intake(plan).people] == [reached(7), reached(8)]
    plan.reply(plan.questions[1], Reply.JOIN)
    assert intake(plan).people == (
        Person(NOT_KEPT, "ANN LEE", addresses=reached(7)), joined(ANN, Person(addresses=reached(8)))
    )  # fmt: skip


def test_a_number_that_is_somebody_s_stays_theirs_unless_the_agent_says_otherwise() -> None:
    plan = plan_of([ANN, BO], contact(1, "Shop", 1, 2, 6), contact(3, "Door", 1))
    assert plan.questions == [
        Question(contact(1, "Shop", 1, 2, 6), Verdict.SHARED, (ANN, BO), (number(1), number(2))),
        Question(contact(3, "Door", 1), Verdict.SHARED, (ANN,), (number(1),)),
    ]
    assert intake(plan) == Intake((Person(NOT_KEPT, "Shop", addresses=reached(6)),), frozenset())
    plan.reply(plan.questions[0], Reply.JOIN)
    assert intake(plan) == Intake(
        (Person(PersonId(1), "Ann Lee", "Bikes", "mine", 5, ("vip",), reached(1, 2, 3, 6)),), frozenset({PersonId(2)})
    )


def test_the_same_file_twice_changes_nothing_whatever_it_holds() -> None:
    chance = random.Random(9)
    for _ in range(60):
        known = [ANN, BO]
        contacts = [
            contact(
                n * 10 + 1, chance.choice(["Ann Lee", "Bo", "Cy", ""]), *chance.sample(range(8), chance.randrange(1, 4))
            )
            for n in range(8)
        ]
        plan = plan_of(known, *contacts)
        first = intake(plan)
        kept = {one.id: one for one in known} | {one.id: one for one in first.people if one.id != NOT_KEPT}
        fresh = [one for one in first.people if one.id == NOT_KEPT]
        kept |= {
            PersonId(10 + n): Person(PersonId(10 + n), one.name, addresses=one.addresses) for n, one in enumerate(fresh)
        }
        owned = [reached.key for one in kept.values() for reached in one.addresses]
        assert len(owned) == len(set(owned))  # one address, one person
        assert not first.absorbed
        again = plan_of(list(kept.values()), *contacts)
        assert intake(again).people == ()
        assert again.counts[Verdict.NEW] == 0
