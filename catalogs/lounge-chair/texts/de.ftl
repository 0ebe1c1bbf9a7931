# Der Abendsessel: was die Kundschaft liest, auf Deutsch.

line-title = Der Abendsessel
line-tagline = Ein Sessel, den ein Tischler und eine Polsterin auf Bestellung bauen, für dreißig Jahre Sitzen.

## Sessel

group-shell = Schale
    .about = Worin Sie sitzen. Jede Schale nimmt jedes Sitzkissen auf, und alle entstehen in unserer Werkstatt.
value-shell-frame = Lattenrahmen
    .about = Massivholz, gezapft und verkeilt. Jede Verbindung ist zu sehen, und jede lässt sich reparieren.
value-shell-spindle = Sprossenrahmen
    .about = Elf gedrechselte Sprossen tragen den Rücken. Sie federn ein wenig und lassen Licht durch.
value-shell-tub = Polsterschale
    .about = Rundum gepolstert, mit zwei Reihen Keder um die Kante.
value-shell-wing = Hohe Ohrenschale
    .about = 13 cm höher als die Polsterschale, mit Ohren gegen Zugluft und Nachbarn.
value-shell-ply = Formholz
    .about = Ein Blatt aus sieben Furnieren, über die Form gepresst und über Nacht ausgekühlt.

group-size = Größe
    .about = Sitzbreite zwischen den Seiten. Das Gestell wächst mit.
value-size-narrow = Schmal · Sitz 56 cm
    .about = Für kleine Räume und schmale Menschen.
value-size-standard = Standard · Sitz 59 cm
    .about = Sitzhöhe 43 cm.
value-size-wide = Breit · Sitz 62 cm
    .about = Platz, um quer zu sitzen, oder mit Katze.
value-size-tall = Hoch · Sitz 60 cm
    .about = Sitzhöhe 45 cm und ein längerer Rücken, für Menschen über 1,85 m.

group-measure = Nach Maß
    .about = Bis zu 12 cm breiter als seine Größe, oder 4 cm schmaler. Der Sitz wächst; Armlehnen und Beine behalten ihre Form.

group-base = Gestell
    .about = Worauf er steht. Der Hocker steht auf dem gleichen.
value-base-legs = Gedrechselte Beine
    .about = Vier konische Beine mit Metallhülsen, in zwei Traversen eingelassen.
value-base-star = Drehstern
    .about = Dreht sich ganz herum und kommt in die Ausgangslage zurück.
value-base-disc = Drehteller
    .about = Ein gedrückter Teller von 9 kg, damit der Sessel steht. Dreht ohne Anschlag.
value-base-sled = Kufen
    .about = Gebogenes Stahlrohr, das unter Ihnen federt. Gleitet über Teppiche.
value-base-rocker = Schaukelkufen
    .about = Zwei gebogene Kufen. Er ruht im gleichen Winkel wie die anderen Sessel. Der Hocker steht auf Beinen.

group-arms = Armlehnen
    .about = Unter dem Sitz verschraubt: Sie lassen sich später ergänzen oder abnehmen.
value-arms-none = Keine
    .about = Seitlich frei, zum Gitarrespielen und Quersitzen.
value-arms-paddle = Holzpaddel
    .about = Vorn breit, wo eine Tasse stehen würde. Der Pfosten geht durch und ist verkeilt.
value-arms-hoop = Gebogener Bügel
    .about = Eine Leiste auf jeder Seite, gedämpft und in einem Zug gebogen.
value-arms-loop = Stahlbügel mit Polster
    .about = Gebogenes Rohr und ein von Hand aufgenähtes Lederpolster.

group-make = Kissenmachart
    .about = Wie Sitz-, Rücken- und Hockerkissen genäht sind.
value-make-piped = Kastenkissen mit Keder
    .about = Zwei Spiegel und ein Kissenband, Keder in den Nähten. Die haltbarste Machart.
value-make-stitched = Kastenkissen mit Steppnaht
    .about = Schlichte Nähte und daneben eine Reihe grober Stiche.
value-make-channel = Mit Pfeifen
    .about = Sieben gestopfte Pfeifen, vom Knie bis zur Schulter.
