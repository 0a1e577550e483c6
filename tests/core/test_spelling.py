"""Search spellings: the same word typed on any keyboard is one word, and different words stay apart."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core import spelling

# what a book says · what people type to find it
PAIRS = """
қорқыныш: коркыныш qorqynysh qorqınış korkynysh qorqynyş коркиниш ҚОРҚЫНЫШ
үрей: урей urei ürei urey úreı
сынып: synyp sınıp сынып
мазақтайды: мазактайды mazaqtaidy mazaqtaydy mazaktaidy
әлімжеттік: алимжеттик alimzhettik älimjettik álimjettik алімжеттік
жүрек: журек zhurek jurek jürek júrek
өмір: омир omir ömir ómir
ұстаз: устаз ustaz ūstaz
ата-ана: ата-ана ata-ana
қыз: кыз qyz kyz qız
тыныштық: тыныштык tynyshtyq tınıştıq tynyshtyk
ғылым: гылым gylym ğylym ǵylym ghylym
жаңа: жана zhana jaña jańa jana
шаршау: sharshau şarşau
кеңес: кенес kenes keñes keńes
психология: psihologia psikhologiya psixologiya
ұйқы: уйкы uiqy uiky uyky
әке: аке ake äke áke
шеше: sheshe şeşe
Айгүл: айгул aigul aigül aygul Aıgúl
Сәрсенова: сарсенова sarsenova särsenova
мінез: минез minez
тревога: trevoga
ссора: ссора ssora
объяснение: обьяснение obyasnenie
ёлка: елка yolka
щека: sheka scheka shcheka
цель: tsel сель
һәм: хам ham häm
қауіп: кауип qauip kauip
бөлме: болме bolme bölme
тәртіп: тартип tartip tärtip
ағарту: агарту agartu ağartu
""".strip().splitlines()
TABLE = [(said, typed) for said, _, found in (line.partition(": ") for line in PAIRS) for typed in found.split()]


def test_the_table_is_wide() -> None:
    assert len(TABLE) >= 60


@pytest.mark.parametrize(("said", "typed"), TABLE)
def test_both_spellings_meet(said: str, typed: str) -> None:
    assert [word.folded for word in spelling.spelled(said)] == [word.folded for word in spelling.spelled(typed)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("қорқыныш", "қорған"), ("үрей", "үйрек"), ("11", "1"), ("8А", "8Б"), ("сынып", "сын")),
        *(("ата", "апа"), ("жаңа", "жаза"), ("2025", "2026"), ("шаш", "чай"), ("ой", "үй")),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert spelling.fold(one) != spelling.fold(other)


@pytest.mark.parametrize("written", ["8Б", "8-Б", "8«Б»", '8"Б"', "8б"])
def test_a_class_is_one_word_however_it_is_written(written: str) -> None:
    assert [word.folded for word in spelling.spelled(f"бүгін {written} келді")][1:2] == ["8б"]


def test_latin_look_alikes_name_the_same_class() -> None:
    assert spelling.fold("8A") == spelling.fold("8А")
    assert spelling.fold("8B") == spelling.fold("8В")


def test_a_word_knows_where_it_stands() -> None:
    text = "Топта (қорқыныш) туралы"
    found = spelling.spelled(text)

    assert [text[word.start : word.end] for word in found] == ["Топта", "қорқыныш", "туралы"]


@given(st.text(max_size=60))
def test_any_text_folds_to_words_that_fold_to_themselves(text: str) -> None:
    for word in spelling.spelled(text):
        assert 0 <= word.start < word.end <= len(text)
        assert not any(letter.isspace() for letter in word.folded)


@given(st.lists(st.sampled_from("қкғгңнәаөоүуұіиыйэеёхһшщжзсцтрлмпвдбф"), min_size=1, max_size=12).map("".join))
@example("ттс")  # the two letters become one, which with the third is a pair
def test_a_folded_word_stays_as_it_is(word: str) -> None:
    folded = spelling.fold(word)

    assert spelling.fold(folded) == folded
    assert spelling.fold(word.upper()) == folded
