package stop_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/engine/protocol"
	"unknot/engine/stop"
	"unknot/engine/strict"
)

func TestAReportKeepsWhatWasSaid(t *testing.T) {
	table := lowback()
	x := report(t, table, "numb", "saddle", 0)
	if n, ok := x.Discomfort(); table.Sensation(x) != "numb" || table.Place(x) != "saddle" || n != 0 || !ok {
		t.Errorf("keeps %s at %s, %d", table.Sensation(x), table.Place(x), n)
	}
	x = report(t, table, "numb", "")
	if _, ok := x.Discomfort(); table.Place(x) != "" || ok {
		t.Errorf("what was not said is %q, %t", table.Place(x), ok)
	}
	if table.Sensation(stop.Report{}) != "" || (stop.Report{}).Bit() != 0 || table.Pack8(stop.Report{}) != 0 {
		t.Error("no report says something")
	}
}

func TestAReportThatCannotBeMeantIsAnErrorThatNamesTheField(t *testing.T) {
	table := lowback()
	many, few := 11, -1
	for _, x := range []struct {
		sensation  protocol.SensationID
		place      protocol.PlaceID
		discomfort *int
		path, why  string
	}{
		{"sharpp", "", nil, "sensation", `is "sharpp", which is not known; did you mean "sharp"?`},
		{"", "", nil, "sensation", `is "", which is not known`},
		{"Sharp", "", nil, "sensation", `did you mean "sharp"?`},
		{"sharp", "leg", nil, "where", `is "leg", which is not known`},
		{"sharp", "leg-lef", nil, "where", `did you mean "leg-left"?`},
		{"sharp", "here", &many, "discomfort", "is 11, must be 0 to 10"},
		{"sharp", "here", &few, "discomfort", "is -1, must be 0 to 10"},
	} {
		_, err := table.Report(x.sensation, x.place, x.discomfort)
		if f, ok := err.(strict.Fault); !ok || f.Path != x.path || !strings.Contains(f.Why, x.why) {
			t.Errorf("%s at %q: %v", x.sensation, x.place, err)
		}
	}
}

func TestEveryReportThePackCanExpressIsVisitedOnce(t *testing.T) {
	table := lowback()
	seen := map[stop.Report]bool{}
	table.Every(func(r stop.Report) { seen[r] = true })
	if len(seen) != 12*10*12 {
		t.Errorf("%d reports", len(seen))
	}
}

func TestSensationsThatCountAgainOnAStepArePackedAndUnpacked(t *testing.T) {
	table := lowback()
	for _, s := range table.Pack().Sensations {
		x := report(t, table, s.ID, "")
		packed := table.Pack8(x)
		switch {
		case s.ID == "steady-ache" && (packed == 0 || table.Unpack(packed) != x.Bit()):
			t.Errorf("%s is packed as %b, unpacked as %b", s.ID, packed, table.Unpack(packed))
		case s.ID != "steady-ache" && packed != 0:
			t.Errorf("%s is packed, though it does not count again", s.ID)
		}
	}
}

func TestRuleIDsComeInTheOrderOfThePack(t *testing.T) {
	table := lowback()
	got := table.RuleIDs(1<<6 | 1 | 1<<63)
	if !slices.Equal(got, []protocol.RuleID{"stop.easing-ache", "stop.sharp"}) {
		t.Errorf("rules are %v", got)
	}
}
