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
    .about = Ein Blatt aus neun Furnieren, über die Form gepresst und über Nacht ausgekühlt.

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


## Rat aus der Werkstatt

