package protocol

import "slices"

// The floor is what no pack can go below, whoever wrote it: the questions that
// must be asked, the level a "yes" must at least lead to, the sensations that
// must stop a session, and the widest limits. A pack may add and be stricter.
//
// It repeats the built-in pack on purpose. The pack can be edited by anyone;
// this can only be changed together with the program and its proofs.

// itemFloor is the mildest level that a "yes" to an item alone may lead to.
// Items that only adapt, or only count together with another, are at Adapt or
// Clear.
var itemFloor = []struct {
	item  ItemID
	level Level
}{
	{"saddle-numbness", Emergency}, {"bladder-change", Emergency}, {"bowel-change", Emergency},
	{"both-legs", Emergency}, {"sexual-change", Emergency}, {"serious-accident", Emergency},
	{"sudden-tearing-pain", Emergency}, {"chest-or-breath", Emergency}, {"pregnancy-warning", Emergency},
	{"leg-weakness", Urgent}, {"cord-signs", Urgent}, {"numbness-spreading", Urgent},
	{"minor-injury", Clear}, {"spine-bruise", Urgent}, {"spine-shape", Urgent},
	{"cancer-history", Urgent}, {"weight-loss", Urgent}, {"night-pain", Urgent},
	{"fever-unwell", Urgent}, {"infection-risk", Urgent}, {"pulsing-tummy", Urgent},
	{"leg-swollen-hot", Urgent}, {"kidney-signs", Urgent}, {"dark-urine", Urgent},
	{"fracture", Urgent}, {"bone-infection", Urgent},
	{"numbness-lasting", ProfessionalFirst}, {"leg-pain-below-knee", ProfessionalFirst},
	{"recent-clot", ProfessionalFirst}, {"blood-thinners", ProfessionalFirst},
	{"pregnant-postpartum", ProfessionalFirst}, {"thin-bones", ProfessionalFirst},
	{"steroids", ProfessionalFirst}, {"poor-sensation", ProfessionalFirst},
	{"recent-surgery", ProfessionalFirst}, {"implant", ProfessionalFirst},
	{"disc-herniation", ProfessionalFirst}, {"spinal-stenosis", ProfessionalFirst},
	{"slipped-vertebra", ProfessionalFirst}, {"heart-blood-pressure", ProfessionalFirst},
	{"calcified-muscle", ProfessionalFirst}, {"six-weeks", ProfessionalFirst},
	{"getting-worse", ProfessionalFirst},
	{"inflammatory-pattern", Adapt}, {"fibromyalgia", Adapt}, {"no-floor", Adapt},
	{"wrist-shoulder", Adapt}, {"cannot-cross-leg", Adapt}, {"breathing-condition", Adapt},
	{"skin-sites", Adapt}, {"injury-sites", Adapt},
}

// adaptFloor is what a rule on an item alone must at least change, so that an
// item that only adapts, or has been cleared, still leaves out what it must.
var adaptFloor = []struct {
	item  ItemID
	adapt Adaptation
}{
	{"blood-thinners", Adaptation{Tools: []ToolID{"massage-ball"}, Firmnesses: []Firmness{Medium, Hard}, HoldMax: 30}},
	{"pregnant-postpartum", Adaptation{Needs: []NeedID{"face-down"}}},
	{"thin-bones", Adaptation{Needs: []NeedID{"face-down"}, Firmnesses: []Firmness{Medium, Hard}}},
	{"steroids", Adaptation{Needs: []NeedID{"face-down"}, Firmnesses: []Firmness{Medium, Hard}}},
	{"implant", Adaptation{Needs: []NeedID{"crossed-leg"}}},
	{"disc-herniation", Adaptation{Needs: []NeedID{"crossed-leg"}}},
	{"spinal-stenosis", Adaptation{Needs: []NeedID{"face-down"}}},
	{"slipped-vertebra", Adaptation{Needs: []NeedID{"face-down"}}},
	{"heart-blood-pressure", Adaptation{NoPacing: true}},
	{"inflammatory-pattern", Adaptation{SeeDoctor: true}},
	{"fibromyalgia", Adaptation{HoldMax: 30, DiscomfortMax: 3}},
	{"no-floor", Adaptation{Needs: []NeedID{"floor"}}},
	{"wrist-shoulder", Adaptation{Needs: []NeedID{"hands", "forearms"}}},
	{"cannot-cross-leg", Adaptation{Needs: []NeedID{"crossed-leg"}}},
	{"breathing-condition", Adaptation{NoPacing: true}},
	{"skin-sites", Adaptation{Sites: true}},
	{"injury-sites", Adaptation{Sites: true}},
}

