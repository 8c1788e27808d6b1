from __future__ import annotations

import pytest
from tests.conftest import Lists

import dragoman
from dragoman.knowledge.lists import use_lists
from dragoman.model import Entity

LIST = (
    "id,name,aliases,country,wikidata\n"
    "1,Tilbert Oxholm,Тилберт Оксхолм,DNK,Q990001\n"
    "2,Marek Kovarik,,CZE,Q990002\n"
    "3,Marek Kovarik,,SVK,Q990003\n"
    "4,Jean-Marc Vasseline,,FRA,Q990004\n"
    "5,Игорь Тимофеевич Засурский,,RUS,Q990005\n"
)


def person(text: str, language: str = "en") -> Entity | None:
    analysis = dragoman.analyse(text, language=language, published="2022-01-21")
    return next((entity for entity in analysis.entities if entity.kind == "person"), None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The committee was told that Tilbert Oxholm arrived in Geneva on Friday."),
        ("ru", "Комитет сообщил, что в пятницу в Женеве видели Тилберта Оксхолма."),
    ],
)
def test_somebody_of_a_list_is_known_in_every_script_and_ending(lists: Lists, language: str, text: str) -> None:
    lists.bring(LIST)
    found = person(text, language)
    assert found is not None
    assert (found.knowledge_id, found.country) == ("Q990001", "DNK")


def test_without_the_list_nobody_knows_him(lists: Lists) -> None:
    lists.bring(LIST)
    use_lists([])
    found = person("The committee was told that Tilbert Oxholm arrived in Geneva on Friday.")
    assert found is None or found.knowledge_id is None


@pytest.mark.parametrize(
    ("country", "id"), [("Slovakia", "Q990003"), ("Czech Republic", "Q990002"), ("Slovakia and Czech Republic", None)]
)
def test_of_two_of_one_name_the_countries_of_the_article_tell(lists: Lists, country: str, id: str | None) -> None:
    lists.bring(LIST)
    found = person(f"President Marek Kovarik spoke of {country} on Friday.")
    assert found is not None
    assert found.knowledge_id == id


def test_one_of_the_list_is_not_the_minister_of_another_country(lists: Lists) -> None:
    lists.bring(LIST)
    found = person("Bulgarian Foreign Minister Tilbert Oxholm spoke in Geneva on Friday.")
    assert found is not None
    assert (found.knowledge_id, found.country) == (None, "BGR")


@pytest.mark.parametrize(
    ("language", "text", "id"),
    [
        ("en", "President Jean-Marc Vasseline spoke in Geneva on Friday.", "Q990004"),
        ("ru", "В пятницу делегация встретила Игоря Тимофеевича Засурского в Женеве.", "Q990005"),
    ],
)
def test_names_of_more_parts_are_found_as_texts_write_them(lists: Lists, language: str, text: str, id: str) -> None:
    lists.bring(LIST)
    found = person(text, language)
    assert found is not None
    assert found.knowledge_id == id


BODIES = (
    "id,name,aliases,kind,country,wikidata\n"
    "10,Varnholm Institute,Институт Варнхольм,organisation,SWE,Q990010\n"
    "11,Bank of Oxholm,,organisation,DNK,\n"
    "12,Tessel Ardent,,organisation,NLD,\n"
    "13,Ivan Brandl,,organisation,AUT,\n"
    "14,Granite Council,,organisation,CZE,\n"
    "15,Granite Council,,organisation,SVK,\n"
    "16,World Health Organization,,organisation,,\n"
)


def bodies(text: str, language: str = "en") -> dict[str, tuple[str, ...]]:
    """The organisations of a text by their names, with their entries on lists."""
    analysis = dragoman.analyse(text, language=language, published="2022-01-21")
    return {entity.name: entity.listed for entity in analysis.entities if entity.kind == "organisation"}


@pytest.mark.parametrize(
    ("language", "text", "name", "entry"),
    [
        ("en", "The report came from the Varnholm Institute on Friday.", "Varnholm Institute", "mine:10"),
        ("en", "On Friday the Bank of Oxholm raised its rates.", "Bank of Oxholm", "mine:11"),
        ("en", "On Friday officials met Tessel Ardent to discuss gas.", "Tessel Ardent", "mine:12"),
        ("ru", "Об этом сообщил в пятницу Институт Варнхольм.", "Varnholm Institute", "mine:10"),
        ("en", "On Friday the World Health Organization warned Denmark.", "World Health Organization", "mine:16"),
    ],
)
def test_organisations_of_a_list_are_found_by_their_full_names(
    lists: Lists, language: str, text: str, name: str, entry: str
) -> None:
    lists.bring(BODIES)
    assert bodies(text, language).get(name) == (entry,)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Tilbert Oxholm arrived in Geneva on Friday.", ()),
        ("Tilbert Oxholm arrived from Denmark on Friday.", ("mine:1",)),
        ("Danish Foreign Minister Tilbert Oxholm spoke on Friday.", ("mine:1",)),
        ("Finance Minister Tilbert Oxholm spoke on Friday.", ("mine:1",)),
        ("President Tilbert Oxholm spoke on Friday.", ()),
        ("Bulgarian Finance Minister Tilbert Oxholm spoke on Friday.", ()),
        ("President Tilbert Jens Oxholm spoke on Friday.", ("mine:1",)),
        ("President Tilbert Oxholm spoke on Friday. His flight left Denmark.", ("mine:1",)),
    ],
)
def test_a_name_of_a_large_list_alone_identifies_nobody(
    lists: Lists, monkeypatch: pytest.MonkeyPatch, text: str, entries: tuple[str, ...]
) -> None:
    monkeypatch.setattr("dragoman.knowledge.lists.MANY", 0)
    lists.bring("id,name,aliases,country,role\n1,Tilbert Oxholm,Tilbert Jens Oxholm,DNK,Minister of Finance\n")
    found = person(text)
    assert (found.listed if found is not None else ()) == entries
    assert found is None or (found.country == "DNK") is bool(entries)