value-make-buttoned = Geknöpft
    .about = Neun bezogene Knöpfe je Kissen, von Hand durchgebunden.

group-head = Kopfstütze
    .about = Hängt an zwei Riemen über dem Rücken; ein Gewicht dahinter hält sie in jeder Höhe.
value-head-none = Keine
value-head-cushion = Kopfkissen
    .about = Flach und mit Keder, 40 cm breit.
value-head-ribbed = Kopfkissen mit Pfeifen
    .about = Fünf Pfeifen, passend zu Kissen mit Pfeifen.
value-head-roll = Nackenrolle
    .about = Rund, fest und gut zum Lesen.

group-ottoman = Hocker
    .about = Gebaut wie der Sessel: gleiche Schale, gleiches Gestell, gleiches Kissen.
value-ottoman-without = Ohne
value-ottoman-with = Mit Hocker
    .about = So hoch wie die Mitte des Sitzes, damit die Knie leicht gebeugt bleiben.

## Bezug

group-cover = Bezug
    .about = Stoff oder Leder aller Kissen. Die Farben folgen.
value-cover-weave = Panama-Gewebe
    .about = Wolle und Leinen, zwei zu zwei gewebt. 60.000 Scheuertouren.
value-cover-twill = Wollköper
    .about = Feine Diagonale, glatt in der Hand. 80.000 Scheuertouren.
value-cover-felt = Wollfilz
    .about = Gepresst statt gewebt: keine Fadenrichtung, kein Ausfransen.
value-cover-corduroy = Breitcord
    .about = Baumwolle, mit 7 mm breiten Rippen, die den Rücken hinauflaufen.
value-cover-boucle = Bouclé
    .about = Schlingenwolle, weich und nachsichtig.
value-cover-leather = Sattelleder
    .about = Pigmentiert, gleichmäßig und leicht abzuwischen.
value-cover-aniline = Anilinleder
    .about = Durchgefärbt und offenporig: Es zeigt sein Leben und bald auch Ihres.
value-cover-nubuck = Nubuk
    .about = Auf der Narbenseite geschliffen, samtig wie ein Pfirsich.

group-colour = Farbe
    .about = Jeder Bezug wird in seiner Auswahl dieser Farben gefärbt.
value-colour-chalk = Kreide
value-colour-oat = Hafer
value-colour-sand = Sand
value-colour-stone = Stein
value-colour-clay = Lehm
value-colour-graphite = Graphit
value-colour-black = Schwarz
value-colour-blush = Altrosa
value-colour-terracotta = Terrakotta
value-colour-rust = Rost
value-colour-ochre = Ocker
value-colour-burgundy = Burgund
value-colour-sage = Salbei
value-colour-moss = Moos
value-colour-forest = Wald
value-colour-mist = Nebelblau
value-colour-denim = Jeansblau
value-colour-petrol = Petrol
value-colour-navy = Marine
value-colour-natural = Natur
    .about = Pflanzlich gegerbt, ungefärbt. Dunkelt im Licht nach.
value-colour-cognac = Cognac
value-colour-tobacco = Tabak
value-colour-chestnut = Kastanie
value-colour-espresso = Espresso

group-outer = Außenbezug
    .about = Die Außenseite einer gepolsterten Schale und ihres Hockers.
value-outer-match = Wie die Kissen
value-outer-felt-graphite = Filz, Graphit
value-outer-felt-moss = Filz, Moos
value-outer-weave-stone = Panama, Stein
value-outer-twill-navy = Köper, Marine
value-outer-leather-black = Leder, Schwarz
value-outer-leather-cognac = Leder, Cognac
value-outer-leather-espresso = Leder, Espresso

group-piping = Keder
    .about = Die Kordel in den Nähten und um eine gepolsterte Kante.
value-piping-match = Ton in Ton
value-piping-chalk = Kreide
value-piping-sand = Sand
value-piping-rust = Rost
value-piping-navy = Marine
value-piping-black = Leder, Schwarz
value-piping-cognac = Leder, Cognac
value-piping-espresso = Leder, Espresso

group-thread = Garn
    .about = Der sichtbaren Nähte an Kissen, Armpolstern und Riemen.
