# The Workshop Frame: what the customer reads, in English.

line-title = The Workshop Frame
line-tagline = Cut from a sheet of acetate, filed and polished by hand, and fitted with the lenses you need.

## Frame

group-shape = Frame shape
    .about = The outline of the front, and with it the character of the frame.
value-shape-panto = Panto
    .about = Round below, slightly flattened at the brow. It suits most noses and most lenses.
value-shape-square = Square
    .about = Straight lines with softened corners and a generous lens.
value-shape-round = Round
    .about = As near to a circle as a face allows. Light, and quieter than it looks on the table.
value-shape-cateye = Cat-eye
    .about = The outer corners rise. Filed by hand, so it takes two days longer.
value-shape-rectangle = Rectangle
    .about = Wide and low. The lens is 33 mm high in size M.
value-shape-aviator = Aviator
    .about = A drop-shaped lens under a straight brow, here in acetate.
value-shape-hexagon = Hexagon
    .about = Six sides with soft corners. Geometry for faces that can take a ruler.
value-shape-butterfly = Butterfly
    .about = Large lenses that widen upwards and outwards. The biggest window we make.
value-shape-browline = Browline
    .about = Acetate above, a metal rim below, as worn in newsrooms since 1947. Front of two parts, set by hand.

group-size = Size
    .about = Measured from temple to temple. If an old frame fits, its width is printed inside.
value-size-s = S · 46 mm lens
    .about = For faces up to about 131 mm wide. Front 134 mm.
value-size-m = M · 48 mm lens
    .about = For faces of about 132 to 139 mm. Front 140 mm.
value-size-l = L · 50 mm lens
    .about = For faces from about 140 mm. Front 146 mm.
group-bridge = Bridge width
    .about = The gap between the lenses, as printed on your old frame behind the little square. Every front is milled to it; the picture shows 22 mm.

group-temple = Temples
    .about = The arms that reach over your ears. All of them can be bent to fit at the bench.
value-temple-classic = Classic acetate
    .about = Full-width arms around a steel core. They balance a strong front.
value-temple-slim = Slim acetate
    .about = A third narrower, and about three grams lighter for the pair.
value-temple-wire = Wire with tips
    .about = Spring steel with acetate tips, cut from the offcut of your front.
value-temple-bold = Bold acetate
    .about = Thirteen millimetres high past the hinge. Made for fronts that can stand next to them.
value-temple-cable = Curled wire
    .about = Springs all the way round the ear, under a sheath of acetate. Stays on when you run, bend or laugh.

group-length = Temple length
    .about = From the hinge to the tip, with the bend. Too long and the frame slides, too short and it presses.

group-front = Front colour
    .about = Acetate is cut from sheets. In the patterned ones no two frames come out the same.
value-front-black = Black
value-front-havana = Havana
    .about = Amber and dark brown, the tortoiseshell pattern most frames began with.
value-front-honey = Honey
    .about = A pale tortoise. It lets more light onto the cheek than havana does.
value-front-forest = Forest tortoise
value-front-smoke = Smoke tortoise
value-front-rose = Burgundy tortoise
value-front-crystal = Crystal
    .about = Clear acetate. The steel core and the rivets stay visible.
value-front-champagne = Champagne crystal
value-front-blush = Blush crystal
value-front-glacier = Glacier crystal
value-front-navy = Navy
value-front-bottle = Bottle green
value-front-oxblood = Oxblood
value-front-ivory = Ivory
value-front-slate = Slate
value-front-cognac = Cognac
value-front-petrol = Petrol
value-front-tokyo = Tokyo tortoise
    .about = Pale amber with a few dark islands, the tortoise of Japanese workshops.
value-front-horn = Horn
    .about = Streaked like buffalo horn, without the buffalo.
value-front-dusk = Dusk
    .about = Nearly black at the brow, amber at the cheek, poured as one sheet.
value-front-pearl = Mother-of-pearl
    .about = White with a slow grey cloud in it.
value-front-lagoon = Lagoon crystal

group-temple-color = Temple colour
    .about = Matched to the front, or set against it.
value-temple-color-match = Same as the front
    .about = Cut from the same sheet, so the pattern runs on.
