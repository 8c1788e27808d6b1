from __future__ import annotations

from typing import Any

import pytest

import dragoman
from dragoman.language.pack import pack_codes, read_status_examples
from dragoman.model import EventMention, Mention
from dragoman.record.facts import Status
from dragoman.record.families import family_of
from dragoman.record.status import asker, status_of

ASKED = [
    pytest.param(code, example.text, example.asker, id=f"{code}-asker-{number:02}")
    for code in pack_codes()
    for number, example in enumerate(read_status_examples(code), 1)
    if example.asker is not None
]

# What reading and the words of status together make of a sentence.
SENTENCES = [
    ("en", "postponed", "The meeting between Blinken and Lavrov was postponed."),
    ("en", "cancelled", "Blinken called off his meeting with Lavrov."),
    ("en", "refused", "Blinken refused to meet Lavrov."),
    ("en", "confirmed", "The Kremlin confirmed that Putin will meet Biden on Friday."),
    ("en", "denied", "The Kremlin denied that Putin had met Biden."),
    ("en", "held", "Biden met Putin in Geneva and postponed the vote on sanctions."),
    ("en", "held", "Biden met Putin in Geneva a day after Macron cancelled a concert in Paris."),
    ("en", "planned", "Biden will meet Putin in Geneva."),
    ("en", "held", "Scholz met Macron in Paris on Monday and confirmed that the EU would postpone new tariffs."),
    ("en", "held", "Blinken met Lavrov, who denied that Russia would invade Ukraine."),
    ("en", "confirmed", "A meeting between Biden and Putin is set for Friday."),
    ("en", "possible", "Turkey offered to host a meeting between Putin and Zelensky."),
    ("en", "denied", "There was no call between Putin and Zelensky, the Kremlin said."),
    ("fr", "held", "Macron a rencontré Scholz à Paris et a confirmé le report des sanctions."),
    ("fr", "postponed", "La rencontre entre Blinken et Lavrov a été reportée."),
    ("fr", "cancelled", "Blinken a annulé sa rencontre avec Lavrov."),
    ("fr", "cancelled", "Le sommet entre Biden et Poutine n'aura pas lieu."),
    ("fr", "confirmed", "Le Kremlin a confirmé que Poutine rencontrera Biden vendredi."),
    ("de", "postponed", "Das Treffen zwischen Blinken und Lawrow wurde verschoben."),
    ("de", "cancelled", "Das Treffen zwischen Scholz und Putin findet nicht statt."),
    ("de", "confirmed", "Der Kreml bestätigte, dass Putin am Freitag Biden treffen wird."),
    ("de", "held", "Scholz traf Macron in Paris, nachdem er eine Reise nach Rom abgesagt hatte."),
    ("es", "held", "Sánchez se reunió con Macron en París y aplazó la votación."),
    ("es", "postponed", "Se pospuso la reunión entre Blinken y Lavrov."),
    ("es", "cancelled", "Blinken canceló su reunión con Lavrov."),
    ("es", "possible", "Putin podría reunirse con Biden en Ginebra."),
    ("ru", "postponed", "Встреча Путина и Байдена перенесена на март."),
    ("ru", "cancelled", "Встреча Путина и Байдена не состоится."),
    ("ru", "denied", "Песков опроверг, что Путин встречался с Зеленским."),
    ("ru", "refused", "Лавров отказался встречаться с Блинкеном."),
    ("ru", "held", "Путин встретился с Эрдоганом в Сочи и отменил санкции."),
    ("uk", "cancelled", "Зустріч Зеленського з Путіним не відбудеться."),
    ("uk", "postponed", "Зустріч Блінкена і Лаврова перенесено."),
    ("uk", "possible", "Зеленський може зустрітися з Путіним у Стамбулі."),
    ("pl", "cancelled", "Spotkanie Bidena z Putinem nie odbędzie się."),
    ("pl", "held", "Duda spotkał się z Bidenem w Warszawie i przełożył wybory."),
    ("pl", "confirmed", "Kreml potwierdził, że Putin spotka się z Bidenem w piątek."),
    ("ar", "postponed", "تأجل الاجتماع بين روسيا والولايات المتحدة."),
    ("ar", "cancelled", "ألغى وزير الخارجية الأمريكي اجتماعه مع نظيره الروسي."),
    ("ar", "denied", "نفى الكرملين لقاء الرئيس الروسي مع نظيره الأوكراني."),
    ("tr", "postponed", "Blinken ile Lavrov görüşmesi ertelendi."),
    ("tr", "cancelled", "Erdoğan, Moskova ziyaretini iptal etti."),
    ("tr", "possible", "Putin Cenevre'de Biden'la görüşebilir."),
    ("it", "postponed", "L'incontro tra Blinken e Lavrov è stato rinviato."),
    ("it", "held", "Draghi ha incontrato Macron a Roma e ha rinviato il voto."),
    ("it", "cancelled", "Il vertice tra Biden e Putin è saltato."),
    ("vi", "postponed", "Cuộc gặp giữa Blinken và Lavrov bị hoãn."),
    ("vi", "confirmed", "Điện Kremlin xác nhận ông Putin sẽ gặp ông Biden vào thứ Sáu."),
    ("sq", "postponed", "Takimi mes Blinken dhe Lavrov u shty."),
    ("bg", "held", "Путин се срещна с Ердоган в Сочи и отложи изборите."),
    ("bg", "cancelled", "Блинкен отмени срещата си с Лавров."),
    ("ro", "cancelled", "Blinken a anulat întâlnirea cu Lavrov."),
    ("ro", "possible", "Putin s-ar putea întâlni cu Biden la Geneva."),
    ("en", "possible", "Putin invited Biden to visit Moscow."),
    ("tr", "possible", "Putin, Biden'ı Moskova'ya davet etti."),
    ("en", "confirmed", "Putin will meet Biden in Geneva on Friday as planned."),
]