// kindFloor is the kind of the items that are not of kind YesNo.
var kindFloor = map[ItemID]ItemKind{"age": Count, "pain-now": Count, "skin-sites": SiteOf, "injury-sites": SiteOf}

// changing are the items that a clearance cannot open for good.
var changing = []ItemID{"numbness-lasting", "leg-pain-below-knee", "six-weeks", "getting-worse", "pain-now"}

// Needs returns what a technique can ask of a person.
func Needs() []NeedID { return slices.Clone(needs) }

// positionNeeds is what every technique in a position asks of the person.
var positionNeeds = map[PositionID][]NeedID{
	"sitting":          {"floor", "hands"},
	"face-down":        {"floor", "forearms", "face-down"},
	"standing-at-wall": {"wall"},
}

// techniqueNeeds is what the techniques of the vocabulary ask beyond that.
var techniqueNeeds = map[TechniqueID][]NeedID{"piriformis-figure-four": {"crossed-leg"}}

// targetAreas are the regions a technique may load, and the areas whose sites
// lie over them. A region this program does not know cannot be shown to be
// clear of the forbidden ones.
var targetAreas = map[RegionID]AreaID{
	"buttock-upper-outer":  "buttock",
	"buttock-side":         "hip-side",
	"piriformis-lateral":   "buttock",
	"hip-side-tfl":         "hip-side",
	"hip-front-below-asis": "hip-front",
	"thigh-front-upper":    "thigh-front",
}

// againFloor is the mildest verdict, and level, of a sensation felt again.
var againFloor = []struct {
	sensation SensationID
	again     Again
	verdict   Verdict
	level     Level
}{
	{"steady-ache", OnStep, Leave, 0},
	{"dizzy", InWeek, Stop, ProfessionalFirst},
	{"back-worse", InNextSession, Stop, ProfessionalFirst},
}

// offFloor are the sensations that put a technique off until the next check.
var offFloor = []SensationID{"sharp", "shooting", "electric"}

// places are where a sensation can be said to be.
var places = []PlaceID{"here", "back", "leg-left", "leg-right", "both-legs", "foot", "saddle", "lips-or-fingers", "elsewhere"}

// countFloor is the mildest level that a number of an item may lead to.
var countFloor = []struct {
	item  ItemID
	value int
	level Level
}{
	{"age", 17, ProfessionalFirst}, {"age", 0, ProfessionalFirst},
	{"pain-now", 8, ProfessionalFirst}, {"pain-now", 10, ProfessionalFirst},
}

// pairFloor is the mildest level of two answers together.
var pairFloor = []struct {
	item, with ItemID
	atLeast    int // of with, when it is a Count
	level      Level
}{
	{"minor-injury", "thin-bones", 0, Urgent},
	{"minor-injury", "steroids", 0, Urgent},
	{"minor-injury", "age", 65, Urgent},
}

