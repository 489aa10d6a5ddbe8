package report_test

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/report"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

// golden compares a text with a file.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *rewrite {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; -rewrite writes it anew, and the difference is the review. Got:\n%s", file, got)
	}
}

func harms() []report.Harm {
	return []report.Harm{{Day: 20700, What: "Bruise", Outcome: "resolved", Note: "left hip, after a hard ball"}}
}

func TestThePageOfAYearSaysWhatItSaid(t *testing.T) {
	in := of(year(t))
	in.Name, in.Born, in.Harms = "Łucja Nowak", "17 May 1980", harms()
	lines, over, pages := report.Drawn(in)
	if pages != 1 || len(over) > 0 {
		t.Errorf("%d pages, %v", pages, over)
	}
	golden(t, "testdata/year.txt", strings.Join(lines, "\n")+"\n")
}

func TestThePageOfAnEmptyRecordAsksAllTheSame(t *testing.T) {
	in := of(engine.Lowback().Journal())
	in.Days = report.UsualDays
	lines, over, _ := report.Drawn(in)
	if len(over) > 0 {
		t.Error(over)
	}
	golden(t, "testdata/empty.txt", strings.Join(lines, "\n")+"\n")
}

func TestTheSameRecordGivesTheSameBytes(t *testing.T) {
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if err := report.Write(b, of(year(t))); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) || !bytes.HasPrefix(one.Bytes(), []byte("%PDF-")) {
		t.Error("the pages differ")
	}
}

// Whatever was answered, noted and entered, every part keeps to its place and
// one page is enough.
func TestEverythingFitsOnePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := of(anyRecord(t))
		in.Days = rapid.IntRange(report.MinDays, report.MaxDays).Draw(t, "days")
		in.Name = report.Shown(rapid.StringN(0, 80, 80*4).Draw(t, "name"))
		in.Name = strings.Map(func(r rune) rune {
			if r == '□' {
				return 'x'
			}
			return r
		}, in.Name)
		in.Link = rapid.SampledFrom([]string{"", "https://unknot.example", "http://192.168.100.200:8656"}).Draw(t, "link")
		for range rapid.IntRange(0, 9).Draw(t, "harms") {
			in.Harms = append(in.Harms, report.Harm{Day: 20700, What: "Dizziness", Outcome: "resolved", Note: rapid.StringN(0, 200, -1).Draw(t, "note")})
		}
		_, over, pages := report.Drawn(in)
		if pages != 1 || len(over) > 0 {
			t.Fatalf("%d pages; %v", pages, over)
		}
	})
}

// anyRecord is checks, mornings, reports, clearances and sessions in any order.
func anyRecord(t *rapid.T) *journal.Journal {
	d := newDiary(t)
	items := engine.Lowback().Pack().Items
	for range rapid.IntRange(0, 60).Draw(t, "entries") {
		d.at.Ms += rapid.Int64Range(0, 20*86_400_000).Draw(t, "later")
		if d.at.Ms > of(d.j).Now.Ms {
			break
		}
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			a := answers(t, nil)
			for range rapid.IntRange(0, 25).Draw(t, "changed") {
				i := rapid.IntRange(0, len(items)-1).Draw(t, "item")
				change(t, &a, i)
			}
			d.add(journal.Screened{Answers: a})
		case 1:
			d.add(journal.Morning{Pain: rapid.IntRange(0, 10).Draw(t, "pain")})
		case 2:
			d.roll(rapid.SampledFrom([]protocol.SensationID{"", "numb", "weak", "dizzy"}).Draw(t, "felt"), "leg-left")
		case 3:
			d.clear(rapid.StringN(1, 200, -1).Draw(t, "by"), 0, journal.Limits{Techniques: []protocol.TechniqueID{"glute-roll", "tfl-roll", "tfl-wall-ball"}, HoldMax: 30, Note: "a note"})
		default:
			d.add(journal.Function{Ratings: []journal.Rating{{Activity: rapid.StringN(1, 200, -1).Draw(t, "activity"), Score: 3}}})
		}
	}
	return d.j
}