value-thread-match = Ton in Ton
value-thread-ecru = Ecru
value-thread-black = Schwarz
value-thread-cognac = Cognac
value-thread-red = Rot
value-thread-blue = Blau

group-button = Knöpfe
    .about = Auf geknöpften Kissen und an den Enden einer Nackenrolle.
value-button-match = Ton in Ton
value-button-cognac = Leder, Cognac
value-button-black = Leder, Schwarz
value-button-brass = Messing

## Holz und Metall

group-wood = Holz
    .about = Massiv, aus Wäldern im Umkreis von 400 km.
value-wood-walnut = Nussbaum
    .about = Europäisch, braun mit grauem Schatten.
value-wood-oak = Eiche
    .about = Ehrlich, hart und heller als gedacht.
value-wood-oak-white = Eiche, weiß
    .about = Mit Kalk gebürstet, damit sie nicht vergilbt.
value-wood-oak-smoked = Räuchereiche
    .about = Drei Tage im Salmiakrauch; die Farbe geht ganz hindurch.
value-wood-ash = Esche
    .about = Hell und federnd, das Holz der Werkzeugstiele.
value-wood-ash-black = Esche, schwarz
    .about = Gebeizt; die Maserung bleibt fühlbar.
value-wood-ash-forest = Esche, grün
    .about = Gebeizt im Grün alter Gartentüren.
value-wood-cherry = Kirschbaum
    .about = Jetzt rosig, in zehn Jahren kastanienbraun.

group-finish = Holzoberfläche
value-finish-oil = Geölt
    .about = Hartwachsöl, punktuell auszubessern.
value-finish-soap = Geseift
    .about = Trocken und hell; zweimal im Jahr mit Seife waschen.
value-finish-satin = Seidenmatt lackiert
    .about = Geschlossene Fläche, für Kinder und Rotwein.
value-finish-gloss = Hochglanz
    .about = Acht Schichten, poliert wie ein Flügel.

group-metal = Metall
    .about = Von Gestell, Haltern, Hülsen und Schrauben.
value-metal-chrome = Chrom, poliert
value-metal-steel = Edelstahl, gebürstet
value-metal-black = Schwarz
    .about = Pulverbeschichtet, matt.
value-metal-graphite = Graphit
value-metal-white = Altweiß
    .about = Pulverbeschichtet, matt.
value-metal-bronze = Bronze
    .about = Von Hand patiniert und gewachst.
value-metal-brass = Messing
    .about = Unlackiert: Es dunkelt nach, wo niemand hinfasst.
value-metal-custom = Ihre eigene Farbe
    .about = Pulverbeschichtet, matt, für diesen einen Sessel gemischt.

group-glides = Gleiter
    .about = Was Ihren Boden berührt.
value-glides-black = Hartgummi
    .about = Für Teppiche.
value-glides-felt = Filz, grau
    .about = Für Holz und Stein.
value-glides-cork = Kork
    .about = Für Holzböden, leise und griffig.
value-glides-ptfe = PTFE, weiß
    .about = Gleitet auf allem.

group-pad = Armpolster
    .about = Leder der Polster auf Stahlbügeln.
value-pad-cognac = Cognac
value-pad-black = Schwarz
value-pad-tobacco = Tabak
value-pad-natural = Natur
value-pad-match = Wie die Kissen

group-strap = Riemen
    .about = Leder der Riemen, die die Kopfstütze halten.
value-strap-cognac = Cognac
value-strap-black = Schwarz
value-strap-tobacco = Tabak
value-strap-natural = Natur

## Innen und drumherum

group-fill = Füllung
    .about = Was in den Kissen steckt.
value-fill-foam = Kaltschaum
    .about = Gleichmäßig und haltbar, in zwei Dichten.
value-fill-feather = Federn auf Schaum
    .about = Oben weich, in Kammern. Ab und zu aufschütteln.
value-fill-latex = Naturlatex
    .about = Lebendig und luftig, vom Kautschukbaum.
value-fill-springs = Taschenfedern
    .about = Neunzig Federn im Sitz, wie in einer guten Matratze.

group-firmness = Sitzhärte
value-firmness-soft = Weich
    .about = Sie sinken ein. Bis etwa 70 kg.
