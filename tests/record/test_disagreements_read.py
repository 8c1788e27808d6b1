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
                    "Президент Франции Эмманюэль Макрон и председатель КНР Си Цзиньпин во вторник поговорили "
                    "по телефону. "
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
                    "Премьер-министр Армении Никол Пашинян не встречался во вторник с президентом Азербайджана "
                    "Ильхамом "
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
                    "El presidente de Colombia, Gustavo Petro, acusó el martes a Venezuela de dar refugio a "
                    "guerrilleros "
                    "del ELN en la frontera.",
                ),
                (
                    "en",
                    "2023-07-13",
                    "Venezuela on Wednesday denied accusations by Colombia's President Gustavo Petro that it "
                    "shelters ELN "
                    "guerrillas on the border.",
                ),
            ],
        ),
        (
            ["figure"],
            [
                (
                    "de",
                    "2023-03-07",
                    "Bei einer Demonstration gegen die Regierung von Petr Fiala in Prag sind am Samstag rund 90.000 "
                    "Menschen auf die Straße gegangen, teilte die Polizei mit.",
                ),
                (
                    "cs",
                    "2023-03-07",
                    "V Praze v sobotu demonstrovalo proti vládě Petra Fialy 40 tisíc lidí, uvedla policie.",
                ),
            ],
        ),
        (
            ["figure"],
            [
                (
                    "hu",
                    "2023-05-04",
                    "Magyarország és Románia 300 millió eurós megállapodást írt alá szerdán Bukarestben egy új "
                    "gázvezetékről, közölte Szijjártó Péter.",
                ),
                (
                    "ro",
                    "2023-05-04",
                    "România și Ungaria au semnat miercuri la București un acord de 450 de milioane de euro pentru un "
                    "nou gazoduct, a anunțat Péter Szijjártó.",
                ),
            ],
        ),
        (
            ["place"],
            [
                (
                    "fr",
                    "2023-06-02",
                    "Le ministre turc des Affaires étrangères Hakan Fidan a rencontré jeudi à Izmir son homologue grec "
                    "Giorgos Gerapetritis.",
                ),
                (
                    "en",
                    "2023-06-02",
                    "Turkish Foreign Minister Hakan Fidan met his Greek counterpart Giorgos Gerapetritis in Antalya on "
                    "Thursday.",
                ),
            ],
        ),
        (
            ["date"],
            [
                (
                    "fr",
                    "2023-05-12",
                    "Le président français Emmanuel Macron s'est entretenu par téléphone mardi 9 mai avec son "
                    "homologue "
                    "turc Recep Tayyip Erdogan.",
                ),
                (
                    "tr",
                    "2023-05-12",
                    "Cumhurbaşkanı Recep Tayyip Erdoğan, Fransa Cumhurbaşkanı Emmanuel Macron ile 10 Mayıs Çarşamba "
                    "günü telefonda görüştü.",
                ),
            ],
        ),
        (
            ["initiative"],
            [
                (
                    "ar",
                    "2023-05-12",
                    "أجرى وزير الخارجية السعودي فيصل بن فرحان الخميس اتصالا هاتفيا مع نظيره الإيراني حسين أمير عبد "
                    "اللهيان. وجاء الاتصال بطلب من الجانب الإيراني.",
                ),
                (
                    "fa",
                    "2023-05-12",
                    "حسین امیرعبداللهیان وزیر خارجه ایران روز پنجشنبه با فیصل بن فرحان وزیر خارجه عربستان "
                    "تلفنی گفت‌وگو "
                    "کرد. این تماس به درخواست طرف سعودی انجام شد.",
                ),
            ],
        ),
        (
            ["initiative"],
            [
                (
                    "ja",
                    "2023-05-12",
                    "林芳正外相は12日、中国の秦剛外相と電話で会談した。電話会談は中国側の要請で行われた。",
                ),
                (
                    "zh",
                    "2023-05-13",
                    "中国外长秦刚12日同日本外相林芳正通电话。通话是应日方要求举行的。",
                ),
            ],
        ),
        (
            ["participants"],
            [
                (
                    "de",
                    "2023-05-12",
                    "Kanzler Olaf Scholz traf am Donnerstag in Warschau den polnischen Ministerpräsidenten "
                    "Donald Tusk. "
                    "Auch Verteidigungsminister Boris Pistorius nahm an dem Treffen teil.",
                ),
                (
                    "pl",
                    "2023-05-12",
                    "Premier Donald Tusk spotkał się w czwartek w Warszawie z kanclerzem Olafem Scholzem. Boris "
                    "Pistorius nie uczestniczył w spotkaniu, poinformował rzecznik rządu.",
                ),
            ],
        ),
        (
            ["happened"],
            [
                (
                    "en",
                    "2023-05-12",
                    "Philippine President Ferdinand Marcos spoke by telephone with Chinese President Xi Jinping on "
                    "Wednesday, a senator said.",
                ),
                (
                    "zh",
                    "2023-05-12",
                    "中国外交部否认习近平10日同菲律宾总统马科斯通电话。",
                ),
            ],
        ),
    ],
)
def test_what_sources_dispute(expected: list[str], reports: list[Report]) -> None:
    assert kinds(*reports) == expected


