# Die Werkstattbrille: was die Kundschaft liest, auf Deutsch.

line-title = Die Werkstattbrille
line-tagline = Aus der Acetatplatte gefräst, von Hand gefeilt und poliert und mit den Gläsern verglast, die Sie brauchen.

## Fassung

group-shape = Fassungsform
    .about = Die Kontur der Front und damit der Charakter der Brille.
value-shape-panto = Panto
    .about = Unten rund, an der Braue leicht abgeflacht. Passt den meisten Nasen und den meisten Gläsern.
value-shape-square = Eckig
    .about = Gerade Linien, weiche Ecken und viel Glas.
value-shape-round = Rund
    .about = So nah am Kreis, wie es ein Gesicht erlaubt. Leicht, und getragen leiser als auf dem Tisch.
value-shape-cateye = Cat-Eye
    .about = Die äußeren Ecken steigen an. Von Hand gefeilt, deshalb dauert sie zwei Tage länger.
value-shape-rectangle = Rechteckig
    .about = Breit und flach. Das Glas ist in Größe M 33 mm hoch.
value-shape-aviator = Pilotenform
    .about = Tropfenförmiges Glas unter einem geraden Oberrand, hier aus Acetat.
value-shape-hexagon = Sechseck
    .about = Sechs Seiten mit weichen Ecken. Geometrie für Gesichter, die ein Lineal vertragen.
value-shape-butterfly = Butterfly
    .about = Große Gläser, die nach oben und außen weiter werden. Das größte Fenster, das wir bauen.
value-shape-browline = Browline
    .about = Oben Acetat, unten Metallrand, seit 1947 in Redaktionen zu Hause. Die Front besteht aus zwei Teilen und wird von Hand gesetzt.

group-size = Größe
    .about = Gemessen von Schläfe zu Schläfe. Passt eine alte Brille, steht ihre Breite innen im Bügel.
value-size-s = S · Glasbreite 46 mm
    .about = Für Gesichter bis etwa 131 mm Breite. Front 134 mm.
value-size-m = M · Glasbreite 48 mm
    .about = Für Gesichter von etwa 132 bis 139 mm. Front 140 mm.
value-size-l = L · Glasbreite 50 mm
    .about = Für Gesichter ab etwa 140 mm. Front 146 mm.
group-bridge = Stegweite
    .about = Der Abstand zwischen den Gläsern. In Ihrer alten Brille steht er hinter dem kleinen Quadrat. Jede Front wird darauf gefräst; das Bild zeigt 22 mm.

group-temple = Bügel
    .about = Alle Bügel lassen sich in der Werkstatt an Ihr Ohr anbiegen.
value-temple-classic = Acetat, klassisch
    .about = Volle Breite mit Stahlseele. Das Gegengewicht zu einer kräftigen Front.
value-temple-slim = Acetat, schmal
    .about = Ein Drittel schmaler und als Paar rund drei Gramm leichter.
value-temple-wire = Draht mit Bügelenden
    .about = Federstahl mit Enden aus Acetat, geschnitten aus dem Rest Ihrer Front.
value-temple-bold = Acetat, breit
    .about = Hinter dem Scharnier dreizehn Millimeter hoch. Für Fronten, die daneben bestehen.
value-temple-cable = Gespinstbügel
    .about = Federt einmal um das Ohr herum, unter einer Hülle aus Acetat. Hält beim Laufen, Bücken und Lachen.

group-length = Bügellänge
    .about = Vom Scharnier bis zur Spitze, mit Biegung. Zu lang, und die Brille rutscht; zu kurz, und sie drückt.

group-front = Farbe der Front
    .about = Acetat wird aus Platten geschnitten. Bei den gemusterten gleicht keine Brille der anderen.
value-front-black = Schwarz
value-front-havana = Havanna
    .about = Bernstein und Dunkelbraun: das Schildpattmuster, mit dem vieles angefangen hat.
value-front-honey = Honig
    .about = Helles Schildpatt. Es lässt mehr Licht auf die Wange als Havanna.
value-front-forest = Schildpatt Wald
value-front-smoke = Schildpatt Rauch
value-front-rose = Schildpatt Burgund
value-front-crystal = Kristall
    .about = Klares Acetat. Stahlseele und Nieten bleiben sichtbar.
value-front-champagne = Kristall Champagner
value-front-blush = Kristall Rosé
value-front-glacier = Kristall Gletscher
value-front-navy = Marine
value-front-bottle = Flaschengrün
value-front-oxblood = Ochsenblut
value-front-ivory = Elfenbein
value-front-slate = Schiefer
value-front-cognac = Cognac
value-front-petrol = Petrol
value-front-tokyo = Schildpatt Tokio
    .about = Heller Bernstein mit wenigen dunklen Inseln, das Schildpatt japanischer Werkstätten.
value-front-horn = Horn
    .about = Gestreift wie Büffelhorn, nur ohne Büffel.
value-front-dusk = Dämmerung
    .about = An der Braue fast schwarz, an der Wange bernsteinfarben, als eine Platte gegossen.
value-front-pearl = Perlmutt
    .about = Weiß, und darin zieht langsam eine graue Wolke.
value-front-lagoon = Kristall Lagune