value-firmness-medium = Mittel
value-firmness-firm = Fest
    .about = Leicht aufzustehen. Ab etwa 90 kg.

group-protection = Schutz
value-protection-none = Keiner
value-protection-stain = Fleckschutz
    .about = Für Stoff: Flüssiges perlt etwa drei Jahre lang ab.
value-protection-care = Lederpflegeset
    .about = Reiniger, Balsam und Bürste, für fünf Jahre.

group-spare = Stoff auf Vorrat
    .about = Aus derselben Färbung, gerollt und trocken bei uns eingelagert: für das Brandloch, den Sessel, der noch dazukommt, den zweiten Bezug.

group-delivery = Lieferung
    .about = In einer Decke statt im Karton, außer Sie möchten ein Paket.
value-delivery-parcel = Flaches Paket
    .about = Zwölf Schrauben, ein Schlüssel, eine halbe Stunde.
value-delivery-kerb = Bis Bordsteinkante
value-delivery-room = Bis ins Zimmer
    .about = Zwei Leute tragen ihn dorthin, wo er stehen soll.
value-delivery-swap = Zimmer und Rücknahme
    .about = Wir nehmen Ihren alten Sessel mit und suchen ihm ein Zuhause.

group-warranty = Garantie
    .about = Auf Rahmen, Schale und Gestell.
value-warranty-ten = 10 Jahre
value-warranty-fifteen = 15 Jahre + Neubezug
    .about = Innerhalb von 15 Jahren einmal neue Bezüge zum halben Preis.
value-warranty-twentyfive = 25 Jahre auf die Verbindungen
    .about = Löst sich eine Verbindung, leimen wir sie neu.

## Regeln: warum etwas nicht zusammenpasst

