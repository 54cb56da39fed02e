"""Texts of kinds and languages that look little like news lose nothing; what a site adds around them goes."""

from __future__ import annotations

import re

import pytest

from corpusclean import clean

GLOSSARY = """\
A sailor's glossary

Abaft: toward the stern.

Bight: a loop of rope.

Lead: a weight on a line.

Menu: what the cook denies.

Share: a part of the catch.

Tag: the end of a rope."""

FORECAST = """\
Forecast for the northern coast

Tonight: Cloudy, fog patches. Low 4.

Saturday: Showers, sunny spells. High 11. Wind NW 5.

Sunday: Rain. High 9. Wind W 7, gale later.

Outlook: An area of high pressure moves in from the west on Tuesday and will bring several days of quiet weather."""

EVENT = """\
Lantern walk

Where: from the church to the pier

Who: everybody

Bring: a lantern, warm clothes

Cost: free, donations welcome

The walk takes about an hour. At the pier there will be soup and a fire, and the choir of the school will sing."""

MINUTES = """\
Minutes of the Parish Council

Present: A. Holt (chair), B. Frey, C. Osei, D. Lamb

Apologies: E. Marsh

1. Bridge

Mr Frey reported that the bridge would be closed from 3 to 9 June. Members asked who would pay for the ferry then.

2. Website

Mrs Osei said that the cookie notice covered half of the page. Agreed to remove it."""

PLAY = """\
Fog. A play in one act

ADA
Is that the bell?

TOM
It is the cow.

ADA
Follow me.

TOM
Where?

ADA
Home.

(They go. The cow enters, looks at the audience for some time, and lies down in the middle of the stage.)"""

VERSIONS = """\
Changes of the tide program

2.4.0 (2021-05-01)

- Add an option for metres
- Fix a crash in fog

2.3.1 (2021-03-17)

- Fix the lamp

2.3.0 (2021-02-02)

- New: the tides of the southern coast
- Deprecated: the option for fathoms"""

STATUTES = """\
Satzung des Rudervereins

§ 1 Name und Sitz

(1) Der Verein führt den Namen „Ruderverein Salzby“.

§ 2 Beiträge

Der Beitrag ist zum 1. April fällig.

§ 3 Datenschutz

Der Verein speichert Namen und Anschrift der Mitglieder.

§ 4 Auflösung

Bei Auflösung fällt das Vermögen an die Gemeinde, die es unmittelbar für die Jugendarbeit zu verwenden hat."""

JUDGMENT = """\
La passerelle glissante

LA COUR,

Attendu que la demanderesse a glissé sur la passerelle ;

Attendu que la société soutient qu'un panneau était affiché, lequel portait que l'accès se faisait aux risques des passagers ;

PAR CES MOTIFS :

CONDAMNE la société à payer 4 000 euros."""

PROTOCOL = """\
Протокол собрания

Присутствовали: Иванова А. П., Петров Б. С., Сидоров В. Г.

Повестка дня:

1. Ремонт моста.

Слушали: Петрова о ремонте моста, который будет закрыт с третьего по девятое июня, и о том, кто за это заплатит.

Решили: написать в район."""

VERSE = """\
Mlha

Zpět, řekla loďka.
Další, řekl proud.
Sdílet chléb a vodu,
nic víc na tom soud.

Zavřít staré okno,
hledat starý klíč.
Domů. Nahoru. A dolů.
Menu: chléb a nic."""

README = """\
tidewatch

A small library that computes tide tables. No dependencies.

Install

pip install tidewatch

Usage

from tidewatch import table
print(table("Marrow", days=3))

Output:

06:12  high  3.41
12:25  low   0.88

Options

days
how many days, 1 unless told otherwise

unit
m or ft

Contributing

Pull requests are welcome. Please add a test."""

WHOLE = [GLOSSARY, FORECAST, EVENT, MINUTES, PLAY, VERSIONS, STATUTES, JUDGMENT, PROTOCOL, VERSE, README]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("text", WHOLE, ids=lambda text: text.partition("\n")[0])
def test_nothing_is_lost(text: str) -> None:
    record = clean(text, media_type="text/plain")
    lost = [removed.text for removed in record.removed if removed.text not in (record.title, None)]
    assert lost == []


@pytest.mark.parametrize("text", [GLOSSARY, FORECAST, EVENT, PLAY, VERSIONS, JUDGMENT], ids=lambda t: t[:16])
def test_nothing_is_lost_in_html(text: str) -> None:
    title, *rest = text.split("\n\n")
    body = "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in rest)
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    record = clean(page, media_type="text/html")
    assert [word for part in rest for word in words(part)] == words(record.text.removeprefix(title))


