# Texts of the panels. Texts of a product line are in catalogs/<line>/texts.

language = Language
preparing = Preparing your atelier…
included = Included
by-you = Your choice
by-rules = Follows from your choices
by-nobody = As it comes
free-of-charge = no extra cost
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
keys-shift = Shift
keys-accents = Letters with accents
keys-signs = Punctuation and signs
keys-space = Space
keys-delete = Delete
keys-done = Done
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

# The price, and finishing a design
bill = What it costs
bill-net = Before tax
bill-tax = plus tax, { $name }
bill-tax-within = of which tax, { $name }
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
own-drawing-pad = { $n ->
    [0] Drawing pad, empty
    [one] Drawing pad, one stroke
   *[other] Drawing pad, { $n } strokes
}
own-drawing-told = { $n ->
    [one] Drawn in one stroke
   *[other] Drawn in { $n } strokes
}
own-drawing-hint = Draw here
own-drawing-undo = Take back the last stroke
own-drawing-clear = Clear the pad
own-drawing-room = Room for more: { $n } %
own-drawing-full = There is no room for this stroke. Take one back, or leave it as it is.
own-drawing-shape = What you go round is filled. A shape within a shape stays free.
own-drawing-drop = Or drop a picture onto the window: its outlines become your drawing.
pen-fine = Fine pen
pen-medium = Medium pen
pen-broad = Broad brush
pen-shape = Filled shape
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
tab-rated = Best rated
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
rating = { $mean } of 5 stars, { $count }
reviews = Reviews
reviews-of = Reviews of “{ $name }”: { $rating }
reviews-none = none yet
reviews-count = { $n ->
    [one] { $n } review
   *[other] { $n } reviews
}
reviews-sample = These reviews are samples, made up to show how it looks. The first real one takes their place.
reviews-empty = Nobody has said anything about this design yet.
reviews-offline = The reviews cannot be reached
reviews-more = Show more
review-stars = { $n ->
    [one] { $n } star
   *[other] { $n } stars
}
review-open-design = Open this design
review-write = Write a review
review-change = Change your review
review-withdraw = Take it back
review-own = Your review
review-waits = Your review: it will be sent as soon as the community can be reached
review-leaves = Your review will be taken back as soon as the community can be reached.
review-hint = What is it like? Others see your stars, your words and your handle. No account needed.
review-give = Stars
review-text = Your words, if you like ({ $n } of { $most })
review-send = Send
field-review = Review
reason-rated = { $mean } of 5 by { $n }
notice-reviewed = Your review is there for others to read. Thank you!
notice-review-withdrawn = Your review is taken back
notice-review-queued = Your review will be sent when the community can take it
notice-review-refused = Your review was not taken: { $name }
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
publish-queued = “{ $name }” will be published as soon as the community can take it.
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
notice-then-and-now = it costs { $now } now ({ $effect })
notice-saved = “{ $name }” is saved
notice-deleted = “{ $name }” is deleted
notice-published = “{ $name }” is published
notice-queued = “{ $name }” will be published when the community can take it
notice-publish-refused = Not published: { $name }

# Designs and changes from outside
look = Look closer
code-look = See what would change
report = What became of this design
report-more = Details
report-kept = { $n ->
    [one] { $n } choice is as it was.
   *[other] { $n } choices are as they were.
}
report-then-and-now = It cost { $then } then and costs { $now } now ({ $effect }).
report-price-unknown = What that makes of the price is not known.
proposal-advice = Advice
proposal-code = Changes in a design
proposal-none = Your design has all of that.
compare = Compare on the stage
compare-back = Back to the changes
compare-divider = Divider between before and after
compare-wait = The pictures are being taken…
proposal-before = Now
proposal-after = With these changes
proposal-take = { $n ->
    [0] Take nothing
    [one] Take { $n } change
   *[other] Take { $n } changes
}
clash-mine = You changed this too
clash-rules = Does not go with what you changed

# Light
light = Light: { $name }

# Measures
measure-show = Show how large it is
measure-inch = Show inches
measure-hide = Hide the measures
measure-width = Width: { $name }
measure-height = Height: { $name }
measure-depth = Depth: { $name }

# Dots that tell of the parts
spots-show = Tell about the parts
spots-hide = Hide what is told of the parts
spot-options = Show options