rule-cover-colours = Jeder Bezug wird in seiner eigenen Auswahl gefärbt; diese Farbe gibt es in diesem Bezug nicht.
rule-felt-channel = Filz dehnt sich nicht über Pfeifen: In den Rillen würde er knittern.
rule-corduroy-channel = Cord hat eigene Rippen; Rippen auf Pfeifen laufen nie gerade.
rule-boucle-buttons = Die Schlingen des Bouclé verhaken sich unter den Knöpfen und scheuern durch.
rule-boucle-stitched = In Bouclé versinken Steppnähte und sind nicht zu sehen.
rule-nubuck-buttons = Auf Nubuk entsteht binnen eines Jahres um jeden Knopf ein speckiger Rand.
rule-felt-buttons = Filz reißt, wo Knöpfe ziehen: Er hat keine Fäden, die halten.
rule-leather-piping = Lederkissen bekommen Lederkeder; Stoffkeder wäre zuerst durchgescheuert.
rule-outer-shell = Nur die gepolsterten Schalen haben eine Außenseite zum Beziehen.
rule-piping-nowhere = An diesem Sessel gibt es keinen Keder: weder an den Kissen noch an der Schale.
rule-thread-nowhere = An diesem Sessel ist keine Naht zu sehen, das Garn macht also keinen Unterschied.
rule-button-nowhere = An diesen Kissen sind keine Knöpfe.
rule-pad-loop = Nur die Stahlbügel haben Polster.
rule-strap-head = Die Riemen halten die Kopfstütze; ohne sie gibt es keine.
rule-ribbed-channel = Das Kopfkissen mit Pfeifen wird in einem Zug mit den Kissen genäht, die Pfeifen haben.
rule-wing-narrow = In der schmalen Größe würden die Ohren der Schale an den Schultern anliegen.
rule-ply-sizes = Formholz wird über eine Form gepresst, und Formen gibt es für Standard und Breit.
rule-ply-woods = Furnier für das Formholz gibt es in Nussbaum, Eiche, Räuchereiche, Esche und schwarzer Esche.
rule-ply-buttons = Knöpfe werden nach hinten durchgebunden, und Formholz lässt sich nicht durchstechen.
rule-spindle-column = Eine einzelne Säule verdreht den Rahmen bei jeder Bewegung und lockert die Sprossen. Nehmen Sie Beine, Kufen oder Schaukelkufen.
rule-wing-rocker = Die hohe Schale bringt so viel Gewicht hinter die Kufen, dass der Sessel nach hinten gekippt ruhen würde.
rule-tall-rocker = Die hohe Größe kippt auf Schaukelkufen zu leicht.
rule-tall-disc = Der Drehteller ist zu klein, um die hohe Größe sicher zu halten.
rule-rocker-arms = Aus einem Schaukelsessel drückt man sich hoch: Er braucht Armlehnen.
rule-wing-paddle = Die Holzpaddel würden an den Ohren der Schale scheuern.
rule-spindle-loop = Der Stahlbügel ist für geschlossene Schalen gedacht; am Sprossenrahmen verbauen wir nur Holz.
rule-rocker-glides = Schaukelkufen bekommen einen Filzstreifen über die ganze Länge, nichts anderes.
rule-disc-cork = Kork rollt sich unter der Kante des Drehtellers ab.
rule-sled-hard = Die Kufen rutschen bei jeder Bewegung ein wenig; Kork würde bröseln.
rule-measure-steel = Ab 10 cm würden sich Holzbeine und Schaukelkufen unter dem breiteren Sitz biegen. Die Stahlkufen tragen ihn.
rule-measure-column = Auf einer einzelnen Säule kippt ein Sitz, der 6 cm breiter ist, wenn sich jemand auf die Kante setzt.
rule-measure-narrow = Ein schmaler Sessel, der breiter gemacht wird, ist der in Standardgröße. Beginnen Sie mit diesem.
rule-measure-ply = Das Formholz kommt aus einer einzigen Form, und die hat eine Breite.
rule-measure-buttons = Die Knöpfe werden auf einer Lehre in Standardbreite geheftet.
rule-bolt = Der Stoff kommt von einem Ballen: Ein so viel breiterer Sessel lässt weniger davon als Reserve übrig.
rule-measure-parcel = Ab 6 cm passt der Sitz nicht mehr in das Paket.
rule-base-metals = Jedes Gestell gibt es in seinen Metallen: Der Stern ist gegossen und wird nicht vermessingt oder altweiß beschichtet, Kufen werden nicht patiniert.
rule-loop-metals = Die Stahlbügel gibt es verchromt, gebürstet und pulverbeschichtet.
rule-hoop-woods = So eng lassen sich nur Eiche und Esche biegen; Nussbaum und Kirschbaum brechen.
rule-gloss-woods = Hochglanz braucht geschlossene Poren: Wir machen ihn auf Nussbaum, Kirschbaum und schwarzer Esche.
rule-soap-woods = Seife ist für helle Hölzer; auf dunklen oder gebeizten hinterlässt sie graue Schleier.
rule-stain-oil = Öl würde diese Beize nachdunkeln: Seife oder Lack hält die Farbe.
rule-gloss-frame = Elf Sprossen lassen sich nicht auf Hochglanz polieren, ohne sie durchzuschleifen.
rule-springs-slats = Taschenfedern brauchen einen geschlossenen Sitzboden; zwischen Latten kippen sie.
rule-springs-narrow = Der Federkern ist für den schmalen Sitz zu breit.
rule-feather-channel = Federn wandern aus Pfeifen heraus; sie brauchen Kammern.
rule-feather-firm = Federn sind nie fest.
rule-springs-soft = Unter einer weichen Auflage würde man die Federn spüren.
rule-stain-cloth = Der Fleckschutz ist für Stoff; Leder bekommt das Pflegeset.
rule-care-leather = Das Pflegeset ist für Glattleder.
rule-spare-hide = Leder wird nach Häuten gekauft und nicht nach Metern. Wir heben stattdessen die Nummer Ihrer Gerbung auf.
rule-one-driver = Ein Ohrensessel auf einer Säule wiegt 46 kg: Der eine Fahrer bis zur Bordsteinkante hebt ihn nicht vom Wagen.
rule-parcel-parts = Nur Rahmen und Formholz auf Beinen oder Kufen lassen sich flach verpacken.
rule-joints-frame = Diese Garantie gilt verkeilten Verbindungen, und die haben nur die Holzrahmen.

## Was für mehrere Entscheidungen zusammen berechnet wird

