package verify_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/engine"
	"unknot/engine/body"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
	"unknot/engine/strict"
	"unknot/engine/verify"
)

// planted are faults in the engine, and the property that has to find each.
var planted = []struct {
	name, id string
	plant    func(*verify.Subject)
}{
	{"a linter that lets forbidden regions pass", "S1", func(s *verify.Subject) {
		s.Lint = func(*protocol.Pack) strict.Faults { return nil }
	}},
	{"a reader that takes a plan with a lumbar roll", "S1", func(s *verify.Subject) {
		s.ReadPlan = func([]byte) (plan.Plan, error) { return plan.Plan{Allowed: true}, nil }
	}},
	{"a stroke 5 cm too high", "S1", func(s *verify.Subject) {
		s.Technique = func(b *body.Body, id string, side body.Side) (*body.Technique, error) {
			if id == "hip-flexor-roll" {
				return b.Higher(id, side, 50)
			}
			return b.Technique(id, side)
		}
	}},
	{"a technique that is done on the left whatever is said", "S1", func(s *verify.Subject) {
		s.Technique = func(b *body.Body, id string, _ body.Side) (*body.Technique, error) {
			return b.Technique(id, body.Left)
		}
	}},
	{"a pack that rolls further than was proven", "S1", func(s *verify.Subject) {
		s.Engine = strokes(s.Engine, 5)
	}},
	{"a pack with a technique that has no pose", "S1", func(s *verify.Subject) {
		s.Engine = changed(s.Engine, func(p *protocol.Pack) {
			p.Techniques = slices.Clone(p.Techniques)
			another := p.Techniques[0]
			another.ID = "another-roll"
			p.Techniques = append(p.Techniques, another)
		})
	}},
	{"a pack that does a technique with another tool", "S1", func(s *verify.Subject) {
		s.Engine = changed(s.Engine, func(p *protocol.Pack) {
			p.Techniques = slices.Clone(p.Techniques)
			p.Techniques[0].Tool = "massage-ball"
		})
	}},
	{"a pack that forbids what the body has not", "S1", func(s *verify.Subject) {
		s.Engine = changed(s.Engine, func(p *protocol.Pack) {
			p.Regions = slices.Clone(p.Regions)
			another := p.Regions[0]
			another.ID, another.Kind = "breastbone", protocol.Forbidden
			p.Regions = append(p.Regions, another)
		})
	}},
	{"a pack that says it loads another place than it does", "S1", func(s *verify.Subject) {
		s.Engine = changed(s.Engine, func(p *protocol.Pack) {
			p.Techniques = slices.Clone(p.Techniques)
			p.Techniques[0].Loads = []protocol.RegionID{"thigh-front-upper"}
		})
	}},
	{"a session that goes on after a sharp pain", "S2", func(s *verify.Subject) {
		s.Apply = func(m *session.Machine, x session.State, e session.Event) (session.State, session.Refusal) {
			if e.Do == session.Feel && x.Phase() != session.Over {
				return x, 0
			}
			return m.Apply(x, e)
		}
	}},
	{"a stop that is refused while paused", "S2", func(s *verify.Subject) {
		s.Apply = func(m *session.Machine, x session.State, e session.Event) (session.State, session.Refusal) {
			if e.Do == session.Stop && x.Paused() != 0 {
				return x, session.ResumeFirst
			}
			return m.Apply(x, e)
		}
	}},
	{"a session that can be started again after its end", "S2", func(s *verify.Subject) {
		s.Apply = func(m *session.Machine, x session.State, e session.Event) (session.State, session.Refusal) {
			if e.Do == session.Start && x.Phase() == session.Over {
				return m.Apply(session.New(), e)
			}
			return m.Apply(x, e)
		}
	}},
	{"a gap that counts as time on the roller", "S2", func(s *verify.Subject) {
		s.Apply = func(m *session.Machine, x session.State, e session.Event) (session.State, session.Refusal) {
			if e.Do == session.Gap {
				e.At += 60_000
				x = m.Advance(x, e.At)
			}
			return m.Apply(x, e)
		}
	}},
	{"a judge that is milder when no place is said", "S2", func(s *verify.Subject) {
		judge := s.Judge
		s.Judge = func(r stop.Report, h stop.History, ceiling uint8) stop.Finding {
			f := judge(r, h, ceiling)
			if s.Engine.Sensations().Place(r) == "" {
				f.Level = min(f.Level, protocol.ProfessionalFirst)
			}
			return f
		}
	}},
	{"a journal that forgets its flags", "S3", func(s *verify.Subject) {
		s.Standing = func(entries []journal.Entry, now protocol.Moment) journal.Standing {
			st := s.Engine.Journal(entries...).Standing(now)
			return journal.Standing{Now: st.Now, May: true}
		}
	}},
	{"a clearance that counts on the day of an emergency", "S3", func(s *verify.Subject) {
		s.Standing = func(entries []journal.Entry, now protocol.Moment) journal.Standing {
			for i, e := range entries {
				if f, ok := e.Body.(journal.Flag); ok {
					f.Level = protocol.ProfessionalFirst
					entries[i].Body = f
				}
			}
			return s.Engine.Journal(entries...).Standing(now)
		}
	}},
	{"a clearance that lasts for ever", "S3", func(s *verify.Subject) {
		s.Standing = func(entries []journal.Entry, now protocol.Moment) journal.Standing {
			for i, e := range entries {
				if c, ok := e.Body.(journal.Clearance); ok {
					c.Until = 0
					entries[i].Body = c
				}
			}
			return s.Engine.Journal(entries...).Standing(now)
		}
	}},
	{"a planner that rolls for too long", "S4", spoilPlan(func(p *plan.Plan) { p.Steps[0].Roll = 125; p.Seconds += 125 })},
	{"a planner that forgets the other side", "S4", spoilPlan(func(p *plan.Plan) { p.Steps = p.Steps[1:] })},
	{"a planner that gives one side more", "S4", spoilPlan(func(p *plan.Plan) { p.Steps[0].Roll += 15; p.Seconds += 15 })},
	{"a planner that is short and does not say so", "S4", spoilPlan(func(p *plan.Plan) { p.Notes = nil })},
	{"a planner that swaps the tool", "S4", spoilPlan(func(p *plan.Plan) { p.Steps[0].Tool = "rolling-pin" })},
	{"a planner that adds a technique that is off", "S4", func(s *verify.Subject) {
		s.Plan = func(a *screen.Answers, o screen.Outcome, w plan.Wish) (plan.Plan, error) {
			o.Adapt.Techniques = 0
			return s.Engine.Plan(a, o, w)
		}
	}},
	{"a check that takes not sure for no", "S5", func(s *verify.Subject) {
		s.Screen = func(a *screen.Answers, cleared protocol.Set) screen.Outcome {
			b, t := *a, s.Engine.Questions()
			for i, it := range t.Pack().Items {
				if it.Kind == protocol.YesNo && t.Get(a, i) == protocol.Unsure {
					_ = t.Answer(&b, i, protocol.No)
				}
			}
			return s.Engine.Screen(&b, cleared)
		}
	}},
	{"a check that takes silence for no", "S5", func(s *verify.Subject) {
		s.Screen = func(a *screen.Answers, cleared protocol.Set) screen.Outcome {
			o := s.Engine.Screen(a, cleared)
			o.Complete, o.Level = true, max(o.Level, protocol.Clear)
			return o
		}
	}},
	{"a check that forgets one rule", "S5", func(s *verify.Subject) {
		s.Screen = func(a *screen.Answers, cleared protocol.Set) screen.Outcome {
			o := s.Engine.Screen(a, cleared)
			if i, _ := s.Engine.Pack().Rule("screen.minor-injury"); o.Fired.Has(i) && o.Level == protocol.Urgent {
				o.Level = protocol.ProfessionalFirst
			}
			return o
		}
	}},
	{"a clearance that clears an emergency beforehand", "S5", func(s *verify.Subject) {
		s.Screen = func(a *screen.Answers, cleared protocol.Set) screen.Outcome {
			o := s.Engine.Screen(a, cleared)
			if !cleared.Empty() {
				o.Level = min(o.Level, protocol.Adapt)
			}
			return o
		}
	}},
	{"a merge in which the first to arrive wins", "S6", func(s *verify.Subject) {
		s.Standing = func(entries []journal.Entry, now protocol.Moment) journal.Standing {
			if len(entries) > 3 && entries[0].Device == "a" {
				entries = entries[:3]
			}
			return s.Engine.Journal(entries...).Standing(now)
		}
	}},
	{"a merge that drops flags", "S6", func(s *verify.Subject) {
		s.Standing = func(entries []journal.Entry, now protocol.Moment) journal.Standing {
			st := s.Engine.Journal(entries...).Standing(now)
			if len(entries) > 6 {
				st.Flags = nil
			}
			return st
		}
	}},
	{"a record in which a session cut short is forgotten", "S7", func(s *verify.Subject) {
		s.Standing = func(entries []journal.Entry, now protocol.Moment) journal.Standing {
			st := s.Engine.Journal(entries...).Standing(now)
			st.Open = nil
			return st
		}
	}},
	{"a session that goes on by itself when it is resumed", "S7", func(s *verify.Subject) {
		s.Apply = func(m *session.Machine, x session.State, e session.Event) (session.State, session.Refusal) {
			if e.Do == session.Gap {
				e.Do = session.Alive
			}
			return m.Apply(x, e)
		}
	}},
	{"a reader of entries that takes anything", "S8", func(s *verify.Subject) {
		s.Decode = func([]byte) (journal.Entry, error) { return journal.Entry{}, nil }
	}},
	{"a planner that plans without all answers", "S8", func(s *verify.Subject) {
		s.Plan = func(a *screen.Answers, o screen.Outcome, w plan.Wish) (plan.Plan, error) {
			o.Complete = true
			return s.Engine.Plan(a, o, w)
		}
	}},
	{"a check that allows what is not answered", "S8", func(s *verify.Subject) {
		s.Screen = func(a *screen.Answers, cleared protocol.Set) screen.Outcome {
			o := s.Engine.Screen(a, cleared)
			o.Complete, o.Missing = true, protocol.Set{}
			return o
		}
	}},
}