group-temple-color = Farbe der Bügel
    .about = Passend zur Front oder als Kontrast.
value-temple-color-match = Wie die Front
    .about = Aus derselben Platte geschnitten, das Muster läuft weiter.
value-temple-color-black = Schwarz
value-temple-color-havana = Havanna
value-temple-color-honey = Honig
value-temple-color-forest = Schildpatt Wald
value-temple-color-smoke = Schildpatt Rauch
value-temple-color-rose = Schildpatt Burgund
value-temple-color-crystal = Kristall
value-temple-color-champagne = Kristall Champagner
value-temple-color-navy = Marine
value-temple-color-bottle = Flaschengrün
value-temple-color-oxblood = Ochsenblut
value-temple-color-ivory = Elfenbein
value-temple-color-slate = Schiefer
value-temple-color-cognac = Cognac
value-temple-color-petrol = Petrol
value-temple-color-blush = Kristall Rosé
value-temple-color-glacier = Kristall Gletscher
value-temple-color-tokyo = Schildpatt Tokio
value-temple-color-horn = Horn
value-temple-color-pearl = Perlmutt

group-lining = Zweite Schicht
    .about = Eine dünne Platte, innen auf Front und Bügel geklebt. Sie sehen sie beim Absetzen, die anderen sehen nur eine feine Linie.
value-lining-none = Keine
    .about = Eine Platte durch und durch.
value-lining-ivory = Elfenbein
value-lining-sky = Himmelblau
value-lining-coral = Koralle
value-lining-black = Schwarz
    .about = Gibt hellen und gemusterten Platten mehr Tiefe.
value-lining-havana = Havanna

group-finish = Oberfläche
    .about = Wie weit wir polieren. Gilt für Front und Bügel.
value-finish-polished = Poliert
    .about = Zwei Tage in der Trommel, dann an der Scheibe. Tief und glänzend.
value-finish-satin = Satiniert
    .about = Ein weicher Schimmer, auf dem man keine Fingerabdrücke sieht.
value-finish-matte = Matt
    .about = Trocken für Auge und Hand. Lässt sich später aufpolieren, falls Sie es sich anders überlegen.

group-metal = Metall
    .about = Nieten, Scharniere, Padarme und die Folie der Prägung haben dieselbe Farbe.
value-metal-gold = Gold
value-metal-palladium = Palladium
    .about = Silberton, nickelfrei.
value-metal-gunmetal = Gunmetal
value-metal-rose-gold = Roségold
value-metal-black = Mattschwarz
value-metal-titanium = Titan, blank
    .about = Grau, leicht und durch und durch gleich: Da kann sich nichts abtragen.
value-metal-bronze = Bronze
    .about = Warm und braun, mit den Jahren ein wenig dunkler.

group-rivets = Nieten
    .about = Früher hielten sie das Scharnier, heute zeigen sie vor allem, dass sich jemand Mühe gegeben hat.
value-rivets-dots = Zwei Punkte
value-rivets-bars = Stäbe
    .about = Ein eingelegter Stab, vorne aufrecht, am Bügel längs.
value-rivets-facets = Facetten
    .about = Eine kleine Pyramide mit vier polierten Seiten.
value-rivets-none = Keine
    .about = Das Scharnier wird von hinten versenkt, vorne ist nichts zu sehen.

group-hinge = Scharniere
    .about = Drehen Sie die Brille um, dann sehen Sie sie.
value-hinge-five = Fünfteilig
    .about = Schwer und durchgenietet. Geht auf wie die Tür eines guten Autos.
value-hinge-three = Dreiteilig
    .about = Niedriger und leichter, mit Wärme ins Acetat gesetzt.
value-hinge-spring = Federscharnier
    .about = Gibt zehn Grad nach außen nach und kommt zurück. Gut für breite Köpfe und für alle, die nur eine Hand frei haben.

group-pads = Nasenauflage
    .about = Sie trägt den größten Teil des Gewichts.
value-pads-adjustable = Verstellbare Pads
    .about = Weiches Silikon auf Padarmen. Passt fast jeder Nase und lässt sich austauschen.
value-pads-saddle = Sattelsteg
    .about = Aus dem Acetat der Front geformt. Nichts zu biegen, nichts zu putzen.
value-pads-titanium = Titanpads
    .about = Dünn, kühl und gut für empfindliche Haut.
value-pads-black = Verstellbare Pads, schwarz
    .about = Dasselbe weiche Silikon, nur sieht man ihm das Alter nicht an.
value-pads-low = Flacher Nasenrücken
    .about = Zwei Millimeter mehr Acetat auf der Nase, für flache Nasenrücken und hohe Wangenknochen.

group-print = Innen im Bügel
    .about = Was innen steht, wo nur Sie es lesen.
value-print-none = Nichts
value-print-workshop = Werkstattzeichen
    .about = Folienprägung in der Farbe der Scharniere.
value-print-white = Werkstattzeichen, weiß
value-print-initials = Ihre Initialen
    .about = Von Hand graviert. Schreiben Sie sie unten und wählen Sie die Schrift.
group-initials = Ihre Buchstaben
    .about = Initialen, ein Name oder ein Datum: bis zu 16 Zeichen innen im linken Bügel.
    .only-when = Zu schreiben gibt es nur dort etwas, wo Ihre Initialen graviert werden.