# The product drawn apart
assembly = Assembly
assembly-show = Take it apart
assembly-hide = Put it together
assembly-begin = Taken apart. { $n ->
    [one] { $n } step puts it together again.
   *[other] { $n } steps put it together again.
}
assembly-step = Step { $n } of { $of }
assembly-back = Step back
assembly-next = Next step

# Trouble. A sentence each, with what helps
file-unread = { $file } cannot be read: { $why }
file-unwritten = { $file } cannot be written: { $why }
file-undeleted = { $file } cannot be deleted: { $why }
file-syntax = { $file } cannot be understood: { $why }.
file-misnamed = { $file } calls itself “{ $name }”.
file-incomplete = { $file } has no name or no design code.
file-code = { $file } cannot be opened: { $why }
cause-full = the disk is full. Free some space.
cause-denied = that is not allowed. Allow it to this user, or choose another folder with --data-dir.
cause-read-only = that disk is read-only. Choose another folder with --data-dir.
cause-no-folder = a file or nothing is where a folder should be. Choose another folder with --data-dir.
cause-damaged = it is damaged or not ours. Repair it or move it away.
cause-other = { $name }. Check the disk, or choose another folder with --data-dir.
trouble-nothing-kept = Nothing can be kept: designs last until the program ends. { $name }
trouble-thread = The system gives no thread ({ $name }). Close other programs and try again.
trouble-settings = { $name } All settings are back to their first values for now.
trouble-settings-aside = { $name } It is kept as { $place }, and all settings are back to their first values.
trouble-design = A saved design is not shown: { $name } The file was left as it is; repair it or move it away.
trouble-last-design = The design of the last time does not come back: { $name }
trouble-waiting = Something that waits to be published cannot be sent: { $name }
trouble-aside = { $name } It is kept as { $place }.
trouble-in-the-way = { $name } Move { $place } away, or the next design replaces it.
trouble-disk-slow = The disk is too slow to keep up. Try again in a moment.
trouble-keeps-nothing = Designs are not kept on this machine. Take the code with you.
trouble-library-full = { $n } designs are saved already. Delete some first.
trouble-no-randomness = The system has no random numbers. Try again later.
picture-unreadable = { $name } is no picture that can be read. A JPEG or PNG file can.
picture-large = { $name } is too large. Make it smaller, a thousand pixels are plenty.
picture-empty = There is nothing to trace in { $name }. Dark lines on light paper work best.
picture-no-pad = Nothing here can be drawn on. Choose a drawing of your own first, then drop { $name } again.
trouble-font = Another font takes the place of { $file }: { $why }.
font-large = it is larger than { $n } bytes
font-damaged = it is damaged; put a whole TrueType file there
trouble-line = The line “{ $name }” cannot be shown: { $why }
trouble-files = { $n } files cannot be used: { $name }. Check that they exist and can be read.
code-characters = “{ $name }” is not a design code: only digits and letters are used.
code-length = That is too long to be a design code ({ $n } characters).
code-checksum = The design code has a typing error: its check digits do not match.
code-version = The design code was made by a newer Atelier. Update to open it.
code-other-line = The design code belongs to another product line.

# What is wrong with a line
fault-unreadable = The line cannot be read: { $name }
remedy-unreadable = Check that the folder exists, holds a catalog.ron and can be read.
fault-draft = “{ $name }” is a draft.
fault-not-yet = “{ $name }” is offered from { $day } on.
fault-ended = “{ $name }” was offered until { $day }.
fault-retired = “{ $name }” is not offered any more.
remedy-not-offered = Change “status”, “from” or “until” in “commerce”, or show the line with atelier preview.
fault-no-design = No design of “{ $name }” is offered today.
remedy-no-design = Change the dates of values, or the rules; atelier check names rules that contradict.
fault-file = It is shown without this file: { $name }
remedy-mesh = Check that it exists and can be read, or export the mesh again.
remedy-picture = Check that it exists and can be read, or save it as a JPEG or PNG picture.
remedy-typeface = Check that it exists and is a TrueType or OpenType font.
remedy-light = Check that it exists and can be read, or make it with assets/source/environment.py.
fault-panel = A picture on a button or of a line cannot be shown: { $name }
fault-not-cube-map = It is shown without this file: it is not a cube map.
fault-slow-driver = The graphics driver takes very long to prepare; some surfaces may appear late.
remedy-slow-driver = Update the graphics driver.

