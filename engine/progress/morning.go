package progress

import (
	"slices"

	"unknot/engine/protocol"
)

// A Morning is the pain of a morning, 0 to 10, one a day.
type Morning struct {
	Day  protocol.Day `json:"day"`
	Pain int          `json:"pain"`
}

// A Finding is a rule that fired on a day, and what it leads to.
type Finding struct {
	Rule   protocol.RuleID
	Day    protocol.Day
	Remedy protocol.Remedy
	Level  protocol.Level // of Suspend
}

// Median2 returns twice the median pain of the window of days before a day,
// and whether there are enough mornings for one.
func Median2(b *protocol.Between, mornings []Morning, before protocol.Day) (twice int, ok bool) {
	return median2(b, mornings, before-protocol.Day(b.Window.Default), before)
}

// median2 returns twice the median of the mornings from a day on and before
// another.
func median2(b *protocol.Between, mornings []Morning, from, before protocol.Day) (int, bool) {
	var pains [64]int
	list := pains[:0]
	for i := len(mornings) - 1; i >= 0 && mornings[i].Day >= from; i-- {
		if mornings[i].Day < before && len(list) < cap(list) {
			list = append(list, mornings[i].Pain)
		}
	}
	if len(list) == 0 || len(list) < b.Baseline.Default {
		return 0, false
	}
	protocol.Order(list, func(pain int) int { return pain })
	n := len(list)
	return list[(n-1)/2] + list[n/2], true
}

// Rise2 returns twice how far the morning lies over the own median of the days
// before it, and whether there is a median.
func Rise2(b *protocol.Between, mornings []Morning, i int) (int, bool) {
	m, ok := Median2(b, mornings[:i], mornings[i].Day)
	return 2*mornings[i].Pain - m, ok
}

// Mornings tries every morning rule, and the rule of the mean, on the newest
// of the mornings. The mornings are sorted by day; those before since, the day
// of the last clearance, count for medians only.
func Mornings(b *protocol.Between, mornings []Morning, since protocol.Day) []Finding {
	if len(mornings) == 0 || mornings[len(mornings)-1].Day < since {
		return nil
	}
	var out []Finding
	day := mornings[len(mornings)-1].Day
	for _, r := range b.Mornings {
		if risen(b, mornings, since, r) >= r.Count {
			out = append(out, Finding{r.ID, day, r.Remedy, r.Level})
		}
	}
	if meanRisen(b, mornings, since) {
		out = append(out, Finding{b.Mean.ID, day, b.Mean.Remedy, b.Mean.Level})
	}
	return out
}

// risen counts how many of the newest mornings of a rule are up by its rise.
func risen(b *protocol.Between, mornings []Morning, since protocol.Day, r protocol.MorningRule) int {
	count := 0
	for i := max(0, len(mornings)-r.Of); i < len(mornings); i++ {
		if mornings[i].Day < since {
			continue
		}
		if up, ok := Rise2(b, mornings, i); ok && up >= 2*r.Rise {
			count++
		}
	}
	return count
}

// meanRisen compares the mean of the newest window with that of the window
// before it.
func meanRisen(b *protocol.Between, mornings []Morning, since protocol.Day) bool {
	now, n, before, m := windows(b, mornings, since)
	if n < b.Baseline.Default || m < b.Baseline.Default {
		return false
	}
	return 10*(now*m-before*n) >= b.Mean.Rise*n*m
}

// Means10 returns the means of the newest window and of the one before it, in
// tenths rounded down, and whether both have a morning.
func Means10(b *protocol.Between, mornings []Morning, since protocol.Day) (now10, before10 int, ok bool) {
	if len(mornings) == 0 {
		return 0, 0, false
	}
	now, n, before, m := windows(b, mornings, since)
	if n == 0 || m == 0 {
		return 0, 0, false
	}
	return 10 * now / n, 10 * before / m, true
}

// windows adds up the newest window of mornings and the one before it.
func windows(b *protocol.Between, mornings []Morning, since protocol.Day) (now, n, before, m int) {
	window := protocol.Day(b.Window.Default)
	last := mornings[len(mornings)-1].Day
	now, n = sum(mornings, max(since, last-window+1), last+1)
	before, m = sum(mornings, last-2*window+1, last-window+1)
	return now, n, before, m
}

// sum adds the pains of the mornings from a day on and before another.
func sum(mornings []Morning, from, before protocol.Day) (total, count int) {
	for i := len(mornings) - 1; i >= 0 && mornings[i].Day >= from; i-- {
		if mornings[i].Day < before {
			total, count = total+mornings[i].Pain, count+1
		}
	}
	return total, count
}

// Missing returns how many more mornings the own median of a day still needs,
// 0 when there are enough.
func Missing(b *protocol.Between, mornings []Morning, day protocol.Day) int {
	_, n := sum(mornings, day-protocol.Day(b.Window.Default), day)
	return max(0, b.Baseline.Default-n)
}

// Holding returns the gravest remedy, short of a suspension, that still holds
// on a day by findings made before it, and the finding. A remedy holds for as
// many days as a rule looks back, and in any case until a session has followed.
func Holding(findings []Finding, sessions []protocol.Day, today protocol.Day) (Finding, bool) {
	var out Finding
	for _, f := range findings {
		if f.Remedy == protocol.Suspend || f.Remedy == protocol.SayPlainly || f.Day > today {
			continue
		}
		followed := slices.ContainsFunc(sessions, func(d protocol.Day) bool { return d >= f.Day && d < today })
		if today-f.Day <= holdDays || !followed {
			out = graver(out, f)
		}
	}
	return out, out.Remedy != 0
}

// holdDays is how many days after its morning a remedy still holds.
const holdDays = 3

func graver(a, b Finding) Finding {
	if b.Remedy > a.Remedy || b.Remedy == a.Remedy && b.Day > a.Day {
		return b
	}
	return a
}
