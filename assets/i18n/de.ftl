# Texte der Bedienfelder. Die Texte einer Produktlinie liegen in catalogs/<line>/texts.

language = Sprache
preparing = Ihr Atelier wird vorbereitet …
included = Inklusive
chosen = Gewählt
free-of-charge = ohne Aufpreis
state-selected = gewählt
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
publish = Teilen
designs = Meine Entwürfe
code = Entwurfscode
close = Schließen
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
opened-price = Das Ganze kostete { $before } und kostet jetzt { $now }.
advice-there = { $to } haben Sie schon.
advice-fits = { $from } → { $to }{ $price }
advice-costs = { $from } → { $to }{ $price }; das ändert auch { $changes }.
advice-yours = { $to } würde ersetzen, was Sie seitdem selbst gewählt haben: { $mine }.
advice-clash = { $to } passt nicht zu dem, was Sie seitdem geändert haben.
advice-never = { $to } ist nicht möglich.

# Der Preis, und einen Entwurf vollenden
bill = So setzt sich der Preis zusammen
bill-net = Vor Steuer
bill-tax = Steuer, { $name }
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
apply = Anwenden
applies = Was sich ändert: { $name }
retry = Erneut versuchen
feed-loading = Wird geladen …
feed-stale = Stand: { $name }
feed-offline = Die Community ist nicht erreichbar
feed-empty = Noch nichts hier. Teilen Sie Ihren Entwurf und machen Sie den Anfang.
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
    [one] Vor { $n } Tag geteilt
   *[other] Vor { $n } Tagen geteilt
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
publish-title = Entwurf teilen
publish-hint = Andere sehen ihn mit Ihrem Titel und Kürzel. Ein Konto ist nicht nötig.
publish-sending = „{ $name }“ wird geteilt …
publish-queued = „{ $name }“ wird geteilt, sobald die Community erreichbar ist.
publish-done = „{ $name }“ ist geteilt. Vielen Dank!
publish-refused = „{ $name }“ wurde nicht geteilt.
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
notice-bad-code = Das ist kein Entwurfscode: { $name }
notice-saved = „{ $name }“ ist gesichert
notice-deleted = „{ $name }“ ist gelöscht
notice-published = „{ $name }“ ist geteilt
notice-queued = „{ $name }“ wird geteilt, sobald die Community erreichbar ist
notice-publish-refused = Nicht geteilt: { $name }
