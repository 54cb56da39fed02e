"""Sentences in which a site turns to its readers, and sentences of articles that use the same words and must stay."""

from __future__ import annotations

from itertools import pairwise

import pytest

import corpusclean
from corpusclean.label.phrases import match

#: By language: two paragraphs of an article, sentences (-) that may close one, and appeals (+) with their kinds.
SENTENCES = """
en The old bridge over the river Tane will be closed from Monday, the town council decided last night after a long debate.
  Engineers found cracks in two of the five piers when they inspected the bridge in March, and the work is expected to take until the end of the year.
- The paper's newsletter now goes to forty thousand inboxes, and a third of those who subscribe also pay for the printed edition.
- Readers who sign up for the library's mailing list will be told when the building reopens.
- To donate, call the shelter at 555-0134 or bring blankets to the church hall before Sunday.
- Applications are due by May 1. Sign up at the town hall or by email.
- The views from the tower are those of a medieval town, and not necessarily what visitors expect.
- The full report is available to members only until the vote on Friday.
- Listen to the album on Spotify or buy the vinyl from the band's own shop.
- Like many others on the coast, the two villages share the cost with their friends across the bay.
- Independent journalism can help us see what the council would rather hide, the editor said.
- The police ask anyone with a tip to call the station or write to the mayor's office.
- Follow the coast road for three miles, then join the footpath that leads to the old quay.
- Nora Field is a journalist, and she knows what a deadline is; the rest of us will have to learn.
- The company cut its prices by 20% off the list price, and the code of conduct was rewritten.
- She was an editor of the Gazette for ten years and lives in Leeds with two dogs.
+ donation: If you value independent reporting like this, please consider chipping in a few dollars a month.
+ donation: Our journalism is free to read because readers pay for it. Become a supporter today.
+ newsletter: Get our morning briefing in your inbox, five days a week.
+ paywall: The rest of this story is for members only.
+ disclaimer: This article is for information only and is not legal advice.
+ ad: Get 20% off your first order with the code BRIDGE20.
+ promo: Listen to our podcast on Spotify, Apple Podcasts or wherever you get your shows.
+ share: Liked this story? Share it with your friends.
+ donation: We keep this site free of ads. If you can spare a few pounds, your support keeps the lights on.
+ donation: Good reporting costs money. Help us pay for more of it by becoming a supporting member.
+ paywall: You've reached your limit of free articles. Subscribe for unlimited access.
+ disclaimer: Opinions in this column belong to the columnist alone and not to the newspaper.
+ disclaimer: Nothing here should be taken as financial advice; talk to a professional.
+ ad: Save 15% on walking boots this week only: enter BOOTS15 at checkout.
+ promo: We're on Instagram, Facebook and Twitter: come and say hello.
+ share: If you found this useful, please share it with someone who might need it.
+ feedback: Have a story for us? Write to news@gazette.example.
de Die alte Brücke über die Tane wird ab Montag gesperrt, das hat der Stadtrat gestern Abend nach langer Debatte beschlossen.
  Ingenieure hatten im März Risse in zwei der fünf Pfeiler gefunden, und die Arbeiten werden wohl bis zum Jahresende dauern.
- Der Newsletter der Zeitung geht inzwischen an vierzigtausend Postfächer, und ein Drittel der Abonnenten zahlt auch für das Blatt.
- Wenn Sie spenden wollen, überweisen Sie auf das Konto des Roten Kreuzes oder bringen Sie Decken in die Kirche.
- Haben Sie Hinweise? Melden Sie sich bei der Polizei in Tane.
- Erhalten Sie eine Rechnung per E-Mail, sollten Sie den Anhang nicht öffnen, rät die Verbraucherzentrale.
- Der ganze Markt für Premium-Fahrräder ist eingebrochen.
- Die Meinung der Redaktion war nicht immer die ihres Verlegers.
- Unsere Leser antworten meist per Mail, sagt die Chefin.
- Der Text erschien zuerst 1848 in London und wurde sofort verboten.
- Unterstützt wird der Bau von einer Stiftung aus Bern.
- Werden Sie die Brücke noch einmal sperren? Das wird erst im Herbst entschieden.
+ donation: Wenn Ihnen unabhängiger Journalismus wie dieser etwas wert ist, unterstützen Sie uns mit ein paar Euro im Monat.
+ donation: Unsere Recherchen sind frei zugänglich, weil Leserinnen und Leser dafür zahlen. Werden Sie Mitglied.
+ newsletter: Unser Morgenbriefing, fünfmal pro Woche in Ihrem Postfach.
+ newsletter: Mehr solche Geschichten? Abonnieren Sie unseren wöchentlichen Newsletter.
+ paywall: Sie haben alle freien Artikel dieses Monats gelesen. Melden Sie sich an oder schließen Sie ein Abo ab.
+ paywall: Den vollständigen Text lesen nur Abonnenten.
+ disclaimer: Dieser Artikel dient nur der Information und ersetzt keine Rechtsberatung.
+ ad: 20 % Rabatt auf Ihre erste Bestellung mit dem Code BRUECKE20.
+ promo: Hören Sie unseren Podcast auf Spotify, Apple Podcasts oder überall, wo es Podcasts gibt.
+ donation: Diese Seite ist werbefrei. Damit das so bleibt, freuen wir uns über Ihre Spende.
+ donation: Guter Journalismus kostet Geld. Mit Ihrem Beitrag helfen Sie uns weiterzumachen.
+ newsletter: Nichts mehr verpassen: Unser Wochenrückblick landet jeden Freitag in Ihrem Postfach.
+ newsletter: Tragen Sie hier Ihre E-Mail-Adresse ein, und Sie erhalten unsere neuesten Artikel.
+ paywall: Bereits Abonnent? Melden Sie sich an, um weiterzulesen.
+ disclaimer: Kommentare geben ausschließlich die Meinung des Verfassers wieder, nicht die der Zeitung.
+ disclaimer: Für die Richtigkeit der Angaben übernehmen wir keine Haftung.
+ promo: Sie finden uns auch auf Instagram, Facebook und Mastodon.
+ share: Wenn Sie den Text nützlich fanden, leiten Sie ihn gern weiter.
fr Le vieux pont sur la Tane sera fermé à partir de lundi, a décidé hier soir le conseil municipal après un long débat.
  Les ingénieurs avaient découvert en mars des fissures dans deux des cinq piles, et les travaux devraient durer jusqu'à la fin de l'année.
- La lettre d'information du journal compte désormais quarante mille abonnés, dont un tiers paie aussi l'édition papier.
- Si vous souhaitez faire un don à la Croix-Rouge, appelez la mairie avant dimanche.
- Le reste de l'année, les abonnés du théâtre doivent se contenter du vieux cinéma.
- Les informations recueillies ne constituent pas une preuve, a dit le juge.
- Pour accéder aux salles, il faut un abonnement annuel.
- Suivez la route côtière pendant cinq kilomètres, puis prenez le sentier du vieux quai.
+ donation: Si vous tenez à une information indépendante, soutenez-nous par un don de quelques euros par mois.
+ donation: Nos enquêtes sont en accès libre parce que nos lecteurs les financent. Faites un don.
+ newsletter: Recevez notre lettre du matin, cinq jours par semaine, dans votre boîte mail.
+ paywall: Vous avez lu tous vos articles gratuits ce mois-ci. Connectez-vous ou abonnez-vous pour continuer.
+ disclaimer: Les opinions exprimées ici sont celles de l'auteur et ne reflètent pas nécessairement celles de la rédaction.
+ disclaimer: Cet article est fourni à titre d'information et ne constitue pas un conseil juridique.
+ ad: 20 % de réduction sur votre première commande avec le code PONT20.
+ promo: Écoutez notre podcast sur Spotify, Apple Podcasts ou votre plateforme préférée.
+ share: Cet article vous a plu ? Partagez-le avec vos amis.
+ donation: Ce site est sans publicité. Pour qu'il le reste, nous comptons sur vos dons.
+ donation: Informer coûte cher. Votre contribution nous permet de continuer.
+ newsletter: Notre revue de la semaine, chaque vendredi dans votre boîte mail.
+ newsletter: Laissez-nous votre adresse pour recevoir nos prochains articles.
+ paywall: Vous avez atteint votre limite d'articles gratuits. Abonnez-vous pour un accès illimité.
+ promo: Nous sommes aussi sur Instagram, Facebook et Mastodon.
+ share: Si ce texte vous a été utile, n'hésitez pas à le partager.
es El viejo puente sobre el río Tane se cerrará a partir del lunes, según decidió anoche el ayuntamiento tras un largo debate.
  Los ingenieros hallaron en marzo grietas en dos de los cinco pilares, y se espera que las obras duren hasta finales de año.
- El boletín del periódico llega ya a cuarenta mil suscriptores, y un tercio paga también la edición impresa.
- Recibe una llamada o un correo electrónico cada semana de su hermana, que vive en Lisboa.
- El resto de los socios del club votó en contra de la suscripción pública.
- Le gustó la casa, que comparte con sus amigos desde entonces.
- La opinión del autor no necesariamente coincide con la de sus personajes, dijo el crítico.
- Apoya la propuesta un grupo de periodistas que defiende el periodismo independiente.
- Descarga el camión cada noche junto al puerto y vuelve a casa al amanecer.
+ donation: Si valoras el periodismo independiente, ayúdanos con unos pocos euros al mes.
+ donation: Nuestras investigaciones son de acceso libre porque las pagan los lectores. Hazte socio.
+ newsletter: Recibe nuestro boletín matutino en tu correo, cinco días a la semana.
+ paywall: El resto de esta noticia es solo para suscriptores.
+ disclaimer: Las opiniones expresadas aquí son las del autor y no reflejan necesariamente las de la redacción.
+ ad: 20 % de descuento en tu primer pedido con el código PUENTE20.
+ promo: Escucha nuestro pódcast en Spotify, Apple Podcasts o donde prefieras.
+ share: ¿Te ha gustado la noticia? Compártela con tus amigos.
+ donation: Este sitio no lleva publicidad. Para que siga así, contamos con tu donación.
+ donation: El periodismo cuesta dinero. Con tu aportación podemos seguir.
+ newsletter: Nuestro resumen de la semana, cada viernes en tu correo.
+ newsletter: Déjanos tu dirección y te enviaremos los próximos artículos.
+ paywall: Has alcanzado tu límite de artículos gratuitos. Suscríbete para leer sin límites.
+ promo: También estamos en Instagram, Facebook y Mastodon.
+ share: Si te resultó útil, compártelo con quien lo necesite.
pt A velha ponte sobre o rio Tane será fechada a partir de segunda-feira, decidiu ontem à noite a câmara municipal depois de um longo debate.
  Engenheiros encontraram em março fissuras em dois dos cinco pilares, e as obras devem durar até o fim do ano.
- O boletim do jornal chega hoje a quarenta mil assinantes, e um terço paga também a edição impressa.
- Gostou da casa e decidiu compartilhar as despesas com os amigos.
- O limite de velocidade será reduzido este mês em toda a cidade, e quem assine o protesto terá resposta.
- Que este artigo contribua para o debate sobre o jornalismo independente, escreveu o editor.
- O restante da verba vem dos membros da associação.
+ donation: Se você valoriza o jornalismo independente, apoie-nos com alguns reais por mês.
+ donation: As nossas reportagens são abertas porque os leitores as financiam. Torne-se membro.
+ newsletter: Receba nosso boletim matinal no seu e-mail, cinco dias por semana.
+ paywall: O restante desta matéria é exclusivo para assinantes.
+ disclaimer: As opiniões aqui expressas são do autor e não refletem necessariamente as da redação.
+ ad: 20% de desconto na sua primeira compra com o código PONTE20.
+ promo: Ouça o nosso podcast no Spotify, no Apple Podcasts ou onde preferir.
+ share: Gostou da matéria? Compartilhe com os seus amigos.
+ donation: Este site não tem publicidade. Para que continue assim, contamos com a sua doação.
+ newsletter: O nosso resumo da semana, toda sexta no seu e-mail.
+ promo: Estamos também no Instagram, no Facebook e no YouTube.
+ share: Se foi útil, compartilhe com quem precisa.
it Il vecchio ponte sul fiume Tane sarà chiuso da lunedì, ha deciso ieri sera il consiglio comunale dopo un lungo dibattito.
  Gli ingegneri avevano trovato a marzo delle crepe in due dei cinque piloni, e i lavori dovrebbero durare fino alla fine dell'anno.
- La newsletter del giornale arriva ormai a quarantamila abbonati, e un terzo paga anche l'edizione di carta.
- Diventa socio dello studio nel 1998 e direttore della rivista due anni dopo.
- L'articolo fu pubblicato per la prima volta nel 1905 e fece scandalo.
- Per leggere i registri bisogna essere iscritti all'albo.
- Le informazioni raccolte non costituiscono una prova, ha detto il giudice.
- Scarica il camion ogni notte e torna a casa all'alba.
+ donation: Se apprezzi il giornalismo indipendente, sostienici con qualche euro al mese.
+ donation: Le nostre inchieste sono libere perché i lettori le finanziano. Diventa socio.
+ paywall: Il resto dell'articolo è riservato agli abbonati.
+ disclaimer: Questo articolo ha solo scopo informativo e non costituisce consulenza legale.
+ ad: 20% di sconto sul tuo primo ordine con il codice PONTE20.
+ promo: Ascolta il nostro podcast su Spotify, Apple Podcasts o dove preferisci.
+ donation: Questo sito è senza pubblicità. Perché resti così, contiamo sulle vostre donazioni.
+ newsletter: Il nostro riassunto della settimana, ogni venerdì nella tua casella.
+ promo: Siamo anche su Instagram, Facebook e YouTube.
+ share: Se ti è stato utile, condividilo con chi ne ha bisogno.
+ disclaimer: Gli editoriali impegnano soltanto chi li firma.
nl De oude brug over de Tane gaat vanaf maandag dicht, besloot de gemeenteraad gisteravond na een lang debat.
  Ingenieurs vonden in maart scheuren in twee van de vijf pijlers, en het werk duurt naar verwachting tot het einde van het jaar.
- De nieuwsbrief van de krant gaat nu naar veertigduizend abonnees, en een derde betaalt ook voor de papieren editie.
- Het hele gebouw is alleen voor leden van de roeiclub toegankelijk.
- Volg de kustweg vijf kilometer en neem dan het pad naar de oude kade.
+ donation: Als u onafhankelijke journalistiek waardeert, steun ons dan met een paar euro per maand.
+ donation: Onze verhalen zijn gratis te lezen omdat lezers ervoor betalen. Word lid.
+ newsletter: Ontvang onze ochtendbrief vijf dagen per week in uw mailbox.
+ newsletter: Vond u dit interessant? Schrijf u in voor onze wekelijkse nieuwsbrief.
+ paywall: U heeft al uw gratis artikelen van deze maand gelezen. Log in of neem een abonnement om verder te lezen.
+ disclaimer: Dit artikel is alleen ter informatie en is geen juridisch advies.
+ ad: 20% korting op uw eerste bestelling met de code BRUG20.
+ promo: Luister naar onze podcast op Spotify, Apple Podcasts of waar u maar wilt.
+ share: Vond u dit een goed verhaal? Deel het met uw vrienden.
+ donation: Deze site is reclamevrij. Help ons dat zo te houden met een gift.
+ newsletter: Ons weekoverzicht, elke vrijdag in je mailbox.
+ paywall: U hebt het maximum aantal gratis artikelen gelezen. Neem een abonnement om onbeperkt te lezen.
+ promo: We zitten ook op Instagram, Facebook en Mastodon.
+ share: Vond u dit nuttig? Stuur het gerust door.
ru Старый мост через реку Тану закроют с понедельника, решил вчера вечером городской совет после долгих споров.
  В марте инженеры обнаружили трещины в двух из пяти опор, и работы, как ожидается, продлятся до конца года.
- Рассылку газеты получают уже сорок тысяч человек, и треть подписчиков платит за бумажное издание.
- Впервые роман был опубликован в 1967 году и сразу запрещён.
- Информация о взрыве не является достоверной, заявили в мэрии.
- Чтобы читать старые книги, оформите читательский билет в городской библиотеке.
- Понравилась ей и прогулка с друзьями по старому порту.
- Мнение автора о героях не обязательно разделяет читатель.
+ donation: Если вы цените независимую журналистику, поддержите нас небольшим ежемесячным пожертвованием.
+ donation: Наши материалы бесплатны, потому что их оплачивают читатели. Станьте нашим патроном.
+ newsletter: Получайте нашу утреннюю рассылку на почту пять дней в неделю.
+ newsletter: Понравилось? Подпишитесь на нашу еженедельную рассылку.
+ paywall: Полный текст доступен только подписчикам.
+ ad: Скидка 20% на первый заказ по промокоду MOST20.
+ promo: Слушайте наш подкаст на Spotify, Apple Podcasts и других площадках.
+ share: Понравилась статья? Поделитесь с друзьями.
+ donation: На нашем сайте нет рекламы. Чтобы так и оставалось, нам нужны ваши пожертвования.
+ donation: Журналистика стоит денег. Ваш взнос помогает нам работать.
+ newsletter: Главное за неделю — каждую пятницу в вашей почте.
+ promo: Мы есть ВКонтакте, в телеграме и на ютубе.
+ share: Если текст был полезен, поделитесь им с теми, кому он нужен.
zh 市议会昨晚经过长时间讨论后决定，塔内河上的老桥将从周一起关闭。
  工程师三月份检查时在五座桥墩中的两座上发现了裂缝，预计工程将持续到年底。
- 该报的电子报现有四万名订阅者，其中三分之一也订阅纸质版。
- 在抖音上，他的视频已有三百万次点赞，许多人转发给朋友。
- 作品首发于《收获》杂志，后来被译成六种文字。
- 本月起，市图书馆提供免费阅读服务，读者登录后即可使用。
- 商家推出包邮活动，顾客购买两件可打八折。
+ donation: 如果你认同独立报道的价值，请每月支持我们几块钱。
+ paywall: 您本月的免费文章已全部读完，请登录或订阅后继续阅读。
+ paywall: 本文剩余内容仅限会员阅读。
+ disclaimer: 本文内容仅供参考，不构成法律建议。
+ ad: 使用优惠码QIAO20，首单立减20%。
+ promo: 在小宇宙、喜马拉雅收听我们的播客。
+ donation: 本站没有广告，全靠读者的支持，欢迎捐款。
+ newsletter: 每周五，本周要闻送到你的邮箱，欢迎订阅。
+ paywall: 已是会员？请登录后继续阅读。
+ share: 如果本文对你有用，请转发给需要的朋友。
ja 市議会は昨夜、長い議論の末、タネ川に架かる古い橋を月曜日から閉鎖することを決めた。
  三月の点検で五本の橋脚のうち二本にひびが見つかり、工事は年末まで続く見通しだ。
- 同紙はニュースレターを配信しており、登録者は四万人を超える。
- YouTubeチャンネルの登録者は三百万人に達し、最新情報を毎日配信している。
- 残り5席のプレミアム席は抽選となる。
- 市はクーポンを配布し、買い物が二割引になる。
- 記事がSNSでシェアされ、議論が広がった。
+ donation: 独立した報道を応援したい方は、月々わずかな寄付でご支援ください。
+ newsletter: 毎朝のニュースレターを週五日お届けします。ご登録はこちら。
+ cookie: 当サイトでは最良の体験を提供するためクッキーを使用しています。閲覧を続けることで使用に同意したものとみなされます。
+ paywall: 今月の無料記事をすべて読み終えました。続きを読むにはログインまたはご購読ください。
+ paywall: この記事の続きは会員限定です。
+ disclaimer: 本記事の内容は筆者個人の見解であり、所属組織の見解を示すものではありません。
+ disclaimer: 本記事は情報提供を目的としたもので、法的助言ではありません。
+ license: この記事はクリエイティブ・コモンズ・ライセンスのもとタネ新聞から転載したものです。
+ ad: クーポンコードHASHI20で初回注文が20％オフ。
+ promo: アプリをダウンロードして最新ニュースを見逃さないようにしましょう。
+ newsletter: 毎週金曜日、今週のまとめをメールでお届けします。登録は無料です。
+ paywall: 無料記事の上限に達しました。有料会員になると無制限でお読みいただけます。
+ paywall: すでに会員の方はログインしてください。
+ share: お役に立ちましたら、必要な方にシェアしてください。
+ disclaimer: コラムの内容は執筆者の個人的な見解です。
ar سيُغلق الجسر القديم فوق نهر تاني ابتداء من يوم الاثنين، حسبما قرر مجلس المدينة مساء أمس بعد نقاش طويل.
  وكان المهندسون قد عثروا في مارس على تشققات في اثنتين من الدعامات الخمس، ومن المتوقع أن تستمر الأعمال حتى نهاية العام.
- تصل نشرة الجريدة اليوم إلى أربعين ألف مشترك، ويدفع ثلثهم ثمن الطبعة الورقية.
- تبرع رجل أعمال بمليون دولار لمؤسسة صحافة مستقلة في العاصمة.
- انضم إلى قناة الجزيرة عام 2003 وعمل مراسلا في القاهرة.
- اشترك في الحملة آلاف الشبان على تويتر وفيسبوك.
+ donation: إذا كنت تقدر الصحافة المستقلة فادعمنا بمبلغ بسيط كل شهر.
+ donation: تقاريرنا مجانية لأن القراء يمولونها. تبرع الآن.
+ newsletter: احصل على نشرتنا الصباحية في بريدك خمسة أيام في الأسبوع.
+ paywall: بقية المقال متاحة للمشتركين فقط.
+ disclaimer: الآراء الواردة هنا تعبر عن رأي الكاتب ولا تعكس بالضرورة رأي الموقع.
+ disclaimer: هذا المقال لأغراض إعلامية فقط ولا يعد استشارة قانونية.
+ ad: خصم 20% على طلبك الأول باستخدام الرمز JISR20.
+ promo: استمعوا إلى بودكاست الجريدة على سبوتيفاي وآبل بودكاست.
+ share: أعجبك المقال؟ شاركه مع أصدقائك.
+ donation: موقعنا بلا إعلانات، ونعتمد على تبرعاتكم للاستمرار.
+ newsletter: ملخص الأسبوع في بريدك كل يوم جمعة، اشترك مجانا.
+ paywall: بلغت الحد الأقصى من المقالات المجانية، اشترك للقراءة بلا حدود.
+ promo: تجدوننا أيضا على فيسبوك وإنستغرام.
+ share: إذا وجدت المقال مفيدا فشاركه مع من يحتاج إليه.
+ disclaimer: المقالات تعبر عن آراء أصحابها فقط.
hi ताने नदी पर बना पुराना पुल सोमवार से बंद रहेगा, नगर परिषद ने लंबी बहस के बाद कल रात यह फ़ैसला किया।
  मार्च में जाँच के दौरान इंजीनियरों को पाँच में से दो खंभों में दरारें मिली थीं और काम साल के अंत तक चलने की उम्मीद है।
- अख़बार का न्यूज़लेटर अब चालीस हज़ार पाठकों तक पहुँचता है और एक तिहाई छपा हुआ अख़बार भी ख़रीदते हैं।
- पुलिस ने कहा कि इस जानकारी की पुष्टि नहीं हुई है।
- उसने आगे पढ़ने के लिए पुस्तकालय की सदस्यता ली।
+ donation: अगर आप स्वतंत्र पत्रकारिता को महत्व देते हैं तो हर महीने थोड़ी राशि देकर हमारा साथ दें।
+ donation: हमारी ख़बरें मुफ़्त हैं क्योंकि पाठक उनका ख़र्च उठाते हैं। आज ही दान करें।
+ newsletter: हमारा सुबह का न्यूज़लेटर हफ़्ते में पाँच दिन अपने इनबॉक्स में पाएँ।
+ newsletter: हमारे साप्ताहिक न्यूज़लेटर की सदस्यता लें।
+ cookie: यह वेबसाइट बेहतर अनुभव के लिए कुकीज़ का उपयोग करती है। आगे बढ़कर आप इससे सहमत होते हैं।
+ paywall: आप इस महीने के सभी मुफ़्त लेख पढ़ चुके हैं। आगे पढ़ने के लिए लॉग इन करें या सब्सक्राइब करें।
+ disclaimer: यह लेख केवल जानकारी के लिए है और क़ानूनी सलाह नहीं है।
+ license: यह लेख क्रिएटिव कॉमन्स लाइसेंस के तहत ताने समाचार से पुनर्प्रकाशित किया गया है।
+ ad: BRIDGE20 कोड से पहले ऑर्डर पर 20% की छूट पाएँ।
+ promo: ताज़ा ख़बरों के लिए हमें फ़ेसबुक और ट्विटर पर फ़ॉलो करें।
+ share: लेख पसंद आया? अपने दोस्तों के साथ शेयर करें।
+ donation: यह वेबसाइट विज्ञापन-मुक्त है। इसे ऐसा ही बनाए रखने के लिए हमें आपके सहयोग की ज़रूरत है।
+ newsletter: हर शुक्रवार सप्ताह की बड़ी ख़बरें अपने ईमेल पर पाने के लिए सब्सक्राइब करें।
+ paywall: आपके मुफ़्त लेखों की सीमा पूरी हो गई है। असीमित पढ़ने के लिए सब्सक्राइब करें।
+ promo: हम फ़ेसबुक, इंस्टाग्राम और यूट्यूब पर भी हैं।
+ share: अगर लेख उपयोगी लगा हो तो इसे ज़रूर शेयर करें।
pl Stary most na Tanie zostanie zamknięty od poniedziałku, zdecydowała wczoraj wieczorem rada miasta po długiej debacie.
  Inżynierowie znaleźli w marcu pęknięcia w dwóch z pięciu filarów, a prace potrwają prawdopodobnie do końca roku.
- Newsletter gazety trafia dziś do czterdziestu tysięcy skrzynek, a jedna trzecia prenumeratorów płaci też za papier.
- Cały artykuł rządu o premium dla nauczycieli liczył trzy strony.
- Opinie autora na temat mostu podzieliła redakcja konkurencji.
- Zapisz to sobie, powiedział dziadek.
+ donation: Jeśli cenisz niezależne dziennikarstwo, wesprzyj nas kilkoma złotymi miesięcznie.
+ share: Podobał Ci się artykuł? Udostępnij go znajomym.
+ disclaimer: Opinie wyrażone w tekście są opiniami autora i nie muszą odzwierciedlać stanowiska redakcji.
sv Den gamla bron över Tane stängs från och med måndag, beslutade kommunfullmäktige i går kväll efter en lång debatt.
  Ingenjörer hittade i mars sprickor i två av de fem pelarna, och arbetet väntas pågå till årets slut.
- Tidningens nyhetsbrev går nu till fyrtiotusen inkorgar, och en tredjedel betalar även för papperet.
- Få hade trott att brevet skulle nå inkorgen i tid.
- Hela artikeln handlade om medlemmar som lämnat partiet.
+ donation: Om du uppskattar oberoende journalistik kan du stötta oss med några kronor i månaden.
+ share: Gillade du artikeln? Dela den gärna med dina vänner.
+ paywall: Resten av artikeln är bara för prenumeranter.
tr Tane nehri üzerindeki eski köprü pazartesiden itibaren kapatılacak, belediye meclisi dün gece uzun bir tartışmadan sonra buna karar verdi.
  Mühendisler martta beş ayaktan ikisinde çatlaklar bulmuştu ve çalışmaların yıl sonuna kadar sürmesi bekleniyor.
- Gazetenin bülteni bugün kırk bin aboneye ulaşıyor ve üçte biri basılı gazete için de ödeme yapıyor.
- Bizi Twitter'da gören olmadı, dedi adam.
+ donation: Bağımsız gazeteciliği önemsiyorsanız bize destek olun.
+ share: Yazıyı beğendiniz mi? Arkadaşlarınızla paylaşın.
+ paywall: Yazının devamı yalnızca abonelere açıktır.
uk Старий міст через річку Тана закриють із понеділка, вирішила вчора ввечері міська рада після довгих суперечок.
  У березні інженери виявили тріщини у двох із п'яти опор, і роботи, як очікується, триватимуть до кінця року.
- Розсилку газети отримують уже сорок тисяч людей, і третина платить також за паперове видання.
- Повний текст угоди отримали увійшли до архіву.
+ donation: Якщо ви цінуєте незалежну журналістику, підтримайте нас.
+ share: Сподобалась стаття? Поділіться нею з друзями.
+ paywall: Повний текст доступний лише за передплатою.
+ disclaimer: Думка автора може не збігатися з думкою редакції.
ko 시의회는 어젯밤 긴 토론 끝에 타네강의 옛 다리를 월요일부터 폐쇄하기로 결정했다고 밝혔다.
  기술자들은 지난 3월 다섯 개의 교각 가운데 두 개에서 깊은 균열을 발견했으며, 시는 이번 공사가 올해 연말까지 계속될 것으로 보고 있다.
- 이 신문의 뉴스레터는 현재 4만 명이 구독하고 있으며 그중 3분의 1은 종이 신문도 본다.
- 유튜브 채널은 구독자가 3백만 명에 이른다.
+ newsletter: 매일 아침 뉴스레터를 받아보세요.
+ donation: 독립 언론을 지키기 위해 정기후원으로 응원해 주세요.
+ share: 기사가 도움이 되셨다면 친구에게 공유해 주세요.
+ paywall: 이후 내용은 유료회원만 볼 수 있습니다. 로그인해 주세요.
cs Starý most přes řeku Tanu bude od pondělí uzavřen, rozhodlo včera večer zastupitelstvo po dlouhé debatě.
  Inženýři v březnu našli trhliny ve dvou z pěti pilířů a práce mají trvat až do konce roku.
- Newsletter listu dnes dostává čtyřicet tisíc lidí a třetina platí i za papírové vydání.
- Celý text smlouvy získali jen členové výboru.
+ donation: Pokud si ceníte nezávislé žurnalistiky, podpořte nás.
+ share: Líbil se vám článek? Sdílejte ho s přáteli.
+ paywall: Zbytek článku je dostupný jen předplatitelům.
+ disclaimer: Názory autora se nemusí shodovat s postoji redakce.
da Den gamle bro over Tane lukkes fra mandag, besluttede byrådet i går aftes efter en lang debat i salen.
  Ingeniører fandt i marts revner i to af de fem piller, og arbejdet ventes at vare året ud.
- Avisens nyhedsbrev går nu til fyrre tusind indbakker, og en tredjedel betaler også for papiret.
- Få af brevene nåede frem til indbakken.
+ newsletter: Få vores nyhedsbrev i din indbakke hver morgen.
+ donation: Støt uafhængig journalistik med et lille beløb.
+ promo: Hent vores app til Android og iOS.
+ share: Kunne du lide artiklen? Del den med dine venner.
+ paywall: Resten af artiklen er kun for abonnenter.
ro Vechiul pod peste Tane va fi închis de luni, a hotărât aseară consiliul local după o lungă dezbatere.
  Inginerii au găsit în martie fisuri în doi dintre cei cinci piloni, iar lucrările ar urma să dureze până la sfârșitul anului.
- Newsletterul ziarului ajunge azi la patruzeci de mii de cititori, iar o treime plătesc și pentru ediția tipărită.
+ donation: Susține jurnalismul independent cu o donație.
+ promo: Descarcă aplicația noastră pentru Android și iOS.
+ share: Ți-a plăcut articolul? Distribuie-l prietenilor.
+ paywall: Restul articolului este disponibil doar abonaților.
+ disclaimer: Opiniile exprimate aparțin autorului și nu reflectă neapărat poziția redacției.
"""


