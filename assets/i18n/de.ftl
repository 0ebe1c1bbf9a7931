# Texte der Bedienfelder. Die Texte einer Produktlinie liegen in catalogs/<line>/texts.

language = Sprache
preparing = Ihr Atelier wird vorbereitet …
included = Inklusive
by-you = Ihre Wahl
by-rules = Folgt aus Ihrer Wahl
by-nobody = Wie vorgesehen
free-of-charge = ohne Aufpreis
state-free = verfügbar
state-after = verfügbar mit Änderungen: { $name }
state-never = nicht verfügbar
also-changes = Ändert auch { $name }
unseen = Am Produkt nicht sichtbar
lead-time = { $n ->
    [0] Sofort lieferbar
    [one] Fertig in { $n } Tag
   *[other] Fertig in { $n } Tagen
}
total = Summe
tax-included = inkl. MwSt.
tax-excluded = zzgl. Steuer
implied = { $name } · folgt aus Ihrer Wahl
undo = Rückgängig
redo = Wiederholen
reset = Neu beginnen
save = Sichern
publish = Zeigen
designs = Meine Entwürfe
code = Entwurfscode
close = Schließen
keys-shift = Umschalten
keys-accents = Buchstaben mit Akzenten
keys-signs = Satz- und Sonderzeichen
keys-space = Leerzeichen
keys-delete = Löschen
keys-done = Fertig
cancel = Abbrechen

ask-title = { $name } braucht eine Änderung
never-title = { $name } ist nicht verfügbar
never-why = Keine Kombination erlaubt es.
unknown-why = Wir konnten nicht feststellen, ob das zu Ihrer übrigen Wahl passt. Fragen Sie uns danach.
price-effect = Preis { $name }
price-same = Der Preis bleibt gleich
change-options = { $n ->
    [one] { $n } Option ändern
   *[other] { $n } Optionen ändern
}
keep-mine = So lassen
understood = In Ordnung

# Mehrere, Zahlen, Texte, Farben
several-none = Nichts
several-limits = { $min ->
    [0] Bis zu { $max } wählbar
   *[other] { $max ->
        [1] Eins wählen
       *[other] { $min } bis { $max } wählen
    }
}
less = Weniger: { $name }
more = Mehr: { $name }
steps-after = Wo die Linie dünn ist, müsste sich eine andere Wahl von Ihnen ändern.
own-text = Ihre Worte · { $n } von { $most }
own-text-take = Diese Worte nehmen
own-text-none = Ohne Worte
own-text-long = { $n ->
    [one] Nur { $n } Zeichen passt.
   *[other] Nur { $n } Zeichen passen.
}
own-text-character = „{ $name }“ lässt sich hier nicht ausführen.
own-drawing-pad = { $n ->
    [0] Zeichenfläche, leer
    [one] Zeichenfläche, ein Strich
   *[other] Zeichenfläche, { $n } Striche
}
own-drawing-told = { $n ->
    [one] Gezeichnet mit einem Strich
   *[other] Gezeichnet mit { $n } Strichen
}
own-drawing-hint = Hier zeichnen
own-drawing-undo = Letzten Strich zurücknehmen
own-drawing-clear = Zeichenfläche leeren
own-drawing-room = Platz für mehr: { $n } %
own-drawing-full = Für diesen Strich ist kein Platz mehr. Nehmen Sie einen zurück, oder lassen Sie es so.
own-drawing-shape = Was Sie umfahren, wird gefüllt. Eine Form in einer Form bleibt frei.
own-drawing-drop = Oder ziehen Sie ein Bild auf das Fenster: Seine Umrisse werden Ihre Zeichnung.
pen-fine = Feiner Stift
pen-medium = Mittlerer Stift
pen-broad = Breiter Pinsel
pen-shape = Gefüllte Form
own-color-take = Diese Farbe nehmen
own-color-palette = Es gibt nur die Farben der Palette.
own-color-dark = Zu dunkel, um gut zu werden.
own-color-light = Zu hell, um gut zu werden.
own-color-grey = Zu grau, um gut zu werden.
own-color-strong = Zu kräftig, um gut zu werden.
ways = Eine Ihrer anderen Entscheidungen muss weichen:

