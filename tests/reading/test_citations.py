from __future__ import annotations

import msgspec
import pytest
from tests.facts import fact_lines
from tests.reading.reading import read

from dragoman.model import Outlet
from dragoman.reading.analyse import read as analysis_of


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Reuters reported that it rained.", ["Reuters"]),
        ("en", "It rained, according to Reuters.", ["Reuters"]),
        ("en", "It rained, TASS said, citing Reuters.", ["Reuters", "TASS"]),
        ("en", "Reuters reported that it rained. Reuters said it twice.", ["Reuters"]),
        ("en", "The house of Reuters is big.", []),
        ("ru", "Об этом сообщает Reuters.", ["Reuters"]),
        ("uk", "Про це повідомляє Reuters.", ["Reuters"]),
        ("bg", "Това съобщи Ройтерс.", ["Reuters"]),
        ("sq", "Reuters raporton se ra shi.", ["Reuters"]),
        ("vi", "Theo Reuters, trời đã mưa.", ["Reuters"]),
        ("de", "Laut Reuters regnete es.", ["Reuters"]),
        ("en", "Rama told the BBC that it rained.", ["BBC"]),
        ("en", "It rained, the Russian news agency TASS said.", ["TASS"]),
        ("en", "Reuters and CNN reported that it rained.", ["CNN", "Reuters"]),
        ("en", "The minister sued Reuters, the BBC reported.", ["BBC"]),
        ("en", "The police searched the office of CNN. It rained, officials said.", []),
        ("en", "The spokesman criticised Reuters.", []),
        ("de", "Er sagte der Bild-Zeitung, dass es regnete.", ["Bild"]),
        ("fr", "Il pleut, a-t-il déclaré à l'AFP.", ["AFP"]),
        ("es", "Llueve, según EFE.", ["EFE"]),
        ("it", "Piove, secondo l'ANSA.", ["ANSA"]),
        ("pl", "Pada deszcz, podaje PAP.", ["PAP"]),
        ("tr", "AFP'ye göre yağmur yağdı.", ["AFP"]),
        ("ro", "Plouă, potrivit Agerpres.", ["Agerpres"]),
        ("ar", "ذكرت وكالة رويترز أن المطر هطل.", ["Reuters"]),
        ("et", "Reuters teatas, et sadas vihma.", []),
    ],
)
def test_an_outlet_beside_a_word_of_reporting_is_a_source(language: str, text: str, expected: list[str]) -> None:
    assert fact_lines(read(language, text), "citations") == expected


def test_an_outlet_is_not_its_own_source() -> None:
    found = read("en", "Reuters reported that it rained, citing TASS.")
    assert found.article is not None
    own = analysis_of(found.source, msgspec.structs.replace(found.article, outlet=Outlet("Reuters")))
    assert fact_lines(own, "citations") == ["TASS"]


def test_a_citation_stands_where_the_outlet_is_first_cited() -> None:
    found = read("en", "The house of Reuters is big. It rained, Reuters reported.")
    assert found.article is not None
    (citation,) = found.citations
    assert citation.span == (found.article.text.rindex("Reuters"), found.article.text.rindex("Reuters") + 7)


def test_a_chain_of_sources_stands_in_the_order_of_the_text() -> None:
    found = read("en", "It rained, TASS reported, citing Interfax, which quoted Reuters.")
    assert [citation.outlet for citation in found.citations] == ["TASS", "Interfax", "Reuters"]


def test_a_social_network_is_no_source() -> None:
    assert fact_lines(read("en", "It rained, Rama wrote on Facebook."), "citations") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It rained, the Seoul daily Hanbit Ilbo reported.", ["Hanbit Ilbo"]),
        ("en", "It rained, according to the newspaper Báo Biển Miền Trung.", ["Báo Biển Miền Trung"]),
        ("es", "Llueve, según informó el diario brasileño Folha da Garoa.", ["Folha da Garoa"]),
        ("ro", "Plouă, transmite Agenția Delta.", ["Agenția Delta"]),
        ("hr", "Pada kiša, piše beogradski Dunavski ekspres.", ["Dunavski ekspres"]),
        ("ru", "Идёт дождь, сообщает газета «Восточный телеграф».", ["Восточный телеграф"]),
        ("de", "Es regnet. (Nordlicht-Dienst)", ["Nordlicht-Dienst"]),
        ("fr", "(Agence Rivage) Il pleut à Genève.", ["Agence Rivage"]),
        ("en", "The daily Hanbit Ilbo moved into a new house.", []),
        ("es", "Llueve, según la Policía de Somerset.", []),
        ("en", "It rained, reported Anna Smith.", []),
        ("en", "It rained in Geneva (Switzerland), officials said.", []),
    ],
)
def test_an_outlet_of_no_list_is_known_by_how_it_is_named(language: str, text: str, expected: list[str]) -> None:
    assert fact_lines(read(language, text), "citations") == expected
