package journal

import (
	"slices"

	"unknot/engine/plan"
	"unknot/engine/protocol"
)

// obstacles gathers every reason why no session may start now.
func (f *fold) obstacles(s *Standing, now protocol.Moment) {
	for _, x := range s.Flags {
		s.Why = append(s.Why, Obstacle{Code: Suspended, Flag: x.ID, Rule: x.Rule, Level: x.Level})
	}
	if f.newerAt > 0 {
		s.Why = append(s.Why, Obstacle{Code: NewerEntries})
	}
	if s.Open != nil {
		s.Why = append(s.Why, Obstacle{Code: OpenSession})
	}
	f.checkObstacles(s, now)
	f.restObstacles(s, now.Day())
	if last := len(f.sessions) - 1; f.checked.Ms == 0 || now.Ms-f.checked.Ms > precheckMs ||
		last >= 0 && f.sessions[last].At.Ms >= f.checked.Ms {
		s.Why = append(s.Why, Obstacle{Code: PrecheckDue})
	}
	protocol.Order(s.Why, func(o Obstacle) int { return slices.Index(gravest, o.Code) })
}

// gravest are the obstacles, gravest first.
var gravest = []Code{Suspended, NewerEntries, OpenSession, ScreeningDue, NotAllowed, RestMorning, RestToday, RestInARow, RestWeek, PrecheckDue}

// checkObstacles says whether the full check is due, or does not allow it.
func (f *fold) checkObstacles(s *Standing, now protocol.Moment) {
	if s.Renew == nil || now.Day() >= *s.Renew {
		s.Why = append(s.Why, Obstacle{Code: ScreeningDue})
		return
	}
	if o := f.codec.screen.Screen(&f.answers, s.ClearedItems); !o.Allows() && len(s.Flags) == 0 {
		s.Why = append(s.Why, Obstacle{Code: NotAllowed, Level: o.Level})
	}
}

// restObstacles says whether today is a day of rest.
func (f *fold) restObstacles(s *Standing, today protocol.Day) {
	d := &f.codec.pack.Dose
	r, err := plan.Rhythm(d, recent(f.days(), today), today, d.Week.Default)
	if err != nil {
		panic("engine: internal error: " + err.Error())
	}
	s.Next = r.Next
	if !r.Allowed {
		until := r.Next
		s.Why = append(s.Why, Obstacle{Code: Code("rest-" + string(r.Because)), Until: &until})
	}
	if h := s.Holding; h != nil && h.Remedy == protocol.RestAndHalf && h.Day == today {
		until := today + 1
		s.Next = max(s.Next, until)
		s.Why = append(s.Why, Obstacle{Code: RestMorning, Until: &until})
	}
	f.suggest(s)
}

// suggest names the days that suit the next sessions. While a flag stands
// there are none.
func (f *fold) suggest(s *Standing) {
	s.Week.Suggested = []protocol.Day{}
	if len(s.Flags) > 0 {
		return
	}
	d := &f.codec.pack.Dose
	days, err := plan.Suggest(d, recent(f.days(), s.Next), s.Next, d.Week.Default)
	if err != nil {
		panic("engine: internal error: " + err.Error())
	}
	s.Week.Suggested = append(s.Week.Suggested, days...)
}

// recent returns the days that a rhythm can still depend on: those of the two
// weeks before today, and any after it.
func recent(days []protocol.Day, today protocol.Day) []protocol.Day {
	for len(days) > 0 && days[0] < today-14 {
		days = days[1:]
	}
	return days
}
