package journal_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/words"
)

func TestAnEmptyRecordAsksForTheFullCheck(t *testing.T) {
	s := newRecord().Standing(on(2, "18:00"))
	mustSay(t, s, journal.ScreeningDue, journal.PrecheckDue)
	if s.Screened != nil || s.Renew != nil || s.Open != nil || s.PracticeWeek != 1 || s.MorningsDue != 3 || s.Week.Today != 0 {
		t.Errorf("standing is %+v", s)
	}
}

func TestAfterTheFullCheckASessionMayStart(t *testing.T) {
	r := screened(on(2, "18:00"))
	mustSay(t, r.Standing(on(2, "18:01")))
	mustSay(t, r.Standing(on(2, "19:00")))
	mustSay(t, r.Standing(later(on(2, "19:00"), 1)), journal.PrecheckDue)
}

func TestTheShortCheckIsDueBeforeEverySession(t *testing.T) {
	r := screened(on(2, "18:00"))
	r.write(on(4, "18:00"), journal.Prechecked{Answers: short()})
	mustSay(t, r.Standing(on(4, "18:59")))
	r.completed(on(4, "18:05"))
	mustSay(t, r.Standing(on(4, "18:30")), journal.RestToday, journal.PrecheckDue)
}

func TestAnIncompleteShortCheckIsNoCheck(t *testing.T) {
	r := screened(on(2, "18:00"))
	r.write(on(4, "18:00"), journal.Prechecked{Answers: short("both-legs=")})
	mustSay(t, r.Standing(on(4, "18:01")), journal.PrecheckDue)
}

func TestAnIncompleteFullCheckIsNoCheckButItsAnswersCount(t *testing.T) {
	r := newRecord()
	r.write(on(2, "18:00"), journal.Screened{Answers: answers("six-weeks=")})
	mustSay(t, r.Standing(on(2, "18:01")), journal.ScreeningDue)
	r.write(on(2, "18:02"), journal.Screened{Answers: answers("six-weeks=", "implant=yes")})
	mustFlag(t, r.Standing(on(2, "18:03")), "screen.implant professional-first")
}

func TestTheFullCheckIsRenewedEvery28Days(t *testing.T) {
	r := screened(on(1, "18:00"))
	r.write(on(28, "18:00"), journal.Prechecked{Answers: short()})
	s := r.Standing(on(28, "18:30"))
	mustSay(t, s)
	if *s.Screened != date(1) || *s.Renew != date(29) {
		t.Errorf("screened %v, renew %v", s.Screened.Date(), s.Renew.Date())
	}
	r.write(on(29, "00:01"), journal.Prechecked{Answers: short()})
	mustSay(t, r.Standing(on(29, "00:02")), journal.ScreeningDue)
}

func TestTheRhythmOfTheWeekIsKept(t *testing.T) {
	r := screened(on(2, "07:00"))
	check := func(day int) journal.Standing {
		r.write(on(day, "17:59"), journal.Prechecked{Answers: short()})
		return r.Standing(on(day, "18:00"))
	}
	mustSay(t, check(2))
	r.completed(on(2, "18:00"))
	mustSay(t, check(3))
	r.completed(on(3, "18:00"))
	s := check(4)
	mustSay(t, s, journal.RestInARow)
	if s.Next != date(5) || s.Why[0].Until == nil || *s.Why[0].Until != date(5) || s.Sessions != 2 || s.Week.Count != 2 || s.Week.Today != 2 {
		t.Errorf("standing is %+v", s)
	}
	if !slices.Equal(s.Week.Done, []bool{true, true, false, false, false, false, false}) {
		t.Errorf("the week is %v", s.Week.Done)
	}
	for _, day := range []int{5, 6, 8} {
		mustSay(t, check(day))
		r.completed(on(day, "18:00"))
	}
	mustSay(t, check(9))
	if s := check(9); s.PracticeWeek != 2 {
		t.Errorf("practice week is %d", s.PracticeWeek)
	}
}