value-initials-written = Ihre Buchstaben
group-lettering = Schrift
    .about = Die Schrift, in der Ihre Initialen graviert werden.
    .only-when = Eine Schrift gibt es nur zu wählen, wenn Ihre Initialen graviert werden.
value-lettering-block = Blockschrift
value-lettering-serif = Antiqua
value-lettering-script = Schreibschrift
    .about = Mit feinerem Stichel graviert, Strich für Strich.

## Gläser

group-lens = Gläser
    .about = Wofür die Gläser sind. Nach Ihren Werten fragen wir nach der Bestellung.
value-lens-plano = Ohne Sehstärke
    .about = Plangläser mit Entspiegelung.
value-lens-single = Einstärken
    .about = Eine Stärke im ganzen Glas, für Ferne oder Nähe.
value-lens-progressive = Gleitsicht
    .about = Ferne, Bildschirm und Nähe in einem Glas. Vor dem Schleifen messen wir Augen und Sitz aus.
value-lens-reading = Lesebrille
    .about = Nur für die Nähe, in acht Tagen fertig.
value-lens-blue-filter = Blaulichtfilter
    .about = Plangläser, die hellen Bildschirmen die Schärfe nehmen. Farben bleiben nahezu unverändert.
value-lens-sun = Sonne, ohne Stärke
    .about = UV 400, in einer dunklen Tönung Ihrer Wahl.
value-lens-sun-rx = Sonne, mit Stärke
    .about = UV 400, als Einstärkenglas in Ihren Werten geschliffen.
group-pd = Pupillenabstand
    .about = Von Augenmitte zu Augenmitte. Er steht in Ihrem Brillenpass, und vor dem Schleifen messen wir nach.
    .only-when = Der Pupillenabstand zählt nur bei Gläsern mit Sehstärke.

group-index = Glasdicke
    .about = Ein höherer Index macht starke Gläser dünner und leichter. Bei schwachen sieht man keinen Unterschied.
value-index-i150 = 1,5 Standard
    .about = Gut bis etwa ±2 Dioptrien.
value-index-i160 = 1,6 Dünn
    .about = Bruchfest und ein Viertel dünner. Gut bis etwa ±4 Dioptrien.
value-index-i167 = 1,67 Sehr dünn
    .about = Ab etwa ±4 Dioptrien.
value-index-i174 = 1,74 Extradünn
    .about = Ab etwa ±6 Dioptrien.

group-tint = Glastönung
    .about = Dunkle Tönungen sind für Sonnengläser, helle für jeden Tag.
value-tint-clear = Klar
value-tint-rose = Rosé 20 %
    .about = Macht das Bild wärmer und Neonlicht weicher.
value-tint-yellow = Gelb 25 %
    .about = Mehr Kontrast bei Dunst und Dämmerung. Nicht für Nachtfahrten.
value-tint-sky = Himmelblau 20 %
    .about = Ein Hauch Farbe, einfach weil es gut aussieht.
value-tint-grey = Grau 85 %
    .about = Farbneutral. Kategorie 3.
value-tint-brown = Braun 85 %
    .about = Mehr Kontrast, wärmeres Licht. Kategorie 3.
value-tint-green = Grün G15
    .about = Das klassische Graugrün, angenehm über einen langen Tag. Kategorie 3.
value-tint-blue = Blau 80 %
    .about = Ein kühles, dunkles Blau. Kategorie 2.
value-tint-grey-gradient = Grauverlauf
    .about = Oben dunkel, unten hell: Karte und Armaturen bleiben lesbar. Kategorie 2.
value-tint-brown-gradient = Braunverlauf
    .about = Oben dunkel, unten hell, in warmem Ton. Kategorie 2.
value-tint-green-gradient = Grünverlauf
    .about = Das Grün G15, nach unten heller. Kategorie 2.
value-tint-plum-gradient = Pflaumenverlauf
    .about = An der Braue dunkle Pflaume, an der Wange Rosé. Kategorie 2.
value-tint-photo-grey = Selbsttönend, grau
    .about = Drinnen klar, in der Sonne binnen einer Minute dunkel. Das Bild zeigt es unterwegs. Hinter der Windschutzscheibe dunkelt es kaum.
value-tint-photo-brown = Selbsttönend, braun
    .about = Das warme. Drinnen klar, in der Sonne binnen einer Minute dunkel.
value-tint-violet = Violett 20 %
    .about = Ein kühler Hauch, der zu grauem Haar und Silber passt.
value-tint-mint = Minze 20 %
    .about = Kaum eine Farbe. Weißes Papier bleibt weiß.

group-polarised = Polarisierend
    .about = Ein Filter, der Blendung durch Wasser, Schnee und nasse Straßen nimmt.
value-polarised-no = Nein
value-polarised-yes = Ja
    .about = Manche Displays wirken damit dunkler, wenn man den Kopf neigt.

group-mirror = Verspiegelung
    .about = Eine dünne Metallschicht auf der Außenseite eines Sonnenglases.
value-mirror-none = Keine
value-mirror-silver = Silber
value-mirror-gold = Gold
value-mirror-blue = Blau
value-mirror-copper = Kupfer
value-mirror-rose = Rosé
value-mirror-emerald = Smaragd

