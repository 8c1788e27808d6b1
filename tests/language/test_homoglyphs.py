from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.language.homoglyphs import mixed_script, unmixed
from dragoman.language.keys import name_key, part_key

LATIN, CYRILLIC = "ABCEHIKMOPTXaceiopxy", "АВСЕНІКМОРТХасеіорху"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("\u0420utin", "Putin"),
        ("П" + "y" + "тин", "Путин"),
        ("L\u0430vr\u043ev", "Lavrov"),
        ("\u039fbama", "Obama"),
        ("O\u0431\u0430м\u0430", "Обама"),
        ("\u0420utin-\u041cedvedev", "Putin-Medvedev"),
    ],
)
def test_a_word_with_look_alike_letters_is_found_out_and_read_as_the_eye_reads_it(written: str, meant: str) -> None:
    assert mixed_script(written)
    assert unmixed(written) == meant
    assert part_key(written) == part_key(meant)
    assert name_key(f"Ana {written}") == name_key(f"Ana {meant}")


@pytest.mark.parametrize(
    "word", ["Putin", "Путин", "Πούτιν", "COVID-ом", "ВВС", "NASAта", "µTorrent", "iPhone’ом", "", "拉夫罗夫", "12"]
)
def test_a_word_of_one_alphabet_or_with_letters_that_nobody_mistakes_is_left_alone(word: str) -> None:
    assert not mixed_script(word)


@given(some.text(max_size=30))
def test_a_word_read_as_the_eye_reads_it_has_nothing_mixed_left(text: str) -> None:
    assert not mixed_script(unmixed(text))


@given(some.text(alphabet=LATIN, min_size=3), some.data())
def test_a_latin_name_with_some_letters_exchanged_keeps_its_key(word: str, data: some.DataObject) -> None:
    places = data.draw(some.sets(some.integers(0, len(word) - 1)))
    exchanged = dict(zip(LATIN, CYRILLIC, strict=True))
    mixed = "".join(exchanged[letter] if at in places else letter for at, letter in enumerate(word))
    # Two letters that only the Latin alphabet has tell which it is.
    assert part_key("Lz" + mixed) == part_key("Lz" + word)
