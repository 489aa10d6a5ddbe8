package main

import (
	"fmt"
	"slices"
	"strings"

	"unknot/engine/protocol"
)

// table writes what became of people, a line a kind, and which rule suspended.
func table(list []course) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d people, %d of each course, %d days.\n\n", len(list), len(list)/len(kinds), days)
	b.WriteString("| Course | Suspended | Day of it: median (quartiles) | Days after it began to get worse | Before it began | Days with a rest or half a dose | Told on the last day that nothing useful changed |\n|---|---|---|---|---|---|---|\n")
	for _, k := range kinds {
		fmt.Fprintln(&b, line(k, of(list, k)))
	}
	b.WriteString("\n| The rule that suspended |")
	for _, k := range kinds {
		fmt.Fprintf(&b, " %s |", k)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(kinds)) + "\n")
	for _, rule := range rules(list) {
		fmt.Fprintf(&b, "| `%s` |", rule)
		for _, k := range kinds {
			fmt.Fprintf(&b, " %d |", count(of(list, k), func(c course) bool { return c.rule == rule }))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// line is what became of one kind.
func line(k kind, list []course) string {
	var day, after []int
	eased, followed := 0, 0
	for _, c := range list {
		eased, followed = eased+c.eased, followed+c.followed
		if c.suspended >= 0 {
			day = append(day, c.suspended)
		}
		if c.suspended >= c.onset {
			after = append(after, c.suspended-c.onset)
		}
	}
	began, before := "–", "–"
	if k == worsening {
		began, before = quartiles(after), fmt.Sprint(len(day)-len(after))
	}
	return fmt.Sprintf("| %s | %d of %d (%d %%) | %s | %s | %s | %d %% | %d |", k, len(day), len(list), share(len(day), len(list)),
		quartiles(day), began, before, share(eased, followed), count(list, func(c course) bool { return c.told }))
}

// share is n of all, in whole per cent.
func share(n, all int) int { return (200*n + all) / (2 * all) }

// quartiles writes a median and the quartiles around it.
func quartiles(list []int) string {
	if len(list) == 0 {
		return "–"
	}
	slices.Sort(list)
	at := func(q float64) int { return list[int(q*float64(len(list)-1)+0.5)] }
	return fmt.Sprintf("%d (%d to %d)", at(0.5), at(0.25), at(0.75))
}

func of(list []course, k kind) []course {
	return slices.DeleteFunc(slices.Clone(list), func(c course) bool { return c.kind != k })
}

func count(list []course, is func(course) bool) int {
	n := 0
	for _, c := range list {
		if is(c) {
			n++
		}
	}
	return n
}

// rules are the rules that suspended anybody, in the order of their names.
func rules(list []course) []protocol.RuleID {
	var out []protocol.RuleID
	for _, c := range list {
		if c.rule != "" && !slices.Contains(out, c.rule) {
			out = append(out, c.rule)
		}
	}
	slices.Sort(out)
	return out
}