value-temple-color-black = Black
value-temple-color-havana = Havana
value-temple-color-honey = Honey
value-temple-color-forest = Forest tortoise
value-temple-color-smoke = Smoke tortoise
value-temple-color-rose = Burgundy tortoise
value-temple-color-crystal = Crystal
value-temple-color-champagne = Champagne crystal
value-temple-color-navy = Navy
value-temple-color-bottle = Bottle green
value-temple-color-oxblood = Oxblood
value-temple-color-ivory = Ivory
value-temple-color-slate = Slate
value-temple-color-cognac = Cognac
value-temple-color-petrol = Petrol
value-temple-color-blush = Blush crystal
value-temple-color-glacier = Glacier crystal
value-temple-color-tokyo = Tokyo tortoise
value-temple-color-horn = Horn
value-temple-color-pearl = Mother-of-pearl

group-lining = Second layer
    .about = A thin sheet glued to the inside of front and temples. You see it when you take the frame off; others see a fine line round it.
value-lining-none = None
    .about = One sheet all the way through.
value-lining-ivory = Ivory
value-lining-sky = Sky blue
value-lining-coral = Coral
value-lining-black = Black
    .about = Makes pale and patterned sheets look deeper.
value-lining-havana = Havana

group-finish = Finish
    .about = How far we take the polishing. It applies to the front and the temples.
value-finish-polished = Polished
    .about = Two days in the barrel, then the wheel. Deep and glossy.
value-finish-satin = Satin
    .about = A soft sheen that hides fingerprints.
value-finish-matte = Matte
    .about = Dry to the eye and the hand. It can be polished later if you change your mind.

group-metal = Metal
    .about = Rivets, hinges, pad arms and the foil of the print share one colour.
value-metal-gold = Gold
value-metal-palladium = Palladium
    .about = Silver in tone and free of nickel.
value-metal-gunmetal = Gunmetal
value-metal-rose-gold = Rose gold
value-metal-black = Matte black
value-metal-titanium = Bare titanium
    .about = Grey, light, and the same all the way through: nothing to wear off.
value-metal-bronze = Bronze
    .about = Warm and brown, and it darkens a little over the years.

group-rivets = Rivets
    .about = Once they held the hinge, today they mostly show that somebody took care.
value-rivets-dots = Two dots
value-rivets-bars = Bars
    .about = An inlaid bar, upright in front and lengthwise on the temple.
value-rivets-facets = Facets
    .about = A small pyramid with four polished sides.
value-rivets-none = None
    .about = The hinge is sunk from behind and nothing shows in front.

group-hinge = Hinges
    .about = Turn the frame round to see them.
value-hinge-five = Five barrels
    .about = Heavy and riveted through. Opens with a sound like a good car door.
value-hinge-three = Three barrels
    .about = Lower and lighter, set into the acetate with heat.
value-hinge-spring = Spring hinge
    .about = Gives way ten degrees to the outside and comes back. Good for wide heads and one-handed people.

group-pads = Nose pads
    .about = What carries most of the weight.
value-pads-adjustable = Adjustable pads
    .about = Soft silicone on wire arms. They fit almost every bridge and can be exchanged.
value-pads-saddle = Saddle bridge
    .about = Shaped from the acetate of the front. Nothing to bend, nothing to clean.
value-pads-titanium = Titanium pads
    .about = Thin, cool, and kind to sensitive skin.
value-pads-black = Adjustable pads, black
    .about = The same soft silicone, and it does not yellow to the eye.
value-pads-low = Low bridge
    .about = Two millimetres more acetate on the nose, for flat bridges and high cheekbones.

group-print = Inside the temple
    .about = What is written on the inside, where only you can read it.
value-print-none = Nothing
value-print-workshop = Our mark
    .about = Foil-stamped in the colour of the hinges.
value-print-white = Our mark in white
value-print-initials = Your initials
    .about = Engraved by hand. Write them below and choose a hand.
group-initials = Your letters
    .about = Initials, a name or a date: up to 16 letters inside the left temple.
    .only-when = There is something to write only where your initials are engraved.
value-initials-written = Your letters
group-lettering = Lettering
    .about = The hand in which your initials are engraved.
    .only-when = There are letters to choose only where your initials are engraved.
value-lettering-block = Block
value-lettering-serif = Roman
value-lettering-script = Script
    .about = Engraved with a finer burin, stroke by stroke.

## Lenses

group-lens = Lenses
    .about = What the lenses are for. We ask for your prescription after you order.
value-lens-plano = No prescription
    .about = Plain lenses with an anti-reflective coating.
value-lens-single = Single vision
    .about = One strength all over, for far or near.
