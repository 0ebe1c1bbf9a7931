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

group-size = Size
    .about = Measured from temple to temple. If an old frame fits, its width is printed inside.
value-size-s = S · 46 mm lens
    .about = For faces up to about 131 mm wide. Front 134 mm.
value-size-m = M · 48 mm lens
    .about = For faces of about 132 to 139 mm. Front 140 mm.
value-size-l = L · 50 mm lens
    .about = For faces from about 140 mm. Front 146 mm.

group-temple = Temples
    .about = The arms that reach over your ears. All of them can be bent to fit at the bench.
value-temple-classic = Classic acetate
    .about = Full-width arms around a steel core. They balance a strong front.
value-temple-slim = Slim acetate
    .about = A third narrower, and about three grams lighter for the pair.
value-temple-wire = Wire with tips
    .about = Spring steel with acetate tips, cut from the offcut of your front.

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

group-finish = Finish
    .about = How far we take the polishing. It applies to the front and the temples.
value-finish-polished = Polished
    .about = Two days in the barrel, then the wheel. Deep and glossy.
value-finish-satin = Satin
    .about = A soft sheen that hides fingerprints.
value-finish-matte = Matte
    .about = Dry to the eye and the hand. It can be polished later if you change your mind.

group-metal = Hinges and rivets
    .about = Rivets, hinges, pad arms and the foil of the print share one plating.
value-metal-gold = Gold
value-metal-palladium = Palladium
    .about = Silver in tone and free of nickel.
value-metal-gunmetal = Gunmetal
value-metal-rose-gold = Rose gold
value-metal-black = Matte black

group-pads = Nose pads
    .about = What carries most of the weight.
value-pads-adjustable = Adjustable pads
    .about = Soft silicone on wire arms. They fit almost every bridge and can be exchanged.
value-pads-saddle = Saddle bridge
    .about = Shaped from the acetate of the front. Nothing to bend, nothing to clean.
value-pads-titanium = Titanium pads
    .about = Thin, cool, and kind to sensitive skin.

group-print = Inside the temple
    .about = What is written on the inside, where only you can read it.
value-print-none = Nothing
value-print-workshop = Our mark and your size
    .about = Foil-stamped in the colour of the hinges.
value-print-white = Our mark in white
value-print-initials = Your initials
    .about = Engraved by hand after we have asked you for the letters. The picture leaves the place empty.

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

## Around it

group-case = Case
    .about = Where the frame sleeps.
value-case-hard = Hard case
value-case-sleeve = Leather sleeve
    .about = Vegetable-tanned, and flat enough for a jacket pocket.
value-case-felt = Wool felt pouch
value-case-folding = Folding case
    .about = Sturdy in use, and flat in the bag when it is empty.
value-case-walnut = Walnut box
    .about = Turned by a joiner two streets away.

group-cloth = Cleaning cloth
    .about = Microfibre, 18 × 15 cm, washable.
value-cloth-grey = Grey
value-cloth-indigo = Indigo
value-cloth-ochre = Ochre
value-cloth-print = Workshop print
    .about = A linocut of our bench, printed in two colours.

group-care = Care plan
    .about = Cleaning and adjusting in the workshop are always free.
value-care-basic = Two-year warranty
value-care-repair = Repair plan, 3 years
    .about = Every repair, a new set of pads a year, and one re-polish.
value-care-sight = Sight plan, 3 years
    .about = The repair plan, a yearly eye test, and new lenses at half price if your sight changes.

## Rules: why something does not go together

rule-shape-sizes = Round and cat-eye frames are made in S and M, aviators in M and L; beyond that their proportions are lost.
rule-wire-shapes = Wire temples need the high, narrow end piece of the panto, round and aviator fronts.
rule-wire-tips = The tips of wire temples come in black, havana, smoke and crystal, or from the offcut of your front.
rule-wire-saddle = Wire temples are light, so the frame leans forward on a saddle bridge. They need adjustable or titanium pads.
rule-aviator-pads = The bridge of the aviator sits too high for a saddle. It needs adjustable or titanium pads.
rule-titanium-metal = Titanium pads are plated in palladium, gunmetal or matte black, and all metal on a frame has one colour.
rule-matte-crystal-front = Matte crystal acetate turns milky. Choose satin, or a solid front.
rule-matte-crystal-temple = Matte crystal acetate turns milky. Choose satin, or solid temples.
rule-wire-print = Wire temples have no room for a mark or for letters.
rule-white-print-temple = White print cannot be read on pale or clear temples.
rule-white-print-match = White print cannot be read on temples that match a pale or clear front.
rule-sun-tint = A sun lens needs one of the dark tints or a gradient.
rule-dark-tint-sun = Dark tints are made as sun lenses. An everyday lens this dark would not be safe in the evening.
rule-blue-filter-clear = The blue light filter works with clear lenses only; a tint would cover what it does.
rule-reading-clear = Reading lenses stay clear: for small print every bit of light counts.
rule-progressive-tint = Progressive lenses come clear or in rose; the yellow and blue tints make the near zone hard to read.
rule-progressive-index = Progressive lenses are ground from index 1.6 upwards.
rule-progressive-height = The small rectangle is too low for the far, middle and near zones of a progressive lens.
rule-thin-needs-power = Index 1.67 and 1.74 make a difference only in lenses with a prescription.
rule-index-174-clear = The 1.74 material takes no tint.
rule-polarised-sun = The polarising film is made for sun lenses.
rule-polarised-gradient = The polarising film has one even tint, so it cannot be a gradient.
rule-mirror-sun = A mirror coating needs a dark lens behind it, so it is for sun lenses.
rule-mirror-tint = Each mirror has tints it works with: silver goes with grey, green or blue, gold with brown or green, blue with grey or blue, copper with brown.
rule-sleeve-large = The leather sleeve is too narrow for size L.
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
