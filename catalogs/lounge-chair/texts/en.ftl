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
    .about = One sheet of seven layers, pressed over a mould and left to cool overnight.

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

group-measure = Made to measure
    .about = Up to 12 cm wider than its size, or 4 cm narrower. The seat grows; arms and legs keep their shape.

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
value-metal-custom = Your own colour
    .about = Powder-coated, matt, mixed for this one chair.

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

group-spare = Spare cloth
    .about = Cloth from the same dye lot, rolled up and kept dry at our place: for the burn hole, the armchair that comes later, the second cover.

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

rule-cover-colours = Every cover is dyed in its own range; this colour does not exist in this cover.
rule-felt-channel = Felt does not stretch over channels: it would crease in the grooves.
rule-corduroy-channel = Corduroy has wales of its own; wales on channels never run straight.
rule-boucle-buttons = The loops of bouclé catch under the buttons and wear through.
rule-boucle-stitched = Top stitching sinks into bouclé and cannot be seen.
rule-nubuck-buttons = Nubuck shows a shiny ring around every button within a year.
rule-felt-buttons = Felt tears where buttons pull: it has no threads to hold.
rule-leather-piping = Leather cushions get leather piping; cloth piping would wear through first.
rule-outer-shell = Only the upholstered shells have an outside to cover.
rule-piping-nowhere = There is no piping on this chair: neither on its cushions nor on its shell.
rule-thread-nowhere = No stitching is visible on this chair, so the thread makes no difference.
rule-button-nowhere = There are no buttons on these cushions.
rule-pad-loop = Only the steel loops have pads.
rule-strap-head = Straps hold the head rest; without one there are none.
rule-ribbed-channel = The channelled head cushion is sewn in one go with channelled cushions.
rule-wing-narrow = In the narrow size the ears of the wing shell would touch your shoulders.
rule-ply-sizes = Plywood is pressed over a mould, and there are moulds for standard and wide.
rule-ply-woods = Veneer for the plywood is cut in walnut, oak, smoked oak, ash and black ash.
rule-ply-buttons = Buttons are tied through the back, and the plywood cannot be pierced.
rule-spindle-column = A single column twists the frame at every turn and works the spindles loose. Choose legs, sled or rockers.
rule-wing-rocker = The high shell puts so much weight behind the runners that it would rest tipped back.
rule-tall-rocker = The tall size on rockers tips over too easily.
rule-tall-disc = The disc is too small to hold the tall size safely.
rule-rocker-arms = Out of a rocking chair you push yourself up: it needs arm rests.
rule-wing-paddle = The blade of the paddles would rub against the ears of the wing shell.
rule-spindle-loop = The steel loop is made for closed shells; on the spindle frame only wood is fitted.
rule-rocker-glides = Runners get a strip of felt along their whole length, nothing else.
rule-disc-cork = Cork rolls off under the edge of the disc.
rule-sled-hard = The sled slides a little at every move; cork would crumble.
rule-measure-steel = From 10 cm on, wooden legs and runners would bow below the wider deck. The steel sled carries it.
rule-measure-column = On a single column a seat that is 6 cm wider tips when somebody sits down on its edge.
rule-measure-narrow = A narrow chair that is made wider is the standard one. Start from that.
rule-measure-ply = The plywood sheet is pressed in one mould, which has one width.
rule-measure-buttons = The buttons are tufted on a jig of the standard width.
rule-bolt = The cloth comes from one bolt: a chair this much wider leaves less of it to spare.
rule-measure-parcel = From 6 cm on, the seat no longer fits into the parcel.
rule-base-metals = Each base is made in its own metals: the star is cast and not plated in brass or off-white, the sled is not patinated.
rule-loop-metals = The steel loops come in chrome, brushed steel and the powder coats.
rule-hoop-woods = Only oak and ash can be bent this tightly; walnut and cherry break.
rule-gloss-woods = High gloss needs filled pores: we do it on walnut, cherry and black ash.
rule-soap-woods = Soap is for pale woods; on dark or stained ones it leaves grey veils.
rule-stain-oil = Oil would darken this stain: soap or lacquer keeps the colour.
rule-gloss-frame = Eleven spindles cannot be polished to a high gloss without sanding through.
rule-springs-slats = Pocket springs need a closed deck; between slats they tilt.
rule-springs-narrow = The spring core is too wide for the narrow seat.
rule-feather-channel = Feathers migrate out of channels; they need chambers.
rule-feather-firm = Feathers are never firm.
rule-springs-soft = Under a soft top the springs would be felt.
rule-stain-cloth = The stain guard is for cloth; leather gets the care set.
rule-care-leather = The care set is for smooth leather.
rule-spare-hide = Leather is bought by the hide and not by the metre. We keep the number of your tanning instead.
rule-one-driver = A wing chair on a column weighs 46 kg: the one driver of a kerbside delivery cannot lift it off.
rule-parcel-parts = Only frames and plywood on legs or sled come apart into a flat parcel.
rule-joints-frame = This guarantee is about wedged joints, and only the wooden frames have them.

