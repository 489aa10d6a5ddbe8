package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
	"unknot/engine/strict"
)

// Calls are the names Call knows.
func Calls() []string {
	return []string{"screen", "plan", "replay", "guide", "explain", "standing", "today", "owed", "review", "pack"}
}

// Call answers a call by name, JSON in and JSON out. Its error is bad input:
// what, where, and what is allowed.
//
//	screen    {"answers":{…},"cleared":["…"]}
//	plan      {"answers":{…},"cleared":["…"],"wish":{"minutes":12,…}}
//	replay    {"plan":{…},"events":[…]}
//	guide     {"plan":{…},"events":[…],"at":61.5}
//	explain   {"id":"…"}
//	standing  {"entries":[…],"now":"…"}
//	today     {"entries":[…],"now":"…","choice":{"minutes":12,"tools":["…"]}}
//	owed      {"entries":[…]}
//	review    {"entries":[…]}
//	pack      {}
func (e *Engine) Call(name string, in []byte) ([]byte, error) {
	calls := map[string]call{
		"screen": e.callScreen, "plan": e.callPlan, "replay": e.callReplay, "guide": e.callGuide,
		"explain": e.callExplain, "standing": e.callStanding, "owed": e.callOwed, "today": e.callToday, "review": e.callReview, "pack": e.callPack,
	}
	f, ok := calls[name]
	if !ok {
		return nil, fmt.Errorf("%s is not a call%s", strict.Quote(name), strict.Hint(name, Calls()))
	}
	return answer(name, in, f)
}

// A call reads its input and answers it. Faults of the input go to the reader.
type call func(*strict.Reader, *strict.Node) (any, error)

// answer reads the input of a call, and writes what the call answers.
func answer(name string, in []byte, f call) ([]byte, error) {
	n, err := strict.Parse(name, in)
	if err != nil {
		return nil, err
	}
	r := strict.Reader{File: name}
	out, err := f(&r, &n)
	if err := errors.Join(r.Faults.Err(), err); err != nil {
		return nil, err
	}
	return json.Marshal(out)
}

// kept is a node kept for a later reading.
type kept struct{ strict.Node }

// ReadNode implements strict.NodeReader.
func (k *kept) ReadNode(_ *strict.Reader, _ string, n *strict.Node) { k.Node = *n }

// gathered reports whether the reader has found a fault already.
func gathered(r *strict.Reader) bool { return len(r.Faults) > 0 }

// screened reads answers and clearances, and screens them.
func (e *Engine) screened(r *strict.Reader, answers *strict.Node, cleared []protocol.ItemID) (screen.Answers, screen.Outcome) {
	a := e.screen.ReadNode(r, "answers", answers)
	var set protocol.Set
	for i, id := range cleared {
		item, ok := e.pack.Item(id)
		if !ok {
			known := protocol.IDs(e.pack.Items, func(x protocol.Item) protocol.ItemID { return x.ID })
			r.Fault(fmt.Sprintf("cleared[%d]", i), "is %s, which is not a known question%s", strict.Quote(string(id)), strict.Hint(string(id), known))
			continue
		}
		set = set.With(item)
	}
	return a, e.Screen(&a, set)
}

func (e *Engine) callScreen(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Answers kept              `json:"answers"`
		Cleared []protocol.ItemID `json:"cleared,omitempty"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	a, o := e.screened(r, &in.Answers.Node, in.Cleared)
	return e.screen.Report(&a, o), nil
}

// wishJSON is a plan.Wish as it is written.
type wishJSON struct {
	Minutes int                    `json:"minutes"`
	Tools   []protocol.ToolID      `json:"tools"`
	Tight   []protocol.MuscleID    `json:"tight,omitempty"`
	Week    int                    `json:"week"`
	Half    bool                   `json:"half,omitempty"`
	Off     []protocol.TechniqueID `json:"off,omitempty"`
	Idle    []int                  `json:"idle,omitempty"`
}

func (e *Engine) callPlan(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Answers kept              `json:"answers"`
		Cleared []protocol.ItemID `json:"cleared,omitempty"`
		Wish    wishJSON          `json:"wish"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	a, o := e.screened(r, &in.Answers.Node, in.Cleared)
	if gathered(r) {
		return nil, nil
	}
	return e.Plan(&a, o, plan.Wish(in.Wish))
}

// run reads a plan and events, and follows them.
func (e *Engine) run(r *strict.Reader, planNode, eventsNode *strict.Node) (*session.Machine, *session.Trace, error) {
	p := plan.ReadNode(e.pack, r, "plan", planNode)
	events, err := session.ReadEvents(e.stop, r.File+": events", []byte(eventsNode.Raw))
	if gathered(r) || err != nil {
		return nil, nil, err
	}
	m, err := e.Session(&p, stop.History{})
	if err != nil {
		return nil, nil, err
	}
	t := m.NewTrace()
	for _, event := range events {
		if err := t.Add(event); err != nil {
			return nil, nil, err
		}
	}
	return m, t, nil
}