group-coating = Beschichtung
    .about = Was auf dem Glas liegt: gegen Spiegelungen, Fett und Kratzer.
value-coating-basic = Entspiegelt
    .about = Hart und klar, mit einem Hauch von Grün im Reflex.
value-coating-clean = Entspiegelt und leicht zu putzen
    .about = Wasser und Fingerabdrücke gleiten ab. Das Vernünftigste auf dieser Liste.
value-coating-night = Für Nachtfahrten
    .about = Nimmt Scheinwerfern und Laternen die Sterne.

group-clip = Sonnenclip
    .about = Ein polarisierendes zweites Paar, das mit vier Magneten hält. Für Ihre Front geschnitten und für keine andere.
value-clip-none = Keiner
value-clip-grey = Grau
value-clip-brown = Braun
value-clip-green = Grün

## Drumherum

group-case = Etui
    .about = Wo die Brille schläft.
value-case-hard = Hartschalenetui
    .about = Schwarz und stabil. Es gehört zu jeder Brille, im Bild fehlt es.
value-case-sleeve = Lederhülle
    .about = Pflanzlich gegerbt und flach genug für die Jackentasche.
value-case-felt = Wollfilztasche
value-case-folding = Faltetui
    .about = Stabil, solange die Brille darin liegt, und leer ganz flach.
value-case-walnut = Nussbaumkästchen
    .about = Vom Tischler zwei Straßen weiter.
value-case-shell-tan = Schalenetui, Leder Cognac
    .about = Zwei Hälften unter einem Leder, von Hand genäht, mit Messingknopf.
value-case-shell-olive = Schalenetui, Leder Oliv

group-cloth = Putztuch
    .about = Mikrofaser, 18 × 15 cm, waschbar.
value-cloth-grey = Grau
    .about = Liegt im Etui, deshalb sieht man es im Bild nicht.
value-cloth-indigo = Indigo
value-cloth-ochre = Ocker
value-cloth-print = Werkstattdruck
    .about = Ein Linolschnitt unserer Werkbank, in zwei Farben gedruckt.
value-cloth-sage = Salbei

group-cord = Band
    .about = Hält die Brille um den Hals, wenn sie nicht auf der Nase sitzt.
value-cord-none = Keines
value-cord-black = Baumwolle, schwarz
value-cord-sand = Baumwolle, sandfarben
value-cord-chain = Kugelkette
    .about = In der Farbe der Scharniere. Klingt wie ein Vorhang und sieht nach Entschluss aus.

group-care = Service
    .about = Reinigen und Anpassen sind in der Werkstatt immer kostenlos.
value-care-basic = Zwei Jahre Garantie
value-care-repair = Reparaturpaket, 3 Jahre
    .about = Jede Reparatur, jährlich neue Pads und einmal Aufpolieren.
value-care-sight = Sehpaket, 3 Jahre
    .about = Alles aus dem Reparaturpaket, jährlich ein Sehtest und neue Gläser zum halben Preis, wenn sich Ihre Werte ändern.

## Regeln: warum etwas nicht zusammenpasst