// spoilPlan plants a fault into every plan with steps.
func spoilPlan(spoil func(*plan.Plan)) func(*verify.Subject) {
	return func(s *verify.Subject) {
		s.Plan = func(a *screen.Answers, o screen.Outcome, w plan.Wish) (plan.Plan, error) {
			p, err := s.Engine.Plan(a, o, w)
			if err == nil && len(p.Steps) > 1 {
				spoil(&p)
			}
			return p, err
		}
	}
}

// strokes returns the engine of a pack whose strokes are so many millimetres
// longer.
func strokes(e *engine.Engine, longer int) *engine.Engine {
	return changed(e, func(p *protocol.Pack) {
		p.Techniques = slices.Clone(p.Techniques)
		for i := range p.Techniques {
			p.Techniques[i].Stroke += longer
		}
	})
}

// changed returns the engine of a changed pack.
func changed(e *engine.Engine, change func(*protocol.Pack)) *engine.Engine {
	p := *e.Pack()
	change(&p)
	out, err := engine.New(&p)
	if err != nil {
		panic(err)
	}
	return out
}

// tryAll tries the checks of a property, up to the first that fails.
func tryAll(s *verify.Subject, id string) verify.Result {
	var results []verify.Result
	for _, c := range verify.Checks() {
		if c.ID != id {
			continue
		}
		r := verify.Try(c, s)
		if results = append(results, r); !r.Holds {
			break
		}
	}
	return verify.Together(results)[0]
}

