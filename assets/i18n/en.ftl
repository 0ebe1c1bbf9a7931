# Texts of the panels. Texts of a product line are in catalogs/<line>/texts.

language = Language
preparing = Preparing your atelier…
included = Included
chosen = Chosen
free-of-charge = no extra cost
state-selected = chosen
state-free = available
state-after = available with changes: { $name }
state-never = not available
also-changes = Also changes { $name }
unseen = Not visible on the product
lead-time = { $n ->
    [0] Ready to ship
    [one] Ready in { $n } day
   *[other] Ready in { $n } days
}
total = Total
tax-included = VAT included
tax-excluded = plus tax
implied = { $name } · follows from your choices
undo = Undo
redo = Redo
reset = Start over
save = Save
publish = Publish
designs = My designs
code = Design code
close = Close
cancel = Cancel

# When a value needs other choices to change, or cannot be had
ask-title = { $name } needs a change
never-title = { $name } is not available
never-why = No combination allows it.
unknown-why = We could not find out whether this goes with your other choices. Ask us about it.
price-effect = Price { $name }
price-same = The price stays the same
change-options = { $n ->
    [one] Change { $n } option
   *[other] Change { $n } options
}
keep-mine = Keep mine
understood = All right

# Why not, and what became of a design from before or of advice
why-own = You chose { $choices }.
why-never = No combination allows it.
why-unknown = We could not find out why this does not go with your other choices. Ask us about it.
opened-kept = { $now } has another price{ $price }.
opened-replaced = { $now } takes the place of what you chose{ $price }.
opened-repaired = { $wish } does not go with the rest any more; it is { $now } now{ $price }.
opened-lost = { $group }: what you chose is no longer made; it is { $now } now{ $price }.
opened-gone = An option of your design is no longer made.
opened-added = New in your design: { $now }{ $price }.
opened-free-lost = { $n ->
    [one] A text or colour of your own could not be kept.
   *[other] { $n } texts or colours of your own could not be kept.
}
opened-price = The whole was { $before } and is { $now } now.
advice-there = You have { $to } already.
advice-fits = { $from } → { $to }{ $price }
advice-costs = { $from } → { $to }{ $price }; this also changes { $changes }.
advice-yours = { $to } would replace what you chose yourself since then: { $mine }.
advice-clash = { $to } does not go with what you changed since then.
advice-never = { $to } cannot be had.

# The price, and finishing a design
bill = What it costs
bill-net = Before tax
bill-tax = Tax, { $name }
bill-ready = Ready on { $name } if ordered today.
bill-valid = This price holds until { $name }.
bill-stages = How it is made
bill-keep = Keep this quotation
notice-quoted = The quotation is in { $name }
date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
finish = Finish it for me
finish-hint = What you chose stays. The rest is filled in for you.
finish-cheapest = For the best price
finish-popular = The way most people like it
finish-soonest = Ready as soon as possible
finish-none = Your design could not be finished any better.

# Product lines
lines = Our products
line-shown = On stage now

# Choosing several, numbers, texts, colours
several-none = None
several-limits = { $min ->
    [0] Choose up to { $max }
   *[other] { $max ->
        [1] Choose one
       *[other] Choose { $min } to { $max }
    }
}
less = Less: { $name }
more = More: { $name }
steps-after = Where the line is thin, other choices of yours would change.
own-text = Your words · { $n } of { $most }
own-text-take = Use these words
own-text-none = Leave it without
own-text-long = { $n ->
    [one] Only { $n } character fits.
   *[other] Only { $n } characters fit.
}
own-text-character = “{ $name }” cannot be made here.
own-color-take = Use this colour
own-color-palette = Only the colours of the palette can be had.
own-color-dark = Too dark to be made well.
own-color-light = Too light to be made well.
own-color-grey = Too grey to be made well.
own-color-strong = Too strong to be made well.
ways = One of your choices has to give way:

# The drawer
inspiration = Inspiration
tab-loved = Loved
tab-new = New
tab-staff = Staff picks
tab-presets = House designs
tab-advice = Expert advice
show-drawer = Show inspiration
hide-drawer = Hide inspiration
earlier = Scroll back
later = Scroll on
by = by { $name }
sample = Sample
likes = { $n ->
    [one] { $n } like
   *[other] { $n } likes
}
apply = Apply
applies = What it changes: { $name }
retry = Try again
feed-loading = Loading…
feed-stale = As of { $name }
feed-offline = The community cannot be reached
feed-empty = Nothing here yet. Publish your design and be the first.
advice-empty = No advice for this design: the experts would leave it as it is.
feed-off = Inspiration from the community is switched off.
reason-staff = Staff pick: { $name }
reason-bought = { $n ->
    [one] Bought { $n } time
   *[other] Bought { $n } times
}
reason-shared = { $n ->
    [one] Shares { $n } choice with yours
   *[other] Shares { $n } choices with yours
}
reason-yours = The same as yours
reason-today = New today
reason-days = { $n ->
    [one] Published { $n } day ago
   *[other] Published { $n } days ago
}
ago-now = just now
ago-minutes = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
ago-hours = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
ago-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}

# Dialogs
designs-empty = Nothing saved yet. Save a design and you will find it here.
open = Open
rename = Rename
duplicate = Duplicate
delete = Delete
delete-really = Delete for good?
delete-yes = Yes, delete
save-title = Save this design
save-hint = Give it a name and you will find it under “My designs”.
field-name = Name
field-title = Title
field-author = Your handle
field-code = Code
publish-title = Publish this design
publish-hint = Others will see it with your title and handle. No account needed.
publish-sending = Publishing “{ $name }”…
publish-queued = “{ $name }” will be published as soon as the community can be reached.
publish-done = “{ $name }” is published. Thank you!
publish-refused = “{ $name }” was not published.
code-hint = This code is your whole design. Keep it, send it, type it in anywhere.
code-copy = Copy code
code-copied = Copied
code-open-title = Open a code
code-open = Open design

# Problems
problems-count = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
}
broken-title = This product line cannot be shown
broken-hint = It is loaded again as soon as a file is saved.
severity-error = Error
severity-warning = Warning

# Notices
notice-also = Also changed: { $name }
notice-refused = Not possible together: { $name }
notice-opened = “{ $name }” is open
notice-opened-code = The design is open
notice-repaired = adapted to today’s range: { $name }
notice-lost = { $n ->
    [one] { $n } choice is no longer available
   *[other] { $n } choices are no longer available
}
notice-bad-code = That is not a design code: { $name }
notice-saved = “{ $name }” is saved
notice-deleted = “{ $name }” is deleted
notice-published = “{ $name }” is published
notice-queued = “{ $name }” will be published when the community can be reached
notice-publish-refused = Not published: { $name }
