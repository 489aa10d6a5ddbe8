package progress

import "unknot/engine/protocol"

// A Rating is how well one activity goes on a day, 0 (not at all) to 10 (as
// well as ever).
type Rating struct {
	Activity string
	Score    int
}

// A Function is the ratings of a day, of the activities the person named.
type Function struct {
	Day     protocol.Day
	Ratings []Rating
}

// Functions compares the newest ratings with the first and with those before
// them, over the activities both have. It fires when the mean of either fell by
// the rule's points. Ratings before since are not compared with.
func Functions(b *protocol.Between, list []Function, since protocol.Day) []Finding {
	_, last, ok := Fallen(b, list, since)
	if !ok {
		return nil
	}
	return []Finding{{b.Function.ID, last.Day, b.Function.Remedy, b.Function.Level}}
}

// Fallen returns the newest ratings and the earlier ones by which Functions
// fires, and whether it does.
func Fallen(b *protocol.Between, list []Function, since protocol.Day) (earlier, later Function, ok bool) {
	for len(list) > 0 && list[0].Day < since {
		list = list[1:]
	}
	if len(list) < 2 {
		return Function{}, Function{}, false
	}
	later = list[len(list)-1]
	for _, earlier := range []Function{list[0], list[len(list)-2]} {
		if fallen(earlier, later, b.Function.Fall) {
			return earlier, later, true
		}
	}
	return Function{}, Function{}, false
}

// fallen reports whether the mean over common activities fell by points.
func fallen(earlier, later Function, points int) bool {
	total, n := 0, 0
	for _, a := range earlier.Ratings {
		for _, b := range later.Ratings {
			if a.Activity == b.Activity {
				total, n = total+a.Score-b.Score, n+1
			}
		}
	}
	return n > 0 && total >= points*n
}

// Change compares the mornings of the first window with those of the newest.
type Change struct {
	First2, Now2 int  // twice the medians
	Known        bool // both medians have enough mornings
	Useful       bool // better by the points or the percentage of the rule
}

// Changed compares the first window of mornings with the window that ends
// today.
func Changed(b *protocol.Between, mornings []Morning, today protocol.Day) Change {
	if len(mornings) == 0 {
		return Change{}
	}
	start, window := mornings[0].Day, protocol.Day(b.Window.Default)
	first, ok1 := median2(b, mornings, start, start+window)
	now, ok2 := median2(b, mornings, today-window+1, today+1)
	c := Change{First2: first, Now2: now, Known: ok1 && ok2 && today >= start+window}
	better := first - now
	c.Useful = c.Known && (better >= 2*b.NoChange.Points || better > 0 && 100*better >= b.NoChange.Percent*first)
	return c
}

// NotHelping reports whether the weeks of the rule have passed since the first
// session without a useful change.
func NotHelping(b *protocol.Between, mornings []Morning, first, today protocol.Day) (Finding, bool) {
	if today-first < protocol.Day(7*b.NoChange.Weeks) {
		return Finding{}, false
	}
	c := Changed(b, mornings, today)
	return Finding{b.NoChange.ID, today, b.NoChange.Remedy, 0}, c.Known && c.First2 > 0 && !c.Useful
}

// Settled judges the pain after a session: at or after the rule's minutes it
// must be back to what it was before. A remedy is due when it is not.
func Settled(b *protocol.Between, before, after, minutes int, day protocol.Day) (Finding, bool) {
	late := minutes >= b.Settle.Minutes && after > before
	return Finding{b.Settle.ID, day, protocol.HalfDose, 0}, late
}

// A Tally counts what people felt after the holds of a technique.
type Tally struct {
	Technique protocol.TechniqueID `json:"technique"`
	Eased     int                  `json:"eased"`
	Same      int                  `json:"same"`
	Hurt      int                  `json:"hurt"`
	Silent    int                  `json:"silent"` // asked, not answered
}

// Add counts one answer; the empty sensation is no answer.
func (t *Tally) Add(s protocol.SensationID) {
	switch s {
	case "":
		t.Silent++
	case "easing-ache":
		t.Eased++
	case "steady-ache":
		t.Same++
	default:
		t.Hurt++
	}
}