## What is charged for several choices together

price-leather-ottoman = Hide for the ottoman
price-leather-tub = Hide for the outside of the tub
price-leather-wing = Hide for the outside of the wing shell
price-reserve-care = Reupholstery from your own reserve

## How it is made

stage-select = Choosing the wood
stage-frame = Joinery and shells
stage-finish = Finishing
stage-upholstery = Cutting, sewing and upholstery
stage-assembly = Assembly and last look

## Chairs to start from

preset-sunday-paper = The Sunday paper
    .story = Oiled oak would do, but walnut and a little brass make the morning longer. Grey weave, a roll for the neck, feet up.
preset-fireside = By the fire
    .story = Ears high enough to fall asleep behind, buttons that hold the filling where it belongs, forest green because the room is dark anyway.
preset-saddle = Saddle
    .story = Cognac leather, chrome and one row of coarse pale stitches. It turns towards the door when somebody comes.
preset-first-flat = The first flat
    .story = Ash and denim blue without anything you could leave out. It comes as a parcel and goes through every stairwell.
preset-fjord = By the fjord
    .story = One sheet of bent oak, seven channels of petrol wool, a sled of black tube. It weighs little and stands still.
preset-five-whites = Five whites
    .story = Chalk, ash, soap, steel and lime. Look at it in the evening, when no two of them are the same.
preset-grandchild = Something to hold on to
    .story = Eleven spindles, two runners, green corduroy. You bring the child for your lap; we bend the runners so flat that it stops by itself.
preset-undyed = Ten years from now
    .story = Leather that nobody dyed on oak that nobody lacquered. Pale today; every summer and every elbow will be seen on it.
preset-clay-hour = Clay
    .story = Bouclé where you sit, dark leather where bags and the vacuum cleaner meet it. The bronze disc turns without a sound.
preset-original = Is it an original?
    .story = Plywood, espresso leather, a chromed star. Everybody asks. It is: yours.
preset-concert = Third row
    .story = Black leather in channels from the knee to the head, brass under it, walls of its own. Put it where the loudspeakers meet.
preset-winter-garden = Conservatory
    .story = Sage and chalk on soaped ash, a little wider, for tea among plants. A metre of cloth lies in reserve, for the sun gets everything in the end.
preset-two-metres = For somebody of two metres
    .story = Longer legs, a longer back, firm latex. Ochre corduroy inside and felt outside, because tall people too may be seen.

## Advice from the workshop

suggestion-first-hour = Judge it after an hour
    .why = Soft is lovely for five minutes. After an hour your hips have sunk and the knees stand too high. Latex at medium gives way and still carries.
suggestion-getting-up = Easier to get out of
    .why = If your knees complain, you need two things: something to push on, and a seat that does not swallow you. Paddles are broad enough for the whole hand.
suggestion-long-legs = For people above 1.85 m
    .why = Sit with your back against a wall and measure to the hollow of the knee. From 46 cm on, take the tall size: otherwise the front edge carries nothing.
suggestion-reading = A chair to read in
    .why = Reading pulls the head forward. A roll in the neck holds it without pushing, and with the feet up the book lies on your thighs.
suggestion-nap = For the nap after lunch
    .why = A flat head cushion lets the head fall to the side. With feathers on top, nothing presses after twenty minutes.
suggestion-cat = If a cat lives with you
    .why = Claws look for loops. Felt has none, and short hair brushes off with a damp hand. Nothing I sew has survived cats better.
suggestion-children = If children climb on it
    .why = Saddle leather wipes clean, and tobacco hides what does not. Lacquer on the wood, because apple juice eats oil.
suggestion-south-window = In front of a south window
    .why = Open leather bleaches within two summers. Wool twill in a mid grey holds its colour longest; I would not put anything else there.
suggestion-aniline-life = Leather that ages with you
    .why = Pigmented leather looks the same for ten years and then suddenly old. Undyed aniline changes from the first week and is most beautiful after ten years.
suggestion-piping-lasts = Piping lasts longer
    .why = The seam is where a cushion dies. A cord in it takes the rubbing, and I can replace it without touching the panel.