# Warum nicht, und was aus einem früheren Entwurf oder einem Rat geworden ist
why-own = Sie haben { $choices } gewählt.
why-never = Keine Kombination lässt das zu.
why-unknown = Wir konnten nicht herausfinden, warum das nicht zu Ihren anderen Wünschen passt. Bitte fragen Sie uns.
opened-kept = { $now } hat einen anderen Preis{ $price }.
opened-replaced = { $now } tritt an die Stelle dessen, was Sie gewählt hatten{ $price }.
opened-repaired = { $wish } passt nicht mehr zum Rest; jetzt { $now }{ $price }.
opened-lost = { $group }: Was Sie gewählt hatten, gibt es nicht mehr; jetzt { $now }{ $price }.
opened-gone = Eine Option Ihres Entwurfs gibt es nicht mehr.
opened-added = Neu in Ihrem Entwurf: { $now }{ $price }.
opened-free-lost = { $n ->
    [one] Ein eigener Text oder eine eigene Farbe konnte nicht bleiben.
   *[other] { $n } eigene Texte oder Farben konnten nicht bleiben.
}

# Der Preis, und einen Entwurf vollenden
bill = So setzt sich der Preis zusammen
bill-net = Vor Steuer
bill-tax = zzgl. Steuer, { $name }
bill-tax-within = davon Steuer, { $name }
bill-ready = Fertig am { $name }, wenn Sie heute bestellen.
bill-valid = Dieser Preis gilt bis zum { $name }.
bill-stages = So entsteht es
bill-keep = Angebot sichern
notice-quoted = Das Angebot liegt in { $name }
date = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }
finish = Für mich vollenden
finish-hint = Was Sie gewählt haben, bleibt. Den Rest ergänzen wir.
finish-cheapest = Zum besten Preis
finish-popular = Wie es die meisten mögen
finish-soonest = So bald wie möglich fertig
finish-none = Besser lässt sich Ihr Entwurf nicht vollenden.

# Produktlinien
lines = Unsere Produkte
line-shown = Steht gerade hier

inspiration = Inspiration
tab-loved = Beliebt
tab-rated = Bestbewertet
tab-new = Neu
tab-staff = Unsere Auswahl
tab-presets = Hausentwürfe
tab-advice = Expertenrat
show-drawer = Inspiration zeigen
hide-drawer = Inspiration verbergen
earlier = Zurückblättern
later = Weiterblättern
by = von { $name }
sample = Beispiel
likes = { $n ->
    [one] gefällt { $n } Person
   *[other] gefällt { $n } Personen
}
rating = { $mean } von 5 Sternen, { $count }
reviews = Bewertungen
reviews-of = Bewertungen von „{ $name }“: { $rating }
reviews-none = noch keine
reviews-count = { $n ->
    [one] { $n } Bewertung
   *[other] { $n } Bewertungen
}
reviews-sample = Diese Bewertungen sind Beispiele, erfunden, um zu zeigen, wie es aussieht. Die erste echte tritt an ihre Stelle.
reviews-empty = Zu diesem Entwurf hat noch niemand etwas gesagt.
reviews-offline = Die Bewertungen sind nicht erreichbar
reviews-more = Mehr zeigen
review-stars = { $n ->
    [one] { $n } Stern
   *[other] { $n } Sterne
}
review-open-design = Entwurf öffnen
review-write = Bewertung schreiben
review-change = Bewertung ändern
review-withdraw = Zurücknehmen
review-own = Ihre Bewertung
review-waits = Ihre Bewertung: Sie wird gesendet, sobald die Community erreichbar ist
review-leaves = Ihre Bewertung wird zurückgenommen, sobald die Community erreichbar ist.
review-hint = Wie gefällt Ihnen der Entwurf? Andere sehen Ihre Sterne, Ihre Worte und Ihr Kürzel. Ein Konto ist nicht nötig.
review-give = Sterne
review-text = Ihre Worte, wenn Sie mögen ({ $n } von { $most })
review-send = Senden
field-review = Bewertung
reason-rated = { $mean } von 5, { $n }-mal bewertet
notice-reviewed = Ihre Bewertung ist für andere zu lesen. Vielen Dank!
notice-review-withdrawn = Ihre Bewertung ist zurückgenommen
notice-review-queued = Ihre Bewertung wird gesendet, sobald die Community sie entgegennehmen kann
notice-review-refused = Ihre Bewertung wurde nicht angenommen: { $name }
applies = Was sich ändert: { $name }
retry = Erneut versuchen
feed-loading = Wird geladen …
feed-stale = Stand: { $name }
feed-offline = Die Community ist nicht erreichbar
feed-empty = Noch nichts hier. Zeigen Sie Ihren Entwurf und machen Sie den Anfang.
advice-empty = Kein Rat zu diesem Entwurf: Die Experten würden ihn so lassen.
feed-off = Inspiration aus der Community ist ausgeschaltet.
reason-staff = Empfohlen: { $name }
reason-bought = { $n ->
    [one] { $n }-mal gekauft
   *[other] { $n }-mal gekauft
}
reason-shared = { $n ->
    [one] { $n } Wahl wie bei Ihnen
   *[other] { $n }-mal wie bei Ihnen
}
reason-yours = Genau wie Ihrer
reason-today = Neu von heute
reason-days = { $n ->
    [one] Vor { $n } Tag veröffentlicht
   *[other] Vor { $n } Tagen veröffentlicht
}
ago-now = gerade eben
ago-minutes = { $n ->
    [one] vor { $n } Minute
   *[other] vor { $n } Minuten
}
ago-hours = { $n ->
    [one] vor { $n } Stunde
   *[other] vor { $n } Stunden
}
ago-days = { $n ->
    [one] vor { $n } Tag
   *[other] vor { $n } Tagen
}