func TestASixthSessionInSevenDaysWaits(t *testing.T) {
	r := screened(on(2, "07:00"))
	for _, day := range []int{2, 3, 5, 6, 8} {
		r.completed(on(day, "18:00"))
	}
	r.write(on(8, "20:00"), journal.Prechecked{Answers: short()})
	s := r.Standing(on(8, "20:01"))
	if !slices.Contains(codes(s), journal.RestToday) || s.Next != date(9) {
		t.Errorf("obstacles %v, next %v", codes(s), s.Next.Date())
	}
}

func TestASessionWithoutRollingIsNoSessionOfTheWeek(t *testing.T) {
	r := screened(on(2, "18:00"))
	id := r.roll(on(2, "18:01"), "0 start", "10 stop")
	r.write(on(2, "18:02"), journal.Ended{Session: id, As: session.Stopped, Because: "stop"})
	r.write(on(2, "18:03"), journal.Prechecked{Answers: short()})
	s := r.Standing(on(2, "18:04"))
	mustSay(t, s)
	if s.Sessions != 0 || s.Week.Count != 0 {
		t.Errorf("%d sessions", s.Sessions)
	}
}

func TestAMuchWorseMorningIsARestDayAndThenHalfADose(t *testing.T) {
	r := screened(on(1, "07:00"))
	r.mornings(2, 3, 3, 3, 5)
	r.write(on(5, "17:59"), journal.Prechecked{Answers: short()})
	s := r.Standing(on(5, "18:00"))
	mustSay(t, s, journal.RestMorning)
	if !s.Half || s.Holding == nil || s.Holding.Remedy != protocol.RestAndHalf || s.Next != date(6) || *s.Why[0].Until != date(6) {
		t.Errorf("standing is %+v", s)
	}
	r.write(on(6, "17:59"), journal.Prechecked{Answers: short()})
	s = r.Standing(on(6, "18:00"))
	mustSay(t, s)
	if !s.Half {
		t.Error("the day after has a full dose")
	}
}

func TestObstaclesComeGravestFirst(t *testing.T) {
	all := []journal.Code{journal.Suspended, journal.NewerEntries, journal.OpenSession, journal.ScreeningDue, journal.NotAllowed,
		journal.RestMorning, journal.RestToday, journal.RestInARow, journal.RestWeek, journal.PrecheckDue}
	r := screened(on(1, "07:00"))
	r.mornings(2, 3, 3, 3, 5)
	r.completed(on(5, "08:00"))
	r.roll(on(5, "09:00"), "0 start")
	r.Add(newer(t, "zz", on(5, "09:30")))
	r.write(on(5, "10:00"), journal.Prechecked{Answers: short("both-legs=yes")})
	got := codes(r.Standing(on(5, "12:00")))
	if len(got) < 5 || !slices.IsSortedFunc(got, func(a, b journal.Code) int { return slices.Index(all, a) - slices.Index(all, b) }) {
		t.Errorf("obstacles are %q", got)
	}
}

func TestEveryObstacleHasItsSentences(t *testing.T) {
	c := words.English()
	for _, code := range []journal.Code{journal.Suspended, journal.NewerEntries, journal.OpenSession, journal.ScreeningDue, journal.NotAllowed,
		journal.RestMorning, journal.RestToday, journal.RestInARow, journal.RestWeek, journal.PrecheckDue} {
		for _, part := range []string{"say", "change"} {
			if id := "standing." + string(code) + "." + part; !c.Has(id) {
				t.Errorf("%s is missing", id)
			}
		}
	}
}

