package progress_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/progress"
	"unknot/engine/protocol"
)

var between = &protocol.Lowback().Between

// mornings makes one morning a day from day 100 on; a negative pain is a day
// without one.
func mornings(pains ...int) []progress.Morning {
	var out []progress.Morning
	for i, p := range pains {
		if p >= 0 {
			out = append(out, progress.Morning{Day: protocol.Day(100 + i), Pain: p})
		}
	}
	return out
}

func TestTheMedianIsOfTheSevenDaysBefore(t *testing.T) {
	for _, x := range []struct {
		name   string
		pains  []int
		before protocol.Day
		twice  int
		ok     bool
	}{
		{"none", nil, 107, 0, false},
		{"two are too few", []int{3, 3}, 107, 0, false},
		{"three are enough", []int{3, 1, 2}, 107, 4, true},
		{"an even number lies between the middle two", []int{3, 1, 2, 4}, 107, 5, true},
		{"seven", []int{9, 1, 9, 2, 9, 3, 9}, 107, 18, true},
		{"the eighth day before does not count", []int{10, 1, 1, 1, 1, 1, 1, 1}, 108, 2, true},
		{"the day itself does not count", []int{1, 1, 1, 10, 10, 10}, 103, 2, true},
		{"gaps", []int{2, -1, -1, 4, -1, 6}, 107, 8, true},
		{"gaps that leave too few", []int{2, -1, -1, 4, -1, -1, -1, 6}, 108, 0, false},
	} {
		t.Run(x.name, func(t *testing.T) {
			if twice, ok := progress.Median2(between, mornings(x.pains...), x.before); twice != x.twice || ok != x.ok {
				t.Errorf("twice the median is %d, %t; want %d, %t", twice, ok, x.twice, x.ok)
			}
		})
	}
}

func TestTheRiseIsOverTheDaysBeforeTheMorning(t *testing.T) {
	list := mornings(2, 3, 3, 2, 5)
	if up, ok := progress.Rise2(between, list, 4); !ok || up != 5 {
		t.Errorf("twice the rise is %d, %t", up, ok)
	}
	if _, ok := progress.Rise2(between, list, 2); ok {
		t.Error("a rise over two mornings")
	}
}

func TestHowManyMorningsAreMissingIsSaid(t *testing.T) {
	for n, want := range []int{3, 2, 1, 0, 0} {
		if got := progress.Missing(between, mornings(slices.Repeat([]int{1}, n)...), 107); got != want {
			t.Errorf("with %d mornings %d are missing, want %d", n, got, want)
		}
	}
	if got := progress.Missing(between, mornings(1, 1, 1), 110); got != 3 {
		t.Errorf("old mornings count: %d missing", got)
	}
}

// Each rule of the vocabulary at its threshold and just below it.
var worsening = []struct {
	name  string
	pains []int
	since protocol.Day
	want  string
}{
	{"nothing", nil, 0, ""},
	{"steady", []int{3, 3, 3, 3, 3}, 0, ""},
	{"one point once", []int{3, 3, 3, 4}, 0, ""},
	{"one point twice", []int{3, 3, 3, 3, 4, 4}, 0, "one-point-twice"},
	{"one point, then half a point", []int{3, 3, 4, 4, 5, 4}, 0, ""},
	{"half a point over the median, twice", []int{3, 4, 3, 4, 4, 4}, 0, ""},
	{"one point twice, a morning between them", []int{3, 3, 3, 4, 3, 4}, 0, ""},
	{"two points once", []int{3, 3, 3, 5}, 0, "two-points-once"},
	{"a point and a half once", []int{4, 3, 4, 3, 5}, 0, ""},
	{"one point, then a point and a half", []int{3, 4, 3, 4, 5}, 0, "one-point-twice"},
	{"two points yesterday, not today", []int{3, 3, 3, 5, 3}, 0, ""},
	{"two points twice running", []int{3, 3, 3, 3, 5, 5}, 0, "one-point-twice two-points-once two-points-often"},
	{"two points on two of three", []int{3, 3, 3, 3, 5, 3, 5}, 0, "two-points-once two-points-often"},
	{"two points on two of four", []int{3, 3, 3, 3, 5, 3, 3, 5}, 0, "two-points-once"},
	{"two points, and then one", []int{3, 3, 3, 3, 5, 4}, 0, "one-point-twice"},
	{"better", []int{5, 5, 5, 3}, 0, ""},
	{"worse after too few mornings", []int{3, 3, 9}, 0, ""},
	{"worse after three mornings long ago", []int{3, 3, 3, -1, -1, -1, -1, -1, -1, 9}, 0, ""},
	{"ten of ten", []int{10, 10, 10, 10}, 0, ""},

	{"the mean up by one", []int{3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4}, 0, "mean-up"},
	{"the mean up by a little less", []int{3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4}, 0, ""},
	{"the mean of three mornings a week", []int{3, 3, 3, -1, -1, -1, -1, 4, 4, 4}, 0, "mean-up"},
	{"the mean of two mornings this week", []int{3, 3, 3, -1, -1, -1, -1, 4, 4}, 0, "one-point-twice"},
	{"the mean of two mornings the week before", []int{3, 3, -1, -1, -1, -1, -1, 4, 4, 4}, 0, ""},

	{"mornings before a clearance are judged", []int{3, 3, 3, 3, 5, 5}, 106, ""},
	{"two points once after a clearance", []int{3, 3, 3, 3, 5, 5}, 105, "two-points-once"},
	{"one point twice, one before the clearance", []int{3, 3, 3, 3, 4, 4}, 105, ""},
	{"one point twice after the clearance", []int{3, 3, 3, 3, 4, 4}, 104, "one-point-twice"},
}

