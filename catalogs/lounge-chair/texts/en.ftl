# The Evening Chair: what customers read, in English.

line-title = The Evening Chair
line-tagline = A lounge chair built to order by a joiner and an upholsterer, to be sat in for thirty years.

## Chair

group-shell = Shell
    .about = What you sit in. Every shell takes every seat cushion, and all are made in our own workshop.
value-shell-frame = Slatted frame
    .about = Solid wood, mortised and wedged. You can see every joint, and every joint can be repaired.
value-shell-spindle = Spindle frame
    .about = Eleven turned spindles carry the back. They give a little, and the light comes through.
value-shell-tub = Upholstered tub
    .about = Padded all round, with two rows of piping around the rim.
value-shell-wing = High wing shell
    .about = 13 cm higher than the tub, with ears that keep draughts and neighbours away.
value-shell-ply = Bent plywood
    .about = One sheet of nine layers, pressed over a mould and left to cool overnight.

group-size = Size
    .about = Seat width between the sides. The legs move with it.
value-size-narrow = Narrow · seat 56 cm
    .about = For small rooms and slim sitters.
value-size-standard = Standard · seat 59 cm
    .about = Seat height 43 cm.
value-size-wide = Wide · seat 62 cm
    .about = Room to sit sideways, or with a cat.
value-size-tall = Tall · seat 60 cm
    .about = Seat height 45 cm and a longer back, for people above 1.85 m.

group-base = Base
    .about = What it stands on. The ottoman stands on the same.
value-base-legs = Turned legs
    .about = Four tapered legs in metal ferrules, housed in two beams.
value-base-star = Swivel star
    .about = Turns all the way round and comes back to where it was.
value-base-disc = Swivel disc
    .about = A spun plate, 9 kg, so that the chair stays where it is. Turns without a stop.
value-base-sled = Sled
    .about = Bent steel tube that flexes under you. Glides over carpets.
value-base-rocker = Rockers
    .about = Two bent runners. It rests at the same angle as the other chairs. The ottoman stands on legs.

group-arms = Arm rests
    .about = Screwed under the deck: you can add or take them off later.
value-arms-none = None
    .about = Free at the sides, for guitars and for sitting sideways.
value-arms-paddle = Wooden paddles
    .about = Broad in front, where a cup would stand. The post comes through and is wedged.
value-arms-hoop = Bent hoop
    .about = One lath on each side, steamed and bent in a single go.
value-arms-loop = Steel loop with pad
    .about = Bent tube and a leather pad sewn on by hand.

group-make = Cushion make
    .about = How seat, back and ottoman cushions are sewn.
value-make-piped = Piped box
    .about = Two panels and a border, with piping in the seams. The most durable make.
value-make-stitched = Top-stitched box
    .about = Plain seams with a row of coarse stitches beside them.
value-make-channel = Channelled
    .about = Seven stuffed channels, from knee to shoulder.
value-make-buttoned = Buttoned
    .about = Nine covered buttons on each cushion, tied through by hand.

group-head = Head rest
    .about = Hangs over the back on two straps; a weight behind holds it at any height.
value-head-none = None
value-head-cushion = Head cushion
    .about = Flat and piped, 40 cm wide.
value-head-ribbed = Channelled cushion
    .about = Five channels, to match channelled cushions.
value-head-roll = Neck roll
    .about = Round, firm and good for reading.

group-ottoman = Ottoman
    .about = Built like the chair: same shell, same base, same cushion.
value-ottoman-without = Without
value-ottoman-with = With ottoman
    .about = As high as the middle of the seat, so that the knees stay bent.

## Cover

group-cover = Cover
    .about = Cloth or leather of all cushions. The colours follow.
value-cover-weave = Basket weave
    .about = Wool and linen, woven two by two. 60,000 rubs.
value-cover-twill = Wool twill
    .about = Fine diagonal, smooth to the hand. 80,000 rubs.
value-cover-felt = Wool felt
    .about = Pressed, not woven: no grain and no fraying.
value-cover-corduroy = Wide corduroy
    .about = Cotton, with 7 mm wales that run up the back.
value-cover-boucle = Bouclé
    .about = Looped wool, soft and forgiving.
value-cover-leather = Saddle leather
    .about = Pigmented, even and easy to wipe.
value-cover-aniline = Aniline leather
    .about = Dyed through and left open: it shows its life, and soon yours.
value-cover-nubuck = Nubuck
    .about = Sanded on the grain side, with a nap like a peach.

group-colour = Colour
    .about = Each cover is dyed in its own range of these colours.
value-colour-chalk = Chalk
value-colour-oat = Oat
value-colour-sand = Sand
value-colour-stone = Stone
value-colour-clay = Clay
value-colour-graphite = Graphite
value-colour-black = Black
value-colour-blush = Blush
value-colour-terracotta = Terracotta
value-colour-rust = Rust
value-colour-ochre = Ochre
value-colour-burgundy = Burgundy
value-colour-sage = Sage
value-colour-moss = Moss
value-colour-forest = Forest
value-colour-mist = Mist
value-colour-denim = Denim
value-colour-petrol = Petrol
value-colour-navy = Navy
value-colour-natural = Natural
    .about = Vegetable tanned, undyed. It darkens in the sun.
value-colour-cognac = Cognac
value-colour-tobacco = Tobacco
value-colour-chestnut = Chestnut
value-colour-espresso = Espresso