value-lens-progressive = Progressive
    .about = Far, screen and near in one lens. We measure your eyes and the fit before grinding.
value-lens-reading = Reading
    .about = Near vision only, ready in eight days.
value-lens-blue-filter = Blue light filter
    .about = Plain lenses that take the edge off a bright screen. The world stays almost uncoloured.
value-lens-sun = Sun, no prescription
    .about = UV 400, in a dark tint of your choice.
value-lens-sun-rx = Sun, prescription
    .about = UV 400, ground to your prescription in single vision.
group-pd = Pupil distance
    .about = From the middle of one eye to the middle of the other. It stands in your prescription, and we measure again before grinding.
    .only-when = The pupil distance matters only for lenses with a prescription.

group-index = Lens thickness
    .about = A higher index makes strong lenses thinner and lighter. With weak ones you will not see a difference.
value-index-i150 = 1.5 Standard
    .about = Good up to about ±2 dioptres.
value-index-i160 = 1.6 Thin
    .about = Tough and a quarter thinner. Good up to about ±4 dioptres.
value-index-i167 = 1.67 Very thin
    .about = From about ±4 dioptres.
value-index-i174 = 1.74 Extra thin
    .about = From about ±6 dioptres.

group-tint = Lens tint
    .about = Dark tints are for sun lenses, light ones for every day.
value-tint-clear = Clear
value-tint-rose = Rose 20 %
    .about = Warms what you see and softens fluorescent light.
value-tint-yellow = Yellow 25 %
    .about = More contrast in haze and at dusk. Not for driving at night.
value-tint-sky = Sky blue 20 %
    .about = A light wash, worn for the look of it.
value-tint-grey = Grey 85 %
    .about = Keeps colours true. Category 3.
value-tint-brown = Brown 85 %
    .about = More contrast, warmer light. Category 3.
value-tint-green = Green G15
    .about = The classic grey-green, restful over a long day. Category 3.
value-tint-blue = Blue 80 %
    .about = A cool dark blue. Category 2.
value-tint-grey-gradient = Grey gradient
    .about = Dark above, light below, so a map or a dashboard stays readable. Category 2.
value-tint-brown-gradient = Brown gradient
    .about = Dark above, light below, on the warm side. Category 2.
value-tint-green-gradient = Green gradient
    .about = The G15 green, fading downwards. Category 2.
value-tint-plum-gradient = Plum gradient
    .about = Dark plum at the brow, rose at the cheek. Category 2.
value-tint-photo-grey = Self-tinting, grey
    .about = Clear indoors, dark in the sun within a minute. The picture shows it on the way. Hardly darkens behind a windscreen.
value-tint-photo-brown = Self-tinting, brown
    .about = The warm one. Clear indoors, dark in the sun within a minute.
value-tint-violet = Violet 20 %
    .about = A cool wash that goes well with grey hair and silver.
value-tint-mint = Mint 20 %
    .about = Barely a colour. White paper stays white.

group-polarised = Polarised
    .about = A film that cuts glare from water, snow and wet roads.
value-polarised-no = No
value-polarised-yes = Yes
    .about = Some displays look darker through it when you tilt your head.

group-mirror = Mirror coating
    .about = A thin metal layer on the outside of a sun lens.
value-mirror-none = None
value-mirror-silver = Silver
value-mirror-gold = Gold
value-mirror-blue = Blue
value-mirror-copper = Copper
value-mirror-rose = Rose
value-mirror-emerald = Emerald

group-coating = Coating
    .about = What is on the surface of the lens, against reflections, grease and scratches.
value-coating-basic = Anti-reflective
    .about = Hard and clear, with a faint green sheen.
value-coating-clean = Anti-reflective, easy to clean
    .about = Water and fingerprints slide off. The most sensible thing on this list.
value-coating-night = Night driving
    .about = Takes the stars off oncoming headlights and lamps.

group-clip = Sun clip
    .about = A polarised second pair that snaps on with four magnets. Cut for your front and no other.
value-clip-none = None
value-clip-grey = Grey
value-clip-brown = Brown
value-clip-green = Green

## Around it

group-case = Case
    .about = Where the frame sleeps.
value-case-hard = Hard case
    .about = Black and sturdy. It comes with every frame, and the picture leaves it out.
value-case-sleeve = Leather sleeve
    .about = Vegetable-tanned, and flat enough for a jacket pocket.