// stopFloor is the mildest verdict, and level, a sensation at a place may
// have. An empty place is any.
var stopFloor = []struct {
	sensation SensationID
	place     PlaceID
	verdict   Verdict
	level     Level
}{
	{"easing-ache", "", GoOn, 0}, {"steady-ache", "", Ease, 0}, {"too-much", "", Leave, 0},
	{"sharp", "", Stop, 0}, {"sharp", "leg-left", Stop, ProfessionalFirst}, {"sharp", "leg-right", Stop, ProfessionalFirst},
	{"sharp", "both-legs", Stop, ProfessionalFirst}, {"sharp", "foot", Stop, ProfessionalFirst},
	{"shooting", "", Stop, 0}, {"shooting", "leg-left", Stop, ProfessionalFirst}, {"shooting", "leg-right", Stop, ProfessionalFirst},
	{"shooting", "both-legs", Stop, ProfessionalFirst}, {"shooting", "foot", Stop, ProfessionalFirst},
	{"electric", "", Stop, 0}, {"electric", "leg-left", Stop, ProfessionalFirst}, {"electric", "leg-right", Stop, ProfessionalFirst},
	{"electric", "both-legs", Stop, ProfessionalFirst}, {"electric", "foot", Stop, ProfessionalFirst},
	{"numb", "", Stop, 0}, {"numb", "leg-left", Stop, ProfessionalFirst}, {"numb", "leg-right", Stop, ProfessionalFirst},
	{"numb", "foot", Stop, ProfessionalFirst}, {"numb", "both-legs", Stop, Emergency}, {"numb", "saddle", Stop, Emergency},
	{"tingling", "", Stop, 0}, {"tingling", "leg-left", Stop, ProfessionalFirst}, {"tingling", "leg-right", Stop, ProfessionalFirst},
	{"tingling", "foot", Stop, ProfessionalFirst}, {"tingling", "both-legs", Stop, Emergency}, {"tingling", "saddle", Stop, Emergency},
	{"weak", "", Stop, Urgent}, {"weak", "both-legs", Stop, Emergency},
	{"dizzy", "", Stop, 0}, {"chest", "", Stop, Emergency}, {"back-worse", "", Stop, 0},
}

// forbidden are the regions that every pack must name as forbidden.
var forbidden = []RegionID{"lumbar-spine", "flank", "sacrum-coccyx", "iliac-crest-rim", "groin-crease", "back-of-knee", "neck"}

// never are the techniques that every pack must refuse.
var never = []TechniqueID{"lumbar-roll", "ql-roll"}

// needs are what a technique can ask of a person.
var needs = []NeedID{"floor", "hands", "forearms", "face-down", "crossed-leg", "wall"}

// limitFloor are the widest limits: a pack's min and max lie inside them.
var limitFloor = []struct {
	name     string
	min, max int
	of       func(*Dose) Limit
}{
	{"session", 600, 900, func(d *Dose) Limit { return d.Session }},
	{"minutes", 10, 15, func(d *Dose) Limit { return d.Minutes }},
	{"hold", 30, 60, func(d *Dose) Limit { return d.Hold }},
	{"firstHold", 30, 30, func(d *Dose) Limit { return d.FirstHold }},
	{"holds", 1, 3, func(d *Dose) Limit { return d.Holds }},
	{"firstHolds", 1, 1, func(d *Dose) Limit { return d.FirstHolds }},
	{"roll", 30, 120, func(d *Dose) Limit { return d.Roll }},
	{"muscleSide", 0, 180, func(d *Dose) Limit { return d.MuscleSide }},
	{"speed", 20, 60, func(d *Dose) Limit { return d.Speed }},
	{"discomfort", 2, 4, func(d *Dose) Limit { return d.Discomfort }},
	{"ceiling", 1, 5, func(d *Dose) Limit { return d.Ceiling }},
	{"week", 3, 5, func(d *Dose) Limit { return d.Week }},
	{"day", 1, 1, func(d *Dose) Limit { return d.Day }},
	{"inARow", 1, 2, func(d *Dose) Limit { return d.InARow }},
	{"screening", 1, 28, func(d *Dose) Limit { return d.Screening }},
}