ARTICLES = {
    "vi": (
        "Hội đồng của thị trấn cảng nhỏ tối thứ Hai đã quyết định cho chuyến phà cuối cùng chạy thêm một năm nữa.",
        ["Chuyển đến nội dung chính", "Trang chủ"],
        ["Chia sẻ bài viết", "Bài viết liên quan", "Mùa đông bến cảng đóng băng", "Chính sách bảo mật"],
    ),
    "id": (
        "Dewan kota pelabuhan kecil itu memutuskan pada Senin malam bahwa feri terakhir akan tetap berlayar satu tahun lagi.",
        ["Langsung ke konten utama", "Beranda"],
        ["Bagikan artikel ini", "Artikel terkait", "Musim dingin saat pelabuhan membeku", "Kebijakan privasi"],
    ),
    "cs": (
        "Zastupitelé malého přístavního města v pondělí večer rozhodli, že poslední přívoz bude jezdit ještě jeden rok.",
        ["Přejít k obsahu", "Hlavní stránka"],
        ["Sdílet článek", "Mohlo by vás zajímat", "Zima, kdy zamrzl přístav", "Ochrana osobních údajů"],
    ),
    "uk": (
        "Рада маленького портового міста в понеділок увечері вирішила, що останній пором ходитиме ще один рік без перерви.",
        ["Перейти до вмісту", "Головна"],
        ["Поділитися статтею", "Вам також може сподобатися", "Зима, коли замерзла гавань", "Політика конфіденційності"],
    ),
    "el": (
        "Το συμβούλιο της μικρής παραθαλάσσιας πόλης αποφάσισε το βράδυ της Δευτέρας να κρατήσει το τελευταίο πλοίο.",
        ["Μετάβαση στο περιεχόμενο", "Αρχική"],
        ["Μοιραστείτε το άρθρο", "ΣΧΕΤΙΚΑ ΑΡΘΡΑ", "Ο χειμώνας που πάγωσε το λιμάνι", "Όροι χρήσης"],
    ),
    "he": (
        "מועצת עיירת הנמל הקטנה החליטה ביום שני בערב שהמעבורת האחרונה תמשיך להפליג עוד שנה אחת לפחות בין האיים.",
        ["דלג לתוכן", "דף הבית"],
        ["שתפו את הכתבה", "כתבות נוספות", "החורף שבו קפא הנמל", "מדיניות פרטיות"],
    ),
    "fa": (
        "شورای شهر کوچک بندری دوشنبه شب تصمیم گرفت که آخرین کشتی یک سال دیگر هم به کار خود ادامه دهد.",
        ["پرش به محتوا", "صفحه اصلی"],
        ["اشتراک‌گذاری مطلب", "مطالب مرتبط", "زمستانی که بندر یخ زد", "حریم خصوصی"],
    ),
    "ro": (
        "Consiliul micului oraș-port a hotărât luni seara ca ultimul feribot să mai circule încă un an între insule.",
        ["Sari la conținut", "Acasă"],
        [
            "Distribuie articolul",
            "Articole similare",
            "Iarna în care a înghețat portul",
            "Politica de confidențialitate",
        ],
    ),
    "hu": (
        "A kis kikötőváros tanácsa hétfő este úgy döntött, hogy az utolsó komp még egy évig közlekedik a szigetek között.",
        ["Ugrás a tartalomhoz", "Kezdőlap"],
        ["Cikk megosztása", "Kapcsolódó cikkek", "A tél, amikor befagyott a kikötő", "Adatvédelem"],
    ),
    "fi": (
        "Pienen satamakaupungin valtuusto päätti maanantai-iltana, että viimeinen lautta kulkee saarten väliä vielä ainakin "
        "yhden vuoden ja että lippu maksaa saman kuin ennen.",
        ["Siirry sisältöön", "Etusivu"],
        ["Jaa artikkeli", "Saatat pitää myös näistä", "Talvi jolloin satama jäätyi", "Tietosuojaseloste"],
    ),
    "da": (
        "Byrådet i den lille havneby besluttede mandag aften, at den sidste færge skal sejle et år til mellem øerne.",
        ["Spring til indhold", "Forside"],
        ["Del artiklen", "Måske kan du også lide", "Vinteren hvor havnen frøs til", "Privatlivspolitik"],
    ),
}


@pytest.mark.parametrize("language", ARTICLES)
def test_the_site_around_an_article_goes(language: str) -> None:
    article, above, below = ARTICLES[language]
    record = clean("\n\n".join([*above, article, *below]), media_type="text/plain")
    assert record.text == article


NOTE = "The ferry does not run today. Fog."
SITE = """\
Skip to main content

Home

News

Sport

{}

Share this article

Facebook

WhatsApp

Print

You might also like

Three bells and no church

Why the eels came back

Leave a comment

Privacy policy

Terms of use

Back to top"""


def test_a_note_with_a_site_around_it_is_not_emptied() -> None:
    kept = clean(SITE.format(NOTE), media_type="text/plain").text.splitlines()
    assert NOTE in kept
    assert "Share this article" not in kept


def test_see_also_ends_at_the_references() -> None:
    article = "Saltby is a small port town on the northern coast, and had two thousand inhabitants when they were last counted."
    text = f"# Saltby\n\n{article}\n\n## See also\n\n- List of ports\n\n## References\n\n1. Census of 2011.\n2. Holt, p. 17.\n"
    record = clean(text, media_type="text/markdown")
    assert [r.text for r in record.removed if r.label == "boilerplate.related"] == ["See also", "List of ports"]
    assert record.text.endswith("References\n\n1. Census of 2011.\n2. Holt, p. 17.")
