package protocol

// The ids of a pack's parts. All are lower-case words joined by hyphens.
type (
	SourceID    string
	RegionID    string
	SiteID      string
	AreaID      string
	MuscleID    string
	ToolID      string
	TechniqueID string
	NeedID      string
	PositionID  string
	ItemID      string
	RuleID      string
	SensationID string
	PlaceID     string
	BreathID    string
)

// WordID names a sentence in words/.
type WordID string

// A Pack is everything the engine decides by. It is made by Load and does not
// change afterwards.
type Pack struct {
	About      About
	Sources    []Source
	Regions    []Region
	Sites      []Site
	Muscles    []Muscle
	Tools      []Tool
	Positions  []Position
	Techniques []Technique
	Never      []Never
	Items      []Item
	Rules      []Rule
	Sensations []Sensation
	Places     []Place
	StopRules  []StopRule
	Dose       Dose
	Between    Between

	index
}

// About says which pack this is.
type About struct {
	ID      string `json:"id"`
	Version int    `json:"version"` // counts up with every change of meaning
	Format  int    `json:"format"`  // of the files; this program reads Format
	License string `json:"license"`
}

// Format is the file format of packs that this program reads.
const Format = 1

// A Source is where a rule or limit comes from, and how sure we are of it.
type Source struct {
	ID          SourceID    `json:"id"`
	Cite        string      `json:"cite"`
	DOI         string      `json:"doi,omitempty"`
	Established Established `json:"established"`
	Says        string      `json:"says"` // in our own words, one sentence
}

// A Region is a named part of the body's surface.
type Region struct {
	ID      RegionID   `json:"id"`
	Kind    RegionKind `json:"kind"`
	Sources []SourceID `json:"sources"`
}

// A Site is a place on one side of the body that can be excluded.
type Site struct {
	ID   SiteID `json:"id"`
	Area AreaID `json:"area"`
	Side Side   `json:"side,omitempty"` // unset for a site across both sides
}

// A Muscle is something that pulls on the lower back.
type Muscle struct {
	ID       MuscleID   `json:"id"`
	Reach    Reach      `json:"reach"`
	Priority int        `json:"priority"` // value of a second of work, 0 to 20; 0 when never rolled
	Sources  []SourceID `json:"sources"`
}

// A Tool is what is rolled on.
type Tool struct {
	ID         ToolID     `json:"id"`
	Firmnesses []Firmness `json:"firmnesses"`
	Sources    []SourceID `json:"sources"`
}

// A Position is how the body is placed; changing it costs time.
type Position struct {
	ID    PositionID `json:"id"`
	Setup int        `json:"setup"` // seconds to get into it from another
}

// A Technique is one way of rolling one part of one side of the body.
type Technique struct {
	ID       TechniqueID `json:"id"`
	Tool     ToolID      `json:"tool"`
	Position PositionID  `json:"position"`
	Muscles  []MuscleID  `json:"muscles"`
	Loads    []RegionID  `json:"loads"`  // every region the tool presses on
	Areas    []AreaID    `json:"areas"`  // sites of the worked side that exclude it
	Needs    []NeedID    `json:"needs"`  // what the person must be able to do
	Enter    int         `json:"enter"`  // seconds to take the position or change side
	Exit     int         `json:"exit"`   // seconds to come out of it
	Stroke   int         `json:"stroke"` // millimetres, one way
	Sources  []SourceID  `json:"sources"`
}

// A Never is a technique that people ask for and that is always refused.
type Never struct {
	ID      TechniqueID   `json:"id"`
	Loads   []RegionID    `json:"loads"`
	Instead []TechniqueID `json:"instead"`
	Sources []SourceID    `json:"sources"`
}

// An Item is one question of the safety check.
type Item struct {
	ID      ItemID   `json:"id"`
	Kind    ItemKind `json:"kind"`
	Page    int      `json:"page"`              // of the full check, from 1
	Short   bool     `json:"short,omitempty"`   // asked again before every session
	Lasting bool     `json:"lasting,omitempty"` // a condition that stays: a clearance of it does not wear off
	Min     int      `json:"min,omitempty"`     // of a Count
	Max     int      `json:"max,omitempty"`     // of a Count
}

// A Rule turns answers into a level and adaptations. It fires when every
// clause has an atom that holds.
type Rule struct {
	ID      RuleID      `json:"id"`
	When    []Clause    `json:"when"`
	Level   Level       `json:"level"`
	Adapt   *Adaptation `json:"adapt,omitempty"`
	Basis   string      `json:"basis"`
	Sources []SourceID  `json:"sources"`
}

// A Clause holds when one of its atoms does.
type Clause []Atom

// An Atom is one condition on one answer: "yes" or "unsure", a list that is
// not empty, or a number on one side of a bound.
type Atom struct {
	Item    ItemID `json:"item"`
	AtLeast *int   `json:"atLeast,omitempty"`
	Below   *int   `json:"below,omitempty"`
}

// An Adaptation is what a rule changes in a session that stays allowed. For a
// rule that suspends it applies once a professional has cleared it.
type Adaptation struct {
	Needs         []NeedID   `json:"needs,omitempty"`         // techniques that need these are left out
	Sites         bool       `json:"sites,omitempty"`         // the sites answered are left out
	Tools         []ToolID   `json:"tools,omitempty"`         // left out
	Firmnesses    []Firmness `json:"firmnesses,omitempty"`    // left out
	HoldMax       int        `json:"holdMax,omitempty"`       // seconds
	DiscomfortMax int        `json:"discomfortMax,omitempty"` // 1 to 5
	NoPacing      bool       `json:"noPacing,omitempty"`      // breathe naturally
	SeeDoctor     bool       `json:"seeDoctor,omitempty"`     // advise a doctor
}

// A Sensation is what a person can report during a session.
type Sensation struct {
	ID SensationID `json:"id"`
}

// A Place is where a sensation is felt.
type Place struct {
	ID PlaceID `json:"id"`
}

// Again says that a stop rule needs the same report more than once.
type Again string

// What "again" can refer to; the empty Again is the first time.
const (
	OnStep        Again = "on-step"         // a second time on the same step
	InWeek        Again = "in-7-days"       // a second time within 7 days
	InNextSession Again = "in-next-session" // also in the session before this one
)

// A StopRule turns a report into a verdict.
type StopRule struct {
	ID         RuleID        `json:"id"`
	Sensations []SensationID `json:"sensations,omitempty"` // none: any
	Places     []PlaceID     `json:"places,omitempty"`     // none: any, or not said
	Again      Again         `json:"again,omitempty"`
	OverBy     *int          `json:"overBy,omitempty"` // discomfort minus its ceiling is at least this
	Verdict    Verdict       `json:"verdict"`
	Level      Level         `json:"level,omitempty"`        // suspends at this level
	Off        bool          `json:"techniqueOff,omitempty"` // off until the next full screening
	Breathe    bool          `json:"breathe,omitempty"`      // the advice is to breathe normally
	Sources    []SourceID    `json:"sources"`
}
