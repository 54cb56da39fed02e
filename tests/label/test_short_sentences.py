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


#: By language: short sentences that begin as lines of a page's header, its buttons and its credits do.
OPENING = """
en
- By the sea he lived and died.
- By Monday the storm had passed.
- On 3 May 2019 the bridge opened.
- May 2019 was a cold month.
- In London, 12 May was a holiday.
- Written by hand, the letter survived.
- Photo albums lay on the table.
- Source of the river is a lake.
- Tags hung from every coat.
- Posted to Malta, he wrote home.
- Filed under seal, the case rests.
- Updated maps were sold out.
- Edited by Anna Lee, it won a prize.
- Translated by monks, it spread.
- Follow the river north.
- Share the bread, she said.
- Sign here, said the clerk.
- Next morning the boats left.
- Previous owners had left.
- Search parties found nothing.
- Home is where the boat is.
- Contact with the island was lost.
- Subscribe he would not.
- Comments were few.
- Tel Aviv was far away.
- Category five, they called it.
- It was published on 3 May 2019.
- Editor and printer were brothers.
- March 3 was the day of the flood.
- Advertisement was unknown there.
- 10 minutes later he was dead.
- 5 comments were made, all short.
- A: Because of the tide.
de
- Von Anfang an war es kalt.
- Von Hamburg nach Kiel fuhr er zu Fuß.
- Von Peter Lund hörte man nichts mehr.
- Am 3. Mai 2019 öffnete die Brücke.
- Berlin, 12. Mai: Es regnet.
- Foto und Film waren verboten.
- Quelle des Flusses ist ein See.
- Kontakt zur Insel bestand nicht.
- Teilen wollte er nicht.
- Weiter nördlich liegt die Insel.
- Zurück blieb nur der Hund.
- Anzeige erstattete niemand.
- Werbung gab es damals nicht.
- Mehr wollte er nicht sagen.
- Autor und Verleger waren Brüder.
- Veröffentlicht wurde das Buch nie.
- Text und Musik schrieb er selbst.
- Drei Kommentare kamen dazu.
- Suche nach dem Boot blieb erfolglos.
- Impressum und Datenschutz fehlten.
- Aktualisiert wurde die Karte 1920.
fr
- Par hasard, il passa par là.
- Par Marie Dupont il apprit la nouvelle.
- Le 3 mai 2019, le pont ouvrit.
- De Paris à Lyon, il marcha.
- Photo et film étaient interdits.
- Source du fleuve, le lac est froid.
- Contact fut pris avec l'île.
- Partager le pain, disait-elle.
- Suivant la rivière, il arriva.
- Publié en 1920, le livre est rare.
- Lire et écrire, il ne savait pas.
- Commentaires et cris se mêlaient.
- Plus tard, la pluie revint.
- Accueil fut fait aux marins.
- Auteur et éditeur étaient frères.
es
- Por la mañana llegó el barco.
- Por Juan Pérez supo la noticia.
- El 3 de mayo de 2019 abrió el puente.
- De Madrid a Sevilla fue a pie.
- Foto y película estaban prohibidas.
- Fuente del río es un lago.
- Contacto con la isla no había.
- Compartir el pan, decía ella.
- Siguiente día, nadie habló.
- Publicado en 1920, el libro es raro.
- Leer y escribir no sabía.
- Más tarde volvió la lluvia.
- Inicio tuvo la fiesta al alba.
- Autor y editor eran hermanos.
- Buscar el barco fue inútil.
it
- Di mattina arrivò la nave.
- Di Mario Rossi non si seppe più nulla.
- Il 3 maggio 2019 aprì il ponte.
- Da Roma a Pisa andò a piedi.
- Foto e film erano vietati.
- Fonte del fiume è un lago.
- Condividere il pane, diceva.
- Pubblicato nel 1920, il libro è raro.
- Leggi e decreti non bastavano.
- Più tardi tornò la pioggia.
- Cerca la barca, disse.
pt
- Por acaso ele passou por ali.
- Por João Silva soube da notícia.
- Em 3 de maio de 2019 abriu a ponte.
- Foto e filme eram proibidos.
- Fonte do rio é um lago.
- Publicado em 1920, o livro é raro.
- Mais tarde voltou a chuva.
- Contato com a ilha não havia.
nl
- Door de storm viel de toren.
- Door Jan Visser hoorde hij het nieuws.
- Op 3 mei 2019 ging de brug open.
- Foto en film waren verboden.
- Bron van de rivier is een meer.
- Meer wilde hij niet zeggen.
- Deel het brood, zei ze.
- Volgende dag zweeg iedereen.
- Van Delft naar Leiden liep hij.
ru
- Автор и издатель были братьями.
- 3 мая 2019 года мост открыли.
- Фото и кино были запрещены.
- Источник реки — озеро.
- Далее к северу лежит остров.
- Поиск лодки был напрасным.
- Контакты с островом прервались.
- Реклама была там неизвестна.
- Комментарии были излишни.
pl
- Autor i wydawca byli braćmi.
- 3 maja 2019 roku otwarto most.
- Źródło rzeki to jezioro.
- Dalej na północ leży wyspa.
- Więcej nie chciał mówić.
sv
- Av en slump gick han förbi.
- Den 3 maj 2019 öppnade bron.
- Källa till floden är en sjö.
- Mer ville han inte säga.
- Sök efter båten, sade hon.
tr
- 3 Mayıs 2019 günü köprü açıldı.
- Yazar ve yayıncı kardeşti.
- Kaynak bir göldü.
- Daha fazla konuşmadı.
zh
- 作者和出版人是兄弟。
- 2019年5月3日大桥开通。
- 分享面包，她说。
ja
- 著者と出版者は兄弟だった。
- 2019年5月3日に橋が開通した。
- 写真は禁じられていた。
- 次の朝、船は出た。
- 検索は無駄だった。
ko
- 2019년 5월 3일 다리가 열렸다.
- 저자와 출판인은 형제였다.
- 사진은 금지되어 있었다.
ar
- في 3 مايو 2019 افتتح الجسر.
- الكاتب والناشر أخوان.
- المصدر بحيرة بعيدة.
- بقلم قديم كتب الرسالة.
hi
- 3 मई 2019 को पुल खुला।
- लेखक और प्रकाशक भाई थे।
"""


def openings() -> list[tuple[str, str]]:
    """Running text of the language, and a sentence."""
    prose = {line[:2]: line[3:] for line in SENTENCES.strip().splitlines() if not line.startswith("- ")}
    language, found = "", []
    for line in OPENING.strip().splitlines():
        if line.startswith("- "):
            found.append((prose[language], line[2:]))
        else:
            language = line
    return found


@pytest.mark.parametrize(("prose", "said"), openings())
def test_a_sentence_that_begins_as_a_line_of_a_page_stays(prose: str, said: str) -> None:
    assert labels(f"{said}\n\n{prose}\n\n{prose[::-1]}.\n", said) <= {"article", "title"}
    assert labels(f"{prose}\n\n{said}\n\n{prose[::-1]}.\n", said) == {"article"}
    assert labels(f"{prose}\n\n{prose[::-1]}.\n\n{said}\n", said) == {"article"}
    markup = f"<article><h1>Abcdef</h1><p>{said}</p><p>{prose}</p><p>{prose[::-1]}.</p></article>"
    assert labels(markup, said, "text/html") == {"article"}
