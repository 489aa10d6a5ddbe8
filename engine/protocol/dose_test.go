package protocol_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/engine/protocol"
)

const doseTable = `
session 720 600 900
minutes 12 10 15
hold 45 30 60
firstHold 30 30 30
holds 1 1 3
firstHolds 1 1 1
roll 45 30 120
muscleSide 120 0 180
speed 30 20 60
discomfort 3 2 4
ceiling 5 1 5
week 4 3 5
day 1 1 1
inARow 2 1 2
screening 28 1 28
breath natural 0 0 false
breath breath-3-5 3000 5000 false
breath breath-4-6 4000 6000 true
step 15 ask [20 40]
`

func TestTheDoseIsThatOfTheVocabulary(t *testing.T) {
	d := protocol.Lowback().Dose
	var have []string
	limit := func(name string, l protocol.Limit) {
		have = append(have, fmt.Sprint(name, " ", l.Default, " ", l.Min, " ", l.Max))
	}
	limit("session", d.Session)
	limit("minutes", d.Minutes)
	limit("hold", d.Hold)
	limit("firstHold", d.FirstHold)
	limit("holds", d.Holds)
	limit("firstHolds", d.FirstHolds)
	limit("roll", d.Roll)
	limit("muscleSide", d.MuscleSide)
	limit("speed", d.Speed)
	limit("discomfort", d.Discomfort)
	limit("ceiling", d.Ceiling)
	limit("week", d.Week)
	limit("day", d.Day)
	limit("inARow", d.InARow)
	limit("screening", d.Screening)
	for _, b := range d.Breaths {
		have = append(have, fmt.Sprint("breath ", b.ID, " ", b.In, " ", b.Out, " ", b.Default))
	}
	have = append(have, fmt.Sprint("step ", d.Step, " ask ", d.Ask))
	same(t, have, lines(doseTable))
}

const betweenTable = `
2 of 2 up 1: half-dose
1 of 1 up 2: rest-then-half
2 of 3 up 2: suspend professional-first
mean up 10: suspend professional-first
function down 2: suspend professional-first
settle 60
6 weeks, 2 points, 30 percent: say
window 7, baseline 3
`

func TestTheRulesBetweenSessionsAreThoseOfTheVocabulary(t *testing.T) {
	b := protocol.Lowback().Between
	var have []string
	for _, m := range b.Mornings {
		line := fmt.Sprintf("%d of %d up %d: %v", m.Count, m.Of, m.Rise, m.Remedy)
		if m.Level != 0 {
			line += " " + m.Level.String()
		}
		have = append(have, line)
	}
	have = append(have,
		fmt.Sprintf("mean up %d: %v %v", b.Mean.Rise, b.Mean.Remedy, b.Mean.Level),
		fmt.Sprintf("function down %d: %v %v", b.Function.Fall, b.Function.Remedy, b.Function.Level),
		fmt.Sprintf("settle %d", b.Settle.Minutes),
		fmt.Sprintf("%d weeks, %d points, %d percent: %v", b.NoChange.Weeks, b.NoChange.Points, b.NoChange.Percent, b.NoChange.Remedy),
		fmt.Sprintf("window %d, baseline %d", b.Window.Default, b.Baseline.Default))
	same(t, have, lines(betweenTable))
}

// sensationTable says what the first report of each sensation leads to, by
// place: verdict, level, and "off" when the technique stays off. The place
// "unsaid" is a report without a place.
const sensationTable = `
easing-ache anywhere: go-on
steady-ache anywhere: ease
too-much anywhere: leave
sharp anywhere: stop off
sharp leg-left leg-right both-legs foot unsaid: stop professional-first off
shooting anywhere: stop off
shooting leg-left leg-right both-legs foot unsaid: stop professional-first off
electric anywhere: stop off
electric leg-left leg-right both-legs foot unsaid: stop professional-first off
numb anywhere: stop
numb leg-left leg-right foot: stop professional-first
numb both-legs saddle unsaid: stop emergency
tingling anywhere: stop
tingling leg-left leg-right foot: stop professional-first
tingling both-legs saddle unsaid: stop emergency
weak anywhere: stop urgent
weak both-legs unsaid: stop emergency
dizzy anywhere: stop
chest anywhere: stop emergency
back-worse anywhere: stop
`

