"""Ages, buttons and boards in languages beyond the common ones. What must not fire comes first."""

from __future__ import annotations

import pytest
from flat_pages import flat

from corpusclean.comments import find_threads
from corpusclean.comments.header import name_of
from corpusclean.comments.times import moment
from corpusclean.model import Post

NO_AGES = [
    "Před mlýnem stála lípa",
    "The pre 2020 edition",
    "pre 12345 days",
    "Fa minuts que plou",
    "éve 2",
    "Acum plouă",
    "กาลครั้งหนึ่งนานมาแล้ว",
    "For years he waited",
]


@pytest.mark.parametrize("text", NO_AGES)
def test_no_age(text: str) -> None:
    found = moment(text)
    assert found is None or found.age is None


AGES = """
cs před 2 lety
cs před rokem
sk pred 3 mesiacmi
da for 2 år siden
da for en måned siden
no for 3 timer siden
sv för 2 år sedan
fi 2 vuotta sitten
fi vuosi sitten
hu 2 éve
hu 3 hónapja
hu 2 héttel ezelőtt
ro acum 2 ani
ro acum o lună
ro acum 20 de minute
uk 2 роки тому
uk місяць тому
ru год назад
pl rok temu
pl 3 lata temu
tr bir yıl önce
bg преди 2 години
hr prije 2 godine
sr пре 3 дана
lt prieš 2 metus
lv pirms 2 gadiem
et 2 aastat tagasi
is fyrir 2 árum
ca fa 2 anys
fa ۲ سال پیش
hi 2 साल पहले
bn 2 বছর আগে
th 2 ปีที่แล้ว
th 5 เดือนก่อน
id setahun yang lalu
"""


@pytest.mark.parametrize("line", AGES.strip().split("\n"))
def test_age(line: str) -> None:
    said = line.partition(" ")[2]
    found = moment(said)
    assert found is not None
    assert found.age == said


ARTICLE = "The harbour was dug in 1884, and nobody has measured it since then with any care. " * 5
THREADS = {
    "cs": (
        "Komentáře (2)",
        "Jana",
        "před 2 lety",
        "Most je starý.",
        "Odpovědět",
        "Karel",
        "před rokem",
        "Starší než my.",
    ),
    "da": (
        "Kommentarer",
        "Lars",
        "for 2 år siden",
        "Broen er gammel.",
        "Svar",
        "Mette",
        "for 3 måneder siden",
        "Ja, meget.",
    ),
    "hu": ("Hozzászólások", "Péter", "2 éve", "Régi ez a híd.", "Válasz", "Anna", "3 hónapja", "Nagyon régi."),
    "ro": (
        "Comentarii (2)",
        "Ion",
        "acum 2 ani",
        "Podul e vechi.",
        "Răspunde",
        "Elena",
        "acum 3 luni",
        "Foarte vechi.",
    ),
    "uk": ("Коментарі (2)", "Оля", "2 роки тому", "Міст старий.", "Відповісти", "Петро", "місяць тому", "Дуже старий."),
    "pl": (
        "Komentarze (2)",
        "~Marek",
        "3 lata temu",
        "Most jest stary.",
        "odpowiedz",
        "gość",
        "rok temu",
        "Bardzo stary.",
    ),
    "fa": ("نظرات کاربران", "رضا", "۲ سال پیش", "این پل قدیمی است.", "پاسخ", "سارا", "۳ ماه پیش", "خیلی قدیمی است."),
}


@pytest.mark.parametrize("language", THREADS)
def test_thread(language: str) -> None:
    head, one, when, said, reply, other, later, answer = THREADS[language]
    text = "\n\n".join((ARTICLE, head, one, when, said, reply, other, later, answer, reply))
    (thread,) = find_threads(flat(text))
    assert [post.author for post in thread.posts] == [one.lstrip("~"), other]
    assert [post.age for post in thread.posts] == [when, later]


def of(text: str) -> tuple[Post, ...]:
    (thread,) = find_threads(flat(text))
    return thread.posts


@pytest.mark.parametrize(
    "head",
    [
        "Message par {} Ven 29 Jan 2010 - 15:13",
        "Mensaje por {} Vie Ene 29, 2010 3:13 pm",
        "Mensagem por {} Sex 29 Jan 2010 - 15:13",
        "Beitrag von {} Fr 29 Jan 2010, 15:13",
        "Сообщение автор {} Пт Янв 29, 2010 3:13 pm",
        "مُساهمة من طرف {} الجمعة يناير 29, 2010 3:13 pm",
    ],
)
def test_a_board_with_the_date_behind_the_name(head: str) -> None:
    said = ("The lens is of glass.", "So it is, and the tube of brass.", "Mine is of wood.")
    names = ("Titus 7", "Zelda", "أحمد")
    first, *others = of("\n\n".join(f"{head.format(name)}\n\n{words}" for name, words in zip(names, said, strict=True)))
    assert first.opening
    assert [post.author for post in (first, *others)] == list(names)
    assert {post.published for post in (first, *others)} == {"2010-01-29T15:13"}


def test_one_message_is_no_board() -> None:
    assert not find_threads(flat(f"{ARTICLE}\n\nMessage par Titus Ven 29 Jan 2010 - 15:13\n\n{ARTICLE}"))


def test_a_profile_above_the_header_belongs_to_no_post() -> None:
    page = """Whose boat is this?
heron
Säule des Forums
Beiträge: 17902
Registriert: 2006-10-04 20:03:38
Whose boat is this?
#1 Beitrag von heron » 2013-01-04 12:22:01
It lies at the quay and has no name.
Nach oben
mole 77
Forumsgeist
Beiträge: 5116
Registriert: 2006-10-03 14:20:33
Re: Whose boat is this?
#2 Beitrag von mole 77 » 2013-01-04 15:33:40
It belongs to the pilot.
Nach oben"""
    blocks = flat(page).blocks
    first, second = of(page)
    assert [blocks[at].text for at in second.meta][:4] == [
        "mole 77",
        "Forumsgeist",
        "Beiträge: 5116",
        "Registriert: 2006-10-03 14:20:33",
    ]
    assert [blocks[at].text for at in first.meta][:2] == ["heron", "Säule des Forums"]
    assert [blocks[at].text for at in second.body] == ["It belongs to the pilot."]


def test_discuz() -> None:
    page = """[船] 渡船要停了吗
[复制链接]
楼主
发表于 2022-9-21 00:46:47 | 只看该作者 |只看大图 回帖奖励 |倒序浏览 |阅读模式
镇上说下个月要停掉最后一班渡船。
回复
使用道具 举报
老船工
沙发
发表于 2022-9-21 01:02:11 | 只看该作者
那岛上的人怎么过来呢？
回复 支持 反对
使用道具 举报
山菊
板凳
发表于 2022-9-21 01:22:40 | 只看该作者
听说会有一座桥。
回复 支持 反对
使用道具 举报"""
    first, *others = of(page)
    assert (first.opening, first.author) == (True, None)
    assert [(post.author, post.published) for post in others] == [
        ("老船工", "2022-09-21T01:02:11"),
        ("山菊", "2022-09-21T01:22:40"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gość: Józef", "Józef"),
        ("Guest: Ann Lee", "Ann Lee"),
        ("Гость: Олег", "Олег"),
        ("回答者：taka", "taka"),
        ("网友:江上", "江上"),
    ],
)
def test_guests_are_named(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize("text", ["Host city: Oslo and two more", "Hosts: all of them", "Gostava: muito"])
def test_other_labels_are_no_guests(text: str) -> None:
    assert name_of(text) is None