rule-shape-sizes = Runde und Cat-Eye-Fassungen gibt es in S und M, Pilotenform und Butterfly in M und L; darüber hinaus stimmen die Proportionen nicht mehr.
rule-bridge-shapes = Die Pilotenform beginnt bei 20 mm Steg, die Butterfly endet bei 22 mm, und der Metallsteg der Browline wird auf 20 oder 22 mm gebogen.
rule-length-sizes = Bügel richten sich nach der Breite: bis 145 mm in S, 140 bis 150 mm in M, ab 145 mm in L.
rule-pd-bridge = Für Ihren Pupillenabstand ist dieser Steg zu schmal: Sie sähen an der Mitte der Gläser vorbei. Nehmen Sie einen breiteren.
rule-pd-inside = Für Ihren Pupillenabstand ist dieser Steg zu breit: Sie sähen durch die inneren Ränder. Nehmen Sie einen schmaleren.
rule-pd-small = In S stehen die Gläser eng beieinander. Mit mehr als 66 mm Pupillenabstand sähen Sie durch den äußeren Rand.
rule-pd-large = In L stehen die Gläser weit auseinander. Mit weniger als 58 mm Pupillenabstand sähen Sie durch den inneren Rand.
rule-pd-wide-bridge = Ein Steg von 24 mm rückt die Gläser auseinander; unter 60 mm Pupillenabstand säßen Ihre Augen zu weit innen.
rule-wire-shapes = Drahtbügel passen zu Panto, Rund, Pilotenform und Sechseck, Gespinstbügel zu Panto und Rund, breite Bügel zu Fronten, die an der Braue etwas Gewicht haben.
rule-cable-length = Gespinstbügel werden auf eine Form gewickelt, die bei 145 mm endet.
rule-wire-tips = Enden und Hüllen für Drahtbügel gibt es in Schwarz, Havanna, Rauch und Kristall oder aus dem Rest Ihrer Front.
rule-wire-saddle = Drahtbügel sind leicht, auf einem Steg aus Acetat kippt die Brille damit nach vorn. Sie brauchen verstellbare Pads oder Titanpads.
rule-wire-rivets = Drahtbügel sind zu dünn für Stäbe und Facetten; dort gibt es Punkte oder nichts.
rule-aviator-pads = Der Steg der Pilotenform sitzt zu hoch für einen Sattel. Sie braucht verstellbare Pads oder Titanpads.
rule-browline-pads = Die Browline hat Metall über der Nase, da lässt sich kein Sattel formen. Sie braucht verstellbare Pads oder Titanpads.
rule-browline-front = Die Oberteile der Browline werden aus dickeren Platten geschnitten, davon haben wir elf Farben da.
rule-low-bridge = Ein flacher Nasenrücken braucht auch einen schmalen Steg: Er wird auf 18 oder 20 mm gefräst.
rule-titanium-metal = Titanpads gibt es blank, in Palladium, Gunmetal und Mattschwarz, und alles Metall an einer Brille hat dieselbe Farbe.
rule-matte-crystal-front = Matt geschliffen wird Kristallacetat milchig. Nehmen Sie satiniert oder eine deckende Front.
rule-matte-crystal-temple = Matt geschliffen wird Kristallacetat milchig. Nehmen Sie satiniert oder deckende Bügel.
rule-matte-pearl = Perlmutt lebt von der Politur. Geschliffen sieht es aus wie Kreide.
rule-dusk-temples = Dämmerung wird von der Braue zur Wange heller, an einem Bügel ergibt das keinen Sinn. Wählen Sie für die Bügel eine eigene Farbe.
rule-lining-crystal = Hinter einer klaren oder verlaufenden Front sähe man den Kleber zwischen den Platten.
rule-lining-crystal-temple = Hinter klaren Bügeln sähe man den Kleber zwischen den Platten.
rule-lining-browline = Die Oberteile der Browline sind zu klein, um sie aus zwei Platten zu kleben.
rule-lining-same = Diese beiden Platten sind sich so ähnlich, dass niemand sähe, wo die eine aufhört.
rule-facets-metal = Facetten werden auf allen vier Seiten poliert, das überstehen nur Gold, Palladium, Roségold und Bronze.
rule-no-rivets-hinge = Das fünfteilige Scharnier wird durch die Front genietet. Ohne Nieten nehmen Sie das dreiteilige oder ein Federscharnier.
rule-spring-thin = Das Gehäuse der Feder ist dicker als diese Bügel. Es braucht klassische oder breite.
rule-three-bold = Drei Teile sind zu wenig für breite Bügel; nach einem Jahr würden sie wackeln.
rule-spring-titanium = Federscharniere gibt es nicht aus Titan.
rule-wire-print = Auf Drahtbügeln ist kein Platz für ein Zeichen oder für Buchstaben.
rule-white-print-temple = Weißer Druck ist auf hellen oder klaren Bügeln nicht zu lesen.
rule-white-print-match = Weißer Druck ist nicht zu lesen, wenn die Bügel zu einer hellen oder klaren Front passen.
rule-white-print-lining = Weißer Druck ist auf einer hellen Innenschicht nicht zu lesen.
rule-script-slim = Die Schleifen der Schreibschrift brauchen mehr Höhe, als ein schmaler Bügel hat.
rule-sun-tint = Ein Sonnenglas braucht eine der dunklen Tönungen oder einen Verlauf.
rule-dark-tint-sun = Dunkle Tönungen gibt es nur als Sonnenglas. Ein so dunkles Alltagsglas wäre abends nicht sicher.
rule-blue-filter-clear = Den Blaulichtfilter gibt es nur in klaren Gläsern; eine Tönung würde seine Wirkung verdecken.
rule-reading-clear = Lesegläser bleiben klar: Bei kleiner Schrift zählt jedes bisschen Licht.
rule-progressive-tint = Gleitsichtgläser gibt es nicht in Gelb, Himmelblau und Violett; diese Töne machen den Nahbereich schwer lesbar.
rule-progressive-index = Gleitsichtgläser schleifen wir ab Index 1,6.
rule-progressive-height = Die kleine rechteckige Fassung ist zu flach für Fern-, Zwischen- und Nahbereich eines Gleitsichtglases.
rule-photo-index = Die selbsttönende Schicht wird auf Gläser mit Index 1,6 und 1,67 gegossen.
rule-thin-needs-power = Index 1,67 und 1,74 bringen nur bei Gläsern mit Sehstärke etwas.
rule-index-174-clear = Das Material mit Index 1,74 lässt sich nicht tönen.
rule-polarised-sun = Der Polarisationsfilter ist für Sonnengläser gemacht.
rule-polarised-gradient = Der Polarisationsfilter ist gleichmäßig getönt, ein Verlauf geht damit nicht.
rule-mirror-sun = Eine Verspiegelung braucht ein dunkles Glas dahinter, es gibt sie nur auf Sonnengläsern.
rule-mirror-tint = Jede Verspiegelung hat ihre Tönungen: Silber passt zu Grau, Grün oder Blau, Gold zu Braun oder Grün, Blau zu Grau oder Blau, Kupfer zu Braun, Rosé zu Grau oder Braun, Smaragd zu Grau oder Grün.
rule-mirror-coating = Hinter einer Verspiegelung hat die Beschichtung für Nachtfahrten weder Platz noch Sinn.
rule-night-clear = Für die Nacht müssen Gläser klar sein, höchstens gelb.
rule-clip-lens = Ein Sonnenclip gehört vor Alltagsgläser. Vor Sonnengläsern sähe man so gut wie nichts.
rule-clip-clear = Unter einem Sonnenclip bleibt das Glas klar oder fast klar.
rule-clip-aviator = Wo der Steg des Clips säße, hat die Pilotenform ihren zweiten Steg.
rule-clip-case = Brille und Clip brauchen ein Etui mit Platz für beide; Lederhülle und Faltetui sind zu flach.
rule-sleeve-large = Die Lederhülle ist für Größe L zu schmal.
rule-sleeve-wings = Die Ecken dieser Front würden sich durch die Lederhülle drücken.
rule-cord-cable = Die Schlaufen eines Bandes halten nicht auf Gespinstbügeln und gehen nicht über breite.
rule-chain-metal = Die Kugelkette gibt es in Gold, Palladium, Roségold und Bronze, und sie soll zu den Scharnieren passen.
rule-sight-power = Beim Sehpaket geht es um Ihre Werte, deshalb braucht es Gläser mit Sehstärke.