def by_language():
    found = {}
    for line in SENTENCES.strip().splitlines():
        head, rest = line.split(maxsplit=1) if not line.startswith("  ") else ("", line.strip())
        if head not in ("-", "+"):
            if head:
                paragraphs, stay, appeals = found[head] = [], [], []
            paragraphs.append(rest)
        elif head == "-":
            stay.append(rest)
        else:
            appeals.append(tuple(rest.split(": ", 1)))
    return found


LANGUAGES = by_language()
STAY = [(language, said) for language, (_, stay, _) in LANGUAGES.items() for said in stay]
APPEALS = [(language, *appeal) for language, (_, _, appeals) in LANGUAGES.items() for appeal in appeals]


def last_label(paragraphs):
    return corpusclean.clean("\n\n".join(paragraphs) + "\n").blocks[-1].label


@pytest.mark.parametrize(("language", "said"), STAY)
def test_sentences_of_articles_stay_below_and_within_the_text(language, said):
    first, second = LANGUAGES[language][0]
    for paragraphs in ([first, second, said], [first, said, second]):
        labels = {block.text: block.label for block in corpusclean.clean("\n\n".join(paragraphs) + "\n").blocks}
        assert labels[said] == "article"


@pytest.mark.parametrize(("language", "kind", "said"), APPEALS)
def test_appeals_are_found_below_the_text(language, kind, said):
    assert last_label([*LANGUAGES[language][0], said]) == f"boilerplate.{kind}"