designs-empty = Noch nichts gesichert. Sichern Sie einen Entwurf, dann finden Sie ihn hier.
open = Öffnen
rename = Umbenennen
duplicate = Duplizieren
delete = Löschen
delete-really = Endgültig löschen?
delete-yes = Ja, löschen
save-title = Entwurf sichern
save-hint = Geben Sie ihm einen Namen; Sie finden ihn dann unter „Meine Entwürfe“.
field-name = Name
field-title = Titel
field-author = Ihr Kürzel
field-code = Code
publish-title = Der Community zeigen
publish-hint = Andere sehen ihn mit Ihrem Titel und Kürzel. Ein Konto ist nicht nötig.
publish-sending = „{ $name }“ wird veröffentlicht …
publish-queued = „{ $name }“ wird veröffentlicht, sobald die Community ihn entgegennehmen kann.
publish-done = „{ $name }“ ist veröffentlicht. Vielen Dank!
publish-refused = „{ $name }“ wurde nicht veröffentlicht.
code-hint = Dieser Code ist Ihr ganzer Entwurf. Bewahren Sie ihn auf, senden Sie ihn, tippen Sie ihn ein.
code-copy = Code kopieren
code-copied = Kopiert
code-open-title = Code öffnen
code-open = Entwurf öffnen

problems-count = { $n ->
    [one] { $n } Problem
   *[other] { $n } Probleme
}
broken-title = Diese Produktlinie kann nicht gezeigt werden
broken-hint = Sie wird neu geladen, sobald eine Datei gesichert wird.
severity-error = Fehler
severity-warning = Warnung

notice-also = Auch geändert: { $name }
notice-refused = Geht nicht zusammen: { $name }
notice-opened = „{ $name }“ ist geöffnet
notice-opened-code = Der Entwurf ist geöffnet
notice-repaired = angepasst an das heutige Angebot: { $name }
notice-lost = { $n ->
    [one] { $n } Wahl gibt es nicht mehr
   *[other] { $n } Wahlen gibt es nicht mehr
}
notice-then-and-now = er kostet jetzt { $now } ({ $effect })
notice-saved = „{ $name }“ ist gesichert
notice-deleted = „{ $name }“ ist gelöscht
notice-published = „{ $name }“ ist veröffentlicht
notice-queued = „{ $name }“ wird veröffentlicht, sobald die Community ihn entgegennehmen kann
notice-publish-refused = Nicht veröffentlicht: { $name }