# Between here and the hub
hub-slow = The hub did not answer in time.
hub-no-connection = There is no connection to the hub: { $name }.
hub-broken = The connection to the hub broke: { $name }.
network-refused = nobody listens there
network-reset = the other side ended it
network-no-route = there is no way to it
hub-failing = The hub has a fault (HTTP { $n }). It may pass.
hub-unfit = What answers at that address is no hub: { $name }
unfit-json = its answer is not the JSON it should be ({ $name }).
unfit-type = it sends “{ $name }” instead of JSON.
unfit-long = its answer is longer than { $n } bytes.
unfit-status = it answers with HTTP { $n }.
address-malformed = “{ $name }” is not the address of a hub. Write it like https://hub.example.
address-unencrypted = The hub at “{ $name }” would be reached unencrypted. Use https:// (http:// is for this machine and its own network).
address-extras = The address of the hub must hold no user name, password, question mark or #.
hub-no-encryption = No encrypted connection can be made ({ $name }). Install the system’s ca-certificates.
hub-stopped = The connection to the community stopped. Try again.
hub-worker-busy = The community has too much to do. Try again in a moment.
hub-off = There is no hub. Start Atelier with --hub URL to publish.
hub-outbox-full = Too much waits to be sent already. Connect to the hub first.
own-hub-none = This build has no hub of its own. Name one with --hub URL, or build with the feature “hub”.
own-hub-folder = The hub cannot use { $file }: { $why }. Allow it to this user, or choose another folder with --data-dir.
own-hub-full = The disk with { $name } is full. Free some space.
own-hub-busy = Another program keeps the database { $name } busy. Stop it, or choose another folder with --data-dir.
own-hub-damaged = The database { $name } is damaged. Put a backup in its place, or move it away to begin with an empty one.
own-hub-newer = The database { $name } was made by a newer Atelier. Update, or choose another folder with --data-dir.
own-hub-other = The hub of this program does not start: { $name }
refused-status = The hub refused it (HTTP { $n }).
refused-unknown-line = The hub does not have this product line.
refused-id-taken = The hub has another design under this number. Publish it again.
refused-too-large = The design is too large for the hub.
refused-text-empty = “{ $name }” is empty.
refused-text-long = “{ $name }” is too long: { $n } characters fit.
refused-text-unfit = “{ $name }” holds characters that cannot be shown.
refused-text-offends = “{ $name }” may offend others. Say it in other words.
refused-bad-stars = A review gives 1 to 5 stars.
refused-bad-key = The hub does not know who writes. Write the review once more.
refused-too-often = { $n ->
    [one] Too much was sent from here within an hour. Try it again in a minute.
   *[other] Too much was sent from here within an hour. Try it again in { $n } minutes.
}
refused-older-hub = The hub is older than this program and has no reviews.
refused-no-design = The hub does not have this design any more.
refused-not-yet = The line is offered from { $name } on. Publish it then.
refused-ended = The line was offered until { $name }.
refused-retired = The line is not offered any more.
refused-no-code = The hub cannot read the design code.
refused-newer-code = The hub is older than this program and cannot read the design code.
refused-lost = { $n ->
    [one] The hub does not have { $n } of the choices.
   *[other] The hub does not have { $n } of the choices.
}
refused-open = Something is still open: { $name }.
refused-unfit = What is written does not fit: { $name }.
refused-withdrawn = Not offered today: { $name }. Choose something else.
refused-forbidden = The rules forbid this design: { $name }