## Rat aus der Werkstatt

suggestion-narrow-face = Probieren Sie eine Nummer kleiner
    .why = Wenn Ihre letzte Brille gerutscht ist oder die Augen zu nah am Steg saßen, war die Front zu breit. In S kommen die Augen in die Mitte des Glases, dort ist es am klarsten.
suggestion-wide-face = Mehr Platz an den Schläfen
    .why = Drückt es über den Ohren, wünschen sich viele weichere Pads. Meist liegt es an der Breite: L gibt Ihnen sechs Millimeter, und die Bügel laufen wieder gerade.
suggestion-fitting-height = Mehr Höhe für Ihre Gleitsicht
    .why = Ein Gleitsichtglas braucht mindestens 32 Millimeter Höhe, damit Ferne, Bildschirm und Nähe je ihren Bereich haben. Die Pantoform hat zehn mehr, und Sie müssen zum Lesen den Kopf weniger heben.
suggestion-thin-strong = Ab ±4 Dioptrien: dünn und klein
    .why = Starke Gläser werden zum Rand hin dick. Index 1,67 und ein kleiner runder Rand nehmen weg, was man sieht, und etwa ein Drittel des Gewichts dazu.
suggestion-first-progressive = Ihre erste Gleitsicht
    .why = Fangen Sie mit Index 1,6 an, klar und auf Pads, die ich verstellen kann. Ein halber Millimeter an der Nase entscheidet, ob der Nahbereich dort sitzt, wo Sie hinschauen.
suggestion-driving = Wenn Sie viel fahren
    .why = Nasser Asphalt und Armaturenbretter spiegeln waagerecht, und genau das nimmt der Polarisationsfilter heraus. Braun hebt Bremslichter und Fahrbahnrand vom Grau ab.
suggestion-water = Für Wasser und Schnee
    .why = Grau lässt die Farben, wie sie sind, der Filter nimmt die Blendung, und die Silberverspiegelung schickt einen Teil von Licht und Wärme zurück, bevor er ins Glas kommt.
suggestion-gradient-city = Ein Verlauf für die Stadt
    .why = Auf der Straße kommt das Licht von oben, Speisekarte und Telefon liegen unten. Ein Verlauf kann beides, und man sieht noch Ihre Augen.
suggestion-screen-day = Wenn der Tag am Bildschirm stattfindet
    .why = Ein sanfter Filter macht späte Stunden am Bildschirm ruhiger. Er heilt keine müden Augen, deshalb dazu leichtere Bügel und alle halbe Stunde eine Pause. Die kostet nichts.
suggestion-light-build = Leichter bauen
    .why = Schmale Bügel sparen rund drei Gramm. Das klingt nach wenig, bis Sie nachmittags um vier merken, was auf der Nase sitzt.
suggestion-sensitive-skin = Für Haut, die reagiert
    .why = Titanpads nehmen keinen Schweiß auf und enthalten kein Nickel, und mit Palladium bleibt das an den Scharnieren so. Gut, wenn Silikon rote Stellen macht.
suggestion-saddle = Ein Stück über die Nase
    .why = Auf einem etwas höheren Nasenrücken verteilt ein Sattelsteg das Gewicht über die ganze Länge. Keine Padarme, keine lockeren Schrauben: So würde ich sie für mich bauen.
suggestion-satin-black = Dem Schwarz den Glanz nehmen
    .why = Auf poliertem Schwarz sieht man jeden Finger und jede Lampe. Satiniert bleibt die Linie und der Rest wird ruhig, und dunkles Metall lässt die Nieten zurücktreten.
suggestion-warm-skin = Wärmer, für warme Haut
    .why = Bei goldener oder olivfarbener Haut wirkt hartes Schwarz leicht wie aufgemalt. Honig nimmt die Wärme auf, und mit goldenen Scharnieren gehört alles zusammen.
suggestion-cool-skin = Kühler, für kühle Haut
    .why = Wenn Ihnen Silber besser steht als Gold, dann auch das hier: Gletscher und Palladium greifen den Blauton kühler Haut auf und überlassen Ihren Augen das Wort.