price-leather-ottoman = Leder für den Hocker
price-leather-tub = Leder für die Außenseite der Polsterschale
price-leather-wing = Leder für die Außenseite der Ohrenschale
price-reserve-care = Neubezug aus dem eigenen Vorrat

## Wie er gemacht wird

stage-select = Holz aussuchen
stage-frame = Gestell und Schale
stage-finish = Oberfläche
stage-upholstery = Zuschneiden, Nähen, Polstern
stage-assembly = Zusammenbau und letzter Blick

## Sessel für den Anfang

preset-sunday-paper = Die Sonntagszeitung
    .story = Eiche täte es auch, aber mit Nussbaum und etwas Messing dauert der Vormittag länger. Graues Gewebe, eine Rolle im Nacken, Füße hoch.
preset-fireside = Am Kamin
    .story = Ohren, hinter denen man ungestört einschläft, Knöpfe, die die Füllung am Platz halten, Waldgrün, weil der Raum ohnehin dunkel ist.
preset-saddle = Sattel
    .story = Cognacfarbenes Leder, Chrom und eine Reihe grober heller Stiche. Er dreht sich zur Tür, wenn jemand kommt.
preset-first-flat = Erste eigene Wohnung
    .story = Esche und Jeansblau, und nichts, was man weglassen könnte. Kommt als Paket und passt durch jedes Treppenhaus.
preset-fjord = Am Fjord
    .story = Ein Bogen aus Eiche, sieben Pfeifen aus petrolblauer Wolle, Kufen aus schwarzem Rohr. Er wiegt wenig und steht still.
preset-five-whites = Fünfmal Weiß
    .story = Kreide, Esche, Seife, Stahl und Kalk. Am Abend ansehen, wenn keine zwei davon gleich sind.
preset-grandchild = Zum Festhalten
    .story = Elf Sprossen, zwei Kufen, grüner Cord. Das Kind auf dem Schoß bringen Sie mit; die Kufen biegen wir so flach, dass er von selbst ausschwingt.
preset-undyed = In zehn Jahren
    .story = Leder, das niemand gefärbt, auf Eiche, die niemand lackiert hat. Heute hell; jeder Sommer und jeder Ellbogen wird darauf zu sehen sein.
preset-clay-hour = Ton
    .story = Bouclé, wo man sitzt, dunkles Leder, wo Taschen und Staubsauger anstoßen. Der bronzene Teller dreht lautlos.
preset-original = Ist das ein Original?
    .story = Formholz, espressobraunes Leder, ein verchromter Stern. Alle fragen. Es ist eines: Ihres.
preset-concert = Dritte Reihe
    .story = Schwarzes Leder in Pfeifen vom Knie bis zum Kopf, Messing darunter, eigene Wände. Dahin stellen, wo sich die Lautsprecher treffen.
preset-winter-garden = Wintergarten
    .story = Salbei und Kreide auf geseifter Esche, ein wenig breiter, für den Tee zwischen Pflanzen. Ein Meter Stoff liegt auf Vorrat, denn die Sonne holt sich am Ende alles.
preset-two-metres = Für jemanden von zwei Metern
    .story = Längere Beine, ein längerer Rücken, fester Latex. Ockerfarbener Cord innen und Filz außen, denn auch große Leute dürfen gesehen werden.

## Rat aus der Werkstatt

suggestion-first-hour = Urteilen Sie nach einer Stunde
    .why = Weich ist fünf Minuten lang herrlich. Nach einer Stunde sind die Hüften eingesunken, und die Knie stehen zu hoch. Latex in Mittel gibt nach und trägt trotzdem.
suggestion-getting-up = Leichter wieder aufstehen
    .why = Wenn die Knie sich melden, brauchen Sie zweierlei: etwas zum Abstützen und einen Sitz, der Sie nicht verschluckt. Auf die Paddel passt die ganze Hand.
suggestion-long-legs = Für Menschen über 1,85 m
    .why = Setzen Sie sich mit dem Rücken an eine Wand und messen Sie bis zur Kniekehle. Ab 46 cm nehmen Sie die hohe Größe, sonst trägt die Vorderkante nichts.
suggestion-reading = Ein Sessel zum Lesen
    .why = Lesen zieht den Kopf nach vorn. Eine Rolle im Nacken hält ihn, ohne zu drücken, und mit hochgelegten Füßen liegt das Buch auf den Oberschenkeln.