func TestSensationsLeadWhereTheVocabularySays(t *testing.T) {
	p := protocol.Lowback()
	want := wantedVerdicts(p)
	for _, s := range p.Sensations {
		for _, place := range everyPlace(p) {
			if got := judged(p, s.ID, place); got != want[s.ID][place] {
				t.Errorf("%s at %s: %s, want %s", s.ID, place, got, want[s.ID][place])
			}
		}
	}
}

// wantedVerdicts reads sensationTable; a later line counts more.
func wantedVerdicts(p *protocol.Pack) map[protocol.SensationID]map[protocol.PlaceID]string {
	want := map[protocol.SensationID]map[protocol.PlaceID]string{}
	for _, line := range lines(sensationTable) {
		left, verdict, _ := strings.Cut(line, ": ")
		words := strings.Fields(left)
		id, places := protocol.SensationID(words[0]), words[1:]
		if want[id] == nil {
			want[id] = map[protocol.PlaceID]string{}
		}
		for _, place := range everyPlace(p) {
			if places[0] == "anywhere" || slices.Contains(places, string(place)) {
				want[id][place] = verdict
			}
		}
	}
	return want
}

const unsaid protocol.PlaceID = "unsaid"

func everyPlace(p *protocol.Pack) []protocol.PlaceID {
	out := []protocol.PlaceID{unsaid}
	for _, x := range p.Places {
		out = append(out, x.ID)
	}
	return out
}

// judged is a dumb judge of the rules that need nothing but a sensation and a
// place.
func judged(p *protocol.Pack, s protocol.SensationID, place protocol.PlaceID) string {
	var verdict protocol.Verdict
	var level protocol.Level
	off := false
	for _, r := range p.StopRules {
		somewhere := len(r.Places) == 0 || place == unsaid || slices.Contains(r.Places, place)
		if slices.Contains(r.Sensations, s) && somewhere && r.Again == "" && r.OverBy == nil {
			verdict, level, off = max(verdict, r.Verdict), max(level, r.Level), off || r.Off
		}
	}
	out := verdict.String()
	if level != 0 {
		out += " " + level.String()
	}
	if off {
		out += " off"
	}
	return out
}

const againTable = `
stop.steady-ache-again [steady-ache] on-step: leave
stop.at-ceiling over by 0: ease
stop.over-ceiling over by 1: leave
stop.tingling-lips [tingling] [lips-or-fingers] breathe: stop
stop.dizzy-again [dizzy] in-7-days: stop professional-first
stop.back-worse-again [back-worse] in-next-session: stop professional-first
`

func TestTheOtherStopRulesAreThoseOfTheVocabulary(t *testing.T) {
	var have []string
	for _, r := range protocol.Lowback().StopRules {
		if r.Again != "" || r.OverBy != nil || r.Breathe {
			have = append(have, described(r))
		}
	}
	same(t, have, lines(againTable))
}

func described(r protocol.StopRule) string {
	out := string(r.ID)
	if len(r.Sensations) > 0 {
		out += fmt.Sprint(" ", r.Sensations)
	}
	if len(r.Places) > 0 {
		out += fmt.Sprint(" ", r.Places)
	}
	if r.Again != "" {
		out += " " + string(r.Again)
	}
	if r.OverBy != nil {
		out += fmt.Sprint(" over by ", *r.OverBy)
	}
	if r.Breathe {
		out += " breathe"
	}
	out += ": " + r.Verdict.String()
	if r.Level != 0 {
		out += " " + r.Level.String()
	}
	return out
}