value-case-felt = Wool felt pouch
value-case-folding = Folding case
    .about = Sturdy in use, and flat in the bag when it is empty.
value-case-walnut = Walnut box
    .about = Turned by a joiner two streets away.
value-case-shell-tan = Shell case, tan leather
    .about = Two halves under one hide, stitched by hand, with a brass snap.
value-case-shell-olive = Shell case, olive leather

group-cloth = Cleaning cloth
    .about = Microfibre, 18 × 15 cm, washable.
value-cloth-grey = Grey
    .about = Comes in the case, and the picture leaves it there.
value-cloth-indigo = Indigo
value-cloth-ochre = Ochre
value-cloth-print = Workshop print
    .about = A linocut of our bench, printed in two colours.
value-cloth-sage = Sage

group-cord = Cord
    .about = Keeps the frame round your neck when it is not on your nose.
value-cord-none = None
value-cord-black = Black cotton
value-cord-sand = Sand cotton
value-cord-chain = Ball chain
    .about = In the colour of the hinges. Sounds like a curtain and looks like a decision.

group-care = Care plan
    .about = Cleaning and adjusting in the workshop are always free.
value-care-basic = Two-year warranty
value-care-repair = Repair plan, 3 years
    .about = Every repair, a new set of pads a year, and one re-polish.
value-care-sight = Sight plan, 3 years
    .about = The repair plan, a yearly eye test, and new lenses at half price if your sight changes.

## Rules: why something does not go together