func TestAPlantedFaultIsFoundInEveryProperty(t *testing.T) {
	found := map[string]bool{}
	for _, x := range planted {
		t.Run(x.id+" "+x.name, func(t *testing.T) {
			s := verify.Of(engine.Lowback())
			x.plant(s)
			if r := tryAll(s, x.id); r.Holds || strings.TrimSpace(r.Counterexample) == "" {
				t.Fatalf("%s holds all the same", x.id)
			}
			found[x.id] = true
		})
	}
	for _, c := range verify.Checks() {
		if !found[c.ID] {
			t.Errorf("no fault is planted in %s", c.ID)
		}
	}
}

func TestACounterexampleCanBeReplayed(t *testing.T) {
	e := engine.Lowback()
	s := verify.Of(e)
	planted[firstOf("S2")].plant(s)
	lines := strings.Split(tryAll(s, "S2").Counterexample, "\n")
	if len(lines) != 3 {
		t.Fatalf("not a reason, a plan and events:\n%s", lines)
	}
	p, err := plan.Read(e.Pack(), "plan", []byte(strings.TrimPrefix(lines[1], "plan ")))
	if err != nil {
		t.Fatal(err)
	}
	events, err := session.ReadEvents(e.Sensations(), "events", []byte(strings.TrimPrefix(lines[2], "events ")))
	if err != nil {
		t.Fatal(err)
	}
	m, err := e.Session(&p, stop.History{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := m.Replay(events)
	if err != nil || r.Ended.As != session.Stopped {
		t.Fatalf("the sound engine does not stop where the faulty one went on: %+v %v", r.Ended, err)
	}
}

// firstOf returns the place of the first fault planted in a property.
func firstOf(id string) int {
	for i, x := range planted {
		if x.id == id {
			return i
		}
	}
	return -1
}
