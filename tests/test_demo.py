"""The demo pages must give the record that `expected.toml` beside them asks for.

Every line of it is a test of its own. What is not reached yet stands in the table `[beyond]` at the end of
`expected.toml`, as lists of tests by the reason; one that is listed there and passes fails, and asks to be taken out.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from anyascii import anyascii
from tests.whole import Json, Whole, bare, inside, plain

import dragoman

EXPECTED: Json = tomllib.loads((Path(dragoman.__file__).parent / "demo" / "expected.toml").read_text("utf-8"))
ALSO = {plain(other): plain(one["name"]) for one in EXPECTED["person"] for other in one.get("also", ())}
# PLOVER has one mode, REJECT/meet, for a meeting that is refused and one that is called off. The record says of a
# meeting that it was held, of any other deed that it was done.
SAME_STATUS = {"cancelled": "refused", "done": "held"}
# What may stand before an article's first words or after its last: a dateline, an agency's mark.
AT_THE_ENDS = 24

Check = Callable[[Whole], None]


def called(name: str) -> str:
    return ALSO.get(plain(name), plain(name))


def all_called(names: Any) -> set[str]:
    return {called(name) for name in names}


# --- pages ------------------------------------------------------------------------------------------------------------


def page_checks(page: Json) -> dict[str, Check]:
    file = page["file"]

    def language(demo: Whole) -> None:
        assert demo.article(file).language == page["language"]

    def title(demo: Whole) -> None:
        assert demo.article(file).title == page["title"]

    def outlet(demo: Whole) -> None:
        found = demo.article(file).outlet
        assert found is not None
        assert found.name.casefold() == page["outlet"].casefold()

    def authors(demo: Whole) -> None:
        assert [plain(author) for author in demo.article(file).authors] == [plain(a) for a in page.get("authors", ())]

    def published(demo: Whole) -> None:
        found = demo.article(file).published
        wanted = page.get("published")
        if wanted is None:
            assert found is None or found.basis in ("inferred", "bound")
            return
        assert found is not None
        assert (found.latest, found.basis) == (wanted.get("day", wanted.get("latest")), wanted["basis"])
        assert found.earliest == wanted.get("day")
        assert found.time == wanted.get("time")

    def body(demo: Whole) -> None:
        text = demo.article(file).text
        (first, _), *_ = demo.spans(file, page["first"])
        *_, (_, last) = demo.spans(file, page["last"])
        before = text[:first].strip().removeprefix(page["title"]).strip()
        assert len(before) <= AT_THE_ENDS, f"stands before the article: {before!r}"
        assert len(text[last:].strip()) <= AT_THE_ENDS, f"stands after the article: {text[last:]!r}"

    def boilerplate(demo: Whole) -> None:
        assert [words for words in page["absent"] if words in demo.article(file).text] == []

    def people(demo: Whole) -> None:
        persons = [entity.id for entity in demo.analyses[file].entities if entity.kind == "person"]
        found = all_called(demo.names(file, persons))
        wanted = all_called(page["people"])
        if page.get("pack", True):
            assert found == wanted
        else:
            assert found <= wanted

    def quotations(demo: Whole) -> None:
        told = [bare(part) for one in EXPECTED["quotation"] if one["page"] == file for part in one["parts"]]
        direct = [one for one in demo.analyses[file].quotations if one.direct]
        assert [one.text for one in direct if bare(one.text) not in told] == []

    checks = (language, title, outlet, authors, published, body, boilerplate, people, quotations)
    return {f"page {file} {check.__name__}": check for check in checks}


# --- people -----------------------------------------------------------------------------------------------------------


def person_checks(person: Json) -> dict[str, Check]:
    name = called(person["name"])

    def on_page(page: str) -> Check:
        def check(demo: Whole) -> None:
            for form in person["forms"][page]:
                assert {called(one["name"]) for one in demo.mentioned(page, form)} == {name}, form

        return check

    def one_identity(demo: Whole) -> None:
        found = [
            one
            for page, forms in person["forms"].items()
            for form in forms
            for one in demo.mentioned(page, form)
            if called(one["name"]) == name
        ]
        assert len({one["id"] for one in found}) == 1
        if "country" in person:
            assert found[0]["country"] == person["country"]

    checks: dict[str, Check] = {f"person {person['name']} in {page}": on_page(page) for page in person["forms"]}
    return {**checks, f"person {person['name']} is one": one_identity}


# --- events -----------------------------------------------------------------------------------------------------------


def same_status(one: str, other: str) -> bool:
    return SAME_STATUS.get(one, one) == SAME_STATUS.get(other, other)


def tells(demo: Whole, event: Json, telling: Json) -> list[tuple[Json, Json]]:
    """The events of the record, with the entry, that this telling is, by sentence, parties, type and status.

    A meeting that is planned is told as AGREE in PLOVER, and is of the meeting in the record.
    """
    wanted = all_called(telling.get("actors", event["actors"]))
    types = {telling.get("type", event["type"])}
    if telling["status"] in ("planned", "possible", "confirmed") and event["type"] == "CONSULT":
        types.add("AGREE")
    found = []
    for told, entry, mention in demo.tellings(telling["page"], telling["words"]):
        # One sentence may tell a meeting and a call: each is told by its own.
        is_call = event.get("mode") == "phone" and telling["status"] == "held"
        mode = telling.get("mode", "phone" if is_call else mention.mode)
        same_type = mention.type in types and mode == mention.mode
        parties = all_called(demo.parties(telling["page"], mention))
        if same_type and same_status(entry["status"], telling["status"]) and parties == wanted:
            found.append((told, entry))
    return found


def main_event(demo: Whole, event: Json) -> Json:
    """The event of the record to which most of the tellings lead."""
    found = [{told["id"]: told for told, _ in tells(demo, event, telling)} for telling in event["tellings"]]
    often = Counter(one for of_telling in found for one in of_telling)
    assert often, "no telling of it was read"
    most = min(often, key=lambda one: (-often[one], one))
    return next(of_telling[most] for of_telling in found if most in of_telling)


def event_checks(event: Json) -> dict[str, Check]:
    key = event["key"]

    def told(telling: Json) -> Check:
        def check(demo: Whole) -> None:
            found = tells(demo, event, telling)
            assert found, f"not read so: {[one for *_, one in demo.tellings(telling['page'], telling['words'])]}"
            assert main_event(demo, event)["id"] in {one["id"] for one, _ in found}, "read, but as another event"
            if "basis" in telling:
                assert telling["basis"] in {entry["when"]["basis"] for _, entry in found if entry["when"]}
            if "day" in telling:
                days = {entry["when"]["earliest"] for _, entry in found if entry["when"]}
                assert telling["day"].isoformat() in days

        return check

    def what(demo: Whole) -> None:
        found = main_event(demo, event)
        wanted = (event["type"], event.get("mode", found["mode"]))
        # A meeting that was called off stands in the record as what was last said of it.
        assert (found["type"], found["mode"]) == (("REJECT", "meet") if "last_status" in event else wanted)

    def who(demo: Whole) -> None:
        found = main_event(demo, event)
        parties = [demo.named(one) for one in (*found["actors"], *found["recipients"])]
        assert all_called(parties) == all_called(event["actors"])

    def when(demo: Whole) -> None:
        found = main_event(demo, event)["when"]
        day = event["day"].isoformat()
        assert found is not None
        assert (found["earliest"], found["latest"]) == (day, day)

    def where(demo: Whole) -> None:
        place = main_event(demo, event)["where"]
        assert place is not None
        assert demo.named(place) == event["place"]

    def status(demo: Whole) -> None:
        status = main_event(demo, event)["status"]
        assert any(same_status(status, wanted) for wanted in event.get("last_status", ["held"]))

    checks: dict[str, Check] = {
        f"event {key} told by {telling['page']}": told(telling) for telling in event["tellings"]
    }
    aspects = [what, who, when, status, *([where] if "place" in event else [])]
    return checks | {f"event {key} {aspect.__name__}": aspect for aspect in aspects}


def mention_checks(wanted: Json) -> dict[str, Check]:
    page = wanted["page"]

    def fits(demo: Whole, entry: Json, mention: Any) -> bool:
        """Recipients count where some are named: a people without a name may be given or left out."""
        day = wanted.get("day")
        when = mention.when
        teller = entry["according_to"]
        return (
            mention.type == wanted["type"]
            and ("mode" not in wanted or mention.mode == wanted["mode"])
            and all_called(demo.names(page, mention.actors)) == all_called(wanted["actors"])
            and (
                not wanted["recipients"]
                or all_called(demo.names(page, mention.recipients)) == all_called(wanted["recipients"])
            )
            and (day is None or (when is not None and when.earliest == when.latest == day))
            and (
                "according_to" not in wanted
                or (teller is not None and called(demo.named(teller)) == called(wanted["according_to"]))
            )
        )

    def check(demo: Whole) -> None:
        found = list(demo.tellings(page, wanted["words"]))
        assert any(fits(demo, entry, mention) for _, entry, mention in found), [one for *_, one in found]

    return {f"mention {page} {wanted['type']} {wanted['words'][:24].strip()}": check}


# --- words ------------------------------------------------------------------------------------------------------------


def quotation_checks(wanted: Json) -> dict[str, Check]:
    page = wanted["page"]

    def check(demo: Whole) -> None:
        for part in wanted["parts"]:
            found = [one for one in demo.analyses[page].quotations if one.direct and bare(one.text) == bare(part)]
            assert len(found) == 1, part
            speaker = demo.speaker(page, found[0])
            assert speaker is not None, part
            assert called(speaker) == called(wanted["speaker"])

    return {f"quotation {page} {wanted['parts'][0][:24].strip()}": check}


def not_quotation_checks(wanted: Json) -> dict[str, Check]:
    def check(demo: Whole) -> None:
        quoted = {bare(one.text) for one in demo.analyses[wanted["page"]].quotations if one.direct}
        assert bare(wanted["text"]) not in quoted

    return {f"no quotation {wanted['page']} {wanted['text']}": check}


def citation_checks(wanted: Json) -> dict[str, Check]:
    page = wanted["page"]

    def check(demo: Whole) -> None:
        ((start, end),) = demo.spans(page, wanted["words"])
        found = [one.outlet for one in demo.analyses[page].citations if inside(one.span, (start - 40, end + 40))]
        assert called(wanted["outlet"]) in all_called(found)

    return {f"citation {page}": check}


# --- between pages ----------------------------------------------------------------------------------------------------


def copy_checks(wanted: Json) -> dict[str, Check]:
    def check(demo: Whole) -> None:
        found = [(one["article"], one["origin"]) for one in demo.exported["copy"]]
        assert found == [(demo.key(wanted["page"]), demo.key(wanted["of"]))]

    return {f"copy {wanted['page']}": check}


def disagreement_checks(wanted: Json) -> dict[str, Check]:
    def check(demo: Whole) -> None:
        claims = {(demo.key(one["page"]), f"{one['value']} {wanted['about']}") for one in wanted["claims"]}
        found = [
            {(claim["article"], claim["value"]) for claim in one["claims"]} for one in demo.exported["disagreement"]
        ]
        assert claims in found

    return {f"disagreement {wanted['about']}": check}


def independent_checks(wanted: Json) -> dict[str, Check]:
    def check(demo: Whole) -> None:
        keys = {demo.key(page) for page in wanted["pages"]}
        told = [[one for one in event["history"] if one["article"] in keys] for event in demo.exported["event"]]
        shared = [entries for entries in told if len({one["article"] for one in entries}) == len(keys)]
        assert shared, "no event is told by all of these pages"
        assert {len({one["source"] for one in entries}) for entries in shared} == {wanted["sources"]}

    return {f"independent {wanted['claim']}": check}


CHECKS: dict[str, Check] = {
    name: check
    for kind, of_one in (
        ("page", page_checks),
        ("person", person_checks),
        ("event", event_checks),
        ("event_mention", mention_checks),
        ("quotation", quotation_checks),
        ("not_quotation", not_quotation_checks),
        ("citation", citation_checks),
        ("copy", copy_checks),
        ("disagreement", disagreement_checks),
        ("independent", independent_checks),
    )
    for entry in EXPECTED[kind]
    for name, check in of_one(entry).items()
}
BEYOND: dict[str, str] = {name: reason for reason, names in EXPECTED.get("beyond", {}).items() for name in names}


def _case(name: str, check: Check) -> Any:
    reason = BEYOND.get(name)
    beyond = pytest.mark.xfail(
        raises=(AssertionError, ValueError), strict=True, reason=f"{reason} (if reached, take it out of [beyond])"
    )
    return pytest.param(check, id=anyascii(name).replace(" ", "-"), marks=[beyond] if reason else [])


@pytest.mark.parametrize("check", [_case(*item) for item in CHECKS.items()])
def test_the_demo_pages_give(check: Check, demo: Whole) -> None:
    check(demo)


def test_what_is_beyond_is_something_that_is_asked() -> None:
    assert set(BEYOND) - set(CHECKS) == set()


def test_no_page_was_refused(demo: Whole) -> None:
    assert [one.error for one in demo.analyses.values() if one.error is not None] == []
    assert len(demo.analyses) == len(EXPECTED["page"])


def test_no_day_of_a_held_event_lies_after_the_last_page(demo: Whole) -> None:
    last = max(one["published"]["day"] for one in EXPECTED["page"] if "day" in one.get("published", {}))
    held = [event for event in demo.exported["event"] if event["status"] in ("held", "done") and event["when"]]
    days = [date.fromisoformat(event["when"]["earliest"]) for event in held if event["when"]["earliest"]]
    assert max(days) <= last