rule-shape-sizes = Round and cat-eye frames are made in S and M, aviators and butterflies in M and L; beyond that their proportions are lost.
rule-bridge-shapes = Aviators start at a bridge of 20 mm, butterflies end at 22 mm, and the metal bridge of the browline is bent to 20 or 22 mm.
rule-length-sizes = Temples are cut to go with the width: up to 145 mm for S, 140 to 150 mm for M, from 145 mm for L.
rule-pd-bridge = With your pupil distance this bridge is too narrow: you would look past the middle of the lenses. Choose a wider bridge.
rule-pd-inside = With your pupil distance this bridge is too wide: you would look through the inner rims. Choose a narrower bridge.
rule-pd-small = In S the lenses sit close together. With a pupil distance above 66 mm you would look through their outer edge.
rule-pd-large = In L the lenses sit far apart. With a pupil distance below 58 mm you would look through their inner edge.
rule-pd-wide-bridge = A bridge of 24 mm moves the lenses apart; below a pupil distance of 60 mm your eyes would be too far inside.
rule-wire-shapes = Wire temples suit panto, round, aviator and hexagon fronts, curled ones panto and round, and bold ones the fronts with some weight at the brow.
rule-cable-length = Curled temples are wound on a form that ends at 145 mm.
rule-wire-tips = The tips and sheaths of wire temples come in black, havana, smoke and crystal, or from the offcut of your front.
rule-wire-saddle = Wire temples are light, so the frame leans forward on a bridge of acetate. They need adjustable or titanium pads.
rule-wire-rivets = Wire temples are too thin for bars or facets; on them there are dots or nothing.
rule-aviator-pads = The bridge of the aviator sits too high for a saddle. It needs adjustable or titanium pads.
rule-browline-pads = The browline has metal across the nose, and nothing there to shape a saddle from. It needs adjustable or titanium pads.
rule-browline-front = The bars of the browline are cut from thicker sheets, which we stock in eleven colours.
rule-low-bridge = A low bridge is also a narrow one: it is milled to 18 or 20 mm.
rule-titanium-metal = Titanium pads stay bare or are plated in palladium, gunmetal or matte black, and all metal on a frame has one colour.
rule-matte-crystal-front = Matte crystal acetate turns milky. Choose satin, or a solid front.
rule-matte-crystal-temple = Matte crystal acetate turns milky. Choose satin, or solid temples.
rule-matte-pearl = Mother-of-pearl lives on its polish. Sanded, it looks like chalk.
rule-dusk-temples = Dusk fades from brow to cheek, and along a temple that makes no sense. Choose a colour for the temples.
rule-lining-crystal = Behind a clear or fading front you would see the glue between the two sheets.
rule-lining-crystal-temple = Behind clear temples you would see the glue between the two sheets.
rule-lining-browline = The bars of the browline are too small to be glued from two sheets.
rule-lining-same = These two sheets are so alike that nobody would see where one ends.
rule-facets-metal = Facets have to be polished on all four sides, which only gold, palladium, rose gold and bronze survive.
rule-no-rivets-hinge = The five-barrel hinge is riveted through the front. Without rivets take three barrels or a spring hinge.
rule-spring-thin = The housing of the spring is thicker than these temples. It needs classic or bold ones.
rule-three-bold = Three barrels are too light for bold temples; they would wobble within a year.
rule-spring-titanium = Spring hinges are not made of titanium.
rule-wire-print = Wire temples have no room for a mark or for letters.
rule-white-print-temple = White print cannot be read on pale or clear temples.
rule-white-print-match = White print cannot be read on temples that match a pale or clear front.
rule-white-print-lining = White print cannot be read on a pale inner layer.
rule-script-slim = The loops of the script need more height than a slim temple has.
rule-sun-tint = A sun lens needs one of the dark tints or a gradient.
rule-dark-tint-sun = Dark tints are made as sun lenses. An everyday lens this dark would not be safe in the evening.
rule-blue-filter-clear = The blue light filter works with clear lenses only; a tint would cover what it does.
rule-reading-clear = Reading lenses stay clear: for small print every bit of light counts.
rule-progressive-tint = Progressive lenses come without the yellow, blue and violet tints, which make the near zone hard to read.
rule-progressive-index = Progressive lenses are ground from index 1.6 upwards.
rule-progressive-height = The small rectangle is too low for the far, middle and near zones of a progressive lens.
rule-photo-index = The self-tinting layer is cast onto the 1.6 and 1.67 materials.
rule-thin-needs-power = Index 1.67 and 1.74 make a difference only in lenses with a prescription.
rule-index-174-clear = The 1.74 material takes no tint.
rule-polarised-sun = The polarising film is made for sun lenses.
rule-polarised-gradient = The polarising film has one even tint, so it cannot be a gradient.
rule-mirror-sun = A mirror coating needs a dark lens behind it, so it is for sun lenses.
rule-mirror-tint = Each mirror has tints it works with: silver goes with grey, green or blue, gold with brown or green, blue with grey or blue, copper with brown, rose with grey or brown, emerald with grey or green.
rule-mirror-coating = Behind a mirror there is no place for the night driving coating, nor any use for it.
rule-night-clear = For the night lenses have to be clear, or yellow at the most.
rule-clip-lens = A sun clip goes in front of everyday lenses. In front of sun lenses you would see next to nothing.
rule-clip-clear = With a sun clip in front, the lens behind it stays clear, or nearly so.
rule-clip-aviator = The double bridge of the aviator is where the bridge of the clip would go.
rule-clip-case = A frame with a clip needs a case with room for both; the sleeve and the folding case are too flat.
rule-sleeve-large = The leather sleeve is too narrow for size L.
rule-sleeve-wings = The corners of this front would bulge out of the leather sleeve.
rule-cord-cable = The loops of a cord neither hold on curled temples nor stretch over bold ones.
rule-chain-metal = The ball chain comes in gold, palladium, rose gold and bronze, and it should match the hinges.
rule-sight-power = The sight plan is about your prescription, so it needs lenses with one.

## Advice from the workshop

suggestion-narrow-face = Try it one size smaller
    .why = If your last frame kept sliding down or your eyes sat close to the bridge, the front was too wide. In S your eyes come to the middle of the lens, where it is clearest.
suggestion-wide-face = Give it room at the temples
    .why = When temples press above the ears, people often ask for softer pads. The cause is mostly the width: L gives you six millimetres, and the arms run straight again.
suggestion-fitting-height = More height for your progressives
    .why = A progressive lens wants at least 32 millimetres of height so that far, screen and near each get their own zone. The panto has ten more, and you will move your head less when reading.
suggestion-thin-strong = From ±4 dioptres: thin and small
    .why = A strong lens gets thick towards the edge. Index 1.67 and a small round rim take away the part that shows, and about a third of the weight with it.
suggestion-first-progressive = Your first progressives
    .why = Start with index 1.6, clear, on pads we can move. Half a millimetre at the nose decides whether the reading zone is where you look, and pads let me set it in a minute.
suggestion-driving = For a lot of driving
    .why = Wet asphalt and dashboards throw horizontal glare, and that is what a polarising film takes out. Brown lifts the contrast of brake lights and road edges against grey.