# Entwürfe und Änderungen von außen
look = Genauer ansehen
code-look = Unterschiede ansehen
report = Was aus diesem Entwurf wurde
report-more = Mehr dazu
report-kept = { $n ->
    [one] { $n } Wahl ist, wie sie war.
   *[other] { $n } Wahlen sind, wie sie waren.
}
report-then-and-now = Damals kostete er { $then }, jetzt { $now } ({ $effect }).
report-price-unknown = Was das für den Preis bedeutet, ist nicht bekannt.
proposal-advice = Rat
proposal-code = Änderungen in einem Entwurf
proposal-none = Ihr Entwurf hat das alles schon.
compare = Auf der Bühne vergleichen
compare-back = Zurück zu den Änderungen
compare-divider = Trenner zwischen vorher und nachher
compare-wait = Die Bilder werden aufgenommen…
proposal-before = Jetzt
proposal-after = Mit diesen Änderungen
proposal-take = { $n ->
    [0] Nichts übernehmen
    [one] { $n } Änderung übernehmen
   *[other] { $n } Änderungen übernehmen
}
clash-mine = Das haben Sie auch geändert
clash-rules = Passt nicht zu dem, was Sie geändert haben

# Licht
light = Licht: { $name }

# Maße
measure-show = Maße zeigen
measure-inch = In Zoll zeigen
measure-hide = Maße ausblenden
measure-width = Breite: { $name }
measure-height = Höhe: { $name }
measure-depth = Tiefe: { $name }

# Punkte, die von den Teilen erzählen
spots-show = Von den Teilen erzählen
spots-hide = Erklärte Teile ausblenden
spot-options = Auswahl zeigen

# Das Produkt auseinandergenommen
assembly = Aufbau
assembly-show = Auseinandernehmen
assembly-hide = Zusammensetzen
assembly-begin = Auseinandergenommen. { $n ->
    [one] { $n } Schritt setzt es wieder zusammen.
   *[other] { $n } Schritte setzen es wieder zusammen.
}
assembly-step = Schritt { $n } von { $of }
assembly-back = Schritt zurück
assembly-next = Nächster Schritt