group-outer = Outer cover
    .about = The outside of an upholstered shell and of its ottoman.
value-outer-match = As the cushions
value-outer-felt-graphite = Felt, graphite
value-outer-felt-moss = Felt, moss
value-outer-weave-stone = Weave, stone
value-outer-twill-navy = Twill, navy
value-outer-leather-black = Leather, black
value-outer-leather-cognac = Leather, cognac
value-outer-leather-espresso = Leather, espresso

group-piping = Piping
    .about = The cord in the seams and around an upholstered rim.
value-piping-match = Tone in tone
value-piping-chalk = Chalk
value-piping-sand = Sand
value-piping-rust = Rust
value-piping-navy = Navy
value-piping-black = Leather, black
value-piping-cognac = Leather, cognac
value-piping-espresso = Leather, espresso

group-thread = Thread
    .about = Of the visible stitching on cushions, arm pads and straps.
value-thread-match = Tone in tone
value-thread-ecru = Ecru
value-thread-black = Black
value-thread-cognac = Cognac
value-thread-red = Red
value-thread-blue = Blue

group-button = Buttons
    .about = On buttoned cushions and at the ends of a neck roll.
value-button-match = Tone in tone
value-button-cognac = Leather, cognac
value-button-black = Leather, black
value-button-brass = Brass

## Wood and metal

group-wood = Wood
    .about = Solid, from forests within 400 km.
value-wood-walnut = Walnut
    .about = European, brown with a grey shadow.
value-wood-oak = Oak
    .about = Honest, hard and lighter than you expect.
value-wood-oak-white = White oak
    .about = Brushed with lime, so that it does not yellow.
value-wood-oak-smoked = Smoked oak
    .about = Three days in ammonia fumes; the colour goes all the way through.
value-wood-ash = Ash
    .about = Pale and springy, the wood of tool handles.
value-wood-ash-black = Black ash
    .about = Stained; the grain stays in relief.
value-wood-ash-forest = Green ash
    .about = Stained the green of old garden doors.
value-wood-cherry = Cherry
    .about = Rosy now, chestnut in ten years.

group-finish = Wood finish
value-finish-oil = Oiled
    .about = Hardwax oil, can be renewed on the spot.
value-finish-soap = Soaped
    .about = Dry and pale; wash it with soap twice a year.
value-finish-satin = Satin lacquer
    .about = Closed surface, for children and red wine.
value-finish-gloss = High gloss
    .about = Eight coats, polished like a piano.

group-metal = Metal
    .about = Of base, brackets, ferrules and screws.
value-metal-chrome = Polished chrome
value-metal-steel = Brushed steel
value-metal-black = Black
    .about = Powder-coated, matt.
value-metal-graphite = Graphite
value-metal-white = Off-white
    .about = Powder-coated, matt.
value-metal-bronze = Bronze
    .about = Blackened by hand and waxed.
value-metal-brass = Brass
    .about = Unlacquered: it darkens where nobody touches it.

group-glides = Glides
    .about = What touches your floor.
value-glides-black = Hard rubber
    .about = For carpets.
value-glides-felt = Felt, grey
    .about = For wood and stone floors.
value-glides-cork = Cork
    .about = For wood floors, quiet and grippy.
value-glides-ptfe = White PTFE
    .about = Slides on everything.

group-pad = Arm pads
    .about = Leather of the pads on steel loops.
value-pad-cognac = Cognac
value-pad-black = Black
value-pad-tobacco = Tobacco
value-pad-natural = Natural
value-pad-match = As the cushions

group-strap = Straps
    .about = Leather of the straps that hold the head rest.
value-strap-cognac = Cognac
value-strap-black = Black
value-strap-tobacco = Tobacco
value-strap-natural = Natural

## Inside and around

group-fill = Filling
    .about = What is inside the cushions.
value-fill-foam = Cold foam
    .about = Even and durable, in two densities.
value-fill-feather = Feather on foam
    .about = Soft on top, in chambers. Plump it up now and then.
value-fill-latex = Natural latex
    .about = Lively and airy, from rubber trees.
value-fill-springs = Pocket springs
    .about = Ninety springs in the seat, as in a good mattress.

group-firmness = Firmness
value-firmness-soft = Soft
    .about = You sink in. Up to about 70 kg.
value-firmness-medium = Medium
value-firmness-firm = Firm
    .about = Easy to get up from. From about 90 kg.

group-protection = Protection
value-protection-none = None
value-protection-stain = Stain guard
    .about = For cloth: spills pearl off for about three years.
value-protection-care = Leather care set
    .about = Cleaner, balm and a brush, for five years.

group-delivery = Delivery
    .about = In a blanket, not in a box, unless you want a parcel.
value-delivery-parcel = Flat parcel
    .about = Twelve screws, one key, half an hour.
value-delivery-kerb = To the kerb
value-delivery-room = Into the room
    .about = Two people carry it to where it will stand.
value-delivery-swap = Room and take-back
    .about = We take your old chair away and find it a home.

group-warranty = Guarantee
    .about = On frame, shell and base.
value-warranty-ten = 10 years
value-warranty-fifteen = 15 years + reupholstery
    .about = New covers once within 15 years at half the price.
value-warranty-twentyfive = 25 years on the joints
    .about = If a joint loosens, we glue it again.

## Rules: why something does not go together


## Advice from the workshop