suggestion-water = For water and snow
    .why = Grey leaves colours as they are, the film takes the glare from the surface, and a silver mirror turns back some of the heat and light before it reaches the lens.
suggestion-gradient-city = A gradient for the city
    .why = In the street the light comes from above, while the menu and the phone are below. A gradient serves both, and people can still see your eyes.
suggestion-screen-day = If your day is mostly screens
    .why = A gentle filter makes late hours at the screen calmer. It is no cure for tired eyes, so I add the lighter temples and a break every half hour, which costs nothing.
suggestion-light-build = Build it lighter
    .why = Slim temples save about three grams. That sounds like little until four in the afternoon, when you notice what sits on your nose.
suggestion-sensitive-skin = For skin that reacts
    .why = Titanium pads hold no sweat and contain no nickel, and palladium keeps it that way on the hinges. A good pair if silicone leaves red marks.
suggestion-saddle = One piece across the nose
    .why = On a bridge with some height a saddle spreads the weight over its whole length. No arms to bend, no screws to work loose: the frame I would make for myself.
suggestion-satin-black = Take the shine off black
    .why = Polished black shows every fingerprint and every lamp. Satin keeps the line of the frame and calms the rest, and dark metal lets the rivets step back.
suggestion-warm-skin = Warmer, for warm skin
    .why = With golden or olive skin a hard black can look like a drawing on top. Honey picks up the warmth, and with gold hinges the colours belong together.
suggestion-cool-skin = Cooler, for cool skin
    .why = If silver suits you better than gold, so will this: glacier and palladium take the blue of cool skin and let your eyes do the talking.
suggestion-two-tone = A dark front on lighter arms
    .why = From the front you wear navy, from the side you wear honey. It gives a serious frame a warm profile, and grey hair looks wonderful next to it.
suggestion-lift = A shape that lifts
    .why = Cat-eye corners follow the cheekbone upwards and draw the eye with them. In burgundy it is friendly, in black it would be strict.
suggestion-gift = If it is a present
    .why = A plain frame, initials inside, and the walnut box around it. Lenses can follow once the eyes have been tested; we put them in free of charge.
suggestion-flat-bridge = If frames slide on your nose
    .why = Most frames are drawn for a high bridge. If yours is flat, the lenses touch your cheeks when you laugh. Two millimetres more on the nose and a narrower gap, and that is over.
suggestion-shorter-temples = Five millimetres less behind the ear
    .why = When a frame comes forward as you look down, people tighten the screws. Look at the bend instead: if it starts behind your ear and not above it, the temples are too long.
suggestion-longer-temples = Let the temples reach
    .why = A wide head is usually a long one as well. At 155 the bend sits where the ear ends, and the front stops leaving marks on the nose.
suggestion-cable-active = For people who never sit still
    .why = A curl goes all the way round the ear and holds without pressing. It takes two hands to put on, and then you forget it: on a bicycle, at a workbench, with a child on your arm.
suggestion-clip-instead = One prescription, two pairs
    .why = Instead of a second prescription pair for the sun, a clip: polarised, cut for this front, in place with a click. It costs less than one of the two lenses would.
suggestion-self-tinting = In and out all day
    .why = If you walk dogs, deliver parcels or supervise a playground, you need not change glasses forty times. Only in the car it disappoints, because the windscreen keeps out the light that darkens it.
suggestion-night-driver = If headlights have rays
    .why = Each lamp gets a star when light bounces inside the lens. The night coating takes most of it. If the rays stay, come in for a test: it may be your eyes and not your glasses.
suggestion-easy-clean = Clean it less, keep it longer
    .why = Lenses do not wear out from being worn but from being wiped with shirts. A surface that lets go of grease needs half the rubbing.
suggestion-coral-inside = A colour that only you see
    .why = From outside a dark, sober frame with a fine line round it. When you take it off, coral. I have never had one of these come back.
suggestion-one-handed = For one-handed people
    .why = Whoever pulls a frame off by one temple bends it, every day a little. A spring hinge forgives that, and it is kinder to wide temples too.
suggestion-browline = Say it with the upper half
    .why = A browline frames the eyes from above and leaves the cheeks alone. It gives a soft face an edge, and it makes grey eyebrows look intended.
suggestion-reading-chain = Where did I put them?
    .why = Reading glasses spend their lives being looked for. On a chain they are where you are. Gold suits it best, and it has stopped being a joke about librarians.
