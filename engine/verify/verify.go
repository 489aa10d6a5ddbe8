package verify

import (
	"cmp"
	"fmt"
	"slices"

	"unknot/engine"
	"unknot/engine/body"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
	"unknot/engine/strict"
)

// A Subject is the engine taken apart into what it decides by.
type Subject struct {
	Engine   *engine.Engine
	Screen   func(*screen.Answers, protocol.Set) screen.Outcome
	Plan     func(*screen.Answers, screen.Outcome, plan.Wish) (plan.Plan, error)
	ReadPlan func([]byte) (plan.Plan, error)
	Judge    func(stop.Report, stop.History, uint8) stop.Finding
	Apply    func(*session.Machine, session.State, session.Event) (session.State, session.Refusal)
	Standing func([]journal.Entry, protocol.Moment) journal.Standing
	Decode   func([]byte) (journal.Entry, error)
	Lint     func(*protocol.Pack) strict.Faults
	// Technique makes a technique ready for a body.
	Technique func(*body.Body, string, body.Side) (*body.Technique, error)
}

// Of returns the engine as it is.
func Of(e *engine.Engine) *Subject {
	return &Subject{
		Engine:   e,
		Screen:   e.Screen,
		Plan:     e.Plan,
		ReadPlan: func(b []byte) (plan.Plan, error) { return plan.Read(e.Pack(), "plan", b) },
		Judge:    e.Sensations().Judge,
		Apply:    (*session.Machine).Apply,
		Standing: func(entries []journal.Entry, now protocol.Moment) journal.Standing {
			return e.Journal(entries...).Standing(now)
		},
		Decode: func(b []byte) (journal.Entry, error) { return e.Codec().Decode("entry", b) },
		Lint:   protocol.Lint,

		Technique: (*body.Body).Technique,
	}
}

// A Check tries one property. Checks do not depend on each other and may run
// at the same time.
type Check struct {
	ID    string
	About string
	Run   func(*Subject) Result
}

// Checks returns the checks, the longest first.
func Checks() []Check {
	return []Check{
		{"S4", "every plan stays within the limits, or says which it cannot meet", checkPlans},
		{"S2", aboutStop, checkSessions(0)},
		{"S2", aboutStop, checkSessions(1)},
		{"S2", aboutStop, checkReports},
		{"S5", "no answer makes the outcome milder than \"no\"", checkMonotone},
		{"S6", "merging journals in any order loses no flag", checkMerges},
		{"S3", "a flag stands until a clearance that names it, never the same day", checkFlags},
		{"S7", "a session cut short at any entry resumes paused or ends as not completed", checkPrefixes},
		{"S8", "what is unknown, out of range or unanswered is refused or taken as the worst", checkRefusals},
		{"S1", aboutRegions, checkRegions},
		{"S1", aboutRegions, checkBodies(0)},
		{"S1", aboutRegions, checkBodies(1)},
		{"S1", aboutRegions, checkBodies(2)},
		{"S1", aboutRegions, checkBodies(3)},
	}
}

const aboutRegions = "nothing that can be planned or read loads a forbidden region, by what it declares and by where the tool is"

const aboutStop = "a sensation that means stop ends the session, from every state"

// Together joins the results of one property, in the order of the ids.
func Together(results []Result) []Result {
	var out []Result
	for _, r := range results {
		i := slices.IndexFunc(out, func(o Result) bool { return o.ID == r.ID })
		if i < 0 {
			r.Covered, r.Closest = slices.Clone(r.Covered), slices.Clone(r.Closest)
			out = append(out, r)
			continue
		}
		sum := report{covered: out[i].Covered}
		for _, c := range r.Covered {
			sum.count(c.What, c.N)
		}
		out[i].Covered = sum.covered
		out[i].Closest = nearer(out[i].Closest, r.Closest)
		if out[i].Holds {
			out[i].Holds, out[i].Counterexample = r.Holds, r.Counterexample
		}
	}
	slices.SortStableFunc(out, func(a, b Result) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// A Result is what a check found.
type Result struct {
	ID             string    `json:"id"`
	About          string    `json:"about"`
	Holds          bool      `json:"holds"`
	Covered        []Covered `json:"covered"`
	Closest        []Closest `json:"closest,omitempty"`
	Counterexample string    `json:"counterexample,omitempty"`
}

// Covered is how many cases of a kind were tried.
type Covered struct {
	What string `json:"what"`
	N    int64  `json:"n"`
}

// report gathers a result. The first counterexample is kept.
type report struct {
	covered []Covered
	against string
}

// count adds n cases of a kind.
func (r *report) count(what string, n int64) {
	for i := range r.covered {
		if r.covered[i].What == what {
			r.covered[i].N += n
			return
		}
	}
	r.covered = append(r.covered, Covered{what, n})
}

// fail notes a counterexample and returns false.
func (r *report) fail(format string, args ...any) bool {
	if r.against == "" {
		r.against = fmt.Sprintf(format, args...)
	}
	return false
}

func (r *report) failed() bool { return r.against != "" }

// result returns what was gathered.
func (r *report) result() Result {
	return Result{Holds: !r.failed(), Covered: r.covered, Counterexample: r.against}
}

// Run runs one check and fills in which it was.
func (c Check) run(s *Subject) Result {
	r := c.Run(s)
	r.ID, r.About = c.ID, c.About
	return r
}

// Try runs one check on the engine.
func Try(c Check, s *Subject) Result { return c.run(s) }
