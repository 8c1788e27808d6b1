from __future__ import annotations

import math
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.statistics import MODEL, chances, languages

SENTENCES = {
    "bg": "Външният министър пристигна в столицата и се срещна с посланика.",
    "cs": "Ministr zahraničí přiletěl do hlavního města a setkal se s velvyslancem.",
    "de": "Die Außenministerin traf am Abend in der Hauptstadt ein und sprach mit dem Botschafter.",
    "en": "The foreign minister arrived in the capital in the evening and spoke with the ambassador.",
    "es": "La ministra de Exteriores llegó por la noche a la capital y habló con el embajador.",
    "fa": "وزیر امور خارجه شامگاه دیروز وارد پایتخت شد و با سفیر گفتگو کرد.",
    "fi": "Ulkoministeri saapui illalla pääkaupunkiin ja keskusteli suurlähettilään kanssa.",
    "fr": "La ministre des Affaires étrangères est arrivée le soir dans la capitale et a vu l'ambassadeur.",
    "hi": "विदेश मंत्री शाम को राजधानी पहुँचे और उन्होंने राजदूत से बातचीत की।",
    "hu": "A külügyminiszter este megérkezett a fővárosba, és beszélt a nagykövettel.",
    "it": "La ministra degli Esteri è arrivata in serata nella capitale e ha parlato con l'ambasciatore.",
    "mk": "Министерот за надворешни работи пристигна во главниот град и разговараше со амбасадорот.",
    "nl": "De minister van Buitenlandse Zaken kwam 's avonds aan en sprak met de ambassadeur.",
    "pl": "Minister spraw zagranicznych przyleciał wieczorem do stolicy i rozmawiał z ambasadorem.",
    "ro": "Ministrul de externe a sosit seara în capitală și a vorbit cu ambasadorul.",
    "ru": "Министр иностранных дел вечером прибыл в столицу и поговорил с послом.",
    "sq": "Ministrja e jashtme mbërriti në mbrëmje në kryeqytet dhe foli me ambasadorin.",
    "tr": "Dışişleri bakanı akşam saatlerinde başkente geldi ve büyükelçiyle görüştü.",
    "uk": "Міністр закордонних справ увечері прибув до столиці й поговорив із послом.",
    "vi": "Bộ trưởng ngoại giao đến thủ đô vào buổi tối và nói chuyện với đại sứ.",
}
OTHERS = ["NATO", "TIRANË, 12 MAJ", "Sarajevo", "12 345", "qwrtz plkjh", "서울 Seoul 東京", "a" * 3000, "é\ud800é"]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_likeliest_in_its_own_language(language: str) -> None:
    found = chances(SENTENCES[language])
    assert max(found, key=lambda code: found[code]) == language


@pytest.fixture(scope="module")
def py3langid() -> Any:
    found = pytest.importorskip("py3langid.langid", reason="py3langid is there only to develop")
    return found.LanguageIdentifier.from_model_file(found.MODEL_FILE, norm_probs=True)


@pytest.mark.parametrize("text", [*SENTENCES.values(), "\n".join(SENTENCES.values()), *OTHERS])
def test_the_chances_are_those_of_the_model_they_were_baked_from(text: str, py3langid: Any) -> None:
    # The weights are rounded to a byte.
    assert chances(text) == pytest.approx(dict(py3langid.rank(text)), abs=0.01)


def test_the_model_is_what_its_script_bakes() -> None:
    pytest.importorskip("py3langid", reason="py3langid is there only to develop")
    from scripts.bake_languages import baked, source

    content = MODEL.read_bytes()
    if f'"source":"{source()}"'.encode() not in content[:100]:
        pytest.skip(f"the model was baked from another version than {source()}")
    assert content == baked(), "run scripts/bake_languages.py"


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_text_has_chances_that_add_up_to_one(text: str) -> None:
    found = chances(text)
    assert found.keys() == languages()
    assert math.isclose(sum(found.values()), 1)


def test_a_text_in_which_nothing_is_known_may_be_in_any_language() -> None:
    assert max(chances("").values()) < 0.05


def test_bytes_behind_the_first_twenty_thousand_do_not_count() -> None:
    long = SENTENCES["en"] * 300
    assert chances(long) == chances(long + SENTENCES["vi"] * 300)


def test_another_process_finds_the_same_chances_without_the_model_s_own_package() -> None:
    question = (
        "from dragoman.language.statistics import chances; import sys; "
        f"print(chances({SENTENCES['sq']!r})); print('py3langid' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-X", "utf8", "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == [str(chances(SENTENCES["sq"])), "False"]