suggestion-two-tone = Dunkle Front, helle Bügel
    .why = Von vorn tragen Sie Marine, von der Seite Honig. Das gibt einer ernsten Brille ein warmes Profil, und neben grauem Haar sieht es wunderbar aus.
suggestion-lift = Eine Form, die hebt
    .why = Die Ecken der Cat-Eye folgen dem Wangenknochen nach oben und nehmen den Blick mit. In Burgund wirkt das freundlich, in Schwarz eher streng.
suggestion-gift = Wenn es ein Geschenk wird
    .why = Eine schlichte Fassung, Initialen im Bügel und das Nussbaumkästchen drumherum. Die Gläser können nach dem Sehtest folgen, das Einsetzen kostet nichts.
suggestion-flat-bridge = Wenn Brillen bei Ihnen rutschen
    .why = Die meisten Fassungen sind für hohe Nasenrücken gezeichnet. Ist Ihrer flach, stoßen die Gläser beim Lachen an die Wangen. Zwei Millimeter mehr auf der Nase und ein schmalerer Steg, und das ist vorbei.
suggestion-shorter-temples = Fünf Millimeter weniger hinter dem Ohr
    .why = Kommt die Brille nach vorn, sobald Sie nach unten schauen, ziehen viele die Schrauben an. Sehen Sie auf die Biegung: Beginnt sie hinter dem Ohr und nicht darüber, sind die Bügel zu lang.
suggestion-longer-temples = Bügel, die bis hinten reichen
    .why = Ein breiter Kopf ist meist auch ein langer. Bei 155 sitzt die Biegung dort, wo das Ohr aufhört, und vorne drückt nichts mehr auf die Nase.
suggestion-cable-active = Für alle, die nie stillsitzen
    .why = Ein Gespinstbügel geht ganz um das Ohr und hält, ohne zu drücken. Aufsetzen braucht zwei Hände, danach vergisst man ihn: auf dem Rad, an der Werkbank, mit einem Kind auf dem Arm.
suggestion-clip-instead = Einmal Sehstärke, zwei Brillen
    .why = Statt einer zweiten Brille mit Stärke für die Sonne ein Clip: polarisierend, für diese Front geschnitten, mit einem Klick am Platz. Er kostet weniger als eines der beiden Gläser.
suggestion-self-tinting = Den ganzen Tag rein und raus
    .why = Wer Hunde ausführt, Pakete bringt oder auf dem Spielplatz steht, will nicht vierzigmal die Brille wechseln. Nur im Auto enttäuscht sie, denn die Scheibe hält das Licht ab, das sie dunkel macht.
suggestion-night-driver = Wenn Scheinwerfer Strahlen haben
    .why = Jede Lampe bekommt einen Stern, wenn das Licht im Glas hin und her läuft. Die Beschichtung nimmt das meiste davon. Bleiben die Strahlen, kommen Sie zum Sehtest: Dann liegt es vielleicht an den Augen.
suggestion-easy-clean = Seltener putzen, länger behalten
    .why = Gläser gehen nicht vom Tragen kaputt, sondern vom Putzen am Hemd. Eine Oberfläche, die Fett loslässt, braucht halb so viel Reiben.
suggestion-coral-inside = Eine Farbe nur für Sie
    .why = Von außen eine dunkle, nüchterne Brille mit einer feinen Linie rundherum. Beim Absetzen Koralle. Davon ist noch keine zurückgekommen.
suggestion-one-handed = Für Einhänder
    .why = Wer die Brille an einem Bügel herunterzieht, verbiegt sie, jeden Tag ein wenig. Ein Federscharnier verzeiht das und ist auch zu breiten Schläfen freundlicher.
suggestion-browline = Mit der oberen Hälfte sprechen
    .why = Eine Browline rahmt die Augen von oben und lässt die Wangen in Ruhe. Sie gibt einem weichen Gesicht eine Kante, und graue Brauen sehen damit nach Absicht aus.
suggestion-reading-chain = Wo habe ich sie nur hingelegt?
    .why = Lesebrillen werden ihr Leben lang gesucht. An der Kette sind sie da, wo Sie sind. Gold steht ihr am besten, und über Bibliothekarinnen lacht dabei längst keiner mehr.
suggestion-hexagon = Rund, aber mit Meinung
    .why = Wenn Sie runde Brillen mögen und es etwas trockener haben wollen, genügen sechs weiche Ecken. Blankes Titan sorgt dafür, dass es nicht geziert wirkt.
suggestion-bronze-green = Bronze zu Grün
    .why = Gold neben Grün sieht nach Geschenkpapier aus. Bronze sieht nach Gartentor aus, und das meine ich als Lob.
suggestion-pale-summer = Eine hellere Brille für den Sommer
    .why = In hartem Licht schneidet eine schwarze Brille das Gesicht in zwei Hälften. Helles Schildpatt und ein Grünverlauf lassen es ganz, und man sieht Ihnen trotzdem an, dass Sie wissen, wohin Sie wollen.

## Was zusammen anders kostet

price-all-titanium = Alles in blankem Titan
price-water-kit = Spiegel und Filter in einem Gang
price-gift = Initialen und Nussbaumkästchen zusammen
price-thin-progressive = Dünner Rohling für Gleitsicht

