"""This file holds the judgement of enumerated names, and of people with their roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.core.fact import Fact
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.figures.names import offices
from factcheck.judge.case import EXACT_COVER, SUPPORT_COVER, Case
from factcheck.match.named import field_of, initials, same_name, same_office
from factcheck.match.tokens import stems, tokens

SAME_OFFICE = 0.6
OTHER_OFFICE = 0.3
"""How much of an office's words must be another's for the two to be one, and below how much they are two."""


def judge_names(case: Case) -> Verdict | None:
    """The verdict on a list of names or a person's role; None where the base knows neither the names nor the role."""
    if case.figure.counted:
        return _judge_role(case, case.known.people)
    return _judge_list(case)


def _judge_role(case: Case, people: Sequence[Fact]) -> Verdict | None:
    person, role = case.claimed.names[0], case.figure.counted
    own = [fact for fact in people if same_name(person, fact.observation.names[0])]
    common = _common(people)
    best = max(own, key=lambda fact: _fit(role, fact, common), default=None)
    if best is not None and _fit(role, best, common) >= SAME_OFFICE:
        return case.verdict(Label.SUPPORTED, Reason.LISTED, f"the release says {', '.join(best.roles)}", [best])
    others = [fact for fact in people if fact not in own and _specific(role, fact) and _fit(role, fact, common) >= SAME_OFFICE]
    if best is not None and (others or _fit(role, best, common) <= OTHER_OFFICE):
        return case.verdict(
            Label.REFUTED,
            Reason.NAME,
            f"the release says {best.observation.names[0]} is {', '.join(best.roles)}",
            [best, *others[:1]],
        )
    if others:
        holder = others[0]
        return case.verdict(
            Label.NOT_ENOUGH_EVIDENCE, Reason.NO_FACT, f"the release names {holder.observation.names[0]} in that role", [holder]
        )
    return None


def _fit(role: str, fact: Fact, common: frozenset[str]) -> float:
    """How well the offices that are told, each of them, are ones that the person holds."""
    return min(max(same_office(told, known, _agency(fact) | common) for known in fact.roles) for told in offices(role))


def _common(people: Iterable[Fact]) -> frozenset[str]:
    """The words that offices of different people share, which tell none from another: all departments are of some management."""
    fields: dict[str, set[frozenset[str]]] = defaultdict(set)
    holders: dict[str, set[str]] = defaultdict(set)
    told = ((fact.observation.names[0], field_of(role, _agency(fact))) for fact in people for role in fact.roles)
    for person, field in told:
        for word in field:
            fields[word].add(field)
            holders[word].add(person)
    return frozenset(word for word in fields if len(fields[word]) > 1 and len(holders[word]) > 1)


def _specific(role: str, fact: Fact) -> bool:
    """Whether the words say more than a rank in the agency, which several people may hold."""
    return bool(
        {token.stem for token in tokens(role)} & {token.stem for known in fact.roles for token in tokens(known)} - _agency(fact)
    )


def _agency(fact: Fact) -> frozenset[str]:
    """The words for the publishing body, and its abbreviation: every office of it may carry them."""
    publisher = fact.release.publisher
    return stems(f"{publisher} {initials(publisher)} agency authority administration service bureau country")


def _judge_list(case: Case) -> Verdict | None:
    named = case.claimed.names
    listing = [each for each in case.candidates if each.fact.observation.names and not each.fact.roles and not each.fact.working]
    best = max(listing, key=lambda each: (_hits(named, each.fact), each.fit.score), default=None)
    if best is None or best.fit.cover < EXACT_COVER or not (_hits(named, best.fact) or len(named) == 1):
        return None
    missing = [name for name in named if not any(same_name(name, member) for member in best.fact.observation.names)]
    members = ", ".join(best.fact.observation.names)
    if not missing:
        return case.verdict(Label.SUPPORTED, Reason.LISTED, f"the release lists {members}", [best.fact])
    told_at_length = _hits(named, best.fact) > len(named) / 2
    if _is_closed(best.fact) and (told_at_length or best.fit.cover >= SUPPORT_COVER):
        return case.verdict(
            Label.REFUTED, Reason.NAME, f"not in the release's list: {', '.join(missing)} (it lists {members})", [best.fact]
        )
    return case.verdict(
        Label.NOT_ENOUGH_EVIDENCE,
        Reason.LESS_PRECISE,
        f"the release's list is open and does not name {', '.join(missing)}",
        [best.fact],
    )


def _hits(named: Iterable[str], fact: Fact) -> int:
    return sum(any(same_name(name, member) for member in fact.observation.names) for name in named)


def _is_closed(fact: Fact) -> bool:
    """Whether the list names as many as it counts."""
    quantity = fact.observation.quantity
    return quantity is not None and quantity.value == len(fact.observation.names)