@pytest.mark.parametrize(("language", "kind", "said"), APPEALS)
def test_appeals_between_paragraphs_are_not_the_rules(language, kind, said):
    first, second = LANGUAGES[language][0]
    blocks = corpusclean.clean("\n\n".join([first, said, second]) + "\n").blocks
    assert blocks[1].rule != "appeal"


@pytest.mark.parametrize("language", LANGUAGES)
def test_appeals_below_one_another_are_all_found(language):
    paragraphs, _, appeals = LANGUAGES[language]
    said = [text for _, text in appeals]
    blocks = corpusclean.clean("\n\n".join([*paragraphs, *said[:6]]) + "\n").blocks
    assert [block.text for block in blocks if block.label == "article"] == paragraphs


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_appeals_alone_is_the_documents_own(language):
    said = [text for _, text in LANGUAGES[language][2]]
    for one, other in pairwise(said):
        blocks = corpusclean.clean(f"{one}\n\n{other}\n").blocks
        assert "appeal" not in {block.rule for block in blocks}


@pytest.mark.parametrize(("language", "kind", "said"), APPEALS)
def test_a_quotation_is_none(language, kind, said):
    assert last_label([*LANGUAGES[language][0], f"“{said}”"]) == "article"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Join our newsletter, which is free.", True),
        ("They asked us to join our newsletter to theirs.", False),
        ("The train was late. Join our newsletter to hear why.", True),
        ("Join our newsletters", True),
        ("Join our newsletterbox", False),
    ],
)
def test_words_have_bounds_and_may_have_to_open_a_sentence(text, found):
    assert any(match.how == "together" and match.kind == "newsletter" for match in match(text)) is found
