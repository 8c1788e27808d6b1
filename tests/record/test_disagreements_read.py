"""Short reports in many languages, read as pages are, and the disagreements that they must give."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.record import ask
from dragoman.record.store import record_in_memory

Report = tuple[str, str, str]  # language, day, text


def kinds(*reports: Report) -> list[str]:
    """The kinds of disagreements of these reports, each of its own outlet."""
    with record_in_memory() as record:
        record.fold(
            dragoman.analyse(text, language=language, published=day, outlet=f"Outlet {number}")
            for number, (language, day, text) in enumerate(reports)
        )
        return [one.kind for one in ask.disagreements(record.connection)]


@pytest.mark.parametrize(
    ("expected", "reports"),
    [
        (
            ["initiative"],
            [
                (
                    "en",
                    "2023-05-10",
                    "French President Emmanuel Macron and Chinese President Xi Jinping spoke by telephone on Tuesday. "
                    "The call took place at the request of the Chinese side, the Elysee said.",
                ),
                (
                    "ru",
                    "2023-05-10",
                    "Президент Франции Эмманюэль Макрон и председатель КНР Си Цзиньпин во вторник поговорили по телефону. "
                    "Разговор состоялся по инициативе французской стороны, сообщили в Пекине.",
                ),
            ],
        ),
        (
            ["participants"],
            [
                (
                    "it",
                    "2023-06-02",
                    "Il presidente turco Recep Tayyip Erdogan ha incontrato ieri ad Ankara il premier greco Kyriakos "
                    "Mitsotakis. All'incontro ha partecipato anche il ministro degli Esteri Hakan Fidan.",
                ),
                (
                    "en",
                    "2023-06-02",
                    "Turkish President Recep Tayyip Erdogan met Greek Prime Minister Kyriakos Mitsotakis in Ankara on "
                    "Thursday. Foreign Minister Hakan Fidan did not attend the meeting, an official said.",
                ),
            ],
        ),
        (
            ["figure"],
            [
                (
                    "en",
                    "2023-03-07",
                    "At least 12 people were killed on Monday in a Russian attack on Kramatorsk in Ukraine, governor "
                    "Pavlo Kyrylenko said.",
                ),
                (
                    "pt",
                    "2023-03-07",
                    "Sete pessoas morreram na segunda-feira num ataque russo em Kramatorsk, na Ucrânia, disse Pavlo "
                    "Kyrylenko.",
                ),
            ],
        ),
        (
            ["happened"],
            [
                (
                    "en",
                    "2023-07-12",
                    "Armenian Prime Minister Nikol Pashinyan met Azerbaijan's President Ilham Aliyev in Brussels on "
                    "Tuesday, diplomats said.",
                ),
                (
                    "ru",
                    "2023-07-12",
                    "Премьер-министр Армении Никол Пашинян не встречался во вторник с президентом Азербайджана Ильхамом "
                    "Алиевым, заявила его пресс-секретарь.",
                ),
            ],
        ),
        (
            ["accusation"],
            [
                (
                    "en",
                    "2023-07-12",
                    "Azerbaijan accused Armenia on Tuesday of shelling its positions near Lachin. Armenia denied the "
                    "accusation.",
                ),
            ],
        ),
        (
            ["accusation"],
            [
                (
                    "es",
                    "2023-07-12",
                    "El presidente de Colombia, Gustavo Petro, acusó el martes a Venezuela de dar refugio a guerrilleros "
                    "del ELN en la frontera.",
                ),
                (
                    "en",
                    "2023-07-13",
                    "Venezuela on Wednesday denied accusations by Colombia's President Gustavo Petro that it shelters ELN "
                    "guerrillas on the border.",
                ),
            ],
        ),
    ],
)
def test_what_sources_dispute(expected: list[str], reports: list[Report]) -> None:
    assert kinds(*reports) == expected
