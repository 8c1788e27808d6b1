from __future__ import annotations

import pytest

import dragoman


def told(language: str, text: str) -> list[str]:
    analysis = dragoman.analyse(text, language=language, published="2024-03-06")
    names = {entity.id: entity.name for entity in analysis.entities}
    sides = [
        ([names[one] for one in event.actors], [names[one] for one in event.recipients]) for event in analysis.events
    ]
    return [" -> ".join(", ".join(sorted(side)) for side in both if side) for both in sides]


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("zh", "中美元首举行会晤。", "China, United States"),
        ("ja", "日韓首脳がソウルで会談した。", "Japan, South Korea"),
        ("ko", "한미 정상이 워싱턴에서 회담했다.", "South Korea, United States"),
    ],
)
def test_two_short_names_side_by_side_are_two_countries(language: str, text: str, parties: str) -> None:
    assert told(language, text) == [parties]


def test_a_short_name_in_its_frame_is_a_country() -> None:
    assert told("zh", "俄军炮击乌克兰城市哈尔科夫。") == ["Russia -> Ukraine"]
    assert told("zh", "德国外长贝尔伯克取消访华行程。") == ["Annalena Baerbock -> China"]


def test_the_sign_of_a_day_and_part_of_a_longer_word_are_no_country() -> None:
    named = dragoman.analyse("美军15日在其中一处基地演习。", language="zh").entities
    assert [entity.name for entity in named] == ["United States"]


def test_both_sides_are_the_two_of_whom_the_text_told_last() -> None:
    text = "土耳其总统埃尔多安与希腊总理米佐塔基斯通电话。两国签署了协议。"
    assert told("zh", text) == ["Kyriakos Mitsotakis, Recep Tayyip Erdoğan"] * 2


def test_a_particle_behind_an_office_or_a_count_attaches_the_name() -> None:
    assert told("ja", "ハマスは人質4人を解放した。") == ["Hamas -> hostages"]
    assert told("ja", "金正恩総書記は韓国との対話を拒否した。") == ["Kim Jong Un -> South Korea"]


def test_what_stands_right_before_a_visit_is_where_it_goes() -> None:
    assert told("ko", "블링컨 미국 국무장관이 중국 방문을 연기했다.") == ["Antony Blinken"]


def test_phrases_before_the_verb_reach_the_other_side() -> None:
    assert told("zh", "日本向韩国道歉。") == ["Japan -> South Korea"]
    assert told("zh", "韩国外长赵兑烈应邀访问北京，与王毅举行会谈。")[1] == "Cho Tae-yul, Wang Yi"