suggestion-nap = Für den Mittagsschlaf
    .why = Ein flaches Kopfkissen lässt den Kopf zur Seite sinken. Mit Federn obenauf drückt nach zwanzig Minuten nichts.
suggestion-cat = Wenn eine Katze bei Ihnen wohnt
    .why = Krallen suchen Schlingen. Filz hat keine, und kurze Haare gehen mit feuchter Hand ab. Nichts, was ich nähe, hat Katzen besser überstanden.
suggestion-children = Wenn Kinder darauf klettern
    .why = Sattelleder lässt sich abwischen, und Tabak verbirgt den Rest. Lack aufs Holz, denn Apfelsaft frisst Öl.
suggestion-south-window = Vor einem Südfenster
    .why = Offenes Leder bleicht in zwei Sommern aus. Wollköper in mittlerem Grau hält die Farbe am längsten; etwas anderes stelle ich dort nicht hin.
suggestion-aniline-life = Leder, das mit Ihnen altert
    .why = Pigmentiertes Leder sieht zehn Jahre gleich aus und dann plötzlich alt. Ungefärbtes Anilin verändert sich ab der ersten Woche und ist nach zehn Jahren am schönsten.
suggestion-piping-lasts = Keder hält länger
    .why = Ein Kissen stirbt an der Naht. Die Kordel darin fängt das Scheuern ab, und ich kann sie tauschen, ohne den Spiegel anzufassen.
suggestion-contrast-line = Eine Linie aus Leder
    .why = Ein ruhiger Stoff mit Lederkeder: Die Linie zeichnet das Kissen nach, und die Kante, die jeder berührt, wird mit jeder Hand schöner.
suggestion-quiet-boucle = Weicher fürs Auge
    .why = In einem Raum mit viel Glas und Stein nimmt Bouclé dem Licht die Härte, und dem Hall auch. Nehmen Sie Hafer; auf Kreide sieht man jede Zeitung.
suggestion-button-back = Ein Ohrensessel braucht Knöpfe
    .why = In einem so hohen Rücken wandert die Füllung mit den Jahren nach unten. Knöpfe halten sie, wo ich sie hingelegt habe, deshalb haben alte Ohrensessel welche.
suggestion-two-tone = Außen Leder, innen Stoff
    .why = Sie sitzen auf Stoff, warm und leise. Hände, Taschen und der Staubsauger treffen die Außenseite: Dafür ist Leder da.
suggestion-small-room = Unter vierzehn Quadratmetern
    .why = Was man durchschauen kann, nimmt keinen Platz weg. Sprossen, keine Armlehnen, dünne Beine: Der Raum behält Boden und Licht.
suggestion-draught = Wenn es zieht oder laut ist
    .why = Die Ohren sind kein Schmuck. Sie halten kalte Luft vom Nacken und den halben Raum von den Ohren fern; am Telefon merken Sie es sofort.
suggestion-view-turns = Hier Fenster, dort Ofen
    .why = Wenn es zwei Dinge zu sehen gibt, soll der Sessel sich drehen. Der Stern kommt von selbst zurück, so sieht der Raum ordentlich aus, wenn Sie gehen.
suggestion-soft-floor = Auf dickem Teppich
    .why = Vier Punkte sinken ein und wackeln. Kufen liegen auf ganzer Länge auf und lassen sich mit einem Fuß schieben.
suggestion-parquet = Auf Parkett oder Stein
    .why = Hartgummi hinterlässt auf geöltem Holz Streifen, und man entdeckt sie, wenn es zu spät ist. Filz kostet sechs Euro.
suggestion-show-joint = Die Verbindung zeigen
    .why = In jeden Zapfen schlage ich zwei Keile, und auf dunklem Holz sieht sie niemand. Auf geseifter Esche sind sie die Zeichnung.
suggestion-walnut-oil = Nussbaum offen lassen
    .why = Nussbaum wird im Licht heller, und unter Lack lässt sich nichts dagegen tun. Geölt reiben Sie ihn einmal im Jahr ein, und er bleibt warm.