def test_what_a_later_sentence_tells_of_him_contradicts_too(lists: Lists) -> None:
    lists.bring(LIST)
    found = person("Tilbert Oxholm arrived on Friday. Bulgarian Foreign Minister Tilbert Oxholm spoke in Geneva.")
    assert found is not None
    assert (found.knowledge_id, found.listed, found.country) == (None, (), "BGR")


def test_whom_the_knowledge_has_is_shown_as_listed_and_stays_as_he_is(lists: Lists) -> None:
    lists.bring("id,name,country,wikidata\n1,Sergey Lavrov,RUS,Q58217\n2,Sergei Lavrov,BGR,\n3,Antony Blinken,,Q1\n")
    for text in ("Russian Foreign Minister Sergey Lavrov spoke.", "Lavrov spoke with Putin in Moscow."):
        found = person(text)
        assert found is not None
        assert (found.knowledge_id, found.listed) == ("Q58217", ("mine:1",))
    found = person("Secretary of State Antony Blinken spoke.")
    assert found is not None
    assert (found.knowledge_id, found.listed) == (None, ())


def test_rows_of_one_wikidata_id_are_all_told(lists: Lists) -> None:
    lists.bring(LIST)
    lists.bring(LIST, "other.csv")
    found = person("President Tilbert Oxholm spoke in Geneva on Friday.")
    assert found is not None
    assert (found.knowledge_id, found.listed) == ("Q990001", ("mine:1", "other:1"))


def test_of_two_organisations_of_one_name_the_country_tells(lists: Lists) -> None:
    lists.bring(BODIES)
    assert bodies("On Friday the Granite Council met in Slovakia.").get("Granite Council") == ("mine:15",)
    assert set(bodies("On Friday the Granite Council met again.").values()) == {()}


def test_a_person_keeps_a_name_that_an_organisation_of_a_list_has(lists: Lists) -> None:
    lists.bring(BODIES)
    found = person("President Ivan Brandl spoke in Geneva on Friday.")
    assert found is not None
    assert (found.name, found.listed) == ("Ivan Brandl", ())


def test_words_of_a_headline_or_of_a_sentence_are_no_organisation(lists: Lists) -> None:
    lists.bring("id,name,kind\n1,Peace Talks,organisation\n2,Last Week,organisation\n")
    assert bodies("Peace Talks Begin In Geneva After Long Delay\nLast week the peace talks began.") == {}


def test_what_the_lexicon_knows_gives_way_to_nothing_shorter(lists: Lists) -> None:
    lists.bring("id,name,kind\n1,United Nations,organisation\n2,Nations Security,organisation\n")
    found = bodies("On Friday the United Nations Security Council met in New York.")
    assert set(found.values()) == {()}


UNSPACED = (
    "id,name,aliases,kind,country,wikidata\n"
    "20,Tarkhan Oxholm,塔尔汗·奥克斯霍尔姆;タルハン・オクスホルム,person,DNK,Q990020\n"
    "21,Qin Muyuan,秦牧原,person,CHN,Q990021\n"
    "22,葛城遥斗,,person,JPN,Q990022\n"
    "23,Varnholm Institute,瓦恩霍尔姆研究所,organisation,SWE,\n"
    "24,Moon Barahim,문바라힘,person,KOR,Q990024\n"
    "26,Samir Oxholm,سامر أوكسهولم,person,DNK,Q990026\n"
    "25,Tilbert Oxholm,틸베르트 옥스홀름,person,DNK,Q990025\n"
)


@pytest.mark.parametrize(
    ("language", "text", "entry"),
    [
        ("zh", "昨天塔尔汗·奥克斯霍尔姆在日内瓦吃饭。", "mine:20"),
        ("zh", "昨天秦牧原在北京吃饭。", "mine:21"),
        ("ja", "昨日タルハン・オクスホルムはジュネーブにいた。", "mine:20"),
        ("ja", "昨日葛城遥斗が東京にいた。", "mine:22"),
        ("ar", "في جنيف أكل سامر أوكسهولم أمس.", "mine:26"),
        ("ko", "어제 문바라힘은 서울에 있었다.", "mine:24"),
        ("ko", "어제 틸베르트 옥스홀름 장관은 서울에 있었다.", "mine:25"),
    ],
)
def test_somebody_of_a_list_is_found_in_writing_without_blanks(
    lists: Lists, language: str, text: str, entry: str
) -> None:
    lists.bring(UNSPACED)
    found = person(text, language)
    assert found is not None
    assert found.listed == (entry,)


def test_an_organisation_of_a_list_is_found_in_writing_without_blanks(lists: Lists) -> None:
    lists.bring(UNSPACED)
    assert bodies("昨天瓦恩霍尔姆研究所在日内瓦开会。", "zh") == {"Varnholm Institute": ("mine:23",)}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Am Freitag sprach Generalsekretär Tilbert Oxholm in Genf.", "Tilbert Oxholm"),
        ("en", "On Friday Ombudswoman Tilbert Oxholm arrived.", "Tilbert Oxholm"),
        ("en", "On Friday Kovalenko Tilbert Oxholm arrived.", None),
    ],
)
def test_a_word_before_a_name_of_a_list_is_cut_off_where_it_is_no_name(
    lists: Lists, language: str, text: str, name: str | None
) -> None:
    lists.bring(LIST)
    found = person(text, language)
    assert (found.name if found is not None and found.listed else None) == name