suggestion-hexagon = Round, but with an opinion
    .why = If you like round frames and want them a little drier, six soft corners do it. Bare titanium keeps it from getting precious.
suggestion-bronze-green = Bronze with green
    .why = Gold next to green looks like a wrapped present. Bronze looks like a garden gate, which I mean as praise.
suggestion-pale-summer = A paler frame for the summer
    .why = In hard light a black frame cuts the face in two. Pale tortoise and a green gradient leave it whole, and you still look as if you know where you are going.

## What things cost together

price-all-titanium = Bare titanium throughout
price-water-kit = Mirror and polarised in one coating run
price-gift = Initials and walnut box together
price-thin-progressive = Thin blank for progressives

## How it is made

stage-draw = Drawing and choosing the sheet
stage-mill = Milling front and temples
stage-tumble = Filing, tumbling, polishing
stage-metal = Setting hinges and rivets
stage-glaze = Grinding and glazing, engraving
stage-pack = Adjusting, cleaning, packing

## Frames to start from

preset-sunday = Sunday
    .story = Honey, slim temples and nothing on the nose but acetate. For coffee, the long newspaper and people who ask where you got it.
preset-drawing-board = Drawing board
    .story = Black, satin, small and round, not a rivet in sight. Named after the architect who ordered the first one and wanted to talk about the hinge for an hour.
preset-riviera = Riviera
    .story = Pale tortoise with plum in the lenses and a little cut metal at the corners. It needs a harbour, though a balcony will do.
preset-night-desk = Night desk
    .story = Slate, matte, titanium. For whoever works when the cleaning crew comes, and would like to look at a screen and not like one.
preset-newsroom = Newsroom
    .story = Horn above, gold below, progressives ground thin, initials in Roman letters. The sort of frame that is taken off slowly before an answer.
preset-grandfather = From grandfather's drawer
    .story = Round, havana, wires curled round the ear. We drew it from a pair of 1931 that came in for a new screw.
preset-open-water = Open water
    .story = Navy, bold temples, a blue mirror and a polarising film. Three sailors wore the prototypes for a summer; two of them gave theirs back.
preset-two-sheets = Two sheets
    .story = Petrol outside, coral inside, glued for a week before the mill touches them. The edge is a line as thin as a thread.
preset-glasshouse = Glasshouse
    .story = Crystal, wire, palladium, thin lenses. As little frame as one can have without leaving the house bare-faced.
preset-fading-light = Fading light
    .story = A cat-eye poured from black to amber, brown gradient to match, bars instead of rivets. It looks best between six and eight in the evening.
preset-one-for-two = One for two
    .story = Progressives for the day and a brown clip for the road. The frame for people who lose the second pair, built wide and with bronze against the green.
preset-around-the-neck = Around the neck
    .story = Reading glasses in burgundy on a gold chain. Made for a cook who read recipes at arm's length and refused to say why.

## Light

environment-studio = Studio
environment-daylight = Daylight
environment-evening = Evening
environment-stage = Stage

## Motions
motion-fold = Fold the temples
    .back = Unfold the temples
motion-case = Open the case
    .back = Close the case

## Hot spots
spot-front = The front
    .about = Milled from one sheet that has dried for half a year: acetate cut too fresh shrinks, and your lenses would fall out in its first summer.
spot-lens = Lenses
    .about = Each is edged a tenth of a millimetre too large and pressed into the warmed rim. Once the acetate has cooled, it holds without a screw.
spot-temple = Temple
    .about = A temple should not press anywhere before it bends behind the ear. We bend it on you, over warm sand, as often as it takes.
spot-rivets = Rivets
    .about = Set cold with three strokes of the hammer, then filed flush with the acetate. Run a finger over them: you should not feel where they begin.
spot-pads = On your nose
    .about = Nine tenths of the weight rest here, on two places no larger than a lentil each. That is why we look at your nose before we look at your face.
spot-print = Inside the temple
    .about = Only you see it, and whoever finds your frame. Tell us a name or a date, and it is cut by hand before the last polish.
spot-hinge = Hinge
    .about = Opened and closed twenty times a day for ten years, that is 73,000 times. The screw is held by a drop of lacquer, and we renew it free of charge.
spot-tip = The tip
    .about = Filed thinner towards the end, so that it can be bent without breaking. Too long, and the frame slides; too short, and it presses.
spot-case = Case
    .about = A frame that lies open on a table is sat on sooner or later. We have kept count: four in five repairs begin without a case.
