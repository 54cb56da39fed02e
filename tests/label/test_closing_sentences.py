"""Short sentences of articles that hold, by chance, words that sites use too: they stay, wherever they stand."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.label.phrases import match

#: By language: running text, and below it short sentences that may close an article of such text.
SENTENCES = """
en The harbour was closed for two years while the new wall was built, and most of the boats went north.
- The mayor stayed in office for only a year.
- Her novel first appeared in 1899.
- It was reprinted from the old plates.
- They had full access to the archive.
- The bridge was designed by her father.
- People like this town.
- You can see it in our store window.
- She never misses a train.
- He wants to have a story to tell.
- Readers like you are rare, she said.
- It runs without ads or sound.
- She would join us for dinner on Sunday.
de Der Hafen war zwei Jahre lang geschlossen, während die neue Mauer gebaut wurde, und die meisten Boote zogen nach Norden.
- Am Montag geht es weiter.
- Der Verein lebt von Spenden.
- Sie lebt und arbeitet in Wien.
- Das Buch ist im Handel erhältlich.
- Im ersten Monat kamen tausend Besucher.
- Mit einer Spende half der Kaufmann.
- Das Lied wurde zuerst veröffentlicht im Jahr 1890.
- Für Rückfragen blieb keine Zeit.
- Die Zeitung lag am Kiosk.
- Schreiben Sie uns, sagte der Kapitän.
- Weitere Artikel blieben im Lager.
- Alle Rechte lagen beim Verlag.
- Nach der Werbung kam der Film.
fr Le port est resté fermé pendant deux ans, le temps de construire la nouvelle digue, et la plupart des bateaux sont partis.
- Il l'a annoncé sur les réseaux sociaux.
- Elle est professeur à Rennes.
- Pour réagir, le maire a attendu lundi.
- Il vous reste une heure, dit le gardien.
- Le roman fut publié dans la revue.
- Profitez de la vie, disait-elle souvent.
- La suite après le repas fut calme.
- Le journal est en kiosque depuis hier.
- Les commentaires sont partagés dans le village.
- Votre soutien compte beaucoup, a-t-il dit.
es El puerto estuvo cerrado dos años, mientras se construía el nuevo muro, y la mayoría de los barcos se fue al norte.
- Es licenciado en Derecho desde 1990.
- Recibe cada mes una pensión.
- El libro fue publicado en 1923.
- Lo anunció en Twitter el lunes.
- Para comentar el plan llamó al alcalde.
- El puente fue diseñado por su padre.
- Abrió la puerta con el código.
- Y tú qué harás, preguntó el niño.
- Entró por la puerta en nuestra tienda.
it Il porto è rimasto chiuso per due anni, mentre si costruiva il nuovo muro, e la maggior parte delle barche è andata a nord.
- Il legno proviene da una foresta vicina.
- Il giornale è in edicola da ieri.
- Scrivi a tua madre, disse il nonno.
- Il ponte fu realizzato da suo padre.
- Il capitale sociale era di mille lire.
- Cosa ne pensi, chiese la donna.
- Il libro fu pubblicato in Svizzera.
- I commenti sono stati pochi.
pt O porto ficou fechado dois anos, enquanto se construía o novo muro, e a maioria dos barcos foi para o norte.
- Ele é professor da escola local.
- Pagou a conta via pix ontem.
- Fale com a sua mãe, disse o avô.
- O livro foi publicado em 1920.
- As inscrições abertas terminam amanhã.
- O que achou do filme, perguntou.
- Ela é jornalista e mora em Lisboa.
nl De haven was twee jaar gesloten terwijl de nieuwe muur werd gebouwd, en de meeste boten gingen naar het noorden.
- Het huis staat te koop in Delft.
- Hij kwam met toestemming van zijn vader.
- Dat werd mogelijk gemaakt door subsidie.
- Laat ons weten wat je vindt, zei hij.
- Zij is verslaggever van de krant.
- De boom stond dicht bij de haven.
ru Порт был закрыт два года, пока строили новую стену, и большинство лодок ушло на север вдоль берега.
- Письмо отнесли на почту утром.
- Как вы думаете, спросил капитан.
- У вас осталось два часа, сказал он.
- Корзина пуста и стоит у двери.
- Подробнее о нём рассказал сын.
- Он решил записаться на курсы.
pl Port był zamknięty przez dwa lata, kiedy budowano nowy mur, i większość łodzi odpłynęła na północ.
- Zrobił to za zgodą ojca.
- Musisz się zalogować, powiedział syn.
- Nie ponosi odpowiedzialności za burzę.
- Zapisz się do szkoły, mówiła matka.
sv Hamnen var stängd i två år medan den nya muren byggdes, och de flesta båtarna gick norrut längs kusten.
- Boken gjordes i samarbete med skolan.
- Vad tycker du, frågade flickan.
- Hon vill bli medlem nästa år.
- Romanen publicerades i Finland.
tr Liman iki yıl kapalı kaldı, yeni duvar yapılırken teknelerin çoğu kıyı boyunca kuzeye gitti.
- Bu ev yazara aittir, dedi adam.
- Komşular ona destek olun dedi.
- Siz ne düşünüyorsunuz, diye sordu kaptan.
ar ظل الميناء مغلقا عامين كاملين أثناء بناء الجدار الجديد، وذهبت معظم القوارب شمالا على طول الساحل الطويل.
- وقد ساعدنا على ذلك أهل القرية.
- هو كاتب وصحفي من الجنوب القديم.
- وقال رئيس التحرير إن العدد نفد.
zh 港口关闭了两年，在此期间人们修建了新的堤坝，大多数渔船都沿着海岸向北驶去，直到去年才陆续回来。
- 这些石头来自网络市场的一家小店。
- 未经许可任何人不得进入那座旧灯塔。
- 你怎么看这件事情，船长问他的儿子。
- 工程的技术支持由省城的学校提供。
ja 港は新しい堤防が造られる間の二年間閉鎖され、ほとんどの船は海岸沿いに北へ去ってしまった。
- 彼女はフリーライターとして町に残った。
- どう思いますかと船長は息子に尋ねた。
- 市は一緒に働く若者を探している。
- 期間限定の橋が先月ようやく開いた。
ko 항구는 새 방파제를 짓는 동안 두 해 동안 닫혀 있었고 대부분의 배는 해안을 따라 북쪽으로 떠났다.
- 그는 그 회사의 대표이사 자리를 떠났다.
- 자세한 내용은 아무도 모른다고 했다.
hi बंदरगाह दो साल तक बंद रहा, जब तक नई दीवार बनती रही, और अधिकतर नावें किनारे के साथ उत्तर की ओर चली गईं।
- गाँव वालों ने मंदिर में दान करें कहा।
- हमें बताएं कि नाव कहाँ है, उसने कहा।
"""


def cases() -> list[tuple[str, str]]:
    """Running text, and a sentence."""
    prose, found = "", []
    for line in SENTENCES.strip().splitlines():
        if line.startswith("- "):
            found.append((prose, line[2:]))
        else:
            prose = line.partition(" ")[2]
    return found


def labels(text: str, said: str, media_type: str = "text/plain") -> set[str]:
    record = corpusclean.clean(corpusclean.Source(text.encode(), media_type=media_type))
    return {entry.label.partition(".")[0] for entry in record.blocks if entry.text and said[:12] in entry.text}


@pytest.mark.parametrize(("prose", "said"), cases())
def test_a_sentence_of_the_article_stays(prose: str, said: str) -> None:
    assert labels(f"{prose}\n\n{said}\n", said) == {"article"}
    assert labels(f"{said}\n\n{prose}\n", said) <= {"article", "title"}
    assert labels(f"# Abcdef\n\n{said}\n\n{prose}\n", said, "text/markdown") == {"article"}
    assert labels(f"{prose}\n\n{said}\n\n{prose[::-1]}.\n", said) == {"article"}


def test_most_of_them_hold_a_phrase() -> None:
    """The sentences would prove nothing if they held none."""
    held = [said for _, said in cases() if match(said)]
    assert len(held) > len(cases()) * 3 // 4


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("share", "Retrouvez-nous sur les réseaux sociaux"),
        ("paywall", "Mit einem Abo weiterlesen"),
        ("newsletter", "Nella tua casella ogni mattina"),
        ("related", "Hier finden Sie weitere Artikel"),
        ("paywall", "Für Abonnenten: im ersten Monat gratis testen, jederzeit kündbar."),
        ("feedback", "Haben Sie Fragen zum Thema, haben Sie Anregungen, schreiben Sie uns."),
    ],
)
def test_a_line_that_is_no_sentence_or_holds_several_goes(kind: str, said: str) -> None:
    prose = cases()[0][0]
    record = corpusclean.clean(f"{prose}\n\n{prose[::-1]}.\n\n{said}\n")
    assert [entry.label for entry in record.blocks if entry.text == said] == [f"boilerplate.{kind}"]