func TestEachMorningRuleFiresAtItsThresholdAndNotBelow(t *testing.T) {
	remedies := map[string]string{"one-point-twice": "half-dose 0", "two-points-once": "rest-then-half 0",
		"two-points-often": "suspend professional-first", "mean-up": "suspend professional-first"}
	for _, x := range worsening {
		t.Run(x.name, func(t *testing.T) {
			list := mornings(x.pains...)
			got := ""
			for _, f := range progress.Mornings(between, list, x.since) {
				short := string(f.Rule)[len("between."):]
				if got += " " + short; f.Day != list[len(list)-1].Day {
					t.Errorf("%s on day %d", short, f.Day)
				}
				level := "0"
				if f.Level != 0 {
					level = f.Level.String()
				}
				if is := fmt.Sprint(f.Remedy, " ", level); is != remedies[short] {
					t.Errorf("%s leads to %s", short, is)
				}
			}
			if want := x.want; got != "" && got[1:] != want || got == "" && want != "" {
				t.Errorf("found%s, want %s", got, want)
			}
		})
	}
}

func anyMornings(r *rapid.T) []progress.Morning {
	return mornings(rapid.SliceOfN(rapid.IntRange(-1, 7), 0, 24).Draw(r, "pains")...)
}

func TestOnlyTheChangeCountsNotTheHeight(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		list := anyMornings(r)
		since := protocol.Day(rapid.IntRange(95, 125).Draw(r, "since"))
		up, days := rapid.IntRange(0, 3).Draw(r, "up"), protocol.Day(rapid.IntRange(-50, 50).Draw(r, "days"))
		higher, later := slices.Clone(list), slices.Clone(list)
		for i := range list {
			higher[i].Pain += up
			later[i].Day += days
		}
		want := progress.Mornings(between, list, since)
		if got := progress.Mornings(between, higher, since); !slices.Equal(got, want) {
			r.Fatalf("%d points higher: %v, want %v", up, got, want)
		}
		for i := range want {
			want[i].Day += days
		}
		if got := progress.Mornings(between, later, since+days); !slices.Equal(got, want) {
			r.Fatalf("%d days later: %v, want %v", days, got, want)
		}
	})
}

func TestAWorseNewestMorningNeverFindsLess(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		list := anyMornings(r)
		if len(list) == 0 {
			return
		}
		before := progress.Mornings(between, list, 0)
		list[len(list)-1].Pain++
		after := progress.Mornings(between, list, 0)
		for _, f := range before {
			if !slices.Contains(after, f) {
				r.Fatalf("a worse morning lost %v", f)
			}
		}
	})
}

func TestWhatWasCutByAClearanceNeverFindsMore(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		list := anyMornings(r)
		a, b := protocol.Day(rapid.IntRange(95, 125).Draw(r, "a")), protocol.Day(rapid.IntRange(95, 125).Draw(r, "b"))
		early, late := progress.Mornings(between, list, min(a, b)), progress.Mornings(between, list, max(a, b))
		for _, f := range late {
			if f.Rule != "between.mean-up" && !slices.Contains(early, f) {
				r.Fatalf("since %d found %v, since %d not", max(a, b), f, min(a, b))
			}
		}
	})
}