suggestion-brass-spark = Warmes Metall zu warmem Holz
    .why = Neben Nussbaum wirkt Stahl blau. Halter und Hülsen aus Messing sind ein paar Gramm, und alles gehört zusammen.
suggestion-grandmother = Auf Kufen stellen
    .why = Mit einem Kind auf dem Schoß geht nichts über einen Schaukelstuhl. Ich biege die Kufen so flach, dass er nach drei Schwüngen von selbst steht.
suggestion-save-here = Wo ich sparen würde
    .why = Eiche ist so fest wie Nussbaum und ein gutes Stück günstiger, und zwölf Schrauben sind keine Hexerei. Stecken Sie das Geld in die Füllung: Darauf sitzen Sie.
suggestion-hoops = Eine Leiste statt drei Teilen
    .why = Am Bügel gibt es keine Verbindung, die sich lockern könnte, und der Ärmel bleibt nicht hängen. Fahren Sie einmal mit der Hand herum, dann wissen Sie, was ich meine.
suggestion-recover = An den zweiten Bezug denken
    .why = Gestelle halten länger als Stoff. Wer den Neubezug gleich mitbestellt, zahlt die Hälfte und hat in zehn Jahren einen neuen, ohne einen wegzuwerfen.

## Licht

environment-studio = Studio
environment-daylight = Tageslicht
environment-evening = Abend
environment-stage = Bühne

## Hot spots
spot-cover = Bezug
    .about = So zugeschnitten, dass der Lauf vom Knie zum Nacken geht, und Nachbarteile aus einer Bahn. Zum Reinigen lässt er sich abziehen.
spot-arm = Armlehne
    .about = Hoch genug zum Abstützen, niedrig genug, um an den Tisch zu rücken. Von unten verschraubt, damit Sie sie in zehn Jahren tauschen können.
spot-base = Gestell
    .about = Jedes Gestell passt unter jede Schale: vier Schrauben in Stahlgewinden, die so oft heraus und hinein dürfen, wie Sie umziehen.
spot-ottoman = Hocker
    .about = Er steht, wo die Fersen von selbst hinfallen. Und er ist ein Sitz, für Gäste, die nicht lange bleiben, oder Kinder, die stundenlang bleiben.
spot-fill = Was den Rücken trägt
    .about = Im Kreuz fester als an den Schultern. Das merkt man nicht nach einer Minute, sondern nach einer Stunde.
spot-joint = Zapfen und Keil
    .about = Der Zapfen geht durch bis außen und wird dort mit einem Keil gespreizt. Leim allein hielte auch, aber keine dreißig Jahre.
spot-head = Kopfstütze
    .about = Zwei Riemen und ein Gewicht hinter der Lehne halten sie, wo Sie sie lassen. Nichts rastet ein, nichts wird eingestellt.
spot-seam = Naht
    .about = Drei Stiche auf den Zentimeter. An den Ecken dreht die Polsterin das Handrad der Maschine, Stich für Stich.
spot-glides = Auf Ihrem Boden
    .about = Das einzige Teil, das sich abnutzen soll. Es lässt sich ohne Werkzeug tauschen, falls Sie von Eiche auf Teppich umziehen.

## Aufbau
step-deck = Der Sitzrahmen kommt auf das Gestell und wird von unten verschraubt: erst von Hand, dann über Kreuz, wie ein Rad.
step-shell = Die Schale kommt von oben. Wenn sie sitzt, hört man es: ein dumpfer Ton, und nichts klappert.
step-arms = Die Armlehnen bekommen je zwei Schrauben. Lassen Sie sie locker, bis Sie einmal gesessen haben, und ziehen Sie dann fest.
step-seat = Jetzt das Sitzkissen, der Reißverschluss nach hinten. Schieben Sie es hinein, bis es anstößt.
step-back = Das Rückenkissen lehnt sich an die Schale; sein Gewicht und zwei Schlaufen halten es.
step-head = Die Kopfstütze hängt über der Lehne, ihr Gewicht dahinter. Schieben Sie sie, wohin Ihr Nacken sie haben will.
step-ottoman = Und der Hocker in derselben Reihenfolge: Gestell, Rahmen, Kissen. Dann Füße hoch; die halbe Stunde ist um.