@pytest.mark.parametrize(
    "reports",
    [
        [
            (
                "en",
                "2023-03-07",
                "At least 12 people were killed on Monday in a Russian attack on Kramatorsk in Ukraine, governor "
                "Pavlo Kyrylenko said.",
            ),
            (
                "pt",
                "2023-03-08",
                "Quinze pessoas morreram na segunda-feira num ataque russo em Kramatorsk, na Ucrânia, disse Pavlo "
                "Kyrylenko.",
            ),
        ],
        [
            (
                "en",
                "2023-03-07",
                "About 100 people were killed on Monday in a Russian attack on Kramatorsk in Ukraine, governor "
                "Pavlo Kyrylenko said.",
            ),
            (
                "pt",
                "2023-03-07",
                "Noventa e sete pessoas morreram na segunda-feira num ataque russo em Kramatorsk, na Ucrânia, disse "
                "Pavlo Kyrylenko.",
            ),
        ],
        [
            (
                "en",
                "2023-03-07",
                "12 people were killed on Monday in a Russian attack on Kramatorsk in Ukraine, governor Pavlo "
                "Kyrylenko said.",
            ),
            (
                "pt",
                "2023-03-07",
                "Trinta pessoas ficaram feridas na segunda-feira num ataque russo em Kramatorsk, na Ucrânia, disse "
                "Pavlo Kyrylenko.",
            ),
        ],
        [
            (
                "en",
                "2023-03-07",
                "Ukraine said on Monday that 500 Russian soldiers were killed near Bakhmut in a day.",
            ),
            (
                "ru",
                "2023-03-07",
                "Минобороны России сообщило в понедельник, что под Бахмутом убиты 200 украинских военных.",
            ),
        ],
        [
            (
                "en",
                "2023-06-01",
                "Turkish President Recep Tayyip Erdogan will meet Greek Prime Minister Kyriakos Mitsotakis in "
                "Ankara on Thursday.",
            ),
            (
                "it",
                "2023-06-09",
                "Il presidente turco Recep Tayyip Erdogan ha incontrato ieri ad Ankara il premier greco Kyriakos "
                "Mitsotakis.",
            ),
        ],
        [
            (
                "en",
                "2023-06-01",
                "Turkish President Recep Tayyip Erdogan will meet Greek Prime Minister Kyriakos Mitsotakis in "
                "Ankara on 8 June.",
            ),
            (
                "en",
                "2023-06-07",
                "The meeting of Turkish President Recep Tayyip Erdogan and Greek Prime Minister Kyriakos Mitsotakis "
                "in Ankara has been postponed to 15 June.",
            ),
            (
                "it",
                "2023-06-16",
                "Il presidente turco Recep Tayyip Erdogan ha incontrato ieri ad Ankara il premier greco Kyriakos "
                "Mitsotakis.",
            ),
        ],
        [
            (
                "en",
                "2023-06-01",
                "At the invitation of President Erdogan, Greek Prime Minister Kyriakos Mitsotakis will visit Ankara "
                "on Thursday. Mitsotakis asked Erdogan for help with migrants.",
            ),
            (
                "it",
                "2023-06-02",
                "Su invito di Erdogan il premier greco Kyriakos Mitsotakis visiterà Ankara. La Turchia ha chiesto "
                "alla Grecia una riunione sul commercio.",
            ),
        ],
    ],
)
def test_what_only_looks_like_a_dispute(reports: list[Report]) -> None:
    assert kinds(*reports) == []