## Wie sie entsteht

stage-draw = Zeichnen und Platte aussuchen
stage-mill = Front und Bügel fräsen
stage-tumble = Feilen, Trommeln, Polieren
stage-metal = Scharniere und Nieten setzen
stage-glaze = Schleifen, Verglasen, Gravieren
stage-pack = Anpassen, Putzen, Einpacken

## Brillen zum Weiterbauen

preset-sunday = Sonntag
    .story = Honig, schmale Bügel und auf der Nase nichts als Acetat. Für Kaffee, die lange Zeitung und Leute, die fragen, woher Sie die haben.
preset-drawing-board = Reißbrett
    .story = Schwarz, satiniert, klein und rund, nirgends eine Niete. Benannt nach der Architektin, die die erste bestellt hat und eine Stunde über das Scharnier reden wollte.
preset-riviera = Riviera
    .story = Helles Schildpatt, Pflaume in den Gläsern und ein wenig geschliffenes Metall in den Ecken. Sie braucht einen Hafen, ein Balkon geht auch.
preset-night-desk = Spätdienst
    .story = Schiefer, matt, Titan. Für alle, die arbeiten, wenn die Putzkolonne kommt, und die auf einen Bildschirm schauen, aber nicht wie einer aussehen wollen.
preset-newsroom = Redaktion
    .story = Oben Horn, unten Gold, dünn geschliffene Gleitsicht, Initialen in Antiqua. Eine Brille, die man vor der Antwort langsam absetzt.
preset-grandfather = Aus Großvaters Schublade
    .story = Rund, Havanna, Draht ums Ohr. Gezeichnet nach einer Brille von 1931, die für eine neue Schraube zu uns kam.
preset-open-water = Offenes Wasser
    .story = Marine, breite Bügel, blauer Spiegel, Polarisationsfilter. Drei Segler haben die Muster einen Sommer lang getragen, zwei haben ihre zurückgegeben.
preset-two-sheets = Zwei Platten
    .story = Außen Petrol, innen Koralle, eine Woche unter Druck geklebt, bevor die Fräse sie sieht. An der Kante bleibt eine Linie, dünn wie ein Faden.
preset-glasshouse = Gewächshaus
    .story = Kristall, Draht, Palladium, dünne Gläser. So wenig Brille, wie man haben kann, ohne mit nacktem Gesicht aus dem Haus zu gehen.
preset-fading-light = Letztes Licht
    .story = Eine Cat-Eye, von Schwarz zu Bernstein gegossen, mit Braunverlauf und Stäben statt Nieten. Am schönsten zwischen sechs und acht Uhr abends.
preset-one-for-two = Eine für zwei
    .story = Gleitsicht für den Tag und ein brauner Clip für die Straße. Für Leute, die das zweite Paar immer verlieren, breit gebaut und mit Bronze zum Grün.
preset-around-the-neck = Um den Hals
    .story = Eine Lesebrille in Burgund an goldener Kette. Entstanden für eine Köchin, die Rezepte auf Armlänge las und nicht sagen wollte, warum.

## Licht

environment-studio = Studio
environment-daylight = Tageslicht
environment-evening = Abend
environment-stage = Bühne

## Motions
motion-fold = Bügel einklappen
    .back = Bügel ausklappen
motion-case = Etui öffnen
    .back = Etui schließen

## Hot spots
spot-front = Die Front
    .about = Aus einer Platte gefräst, die ein halbes Jahr getrocknet ist: Zu frisches Acetat schwindet, und im ersten Sommer fielen die Gläser heraus.
spot-lens = Gläser
    .about = Jedes wird ein Zehntel zu groß geschliffen und in den warmen Rand gedrückt. Ist das Acetat kalt, hält es ohne Schraube.
spot-temple = Bügel
    .about = Ein Bügel soll nirgends drücken, ehe er sich hinters Ohr legt. Wir biegen ihn an Ihnen, in warmem Sand, so oft es braucht.
spot-rivets = Nieten
    .about = Kalt gesetzt, drei Schläge mit dem Hammer, dann bündig gefeilt. Fahren Sie mit dem Finger darüber: Der Anfang soll nicht zu spüren sein.
spot-pads = Auf der Nase
    .about = Neun Zehntel des Gewichts liegen hier, auf zwei Stellen so groß wie Linsen. Darum sehen wir erst Ihre Nase an und dann Ihr Gesicht.
spot-print = Innen im Bügel
    .about = Das sehen nur Sie, und wer Ihre Brille findet. Nennen Sie uns einen Namen oder ein Datum: Wir stechen es von Hand vor dem letzten Polieren.
spot-hinge = Scharnier
    .about = Zwanzigmal am Tag auf und zu, zehn Jahre lang, das sind 73.000-mal. Die Schraube sichert ein Tropfen Lack, den wir kostenlos erneuern.
spot-tip = Das Bügelende
    .about = Zum Ende hin dünner gefeilt, damit es sich biegen lässt, ohne zu brechen. Zu lang rutscht die Brille, zu kurz drückt sie.
spot-case = Etui
    .about = Auf eine Brille, die offen herumliegt, setzt sich irgendwann jemand. Wir haben gezählt: Vier von fünf Reparaturen beginnen ohne Etui.
