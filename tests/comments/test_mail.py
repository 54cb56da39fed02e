"""Mails and Usenet posts in one file. What must stay an article comes first."""

from __future__ import annotations

import pytest

from corpusclean import clean

FIRST = """From: Ann Lee <ann@example.org>
Date: Mon, 3 May 2021 10:12:00 +0200
Subject: The ferry
Message-ID: <1@post.example.org>

Does anybody know when the ferry is to run again? The notice on the pier has been gone since Easter.

--
Ann Lee, Harbour Lane 3
"""
SECOND = """From: bob@example.org (Bob Orr)
Date: Mon, 3 May 2021 11:40:00 +0200
Subject: Re: The ferry
Message-ID: <2@post.example.org>
In-Reply-To: <1@post.example.org>

On Mon, 3 May 2021 at 10:12, Ann Lee wrote:
> Does anybody know when the ferry is to run again?

In June, says the mate. He ought to know, he painted her.
"""
THIRD = """From: ann@example.org
Date: 4 May 2021
Subject: Re: The ferry
In-Reply-To: <2@post.example.org>

Thank you, that will do for me and for the hens.
"""


def test_a_single_mail_is_no_thread():
    record = clean(FIRST)
    assert record.comments == ()
    assert record.kind == "article"
    assert "Does anybody know when the ferry is to run again?" in record.text


def test_an_article_that_prints_what_was_said_keeps_it():
    text = (
        "The clerk read out what he had found in the drawer of the harbour master, line after line.\n\n"
        "From: the north pier\n\nTo: the lighthouse\n\n"
        "On the third of May the harbour master wrote:\n\n> No boat will leave before noon.\n\n"
        "Nobody in the hall could say to whom that had been sent, or why it was kept for thirty years."
    )
    record = clean(text)
    assert record.comments == ()
    assert "> No boat will leave before noon." in record.text
    assert "From: the north pier" in record.text


def test_the_first_mail_opens_a_thread_and_the_others_answer():
    record = clean(f"{FIRST}\n{SECOND}\n{THIRD}")
    assert record.kind == "thread"
    assert record.authors == ("Ann Lee",)
    assert record.text.startswith("Does anybody know")
    assert "Harbour Lane" not in record.text
    answer, thanks = record.comments
    assert (answer.author, answer.published, answer.depth) == ("Bob Orr", "2021-05-03T11:40:00+02:00", 0)
    assert answer.quotes == ("> Does anybody know when the ferry is to run again?",)
    assert answer.text.endswith("he painted her.")
    assert "wrote:" not in answer.text
    assert (thanks.author, thanks.published, thanks.depth, thanks.parent) == ("ann@example.org", "2021-05-04", 1, 0)


@pytest.mark.parametrize(
    ("sender", "date", "subject"),
    [("Von", "Gesendet", "Betreff"), ("De", "Envoyé", "Objet"), ("От", "Дата", "Тема"), ("Da", "Inviato", "Oggetto")],
)
def test_headers_in_other_languages(sender, date, subject):
    mail = "{}: Ann 2 Lee <ann@example.org>\n{}: 3 May 2021 10:12\n{}: X\n\nThe ferry is late again, and nobody knows why.\n\n"
    record = clean(mail.format(sender, date, subject) * 2)
    assert [comment.author for comment in record.comments] == ["Ann 2 Lee"]


def test_words_from_right_to_left():
    mail = "From: דנה לוי <dana@example.org>\nDate: Mon, 3 May 2021 10:12:00 +0300\nSubject: המעבורת\n\nמישהו יודע מתי המעבורת חוזרת?\n\n"
    record = clean(mail * 2)
    assert [(comment.author, comment.text) for comment in record.comments] == [
        ("דנה לוי", "מישהו יודע מתי המעבורת חוזרת?")
    ]
