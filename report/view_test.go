package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/journal"
	"unknot/report"
)

// What the app lays out by itself is said by the PDF as well, in the same
// words, and whatever a record holds it can be laid out.
func TestThePageOfTheAppSaysWhatThePDFSays(t *testing.T) {
	in := of(year(t))
	in.Harms, in.Name = harms(), "Kim Doe"
	v, err := report.Look(in)
	if err != nil {
		t.Fatal(err)
	}
	said, _, _ := report.Drawn(in)
	all := strings.Join(said, "\n")
	for _, want := range []string{v.Title, v.Now, v.Covers, v.Answers.Title, v.Flags.Title, v.Cleared.Title, v.Harms.Title, v.Doses.Title, v.Question.Title, v.Foot[0]} {
		if want == "" || !strings.Contains(all, strings.TrimSuffix(want, ".")) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
	if len(v.Flags.Rows) == 0 || len(v.Doses.Rows) == 0 || len(v.Course.Shapes) < 5 || len(v.Figure.Shapes) < 10 || v.Name.Text != "Kim Doe" {
		t.Errorf("something is missing: %+v", v)
	}
}

func TestAnyRecordCanBeLaidOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, err := report.Look(of(anyRecord(t)))
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(v)
		if err != nil || strings.Contains(string(text), "null") || strings.Contains(string(text), "NaN") {
			t.Fatalf("%v: %s", err, text)
		}
		if len(v.Flags.Rows) > 8 || len(v.Cleared.Lines) > 4 || len(v.Harms.Lines) > 3 {
			t.Fatalf("more than one page has room for: %+v", v)
		}
	})
}

// A few weeks fill the chart, however many days the page looks at; a longer
// record has all of them.
func TestTheCourseIsAsWideAsWhatThereIs(t *testing.T) {
	d := newDiary(t)
	d.add(journal.Morning{Pain: 3})
	in := of(d.j)
	in.Now, in.Days = d.at, 365
	v, err := report.Look(in)
	if err != nil {
		t.Fatal(err)
	}
	if n := days(v.Course); n < 3 || n > 5 {
		t.Errorf("%d weeks named for one morning", n)
	}
	in = of(year(t))
	in.Days = 365
	if v, err = report.Look(in); err != nil {
		t.Fatal(err)
	}
	if n := days(v.Course); n < 10 {
		t.Errorf("only %d months named of a year", n)
	}
}

// days counts what is named under a chart.
func days(d report.Drawing) int {
	n := 0
	for _, l := range d.Labels {
		if l.Anchor == "start" && l.X > 0 {
			n++
		}
	}
	return n
}