// change takes an answer away, or makes it a yes.
func change(t *rapid.T, a *screen.Answers, i int) {
	table := engine.Lowback().Questions()
	item := engine.Lowback().Pack().Items[i]
	switch {
	case rapid.IntRange(0, 3).Draw(t, "away") == 0:
		table.Clear(a, i)
	case item.Kind == protocol.YesNo:
		if err := table.Answer(a, i, protocol.Yes); err != nil {
			t.Fatal(err)
		}
	case item.Kind == protocol.SiteOf:
		if err := table.AnswerSites(a, i, 1<<11-1); err != nil {
			t.Fatal(err)
		}
	}
}

// What was not answered is never under the heading of what was denied.
func TestWhatWasNotAnsweredIsNotDenied(t *testing.T) {
	d := newDiary(t)
	a := answers(t, nil)
	i, _ := engine.Lowback().Pack().Item("cancer-history")
	engine.Lowback().Questions().Clear(&a, i)
	d.add(journal.Screened{Answers: a})
	lines, _, _ := report.Drawn(of(d.j))
	missing := slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(s, "Not answered (1)") && strings.Contains(s, "cancer") })
	if missing < 0 {
		t.Fatalf("not said: %q", lines)
	}
	if all := strings.Join(lines, " "); strings.Count(all, "cancer") != 1 {
		t.Error("it is there more than once")
	}
}

// Everything that was denied stands on the page: nothing is cut.
func TestAllThatWasDeniedIsThere(t *testing.T) {
	d := newDiary(t)
	d.add(journal.Screened{Answers: answers(t, nil)})
	lines, _, _ := report.Drawn(of(d.j))
	all := strings.Join(lines, " ")
	for _, item := range engine.Lowback().Pack().Items {
		label := of(d.j).Words.Say("report.item." + string(item.ID))
		if !strings.Contains(all, label) {
			t.Errorf("%s is missing", label)
		}
	}
}

// What stands comes first, however long ago it began and whatever came after.
func TestWhatStandsComesBeforeWhatIsOver(t *testing.T) {
	d := newDiary(t)
	d.add(journal.Screened{Answers: answers(t, map[protocol.ItemID]protocol.Answer{"weight-loss": protocol.Yes})})
	for n := range 12 {
		d.to(2+n, 9)
		d.add(journal.Screened{Answers: answers(t, map[protocol.ItemID]protocol.Answer{"six-weeks": protocol.Yes})})
		s := d.j.Standing(d.at)
		var mild []string
		for _, f := range s.Flags {
			if f.Level == protocol.ProfessionalFirst {
				mild = append(mild, f.ID)
			}
		}
		d.add(journal.Clearance{By: "Dr Vega", Flags: mild})
	}
	lines, over, _ := report.Drawn(of(d.j))
	first := slices.Index(lines, "still counts")
	if first < 2 || lines[first-1] != "weight loss without trying" || len(over) > 0 {
		t.Errorf("%q %v", lines, over)
	}
}

func TestAWishThatCannotBeMetIsRefused(t *testing.T) {
	for want, change := range map[string]func(*report.Input){
		"must be 7 to 1100":         func(in *report.Input) { in.Days = 6 },
		"must have 80 at most":      func(in *report.Input) { in.Name = strings.Repeat("a", 81) },
		"which the letters of the":  func(in *report.Input) { in.Name = "山田" },
		"leave it out and write it": func(in *report.Input) { in.Born = "1980\u202e" },
		"must have 120 at most":     func(in *report.Input) { in.Link = "https://" + strings.Repeat("a", 120) },
	} {
		in := of(engine.Lowback().Journal())
		change(&in)
		if err := report.Write(&bytes.Buffer{}, in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}

// BenchmarkYear is the page of a year's record, the record already read.
func BenchmarkYear(b *testing.B) {
	in := of(year(b))
	b.ReportAllocs()
	for b.Loop() {
		if err := report.Write(&bytes.Buffer{}, in); err != nil {
			b.Fatal(err)
		}
	}
}
