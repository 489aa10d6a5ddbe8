package plan

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/protocol"
)

func days(list ...protocol.Day) []protocol.Day { return list }

func TestWhenThereMayBeASession(t *testing.T) {
	d := &protocol.Lowback().Dose
	tests := []struct {
		name  string
		days  []protocol.Day
		today protocol.Day
		want  Turn
	}{
		{"never before", nil, 100, Turn{true, "", 100, 0, 4}},
		{"yesterday", days(99), 100, Turn{true, "", 100, 1, 3}},
		{"already today", days(100), 100, Turn{false, AlreadyToday, 101, 1, 3}},
		{"already today, after yesterday", days(99, 100), 100, Turn{false, AlreadyToday, 102, 2, 2}},
		{"two days in a row", days(98, 99), 100, Turn{false, TwoInARow, 101, 2, 2}},
		{"five in seven days", days(94, 95, 97, 98, 99), 100, Turn{false, TwoInARow, 101, 5, 0}},
		{"five in seven days, spread", days(94, 95, 96, 97, 99), 100, Turn{false, WeekFull, 101, 5, 0}},
		{"a clock that went back", days(101, 102), 100, Turn{false, TwoInARow, 104, 0, 4}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := Rhythm(d, tt.days, tt.today, 4); err != nil || got != tt.want {
				t.Errorf("got %+v, %v, want %+v", got, err, tt.want)
			}
		})
	}
}

func TestATargetOutsideTheWeekIsRefused(t *testing.T) {
	d := &protocol.Lowback().Dose
	_, a := Rhythm(d, nil, 1, 6)
	_, b := Suggest(d, nil, 1, 2)
	if a == nil || a.Error() != "plan: 6 sessions a week, must be 3 to 5" || b == nil {
		t.Errorf("got %v, %v", a, b)
	}
}

func TestTheDaysOfAWeekThatSuit(t *testing.T) {
	d := &protocol.Lowback().Dose
	tests := []struct {
		name   string
		days   []protocol.Day
		target int
		want   []protocol.Day
	}{
		{"three", nil, 3, days(0, 2, 4)},
		{"four", nil, 4, days(0, 1, 3, 5)},
		{"five", nil, 5, days(0, 1, 3, 4, 6)},
		{"five, after two in a row", days(-2, -1), 5, days(1, 2, 4, 6)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := Suggest(d, tt.days, 0, tt.target); err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("got %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

// Whoever keeps to the rhythm, in any way, never leaves a limit.
func TestNobodyWhoKeepsToTheRhythmLeavesALimit(t *testing.T) {
	d := &protocol.Lowback().Dose
	rapid.Check(t, func(r *rapid.T) {
		keen := rapid.SliceOfN(rapid.Bool(), 60, 60).Draw(r, "keen")
		target := rapid.IntRange(3, 5).Draw(r, "target")
		var done []protocol.Day
		for day, wants := range keen {
			turn, err := Rhythm(d, done, protocol.Day(day), target)
			if err != nil || turn.Next < protocol.Day(day) || turn.Allowed != (turn.Next == protocol.Day(day)) || turn.Allowed != (turn.Because == "") {
				r.Fatalf("day %d: %+v, %v", day, turn, err)
			}
			suggested, err := Suggest(d, done, protocol.Day(day), target)
			if err != nil || len(suggested) > target {
				r.Fatalf("suggested %v, %v", suggested, err)
			}
			keepsRhythm(r, append(slices.Clone(done), suggested...))
			if wants && turn.Allowed {
				done = append(done, protocol.Day(day))
			}
		}
		keepsRhythm(r, done)
	})
}

func keepsRhythm(r *rapid.T, done []protocol.Day) {
	for _, day := range done {
		inWeek, row := 0, 0
		for _, other := range done {
			if other >= day && other < day+7 {
				inWeek++
			}
			if other >= day && other < day+3 {
				row++
			}
		}
		if inWeek > 5 || row > 2 {
			r.Fatalf("%v: %d in the week from %d, %d in three days", done, inWeek, day, row)
		}
	}
}

func TestTheWeekOfPractice(t *testing.T) {
	tests := []struct {
		name  string
		days  []protocol.Day
		today protocol.Day
		want  int
	}{
		{"before the first session", nil, 100, 1},
		{"on the first day", days(100), 100, 1},
		{"six days later", days(100), 106, 1},
		{"a week later", days(103, 100), 107, 2},
		{"a clock that went back", days(100), 90, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := PracticeWeek(tt.days, tt.today); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}

func TestABreakStepsBack(t *testing.T) {
	tests := []struct{ week, away, want int }{
		{9, 13, 9}, {9, 14, 4}, {9, 27, 4}, {9, 28, 1}, {4, 14, 1}, {3, 13, 3}, {1, 0, 1},
	}
	for _, tt := range tests {
		if got := Resume(tt.week, tt.away); got != tt.want {
			t.Errorf("week %d after %d days: %d, want %d", tt.week, tt.away, got, tt.want)
		}
	}
}