# Kinds of mistakes in a catalog; what exactly is wrong is said in English, to its author
mistake-not-compiled = Rules that are too many to compile
mistake-bad-characters = Characters that a text may not have
mistake-bad-colour = Not a colour
mistake-bad-date = Not a day
mistake-bad-dates = Days in the wrong order
mistake-bad-former = A former name that cannot be
mistake-bad-free = A text or colour that does not fit
mistake-bad-id = Not a usable name
mistake-bad-key = Not a usable key
mistake-bad-language = Not a language
mistake-bad-limits = Limits that cannot be kept
mistake-bad-number = Not a usable number
mistake-bad-path = Not a path below “assets”
mistake-bad-quantity = Not a quantity
mistake-bad-sku = Not an article number
mistake-bad-text = Not a usable text
mistake-bad-stars = Stars that no review gives
mistake-early-review = A review from before its design
mistake-bad-words = Words that cannot be used
mistake-broken-defaults = The defaults break the rules
mistake-circular-condition = Conditions in a circle
mistake-circular-replacement = Replacements in a circle
mistake-currency-mismatch = Currencies do not agree
mistake-duplicate-entry = An entry is there twice
mistake-duplicate-field = A field is there twice
mistake-duplicate-group = A group is there twice
mistake-duplicate-id = A name is there twice
mistake-duplicate-key = A key is there twice
mistake-duplicate-text = A text is there twice
mistake-empty-change = A suggestion that changes nothing
mistake-empty-condition = A condition without content
mistake-empty-effect = An effect without content
mistake-empty-range = A range without values
mistake-empty-rule = A rule without content
mistake-empty-step = A step of assembly in which nothing moves
mistake-file-too-large = The file is too large
mistake-folder-name = The folder has another name
mistake-free-without-value = A text or colour without its value
mistake-idle-rule = A rule that forbids nothing
mistake-impossible-preset = A house design that the rules forbid
mistake-impossible-sample = A sample that the rules forbid
mistake-impossible-suggestion = A suggestion that the rules forbid
mistake-lonely-slot = A slot that stands alone
mistake-long-code = Design codes would become too long
mistake-long-text = The text is too long
mistake-missing-asset = The file is not there
mistake-missing-catalog = There is no catalog
mistake-missing-field = A field is missing
mistake-missing-free = A text or colour is missing
mistake-missing-language = A language is missing
mistake-missing-price = A price is missing
mistake-missing-table = A table is missing
mistake-missing-text = A text is missing
mistake-missing-value = A value is missing
mistake-mixed-texture = A picture used as colours and as a relief
mistake-negative-price = A price below zero
mistake-never-replaced = A replacement that is never used
mistake-no-environment = No light
mistake-no-groups = The line has no groups
mistake-no-nodes = A hot spot without parts
mistake-no-own-color = A colour of the customer that is not there
mistake-no-values = The group has no values
mistake-not-a-number = Not a number
mistake-out-of-range = Out of range
mistake-own-group = The group is its own condition
mistake-repeated-value = A value is named twice
mistake-reserved-id = The name is taken
mistake-row-length = A row has another length
mistake-several-groups = More than one group
mistake-shared-sku = Two values share an article number
mistake-single-value = Only one value can be chosen
mistake-table-syntax = The table cannot be read
mistake-text-syntax = The text cannot be read
mistake-too-hard = Too hard to check
mistake-too-many = Too many
mistake-two-tables = Two tables
mistake-unknown-camera = An unknown camera
mistake-unknown-currency = An unknown currency
mistake-unknown-default = An unknown default
mistake-unknown-field = An unknown field
mistake-unknown-group = An unknown group
mistake-unknown-kind = An unknown kind
mistake-unknown-list = An unknown price list
mistake-unknown-lettering = An unknown lettering
mistake-unknown-material = An unknown material
mistake-unknown-animation = An animation that no mesh has
mistake-unknown-node = A part that nothing else names
mistake-unknown-socket = An unknown socket
mistake-unknown-stage = An unknown stage of making
mistake-unknown-text = An unknown text
mistake-unknown-value = An unknown value
mistake-unreachable-value = A value that can never be chosen
mistake-unused-asset = A file that nothing uses
mistake-unused-key = A key that nothing uses
mistake-unused-lettering = A lettering that nothing uses
mistake-unused-material = A material that nothing uses
mistake-unused-table = A table that nothing uses
mistake-void-line = No design is possible
mistake-stretch-too-far = A product stretched too far
mistake-syntax = It cannot be read
mistake-nesting = Nested too deeply
mistake-unknown-variant = A variant that no file has
mistake-broken-asset = A file cannot be shown
mistake-left-out = A file is not shown whole
mistake-unreadable = The file cannot be read

# What values cost in all, and until when they can change
range = { $least } to { $most } in all, depending on the rest
range-one = { $name } in all, whatever the rest
change-until = Can still change until { $stage }, { $day }
finish-preset = Like one of our own designs