# Ärger. Je ein Satz, mit dem, was hilft
file-unread = { $file } lässt sich nicht lesen: { $why }
file-unwritten = { $file } lässt sich nicht schreiben: { $why }
file-undeleted = { $file } lässt sich nicht löschen: { $why }
file-syntax = { $file } ist nicht zu verstehen: { $why }.
file-misnamed = { $file } nennt sich selbst „{ $name }“.
file-incomplete = { $file } hat keinen Namen oder keinen Entwurfscode.
file-code = { $file } lässt sich nicht öffnen: { $why }
cause-full = Die Festplatte ist voll. Schaffen Sie Platz.
cause-denied = Das ist nicht erlaubt. Erlauben Sie es diesem Benutzer, oder wählen Sie mit --data-dir einen anderen Ordner.
cause-read-only = Der Datenträger ist schreibgeschützt. Wählen Sie mit --data-dir einen anderen Ordner.
cause-no-folder = Wo ein Ordner sein soll, ist eine Datei oder nichts. Wählen Sie mit --data-dir einen anderen Ordner.
cause-damaged = Die Datei ist beschädigt oder nicht von uns. Reparieren Sie sie, oder räumen Sie sie weg.
cause-other = { $name }. Prüfen Sie den Datenträger, oder wählen Sie mit --data-dir einen anderen Ordner.
trouble-nothing-kept = Nichts kann aufbewahrt werden: Entwürfe halten, bis das Programm endet. { $name }
trouble-thread = Das System gibt keinen Thread her ({ $name }). Schließen Sie andere Programme, und versuchen Sie es erneut.
trouble-settings = { $name } Vorerst gelten die ursprünglichen Einstellungen.
trouble-settings-aside = { $name } Die Datei liegt jetzt unter { $place }, und es gelten die ursprünglichen Einstellungen.
trouble-design = Ein gesicherter Entwurf wird nicht gezeigt: { $name } Die Datei blieb, wie sie ist; reparieren Sie sie, oder räumen Sie sie weg.
trouble-last-design = Der Entwurf vom letzten Mal kommt nicht zurück: { $name }
trouble-waiting = Etwas, das veröffentlicht werden soll, kann nicht gesendet werden: { $name }
trouble-aside = { $name } Die Datei liegt jetzt unter { $place }.
trouble-in-the-way = { $name } Räumen Sie { $place } weg, sonst nimmt der nächste Entwurf ihren Platz ein.
trouble-disk-slow = Die Festplatte kommt nicht nach. Versuchen Sie es gleich noch einmal.
trouble-keeps-nothing = Auf diesem Gerät werden keine Entwürfe gesichert. Nehmen Sie den Code mit.
trouble-library-full = Es sind schon { $n } Entwürfe gesichert. Löschen Sie zuerst einige.
trouble-no-randomness = Das System hat keine Zufallszahlen. Versuchen Sie es später noch einmal.
picture-unreadable = { $name } ist kein Bild, das sich lesen lässt. JPEG und PNG lassen sich lesen.
picture-large = { $name } ist zu groß. Verkleinern Sie es; tausend Pixel sind reichlich.
picture-empty = In { $name } gibt es nichts nachzuzeichnen. Dunkle Linien auf hellem Papier gehen am besten.
picture-no-pad = Hier kann man auf nichts zeichnen. Wählen Sie zuerst eine eigene Zeichnung und ziehen Sie { $name } dann noch einmal hierher.
trouble-font = Statt { $file } dient eine andere Schrift: { $why }.
font-large = die Datei ist größer als { $n } Byte
font-damaged = die Datei ist beschädigt; legen Sie eine ganze TrueType-Datei dorthin
trouble-line = Die Linie „{ $name }“ kann nicht gezeigt werden: { $why }
trouble-files = { $n } Dateien sind nicht zu gebrauchen: { $name }. Prüfen Sie, ob es sie gibt und ob sie sich lesen lassen.
code-characters = „{ $name }“ ist kein Entwurfscode: Er besteht nur aus Ziffern und Buchstaben.
code-length = Das ist zu lang für einen Entwurfscode ({ $n } Zeichen).
code-checksum = Der Entwurfscode enthält einen Tippfehler: Die Prüfziffern stimmen nicht.
code-version = Der Entwurfscode stammt aus einem neueren Atelier. Aktualisieren Sie, um ihn zu öffnen.
code-other-line = Der Entwurfscode gehört zu einer anderen Produktlinie.

# Was an einer Linie nicht stimmt
fault-unreadable = Die Linie lässt sich nicht lesen: { $name }
remedy-unreadable = Prüfen Sie, ob es den Ordner gibt, ob eine catalog.ron darin liegt und ob er sich lesen lässt.
fault-draft = „{ $name }“ ist noch ein Vorentwurf.
fault-not-yet = „{ $name }“ gibt es ab dem { $day }.
fault-ended = „{ $name }“ gab es bis zum { $day }.
fault-retired = „{ $name }“ gibt es nicht mehr.
remedy-not-offered = Ändern Sie „status“, „from“ oder „until“ unter „commerce“, oder zeigen Sie die Linie mit atelier preview.
fault-no-design = Heute gibt es keinen einzigen Entwurf von „{ $name }“.
remedy-no-design = Ändern Sie die Tage der Werte oder die Regeln; atelier check nennt Regeln, die sich widersprechen.
fault-file = Ohne diese Datei gezeigt: { $name }
remedy-mesh = Prüfen Sie, ob es sie gibt und ob sie sich lesen lässt, oder exportieren Sie das Modell neu.
remedy-picture = Prüfen Sie, ob es sie gibt und ob sie sich lesen lässt, oder sichern Sie sie als JPEG- oder PNG-Bild.
remedy-typeface = Prüfen Sie, ob es sie gibt und ob sie eine TrueType- oder OpenType-Schrift ist.
remedy-light = Prüfen Sie, ob es sie gibt und ob sie sich lesen lässt, oder erzeugen Sie sie mit assets/source/environment.py.
fault-panel = Ein Bild auf einem Knopf oder von einer Linie kann nicht gezeigt werden: { $name }
fault-not-cube-map = Ohne diese Datei gezeigt: Sie ist keine Würfelkarte.
fault-slow-driver = Der Grafiktreiber braucht sehr lange; manche Oberfläche erscheint vielleicht spät.
remedy-slow-driver = Aktualisieren Sie den Grafiktreiber.