func (e *Engine) callReplay(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Plan   kept `json:"plan"`
		Events kept `json:"events"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	_, t, err := e.run(r, &in.Plan.Node, &in.Events.Node)
	if t == nil {
		return nil, err
	}
	return t.Finish(), nil
}

func (e *Engine) callGuide(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Plan   kept            `json:"plan"`
		Events kept            `json:"events"`
		At     session.Seconds `json:"at"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	m, t, err := e.run(r, &in.Plan.Node, &in.Events.Node)
	if t == nil {
		return nil, err
	}
	return m.Guide(m.Advance(t.State(), int64(in.At))), nil
}

func (e *Engine) callExplain(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		ID string `json:"id"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	return e.Explain(in.ID)
}

// entries reads a list of journal entries into a journal.
func (e *Engine) entries(r *strict.Reader, list *strict.Node) *journal.Journal {
	j := journal.New(e.codec)
	if list.Kind != strict.Array {
		r.Fault("entries", "is %s, must be a list of entries", list.Show())
		return j
	}
	var all []journal.Entry
	for i := range list.Kids {
		entry, err := e.codec.Decode(fmt.Sprintf("%s: entries[%d]", r.File, i), []byte(list.Kids[i].Raw))
		if faults, ok := err.(strict.Faults); ok {
			r.Faults = append(r.Faults, faults...)
		}
		all = append(all, entry)
	}
	if !gathered(r) {
		j.Add(all...)
	}
	return j
}

func (e *Engine) callStanding(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Entries kept            `json:"entries"`
		Now     protocol.Moment `json:"now"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	return e.entries(r, &in.Entries.Node).Standing(in.Now), nil
}

func (e *Engine) callOwed(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Entries kept `json:"entries"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	out := []json.RawMessage{}
	for _, entry := range e.entries(r, &in.Entries.Node).Owed() {
		line, err := e.codec.Encode(entry)
		if err != nil {
			return nil, err
		}
		out = append(out, line)
	}
	return out, nil
}

// A Review is what the record shows: counts, not scores.
type Review struct {
	Sessions int                `json:"sessions"` // in which rolling began
	Mornings []progress.Morning `json:"mornings"`
	Tallies  []progress.Tally   `json:"tallies"`
}

// Review returns what a journal shows.
func (e *Engine) Review(j *journal.Journal) Review {
	out := Review{Mornings: append([]progress.Morning{}, j.Mornings()...), Tallies: append([]progress.Tally{}, j.Tallies()...)}
	for _, s := range j.Sessions() {
		if s.Worked != 0 {
			out.Sessions++
		}
	}
	return out
}

func (e *Engine) callReview(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Entries kept `json:"entries"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	return e.Review(e.entries(r, &in.Entries.Node)), nil
}

// A PackView is what a face needs to know of the pack.
type PackView struct {
	About      protocol.About         `json:"about"`
	Items      []protocol.Item        `json:"items"`
	Techniques []protocol.Technique   `json:"techniques"`
	Sites      []protocol.SiteID      `json:"sites"`
	Tools      []protocol.ToolID      `json:"tools"`
	Muscles    []protocol.MuscleID    `json:"muscles"`
	Sensations []protocol.SensationID `json:"sensations"`
	Places     []protocol.PlaceID     `json:"places"`
	IDs        []string               `json:"ids"`
	Dose       protocol.Dose          `json:"dose"`
	Rules      []RuleView             `json:"rules"`
	StopRules  []StopRuleView         `json:"stopRules"`
	Sources    []protocol.Source      `json:"sources"`
}

// A RuleView is a rule of the safety check and what it asks about.
type RuleView struct {
	ID    protocol.RuleID   `json:"id"`
	Items []protocol.ItemID `json:"items"`
}

// A StopRuleView is a rule of a session and the sensations it is about.
type StopRuleView struct {
	ID         protocol.RuleID        `json:"id"`
	Sensations []protocol.SensationID `json:"sensations"`
}

func ruleViews(p *protocol.Pack) []RuleView {
	out := []RuleView{}
	for _, r := range p.Rules {
		v := RuleView{ID: r.ID, Items: []protocol.ItemID{}}
		for _, any := range r.When {
			for _, c := range any {
				if !slices.Contains(v.Items, c.Item) {
					v.Items = append(v.Items, c.Item)
				}
			}
		}
		out = append(out, v)
	}
	return out
}

func stopRuleViews(p *protocol.Pack) []StopRuleView {
	out := []StopRuleView{}
	for _, r := range p.StopRules {
		out = append(out, StopRuleView{r.ID, append([]protocol.SensationID{}, r.Sensations...)})
	}
	return out
}

func (e *Engine) callPack(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct{}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	p := e.pack
	return PackView{p.About, p.Items, p.Techniques,
		protocol.IDsOf(p.Sites, func(x protocol.Site) protocol.SiteID { return x.ID }),
		protocol.IDsOf(p.Tools, func(x protocol.Tool) protocol.ToolID { return x.ID }),
		protocol.IDsOf(p.Muscles, func(x protocol.Muscle) protocol.MuscleID { return x.ID }),
		protocol.IDsOf(p.Sensations, func(x protocol.Sensation) protocol.SensationID { return x.ID }),
		protocol.IDsOf(p.Places, func(x protocol.Place) protocol.PlaceID { return x.ID }),
		slices.Clip(e.IDs()), p.Dose, ruleViews(p), stopRuleViews(p), p.Sources}, nil
}