func newer(tb testing.TB, id string, at protocol.Moment) journal.Entry {
	tb.Helper()
	e, err := codec.Decode("", []byte(`{"v":2,"id":"`+id+`","at":"`+at.String()+`","device":"d","kind":"dream","body":{"of":[1]}}`))
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func TestEntriesOfANewerVersionAreKeptAndNoSessionStarts(t *testing.T) {
	r := screened(on(2, "18:00"))
	e := newer(t, "n1", on(2, "18:01"))
	r.Add(e)
	mustSay(t, r.Standing(on(2, "18:02")), journal.NewerEntries)
	line, err := codec.Encode(e)
	if err != nil || !strings.Contains(string(line), `"kind":"dream","body":{"of":[1]}`) || e.Kind.String() != "newer" {
		t.Errorf("kept as %s, %v", line, err)
	}
}

func TestTheClockIsNeverBeforeTheNewestEntry(t *testing.T) {
	r := screened(on(2, "18:00"))
	s := r.Standing(on(1, "12:00"))
	if s.Now != on(2, "18:00") {
		t.Errorf("now is %v", s.Now)
	}
	id := r.write(on(20, "18:00"), journal.Screened{Answers: answers("fracture=yes")})
	r.clear(on(21, "09:00"), journal.FlagID(id, "screen.fracture"))
	if s := r.Standing(on(3, "09:00")); s.Now != on(21, "09:00") {
		t.Errorf("now is %v", s.Now)
	}
}

func TestSixWeeksWithoutAChangeAreSaid(t *testing.T) {
	r := screened(moment("2026-01-05T07:00:00+01:00"))
	start := moment("2026-01-05T07:30:00+01:00")
	for d := range 45 {
		r.write(later(start, float64(d)*86400), journal.Morning{Pain: 5})
	}
	r.completed(moment("2026-01-05T18:00:00+01:00"))
	if s := r.Standing(later(start, 44*86400)); !s.NotHelping {
		t.Errorf("standing is %+v", s)
	}
}

func TestALongBreakStepsTheDoseBack(t *testing.T) {
	r := screened(moment("2026-01-05T07:00:00+01:00"))
	start := moment("2026-01-05T18:00:00+01:00")
	for week := range 6 {
		r.completed(later(start, float64(week)*7*86400))
	}
	for _, x := range []struct{ away, week int }{{0, 6}, {7, 7}, {13, 7}, {14, 4}, {27, 4}, {28, 1}, {300, 1}} {
		s := r.Standing(later(start, float64(5*7+x.away)*86400))
		if s.PracticeWeek != x.week {
			t.Errorf("after %d days away the doses are those of week %d, want %d", x.away, s.PracticeWeek, x.week)
		}
	}
}

func TestAStandingIsWrittenWithoutNullLists(t *testing.T) {
	text, err := json.Marshal(newRecord().Standing(on(2, "18:00")))
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"why", "flags", "lifted", "off", "cleared"} {
		if strings.Contains(string(text), `"`+list+`":null`) {
			t.Errorf("%s is null: %s", list, text)
		}
	}
}

func TestDaysSinceEachMuscleWasWorkedAreKnown(t *testing.T) {
	r := screened(on(2, "18:00"))
	r.completed(on(2, "18:10"))
	s := r.Standing(on(5, "18:00"))
	for i, m := range pack.Muscles {
		want := -1
		if m.ID == "gluteus-maximus" || m.ID == "tensor-fasciae-latae" {
			want = 3
		}
		if s.Idle[i] != want {
			t.Errorf("%s was worked %d days ago, want %d", m.ID, s.Idle[i], want)
		}
	}
}

func TestDaysThatSuitAreSuggestedUnlessRollingIsOff(t *testing.T) {
	r := screened(on(1, "07:00"))
	r.completed(on(2, "08:00")) // a Monday
	s := r.Standing(on(2, "12:00"))
	if len(s.Week.Suggested) != 4 || s.Week.Suggested[0] < s.Next {
		t.Errorf("suggested are %v, want four from %v on", s.Week.Suggested, s.Next)
	}
	for i, d := range s.Week.Suggested {
		if i > 1 && d == s.Week.Suggested[i-1]+1 && s.Week.Suggested[i-1] == s.Week.Suggested[i-2]+1 {
			t.Errorf("three days in a row among %v", s.Week.Suggested)
		}
	}
	r.write(on(3, "08:00"), journal.Screened{Answers: answers("implant=yes")})
	if s := r.Standing(on(3, "12:00")); s.Week.Suggested == nil || len(s.Week.Suggested) != 0 {
		t.Errorf("with a flag standing, %v are suggested", s.Week.Suggested)
	}
}