# Zwischen hier und dem Hub
hub-slow = Der Hub hat nicht rechtzeitig geantwortet.
hub-no-connection = Zum Hub gibt es keine Verbindung: { $name }.
hub-broken = Die Verbindung zum Hub ist abgerissen: { $name }.
network-refused = Dort hört niemand zu
network-reset = Die Gegenseite hat sie beendet
network-no-route = Es führt kein Weg dorthin
hub-failing = Der Hub ist gestört (HTTP { $n }). Das kann vorübergehen.
hub-unfit = Was unter dieser Adresse antwortet, ist kein Hub: { $name }
unfit-json = Die Antwort ist nicht das JSON, das sie sein müsste ({ $name }).
unfit-type = Es kommt „{ $name }“ statt JSON.
unfit-long = Die Antwort ist länger als { $n } Byte.
unfit-status = Die Antwort ist HTTP { $n }.
address-malformed = „{ $name }“ ist nicht die Adresse eines Hubs. Schreiben Sie sie wie https://hub.example.
address-unencrypted = Der Hub auf „{ $name }“ wäre unverschlüsselt. Nehmen Sie https:// (http:// gilt für dieses Gerät und sein eigenes Netz).
address-extras = Die Adresse des Hubs darf keinen Benutzernamen, kein Kennwort, kein Fragezeichen und kein # enthalten.
hub-no-encryption = Eine verschlüsselte Verbindung ist nicht möglich ({ $name }). Installieren Sie die ca-certificates des Systems.
hub-stopped = Die Verbindung zur Community ist beendet. Versuchen Sie es erneut.
hub-worker-busy = Die Community hat zu viel zu tun. Versuchen Sie es gleich noch einmal.
hub-off = Es gibt keinen Hub. Starten Sie Atelier mit --hub URL, um zu veröffentlichen.
hub-outbox-full = Es wartet schon zu viel darauf, gesendet zu werden. Verbinden Sie sich zuerst mit dem Hub.
own-hub-none = Dieses Atelier hat keinen eigenen Hub. Nennen Sie einen mit --hub URL, oder bauen Sie es mit dem Merkmal „hub“.
own-hub-folder = Der Hub kann { $file } nicht benutzen: { $why }. Erlauben Sie es diesem Benutzer, oder wählen Sie mit --data-dir einen anderen Ordner.
own-hub-full = Der Datenträger mit { $name } ist voll. Schaffen Sie Platz.
own-hub-busy = Ein anderes Programm hält die Datenbank { $name } besetzt. Beenden Sie es, oder wählen Sie mit --data-dir einen anderen Ordner.
own-hub-damaged = Die Datenbank { $name } ist beschädigt. Legen Sie eine Sicherung an ihre Stelle, oder räumen Sie sie weg, um leer zu beginnen.
own-hub-newer = Die Datenbank { $name } stammt aus einem neueren Atelier. Aktualisieren Sie, oder wählen Sie mit --data-dir einen anderen Ordner.
own-hub-other = Der Hub dieses Programms startet nicht: { $name }
refused-status = Der Hub hat abgelehnt (HTTP { $n }).
refused-unknown-line = Der Hub hat diese Produktlinie nicht.
refused-id-taken = Der Hub hat unter dieser Nummer einen anderen Entwurf. Veröffentlichen Sie ihn noch einmal.
refused-too-large = Der Entwurf ist zu groß für den Hub.
refused-text-empty = „{ $name }“ ist leer.
refused-text-long = „{ $name }“ ist zu lang: { $n } Zeichen passen.
refused-text-unfit = „{ $name }“ enthält Zeichen, die sich nicht zeigen lassen.
refused-text-offends = „{ $name }“ könnte andere verletzen. Sagen Sie es mit anderen Worten.
refused-bad-stars = Eine Bewertung vergibt 1 bis 5 Sterne.
refused-bad-key = Der Hub weiß nicht, wer schreibt. Schreiben Sie die Bewertung noch einmal.
refused-too-often = { $n ->
    [one] Von hier wurde in einer Stunde zu viel gesendet. Versuchen Sie es in einer Minute noch einmal.
   *[other] Von hier wurde in einer Stunde zu viel gesendet. Versuchen Sie es in { $n } Minuten noch einmal.
}
refused-older-hub = Der Hub ist älter als dieses Programm und hat keine Bewertungen.
refused-no-design = Der Hub hat diesen Entwurf nicht mehr.
refused-not-yet = Die Linie gibt es ab dem { $name }. Veröffentlichen Sie ihn dann.
refused-ended = Die Linie gab es bis zum { $name }.
refused-retired = Die Linie gibt es nicht mehr.
refused-no-code = Der Hub kann den Entwurfscode nicht lesen.
refused-newer-code = Der Hub ist älter als dieses Programm und kann den Entwurfscode nicht lesen.
refused-lost = { $n ->
    [one] Der Hub kennt { $n } Wahl nicht.
   *[other] Der Hub kennt { $n } der Wahlen nicht.
}
refused-open = Etwas ist noch offen: { $name }.
refused-unfit = Was geschrieben steht, passt nicht: { $name }.
refused-withdrawn = Heute nicht im Angebot: { $name }. Wählen Sie etwas anderes.
refused-forbidden = Die Regeln verbieten diesen Entwurf: { $name }

