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

group-size = Größe
    .about = Gemessen von Schläfe zu Schläfe. Passt eine alte Brille, steht ihre Breite innen im Bügel.
value-size-s = S · Glasbreite 46 mm
    .about = Für Gesichter bis etwa 131 mm Breite. Front 134 mm.
value-size-m = M · Glasbreite 48 mm
    .about = Für Gesichter von etwa 132 bis 139 mm. Front 140 mm.
value-size-l = L · Glasbreite 50 mm
    .about = Für Gesichter ab etwa 140 mm. Front 146 mm.

group-temple = Bügel
    .about = Alle Bügel lassen sich in der Werkstatt an Ihr Ohr anbiegen.
value-temple-classic = Acetat, klassisch
    .about = Volle Breite mit Stahlseele. Das Gegengewicht zu einer kräftigen Front.
value-temple-slim = Acetat, schmal
    .about = Ein Drittel schmaler und als Paar rund drei Gramm leichter.
value-temple-wire = Draht mit Bügelenden
    .about = Federstahl mit Enden aus Acetat, geschnitten aus dem Rest Ihrer Front.

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

group-finish = Oberfläche
    .about = Wie weit wir polieren. Gilt für Front und Bügel.
value-finish-polished = Poliert
    .about = Zwei Tage in der Trommel, dann an der Scheibe. Tief und glänzend.
value-finish-satin = Satiniert
    .about = Ein weicher Schimmer, auf dem man keine Fingerabdrücke sieht.
value-finish-matte = Matt
    .about = Trocken für Auge und Hand. Lässt sich später aufpolieren, falls Sie es sich anders überlegen.

group-metal = Scharniere und Nieten
    .about = Nieten, Scharniere, Padarme und die Folie der Prägung haben dieselbe Farbe.
value-metal-gold = Gold
value-metal-palladium = Palladium
    .about = Silberton, nickelfrei.
value-metal-gunmetal = Gunmetal
value-metal-rose-gold = Roségold
value-metal-black = Mattschwarz

group-pads = Nasenauflage
    .about = Sie trägt den größten Teil des Gewichts.
value-pads-adjustable = Verstellbare Pads
    .about = Weiches Silikon auf Padarmen. Passt fast jeder Nase und lässt sich austauschen.
value-pads-saddle = Sattelsteg
    .about = Aus dem Acetat der Front geformt. Nichts zu biegen, nichts zu putzen.
value-pads-titanium = Titanpads
    .about = Dünn, kühl und gut für empfindliche Haut.

group-print = Innen im Bügel
    .about = Was innen steht, wo nur Sie es lesen.
value-print-none = Nichts
value-print-workshop = Werkstattzeichen + Größe
    .about = Folienprägung in der Farbe der Scharniere.
value-print-white = Werkstattzeichen, weiß
value-print-initials = Ihre Initialen
    .about = Von Hand graviert, sobald wir Sie nach den Buchstaben gefragt haben. Im Bild bleibt die Stelle leer.

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

## Drumherum

group-case = Etui
    .about = Wo die Brille schläft.
value-case-hard = Hartschalenetui
value-case-sleeve = Lederhülle
    .about = Pflanzlich gegerbt und flach genug für die Jackentasche.
value-case-felt = Wollfilztasche
value-case-folding = Faltetui
    .about = Stabil, solange die Brille darin liegt, und leer ganz flach.
value-case-walnut = Nussbaumkästchen
    .about = Vom Tischler zwei Straßen weiter.

group-cloth = Putztuch
    .about = Mikrofaser, 18 × 15 cm, waschbar.
value-cloth-grey = Grau
value-cloth-indigo = Indigo
value-cloth-ochre = Ocker
value-cloth-print = Werkstattdruck
    .about = Ein Linolschnitt unserer Werkbank, in zwei Farben gedruckt.

group-care = Service
    .about = Reinigen und Anpassen sind in der Werkstatt immer kostenlos.