suggestion-contrast-line = One line of leather
    .why = A quiet cloth with leather piping: the line draws the cushion, and the edge that everyone touches gets better with every hand.
suggestion-quiet-boucle = Softer to look at
    .why = In a room with much glass and stone, bouclé takes the hardness out of the light, and out of the echo too. Take it in oat; chalk shows every newspaper.
suggestion-button-back = A wing chair wants buttons
    .why = On a back this high the filling creeps down over the years. Buttons hold it where I put it, that is why old wing chairs have them.
suggestion-two-tone = Leather outside, cloth inside
    .why = You sit on cloth, warm and quiet. Hands, bags and the vacuum cleaner meet the outside: leather is made for that.
suggestion-small-room = In less than fourteen square metres
    .why = What you can see through takes no space. Spindles, no arms and thin legs: the room keeps its floor and its light.
suggestion-draught = If the room is draughty or loud
    .why = The ears are no decoration. They keep cold air off the neck and half of the room out of your ears; on the phone you notice at once.
suggestion-view-turns = Window here, fire there
    .why = If there are two things to look at, let the chair turn. The star comes back by itself, so the room looks tidy when you leave.
suggestion-soft-floor = On a thick carpet
    .why = Four points sink in and wobble. A sled lies on its whole length and can be pushed with one foot.
suggestion-parquet = On parquet or stone
    .why = Hard rubber leaves stripes on oiled wood, and you find them when it is too late. Felt costs six euros.
suggestion-show-joint = Show the joint
    .why = I put two wedges into every tenon, and on dark wood nobody sees them. On soaped ash they are the drawing.
suggestion-walnut-oil = Leave the walnut open
    .why = Walnut grows lighter in the sun, and under lacquer you cannot do anything about it. Oiled, you rub it once a year and it stays warm.
suggestion-brass-spark = Warm metal to warm wood
    .why = Steel looks blue next to walnut. Brass brackets and ferrules are a few grams, and everything belongs together.
suggestion-grandmother = Put it on rockers
    .why = With a child on the lap nothing beats a rocker. I bend the runners so flat that it stops by itself after three swings.
suggestion-save-here = Where I would save
    .why = Oak is as strong as walnut and a good deal cheaper, and twelve screws are no witchcraft. Put the money into the filling: you sit on that.
suggestion-hoops = One lath instead of three parts
    .why = A hoop has no joint that could work loose, and your sleeve does not catch on it. Run your hand around it once and you will understand.
suggestion-recover = Think of the second cover
    .why = Frames last longer than cloth. Those who order the reupholstery with the chair pay half, and get a new one in ten years without throwing any away.

## Light

environment-studio = Studio
environment-daylight = Daylight
environment-evening = Evening
environment-stage = Stage

## Hot spots
spot-cover = Cover
    .about = Cut so that the grain runs from knee to neck, and pieces that lie next to each other come from one length. It can be taken off for cleaning.
spot-arm = Arm rest
    .about = High enough to push yourself up, low enough to draw the chair to a table. Screwed from below, so that you can change it in ten years.
spot-base = Base
    .about = Every base takes every shell: four bolts in steel threads, which can be turned out and in again as often as you move house.
spot-ottoman = Ottoman
    .about = It stands where your heels fall by themselves. And it is a seat, for a guest who does not stay long or a child who stays for hours.
spot-fill = What carries your back
    .about = Firmer in the small of the back than at the shoulders. You notice it after an hour, not after a minute.
spot-joint = Tenon and wedge
    .about = The tenon comes through to the outside and is spread there by a wedge. Glue alone would hold it too, but not for thirty years.
spot-head = Head rest
    .about = Two straps and a weight behind the back hold it where you leave it. Nothing clicks, and nothing is set.
spot-seam = Seam
    .about = Three stitches to the centimetre. At the corners the upholsterer turns the wheel of the machine by hand, stitch by stitch.
spot-glides = On your floor
    .about = The one part that wears out and is meant to. It can be changed without a tool, should you move from oak to carpet.

## Putting it together
step-deck = The deck is laid on the base and bolted from below: first by hand, then crosswise, like a wheel.
step-shell = The shell comes down from above. When it sits you can hear it: a dull sound, and nothing rattles.
step-arms = The arm rests take two screws each. Leave them loose until you have sat down once, then tighten.
step-seat = Now the seat cushion, its zip to the back. Push it in until it touches.
step-back = The back cushion leans against the shell; its own weight and two loops hold it.
step-head = The head rest is hung over the back, its weight behind. Slide it to where your neck wants it.
step-ottoman = And the ottoman in the same order: base, frame, cushion. Then put your feet up; the half hour is over.