# Arten von Fehlern in einem Katalog; was genau falsch ist, steht auf Englisch dabei
mistake-not-compiled = Zu viele Regeln zum Übersetzen
mistake-bad-characters = Unzulässige Zeichen
mistake-bad-colour = Keine Farbe
mistake-bad-date = Kein Tag
mistake-bad-dates = Tage in falscher Reihenfolge
mistake-bad-former = Unmöglicher früherer Name
mistake-bad-free = Unpassender Text oder unpassende Farbe
mistake-bad-id = Kein brauchbarer Name
mistake-bad-key = Kein brauchbarer Schlüssel
mistake-bad-language = Keine Sprache
mistake-bad-limits = Unmögliche Grenzen
mistake-bad-number = Keine brauchbare Zahl
mistake-bad-path = Kein Pfad unterhalb von „assets“
mistake-bad-quantity = Keine Menge
mistake-bad-sku = Keine Artikelnummer
mistake-bad-text = Kein brauchbarer Text
mistake-bad-stars = Sterne, die keine Bewertung vergibt
mistake-early-review = Eine Bewertung, die älter als ihr Entwurf ist
mistake-bad-words = Unbrauchbare Worte
mistake-broken-defaults = Die Vorgaben verletzen die Regeln
mistake-circular-condition = Bedingungen im Kreis
mistake-circular-replacement = Ersetzungen im Kreis
mistake-currency-mismatch = Währungen passen nicht zusammen
mistake-duplicate-entry = Doppelter Eintrag
mistake-duplicate-field = Doppeltes Feld
mistake-duplicate-group = Doppelte Gruppe
mistake-duplicate-id = Doppelter Name
mistake-duplicate-key = Doppelter Schlüssel
mistake-duplicate-text = Doppelter Text
mistake-empty-change = Vorschlag ohne Änderung
mistake-empty-condition = Leere Bedingung
mistake-empty-effect = Leere Wirkung
mistake-empty-range = Leerer Bereich
mistake-empty-rule = Leere Regel
mistake-empty-step = Ein Schritt, in dem sich nichts bewegt
mistake-file-too-large = Datei zu groß
mistake-folder-name = Ordner mit anderem Namen
mistake-free-without-value = Text oder Farbe ohne Wert
mistake-idle-rule = Regel ohne Wirkung
mistake-impossible-preset = Hausentwurf verletzt die Regeln
mistake-impossible-sample = Beispiel verletzt die Regeln
mistake-impossible-suggestion = Vorschlag verletzt die Regeln
mistake-lonely-slot = Einzelner Platz
mistake-long-code = Entwurfscodes würden zu lang
mistake-long-text = Text zu lang
mistake-missing-asset = Datei fehlt
mistake-missing-catalog = Katalog fehlt
mistake-missing-field = Feld fehlt
mistake-missing-free = Text oder Farbe fehlt
mistake-missing-language = Sprache fehlt
mistake-missing-price = Preis fehlt
mistake-missing-table = Tabelle fehlt
mistake-missing-text = Text fehlt
mistake-missing-value = Wert fehlt
mistake-mixed-texture = Ein Bild dient als Farbe und als Relief
mistake-negative-price = Preis unter null
mistake-never-replaced = Ersetzung ohne Anlass
mistake-no-environment = Kein Licht
mistake-no-groups = Linie ohne Gruppen
mistake-no-nodes = Ein Punkt ohne Teile
mistake-no-own-color = Keine eigene Farbe an dieser Stelle
mistake-no-values = Gruppe ohne Werte
mistake-not-a-number = Keine Zahl
mistake-out-of-range = Außerhalb des Bereichs
mistake-own-group = Gruppe bedingt sich selbst
mistake-repeated-value = Doppelt genannter Wert
mistake-reserved-id = Vergebener Name
mistake-row-length = Zeile mit anderer Länge
mistake-several-groups = Mehr als eine Gruppe
mistake-shared-sku = Gemeinsame Artikelnummer
mistake-single-value = Nur ein Wert wählbar
mistake-table-syntax = Tabelle nicht lesbar
mistake-text-syntax = Text nicht lesbar
mistake-too-hard = Zu schwer zu prüfen
mistake-too-many = Zu viele
mistake-two-tables = Zwei Tabellen
mistake-unknown-camera = Unbekannte Kamera
mistake-unknown-currency = Unbekannte Währung
mistake-unknown-default = Unbekannte Vorgabe
mistake-unknown-field = Unbekanntes Feld
mistake-unknown-group = Unbekannte Gruppe
mistake-unknown-kind = Unbekannte Art
mistake-unknown-list = Unbekannte Preisliste
mistake-unknown-lettering = Unbekannte Schriftgestaltung
mistake-unknown-material = Unbekanntes Material
mistake-unknown-animation = Eine Animation, die kein Modell hat
mistake-unknown-node = Ein Teil, das sonst nirgends vorkommt
mistake-unknown-socket = Unbekannter Steckplatz
mistake-unknown-stage = Unbekannter Arbeitsgang
mistake-unknown-text = Unbekannter Text
mistake-unknown-value = Unbekannter Wert
mistake-unreachable-value = Nie wählbarer Wert
mistake-unused-asset = Ungenutzte Datei
mistake-unused-key = Ungenutzter Schlüssel
mistake-unused-lettering = Ungenutzte Schriftgestaltung
mistake-unused-material = Ungenutztes Material
mistake-unused-table = Ungenutzte Tabelle
mistake-void-line = Kein Entwurf möglich
mistake-stretch-too-far = Ein Produkt wird zu weit gedehnt
mistake-syntax = Nicht lesbar
mistake-nesting = Zu tief verschachtelt
mistake-unknown-variant = Eine Variante, die keine Datei hat
mistake-broken-asset = Datei nicht darstellbar
mistake-left-out = Datei nicht ganz darstellbar
mistake-unreadable = Datei nicht lesbar

# Was Werte insgesamt kosten, und bis wann sie sich ändern lassen
range = insgesamt { $least } bis { $most }, je nach dem Rest
range-one = insgesamt { $name }, wie immer der Rest wird
change-until = Lässt sich noch ändern bis { $stage }, { $day }
finish-preset = Wie einer unserer eigenen Entwürfe
