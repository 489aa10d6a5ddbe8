package plan

import (
	"fmt"
	"slices"

	"unknot/engine/protocol"
)

// A Turn says whether there may be a session on a day.
type Turn struct {
	Allowed bool
	Because Rest         // why not; empty when Allowed
	Next    protocol.Day // the first day that may have one; the day itself when Allowed
	Recent  int          // sessions in the 7 days up to and with the day
	Left    int          // of the weekly target, not below 0
}

// Rest says why a day has no session. Its sentence is plan.rest.<id>.
type Rest string

// The reasons to rest.
const (
	AlreadyToday Rest = "already-today" // a day has as many sessions as it may
	TwoInARow    Rest = "two-in-a-row"  // a rest day after days in a row
	WeekFull     Rest = "week-full"     // as many as any 7 days may have
)

// Rests returns every reason to rest.
func Rests() []Rest { return []Rest{AlreadyToday, TwoInARow, WeekFull} }

const week = 7 // days

// Rhythm says whether there may be a session today, after sessions on days, in
// any order, one entry a session. The target is how many a week the person
// wants; the error is a target outside the limits of the week.
func Rhythm(d *protocol.Dose, days []protocol.Day, today protocol.Day, target int) (Turn, error) {
	if !d.Week.Allows(target) {
		return Turn{}, fmt.Errorf("plan: %d sessions a week, must be %d to %d", target, d.Week.Min, d.Week.Max)
	}
	out := Turn{Because: rests(d, days, today), Next: today, Recent: within(days, today-week+1, today)}
	out.Allowed = out.Because == ""
	out.Left = max(0, target-out.Recent)
	for rests(d, days, out.Next) != "" {
		out.Next++
	}
	return out, nil
}

// rests returns why there cannot be one more session on day, or "".
func rests(d *protocol.Dose, days []protocol.Day, day protocol.Day) Rest {
	switch {
	case within(days, day, day) >= d.Day.Max:
		return AlreadyToday
	case run(days, day) > d.InARow.Max:
		return TwoInARow
	}
	for from := day - week + 1; from <= day; from++ {
		if within(days, from, from+week-1) >= d.Week.Max {
			return WeekFull
		}
	}
	return ""
}

// within returns how many of days lie between from and to, both included.
func within(days []protocol.Day, from, to protocol.Day) int {
	n := 0
	for _, day := range days {
		if day >= from && day <= to {
			n++
		}
	}
	return n
}

// run returns how many days in a row would have a session if day had one.
func run(days []protocol.Day, day protocol.Day) int {
	n := 1
	for before := day - 1; slices.Contains(days, before); before-- {
		n++
	}
	for after := day + 1; slices.Contains(days, after); after++ {
		n++
	}
	return n
}

// PracticeWeek returns which week of practice today is in, from the day of the
// first session: 1 until there was one, and on its first seven days.
func PracticeWeek(days []protocol.Day, today protocol.Day) int {
	if len(days) == 0 {
		return 1
	}
	return max(0, int(today-slices.Min(days)))/week + 1
}

// Suggest returns the days of the seven from start that suit the sessions that
// are still wanted: as many as the target and the limits allow, after sessions
// on days; of those the fewest in a row, and then the earliest. The error is a
// target outside the limits of the week.
//
// Five a week cannot go on for ever: two days, a rest day, two days, a rest
// day comes to 5, 5 and 4 in three weeks. A week that cannot have five has four.
func Suggest(d *protocol.Dose, days []protocol.Day, start protocol.Day, target int) ([]protocol.Day, error) {
	if !d.Week.Allows(target) {
		return nil, fmt.Errorf("plan: %d sessions a week, must be %d to %d", target, d.Week.Min, d.Week.Max)
	}
	var best []protocol.Day
	for set := uint(1); set < 1<<week; set++ {
		if pick := choose(d, days, start, set); len(pick) <= target && suits(pick, best, start) {
			best = pick
		}
	}
	return best, nil
}

// choose returns the days of a set, as bits from start, or nil when the limits
// do not allow them all.
func choose(d *protocol.Dose, days []protocol.Day, start protocol.Day, set uint) []protocol.Day {
	all := slices.Clone(days)
	var pick []protocol.Day
	for i := range week {
		if set>>i&1 == 0 {
			continue
		}
		day := start + protocol.Day(i)
		if rests(d, all, day) != "" {
			return nil
		}
		all, pick = append(all, day), append(pick, day)
	}
	return pick
}

// suits reports whether a suits better than b: more days, then fewer in a row,
// counting the last day of a week and the first of the next, then earlier.
func suits(a, b []protocol.Day, start protocol.Day) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	if x, y := rows(a, start), rows(b, start); x != y {
		return x < y
	}
	return slices.Compare(a, b) < 0
}

// rows returns how many of the days follow on another.
func rows(days []protocol.Day, start protocol.Day) int {
	n := 0
	for _, day := range days {
		before := day - 1
		if day == start {
			before = start + week - 1
		}
		if slices.Contains(days, before) {
			n++
		}
	}
	return n
}
