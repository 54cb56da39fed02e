from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import clean
from corpusclean.label.phrases import HOWS, KINDS, LIMITS, How, cues, fault, match, normalise, phrase_files
from corpusclean.label.phrases.book import parse
from corpusclean.label.words import ascii_words, count_ascii_pieces

SENTENCES = Path(__file__).parent / "sentences"
SEEDS = Path(__file__).parents[2] / "seeds"
WELL_COVERED = frozenset("ar de en es fr it ja nl pt ru zh".split())
FILES = dict(phrase_files())
LANGUAGES = sorted(name.removesuffix(".toml") for name in FILES.keys() - {"any.toml"})
ALL = [(name, cue) for name, data in FILES.items() for cue in cues(name, data)]


def ordinary(language: str) -> list[str]:
    return (SENTENCES / f"{language}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_fires_on_ordinary_sentences(language: str) -> None:
    fired = {line: found for line in ordinary(language) if (found := match(line))}
    assert fired == {}


def test_no_phrase_fires_on_the_articles_of_the_documents() -> None:
    records = [json.loads(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.expected.json"))]
    said = {line for record in records for line in (record["text"] or "").splitlines()}
    assert len(said) > 100
    assert {line: found for line in said if (found := match(line))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_ordinary_sentences_stays_whole(language: str) -> None:
    record = clean("\n\n".join(ordinary(language)), media_type="text/plain")
    assert {block.text for block in record.blocks if not block.label.startswith("article")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_sentences_enough(language: str) -> None:
    lines = ordinary(language)
    assert len(set(lines)) == len(lines) >= (40 if language in WELL_COVERED else 15)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t",
        "…",
        "12",
        "(3)",
        "#",
        "Shareholders",
        "Homecoming",
        "Advertisements were rare then, and the paper was dear.",
        "The home of the poet",
        "Read the instructions - twice.",
        "x",
        "All rights were reserved for the crown.",
        "- Sugar, 200 g",
        "Tags und Nachts",
    ],
)
def test_stays_unmarked(text: str) -> None:
    assert match(text) == ()


CASES = """
en newsletter notice     You are receiving this email because you opted in via our website.
en newsletter line       View this email in your browser
en disclaimer notice     This message is intended only for the addressee and may contain confidential information.
en license    notice     This content downloaded from 192.0.2.7 on Mon, 4 May 2020 12:00:00 UTC
en other      line       Sent from my iPhone
de newsletter notice     Sie erhalten diese E-Mail, weil Sie sich auf unserer Website angemeldet haben.
fr newsletter notice     Vous recevez cet e-mail car vous êtes inscrit sur notre site.
es newsletter notice     Recibes este correo porque te has suscrito en nuestra web.
pt newsletter notice     Você está recebendo este e-mail porque se cadastrou em nosso site.
it newsletter notice     Hai ricevuto questa email perché ti sei iscritto sul nostro sito.
nl newsletter notice     Je ontvangt deze e-mail omdat je je hebt aangemeld.
ru newsletter notice     Вы получили это письмо, потому что подписались на нашу рассылку.
pl newsletter notice     Otrzymujesz tę wiadomość, ponieważ zapisałeś się na naszej stronie.
zh newsletter notice     您收到此邮件是因为您在我们的网站上注册过。
ja newsletter notice     このメールは送信専用です。ご返信いただいてもお答えできません。
it disclaimer short      Questo articolo è stato tradotto automaticamente.
de disclaimer short      Dieser Artikel wurde maschinell übersetzt.
en navigation line       Skip to content
en navigation line       « Previous
en navigation line       Home | Search | Log in
en share      line       SHARE THIS:
en share      line       Share (12)
en share      line       Facebook Twitter Email Print
en share      short      Don't forget to share this article with your friends!
en donation   short      (To donate, click here to donate)
en donation   notice     We rely on readers like you, so please give what you can.
en newsletter short      Sign up for our newsletter
en newsletter notice     Enter your email address to subscribe to this blog and receive notifications of new posts by email.
en related    section    You May Also Like
en related    label      Read more: How the bridge fell
en related    label      SEE ALSO — the second part
en related    line       Read more »
en related    line       More from The Evening Post
en feedback   line       12 Comments
en feedback   line       Leave a Reply
en feedback   notice     Your email address will not be published. Required fields are marked *
en cookie     notice     We use cookies to make this site work.
en paywall    notice     You have 3 free articles left this month.
en license    notice     This story is republished under a Creative Commons license.
en license    line       All rights reserved.
en disclaimer notice     The opinions above do not necessarily reflect the views of the editors.
en bio        line       About the author
en bio        label      About the author: Ann Lee writes on rivers.
en about      line       About us
en promo      short      Download our app
en ad         line       ADVERTISEMENT
en ad         line       [Sponsored]
en footer     line       Privacy Policy · Terms of Service · Contact us
en meta       label      Filed under: rivers, boats
en meta       line       5 min read
de navigation line       Zum Inhalt springen
de share      line       Artikel teilen
de donation   fragment   Jetzt spenden!
de related    section    Das könnte Sie auch interessieren
de related    label      Lesen Sie auch: Der Fluss im Winter
de newsletter notice     Melden Sie sich für unseren Newsletter an.
de feedback   notice     Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert
de cookie     notice     Diese Website verwendet Cookies, um den Besuch angenehmer zu machen.
de paywall    fragment   Nur für Abonnenten
de license    line       Alle Rechte vorbehalten
de disclaimer notice     Der Beitrag gibt nicht unbedingt die Meinung der Redaktion wieder.
de bio        line       Über den Autor
de ad         line       - Anzeige -
de footer     line       Impressum | Datenschutz | AGB
de meta       label      Schlagwörter: Fluss, Boot
es navigation line       Saltar al contenido
es share      line       COMPARTIR
es donation   short      Haz una donación
es related    label      Lea también: El río en invierno
es related    section    Te puede interesar
es newsletter notice     Suscríbete a nuestro boletín
es feedback   line       Deja un comentario
es cookie     notice     Este sitio web utiliza cookies.
es license    line       Todos los derechos reservados.
es disclaimer notice     El texto no refleja necesariamente la opinión de la revista.
es ad         line       Publicidad
es footer     line       Aviso legal
es meta       label      Etiquetas: río, barco
fr navigation line       Aller au contenu
fr share      line       Partager
fr donation   short      Faites un don !
fr related    label      Lire aussi : Le fleuve en hiver
fr related    section    Articles similaires
fr newsletter notice     Abonnez-vous à notre newsletter
fr feedback   line       Laisser un commentaire
fr cookie     notice     Ce site utilise des cookies.
fr paywall    notice     Cet article est réservé aux abonnés.
fr license    line       © Tous droits réservés
fr ad         line       Publicité
fr footer     line       Mentions légales
fr meta       label      Publié le : 3 mai
pt navigation line       Ir para o conteúdo
pt share      line       Compartilhe!
pt related    label      Leia também: O rio no inverno
pt related    section    Notícias relacionadas
pt feedback   line       Deixe um comentário
pt cookie     notice     Este site utiliza cookies.
pt license    notice     Proibida a reprodução total ou parcial.
pt ad         line       CONTINUA APÓS A PUBLICIDADE
pt footer     line       Política de Privacidade
it navigation line       Vai al contenuto
it share      line       Condividi
it related    label      Leggi anche: Il fiume d'inverno
it related    section    Articoli correlati
it newsletter short      Iscriviti alla newsletter
it feedback   line       Lascia un commento
it cookie     notice     Questo sito utilizza cookie.
it license    notice     © Riproduzione riservata
it ad         line       Pubblicità
it footer     line       Note legali
nl navigation line       Ga naar de inhoud
nl share      line       Delen
nl related    label      Lees ook: De rivier in de winter
nl related    section    Meest gelezen
nl newsletter notice     Meld je aan voor onze nieuwsbrief
nl feedback   line       Geef een reactie
nl cookie     notice     Deze website gebruikt cookies.
nl ad         line       Advertentie
nl footer     line       Algemene voorwaarden
ru navigation line       Перейти к содержимому
ru share      line       Поделиться
ru donation   short      Поддержите нас!
ru related    label      Читайте также: Река зимой
ru related    section    Ещё по теме
ru newsletter notice     Подписывайтесь на наш канал.
ru feedback   line       Добавить комментарий
ru cookie     notice     Этот сайт использует cookie.
ru license    notice     При использовании материалов сайта указывайте источник.
ru disclaimer notice     Мнение редакции может не совпадать с мнением автора.
ru footer     line       Политика конфиденциальности
ru meta       label      Теги: река, лодка
zh navigation line       上一篇
zh share      line       分享到：
zh donation   short      -扫码赞赏，支持我们-
zh related    label      延伸阅读：冬天的河
zh related    section    【相关阅读】
zh newsletter notice     长按二维码关注本号
zh feedback   notice     您的邮箱地址不会被公开。
zh license    notice     未经授权，不得转载。
zh disclaimer notice     文章仅代表作者观点，不代表本站立场。
zh bio        label      作者简介：住在河边。
zh footer     line       隐私政策
zh meta       label      【责任编辑：王五】
ja navigation line       次の記事
ja share      line       この記事をシェア
ja related    label      関連記事：冬の川
ja related    section    人気記事ランキング
ja newsletter short      メルマガ登録はこちら
ja feedback   line       コメントを残す
ja cookie     notice     当サイトではクッキーを使っています。
ja license    notice     記事の無断転載を禁じます。
ja disclaimer notice     本記事はプロモーションを含みます。
ja footer     line       プライバシーポリシー
ja meta       label      タグ：川
ar navigation line       الصفحة الرئيسية
ar share      line       شـارك
ar related    label      اقرأ أيضاً: النهر في الشتاء
ar related    section    مقالات ذات صلة
ar feedback   line       اترك تعليقاً
ar cookie     notice     يستخدم هذا الموقع ملفات تعريف الارتباط.
ar license    line       جميع الحقوق محفوظة
ar disclaimer notice     المقال لا يعبر بالضرورة عن رأي الصحيفة.
ar footer     line       سياسة الخصوصية
hi related    label      यह भी पढ़ें: सर्दी की नदी
hi share      line       शेयर करें
hi ad         line       विज्ञापन
hi feedback   line       टिप्पणी करें
pl related    label      Czytaj także: Rzeka zimą
pl share      line       Udostępnij
pl feedback   line       Dodaj komentarz
pl cookie     notice     Ta strona używa plików cookie.
sv related    label      Läs också: Floden om vintern
sv share      line       Dela artikeln
sv ad         line       Annons
sv cookie     notice     Den här webbplatsen använder cookies.
tr related    section    İLGİLİ HABERLER
tr share      line       Paylaş
tr feedback   line       YORUMLAR (4)
tr disclaimer notice     Burada yazılanlar yatırım tavsiyesi değildir.
ko related    section    관련기사
ko share      line       공유하기
ko feedback   line       댓글 12
ko license    notice     무단 전재 및 재배포 금지
ko footer     line       개인정보처리방침
vi navigation line       Trang chủ
vi related    section    Bài viết liên quan
vi related    label      Đọc thêm: Dòng sông mùa đông
vi cookie     notice     Trang web này sử dụng cookie.
vi feedback   notice     Email của bạn sẽ không được hiển thị công khai.
id navigation line       Langsung ke konten utama
id related    label      Baca juga: Sungai di musim dingin
id newsletter short      Berlangganan buletin kami
id footer     line       Kebijakan Privasi
cs navigation line       Přejít k obsahu
cs related    section    Mohlo by vás zajímat
cs share      line       Sdílet článek
cs feedback   notice     Vaše e-mailová adresa nebude zveřejněna.
uk navigation line       Перейти до вмісту
uk related    label      Читайте також: Річка взимку
uk share      line       Поділитися
uk cookie     notice     Цей сайт використовує файли cookie.
el navigation line       Μετάβαση στο περιεχόμενο
el related    section    ΣΧΕΤΙΚΑ ΑΡΘΡΑ
el share      line       Ακολουθήστε μας
el cookie     notice     Χρησιμοποιούμε cookies για να σας εξυπηρετούμε.
he navigation line       דלג לתוכן
he related    label      קראו גם: הנהר בחורף
he feedback   line       3 תגובות
he footer     line       מדיניות פרטיות
fa navigation line       صفحه اصلی
fa related    section    مطالب مرتبط
fa share      line       اشتراک‌گذاری
fa feedback   notice     نشانی ایمیل شما منتشر نخواهد شد.
th navigation line       หน้าแรก
th related    section    บทความที่เกี่ยวข้อง
th footer     line       นโยบายความเป็นส่วนตัว
ro navigation line       Sari la conținut
ro related    label      Citește și: Râul iarna
ro feedback   line       Lasă un comentariu
ro cookie     notice     Acest site folosește cookie-uri.
hu navigation line       Ugrás a tartalomhoz
hu related    section    Kapcsolódó cikkek
hu cookie     notice     Ez a weboldal sütiket használ.
hu footer     line       Adatvédelmi tájékoztató
fi navigation line       Siirry sisältöön
fi related    label      Lue myös: Joki talvella
fi share      line       Jaa artikkeli
fi cookie     notice     Tämä sivusto käyttää evästeitä.
da navigation line       Spring til indhold
da related    label      Læs også: Floden om vinteren
da newsletter notice     Tilmeld dig vores nyhedsbrev.
da ad         line       Annonce
sr related    section    Прочитајте још
sr related    section    Povezani članci
sr newsletter line       Prijavite se na newsletter
sr meta       label      Тагови: лука, библиотека
sr cookie     notice     Ova stranica koristi kolačiće radi boljeg iskustva.
bg related    section    Свързани статии
bg feedback   line       3 коментара
bg license    short      © 2024. Всички права запазени
bn related    section    আরও পড়ুন
bn share      label      শেয়ার করুন: ফেসবুক
bn footer     line       গোপনীয়তা নীতি
ca related    label      Llegeix també: El riu a l'hivern
ca cookie     notice     Aquest lloc web utilitza galetes.
ca share      line       Comparteix
sk related    label      Čítajte aj: Rieka v zime
sk feedback   line       Žiadne komentáre
sk license    line       Všetky práva vyhradené
sl related    section    Preberite tudi
sl cookie     notice     Ta spletna stran uporablja piškotke.
sl share      line       Deli na Facebooku
lt related    section    Skaitomiausi
lt newsletter short      Prenumeruokite naujienlaiškį
lt license    line       Visos teisės saugomos
ur related    section    مزید پڑھیں
ur share      line       شیئر کریں
ur license    line       جملہ حقوق محفوظ ہیں
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_boilerplate_is_found(case: str) -> None:
    language, kind, how, text = case.split(maxsplit=3)
    assert language in LANGUAGES
    assert (kind, how) in {(found.kind, found.how) for found in match(text)}


def test_every_language_has_sentences_and_cases() -> None:
    assert {path.stem for path in SENTENCES.glob("*.txt")} == set(LANGUAGES)
    assert {case.split()[0] for case in CASES.strip().splitlines()} == set(LANGUAGES)


def test_phrases_are_written_as_they_are_compared() -> None:
    wrong = [(name, cue.phrase, said) for name, cue in ALL if (said := fault(cue.phrase, cue.how))]
    assert wrong == []


def test_a_phrase_is_of_one_kind_in_all_files() -> None:
    kinds: dict[str, set[str]] = {}
    for _, cue in ALL:
        kinds.setdefault(cue.phrase, set()).add(cue.kind)
    assert {phrase: found for phrase, found in kinds.items() if len(found) > 1} == {}


def test_no_list_repeats_a_phrase() -> None:
    seen = [(name, cue.how, cue.phrase) for name, cue in ALL]
    assert len(set(seen)) == len(seen)


def test_kinds_and_lists_are_the_documented_ones() -> None:
    assert {cue.kind for _, cue in ALL} == KINDS
    assert {cue.how for _, cue in ALL} == set(HOWS) == set(get_args(How)) == set(LIMITS)


def test_unknown_kinds_and_lists_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        list(cues("xx.toml", b'language = "xx"\n[sports]\nline = ["a b"]\n'))
    with pytest.raises(ValueError, match="unknown kind"):
        list(cues("xx.toml", b'language = "xx"\n[share]\nlines = ["a b"]\n'))


@pytest.mark.parametrize(
    ("phrase", "how"),
    [("Share this", "line"), ("share:", "line"), ("12 likes", "line"), ("!", "line"), ("subscribe", "short"),
     ("read … more", "label"), ("… more", "short"), ("转发", "notice"), ("subscribe|join", "together"),
     ("Subscribe + newsletter", "together"), ("subscrib* + newsletter", "together"), ("join + ^newsletter", "together"),
     ("join … our + newsletter", "together"), ("^ + newsletter", "together")],
)  # fmt: skip
def test_faulty_phrases_are_told(phrase: str, how: How) -> None:
    assert fault(phrase, how)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Read\u00a0More ", "read more"),
        ("Don’t", "don't"),
        ("İLGİLİ", "ilgili"),
        ("Ещё", "еще"),
        ("أَيْضًا", "ايضا"),
        ("شـارك", "شارك"),
        ("über\u00adsicht", "übersicht"),
        ("u\u0308ber", "über"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_words_have_bounds() -> None:
    assert match("Unsubscribe today from nothing we print on shareholders") == ()
    assert [found.phrase for found in match("no subscribe to our")] == ["subscribe to our"]


def test_long_texts_are_not_notices() -> None:
    notice = "We use cookies to make this site work. "
    assert match(notice + "The river rose. " * 50)
    assert match(notice + "The river rose. " * 100) == ()


def test_a_short_phrase_needs_a_short_text() -> None:
    assert any(found.how == "short" for found in match("Sign up for our newsletter"))
    long = "Sign up for our newsletter, said the sign, " + "and the river rose, " * 10
    assert not any(found.how == "short" for found in match(long))


texts = st.lists(
    st.one_of(st.text(max_size=12), st.sampled_from([cue.phrase for _, cue in ALL])), min_size=0, max_size=6
).map(" ".join)


@given(texts)
def test_matches_lie_in_the_normalised_text_and_repeat(text: str) -> None:
    found = match(text)
    length = len(normalise(text))
    assert all(0 <= m.start < m.end <= length for m in found)
    assert found == match(text)


@given(
    st.sampled_from([cue for _, cue in ALL if cue.how in ("line", "section")]), st.sampled_from(["{}", "» {}:", "[{}]"])
)
def test_whole_lines_are_found_in_any_dress(cue: tuple[str, str, str, str], dress: str) -> None:
    kind, _, phrase, _ = cue
    text = dress.format(phrase.replace("#", "7").replace("…", "Anna")).upper()
    if len(normalise(text)) <= LIMITS["line"] and unicodedata.is_normalized("NFC", text):
        assert kind in {found.kind for found in match(text)}


def test_the_files_are_read_as_toml_says():
    for data in FILES.values():
        assert parse(data.decode()) == tomllib.loads(data.decode())


@pytest.mark.parametrize(
    "text",
    [
        'language = "xx"\n[share]\nline = ["a, b", \'c\']  # a remark\n',
        'language = "xx"\n[share]\nline = [\n  "a \\u00e4",\n]\nshort = []\n',
        'language = "xx"\n[share.more]\nline = ["a"]\n',
    ],
)
def test_what_is_not_plain_is_read_as_toml_says_too(text):
    assert parse(text) == tomllib.loads(text)


def test_a_table_that_stands_twice_is_an_error():
    with pytest.raises(tomllib.TOMLDecodeError):
        parse('language = "xx"\n[share]\nline = ["a"]\n[share]\nline = ["b"]\n')


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_words_and_pieces_are_those_of_the_patterns(text):
    assert ascii_words(text) == re.findall(r"\w+", text)
    assert count_ascii_pieces(text) == sum(bool(re.search(r"\w", piece)) for piece in text.split())