def family(mention: EventMention, text: str, language: str) -> str:
    return family_of(mention, text[slice(*mention.trigger)], language)


def meetings(language: str, text: str) -> list[Status]:
    """The status of each meeting or call that is told."""
    analysis = dragoman.analyse(text, language=language, published="2022-02-23")
    return [
        status_of(one, family(one, text, language), text[slice(*one.sentence)], one.trigger, language)
        for one in analysis.events
        if family(one, text, language) in ("meeting", "phone") and one.sentence[0] == 0
    ]


def status(text: str, at: str, code: str = "CONSULT", language: str = "en", others: str = "", **more: Any) -> Status:
    """The status of one event told at these words; `others` are the words of another."""
    kind, _, mode = code.partition("/")
    start = text.index(at)
    mention = EventMention(
        id="v1",
        type=kind,
        mode=mode or None,
        actors=("e1", "e2"),
        auxiliary=more.get("aux", ()),
        trigger=(start, start + len(at)),
        sentence=(0, len(text)),
        confidence=0.9,
    )
    apart = [(text.index(others), text.index(others) + len(others))] if others else []
    return status_of(mention, family(mention, text, language), text, mention.trigger, language, apart)


@pytest.mark.parametrize(("language", "expected", "text"), SENTENCES)
def test_a_sentence_tells_how_far_a_meeting_has_come(language: str, expected: Status, text: str) -> None:
    assert expected in meetings(language, text)


def test_a_refusal_is_put_off_called_off_or_refused_by_the_word_that_tells_it() -> None:
    assert status("The talks were put off.", "put off", "REJECT/meet") == "postponed"
    assert status("The talks were scrapped.", "scrapped", "REJECT/meet") == "cancelled"
    assert status("He snubbed the minister.", "snubbed", "REJECT/meet") == "refused"


def test_a_plan_that_was_put_off_is_no_longer_planned() -> None:
    text = "They were to meet on Friday, but the talks have been postponed."
    assert status(text, "meet", "AGREE", aux=("future",)) == "planned"
    text = "They were to meet on Friday, but were postponed."
    assert status(text, "meet", "AGREE", aux=("future",)) == "postponed"


def test_what_is_put_off_may_be_another_thing() -> None:
    assert status("Biden met Putin and postponed the elections.", "met") == "held"
    assert status("At the meeting Biden cancelled the sanctions.", "meeting") == "held"
    assert status("Biden met Putin, who cancelled a picnic.", "met") == "held"
    assert status("Biden met Putin before he cancelled a picnic.", "met") == "held"


def test_a_word_is_about_the_event_that_stands_nearest() -> None:
    text = "The meeting ended as the visit was cancelled."
    assert status(text, "meeting", others="visit") == "held"
    assert status(text, "visit", others="meeting") == "cancelled"


def test_a_semicolon_ends_what_a_word_is_about() -> None:
    assert status("The ministers met; the dinner was cancelled.", "met") == "held"


def test_what_took_place_in_the_end_was_held() -> None:
    assert status("The meeting, postponed twice, took place in Geneva.", "meeting") == "held"


def test_a_call_that_was_denied_was_not_held() -> None:
    assert status("The Kremlin denied reports of a call.", "call", "CONSULT/phone") == "denied"
    assert status("They did not meet.", "meet", aux=("negation",)) == "denied"
    assert status("Biden met Putin, who denied that he had lied.", "met") == "held"


def test_a_plan_is_possible_confirmed_or_planned() -> None:
    assert status("They may meet in Geneva.", "meet", "AGREE", aux=("future",)) == "possible"
    assert status("They will meet in Geneva, Moscow confirmed.", "meet", "AGREE", aux=("future",)) == "confirmed"
    assert status("They will meet to discuss possible sanctions.", "meet", "AGREE", aux=("future",)) == "planned"


def test_a_meeting_that_was_not_called_off_is_still_planned() -> None:
    assert status("The meeting was not cancelled.", "cancelled", "REJECT/meet", aux=("negation",)) == "planned"


def test_a_word_beside_another_kind_of_event_tells_nothing_of_it() -> None:
    assert status("He attacked the postponed talks.", "attacked", "ASSAULT") == "done"


@pytest.mark.parametrize(("language", "text", "expected"), ASKED)
def test_who_asked_for_it_is_the_one_named_beside_the_words(language: str, text: str, expected: str) -> None:
    found = asker(text, language, dragoman.analyse(text, language=language).mentions)
    assert found is not None
    assert text[slice(*found.span)] == expected


def beside(text: str, *names: str) -> list[Mention]:
    return [Mention(name, (text.index(name), text.index(name) + len(name)), "name") for name in names]


def test_two_who_asked_are_none() -> None:
    text = "The call, initiated by Putin, took place at the request of Biden."
    assert asker(text, "en", beside(text, "Putin", "Biden")) is None


def test_whoever_is_named_far_from_the_words_did_not_ask() -> None:
    text = "The call took place at the request of some of the smaller and poorer neighbours of Russia."
    assert asker(text, "en", beside(text, "Russia")) is None


def test_an_invitation_is_no_request() -> None:
    text = "Xi came to Moscow at the invitation of Putin."
    assert asker(text, "en", beside(text, "Putin")) is None