value-care-basic = Zwei Jahre Garantie
value-care-repair = Reparaturpaket, 3 Jahre
    .about = Jede Reparatur, jährlich neue Pads und einmal Aufpolieren.
value-care-sight = Sehpaket, 3 Jahre
    .about = Alles aus dem Reparaturpaket, jährlich ein Sehtest und neue Gläser zum halben Preis, wenn sich Ihre Werte ändern.

## Regeln: warum etwas nicht zusammenpasst

rule-shape-sizes = Runde und Cat-Eye-Fassungen gibt es in S und M, die Pilotenform in M und L; darüber hinaus stimmen die Proportionen nicht mehr.
rule-wire-shapes = Drahtbügel brauchen die hohe, schmale Backe von Panto, runder Form und Pilotenform.
rule-wire-tips = Bügelenden für Drahtbügel gibt es in Schwarz, Havanna, Rauch und Kristall oder aus dem Rest Ihrer Front.
rule-wire-saddle = Drahtbügel sind leicht, auf einem Sattelsteg kippt die Brille damit nach vorn. Sie brauchen verstellbare Pads oder Titanpads.
rule-aviator-pads = Der Steg der Pilotenform sitzt zu hoch für einen Sattel. Sie braucht verstellbare Pads oder Titanpads.
rule-titanium-metal = Titanpads gibt es in Palladium, Gunmetal und Mattschwarz, und alles Metall an einer Brille hat dieselbe Farbe.
rule-matte-crystal-front = Matt geschliffen wird Kristallacetat milchig. Nehmen Sie satiniert oder eine deckende Front.
rule-matte-crystal-temple = Matt geschliffen wird Kristallacetat milchig. Nehmen Sie satiniert oder deckende Bügel.
rule-wire-print = Auf Drahtbügeln ist kein Platz für ein Zeichen oder für Buchstaben.
rule-white-print-temple = Weißer Druck ist auf hellen oder klaren Bügeln nicht zu lesen.
rule-white-print-match = Weißer Druck ist nicht zu lesen, wenn die Bügel zu einer hellen oder klaren Front passen.
rule-sun-tint = Ein Sonnenglas braucht eine der dunklen Tönungen oder einen Verlauf.
rule-dark-tint-sun = Dunkle Tönungen gibt es nur als Sonnenglas. Ein so dunkles Alltagsglas wäre abends nicht sicher.
rule-blue-filter-clear = Den Blaulichtfilter gibt es nur in klaren Gläsern; eine Tönung würde seine Wirkung verdecken.
rule-reading-clear = Lesegläser bleiben klar: Bei kleiner Schrift zählt jedes bisschen Licht.
rule-progressive-tint = Gleitsichtgläser gibt es klar oder in Rosé; Gelb und Blau machen den Nahbereich schwer lesbar.
rule-progressive-index = Gleitsichtgläser schleifen wir ab Index 1,6.
rule-progressive-height = Die kleine rechteckige Fassung ist zu flach für Fern-, Zwischen- und Nahbereich eines Gleitsichtglases.
rule-thin-needs-power = Index 1,67 und 1,74 bringen nur bei Gläsern mit Sehstärke etwas.
rule-index-174-clear = Das Material mit Index 1,74 lässt sich nicht tönen.
rule-polarised-sun = Der Polarisationsfilter ist für Sonnengläser gemacht.
rule-polarised-gradient = Der Polarisationsfilter ist gleichmäßig getönt, ein Verlauf geht damit nicht.
rule-mirror-sun = Eine Verspiegelung braucht ein dunkles Glas dahinter, es gibt sie nur auf Sonnengläsern.
rule-mirror-tint = Jede Verspiegelung hat ihre Tönungen: Silber passt zu Grau, Grün oder Blau, Gold zu Braun oder Grün, Blau zu Grau oder Blau, Kupfer zu Braun.
rule-sleeve-large = Die Lederhülle ist für Größe L zu schmal.
rule-sight-power = Beim Sehpaket geht es um Ihre Werte, deshalb braucht er Gläser mit Sehstärke.

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
