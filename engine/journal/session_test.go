package journal_test

import (
	"testing"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

func TestAnOpenSessionComesFirstAndMayBeResumedForAnHour(t *testing.T) {
	r := screened(on(2, "18:00"))
	id := r.roll(on(2, "18:10"), "0 start", "60 alive")
	for _, x := range []struct {
		now    protocol.Moment
		resume bool
	}{{on(2, "18:12"), true}, {on(2, "19:11"), true}, {later(on(2, "19:11"), 1), false}, {on(9, "12:00"), false}} {
		s := r.Standing(x.now)
		if s.Open == nil || s.Open.ID != id || s.Open.At != on(2, "18:10") || s.Open.MayResume != x.resume || s.May {
			t.Errorf("at %v open is %+v", x.now, s.Open)
		}
	}
	mustSay(t, r.Standing(on(3, "18:00")), journal.OpenSession, journal.PrecheckDue)
}

func TestAnOpenSessionMayNotBeResumedWhileAFlagStands(t *testing.T) {
	r := screened(on(2, "18:00"))
	r.roll(on(2, "18:10"), "0 start", "60 alive")
	r.write(on(2, "18:12"), journal.Prechecked{Answers: short("both-legs=yes")})
	if s := r.Standing(on(2, "18:13")); s.Open == nil || s.Open.MayResume {
		t.Errorf("open is %+v", s.Open)
	}
}

func TestAnOpenSessionMayNotBeResumedOnARecordThatCannotBeRead(t *testing.T) {
	r := screened(on(2, "18:00"))
	r.roll(on(2, "18:10"), "0 start", "60 alive")
	r.Add(newer(t, "n", on(2, "18:12")))
	if s := r.Standing(on(2, "18:13")); s.Open == nil || s.Open.MayResume {
		t.Errorf("open is %+v", s.Open)
	}
}

func TestTheStateOfAnOpenSessionIsWhereItsEventsLedTo(t *testing.T) {
	r := screened(on(2, "18:00"))
	id := r.roll(on(2, "18:10"), "0 start", "60 alive")
	m, s, ok := r.Session(id)
	if !ok || m.Steps() != 2 || s.Phase() != session.Roll || s.Now() != 60_000 {
		t.Errorf("state is %+v, %t", s, ok)
	}
	r.happen(id, on(2, "18:10"), "70 stop")
	if _, _, ok := r.Session(id); ok {
		t.Error("a stopped session is still under way")
	}
	if _, _, ok := r.Session("nobody"); ok {
		t.Error("a session nobody knows is under way")
	}
}

func TestASessionThatAnEventEndedIsEndedWithoutAnEntry(t *testing.T) {
	for _, x := range []struct {
		name   string
		events []string
		as     session.End
	}{
		{"stopped", []string{"0 start", "30 stop"}, session.Stopped},
		{"felt sharp", []string{"0 start", "30 report sharp here"}, session.Stopped},
		{"ran through", []string{"0 start", "300 alive"}, session.Completed},
		{"skipped to the end", []string{"0 start", "30 skip", "31 skip", "32 skip", "33 skip"}, session.Completed},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := screened(on(2, "18:00"))
			r.roll(on(2, "18:10"), x.events...)
			if s := r.Standing(on(2, "18:30")); s.Open != nil {
				t.Errorf("still open: %+v", s.Open)
			}
			if got := r.Sessions()[0]; !got.Ended || got.As != x.as {
				t.Errorf("session is %+v", got)
			}
		})
	}
}

// S7: unknown is not completed, and stopped stays stopped.
func TestAStoppedSessionIsNotCompletedByALaterEntry(t *testing.T) {
	r := screened(on(2, "18:00"))
	id := r.roll(on(2, "18:10"), "0 start", "30 report sharp here")
	r.write(on(2, "18:20"), journal.Ended{Session: id, As: session.Completed, Because: "end-of-plan"})
	if got := r.Sessions()[0]; got.As != session.Stopped {
		t.Errorf("ended as %v", got.As)
	}
}

func TestTheEndOfASessionNobodyKnowsIsIgnored(t *testing.T) {
	r := screened(on(2, "18:00"))
	r.write(on(2, "18:20"), journal.Ended{Session: "lost", As: session.Completed, Because: "end-of-plan"})
	if s := r.Standing(on(2, "18:30")); !s.May || s.Sessions != 0 {
		t.Errorf("standing is %+v", s)
	}
}

func TestACompletedSessionWorkedItsWholePlan(t *testing.T) {
	r := screened(on(2, "18:00"))
	id := r.roll(on(2, "18:10"), "0 start")
	r.write(on(2, "18:14"), journal.Ended{Session: id, As: session.Completed, Because: "end-of-plan"})
	if got := r.Sessions()[0]; got.Worked == 0 || r.Standing(on(2, "18:30")).Sessions != 1 {
		t.Errorf("session is %+v", got)
	}
}

// Entries that one call writes have one time and ids that differ by chance.
func TestTheFirstEventMayHaveTheTimeOfTheStartWhateverTheIDs(t *testing.T) {
	at := on(2, "18:10")
	for _, ids := range [][2]string{{"a", "b"}, {"b", "a"}} {
		r := screened(on(2, "18:00"))
		r.Add(journal.Make(ids[0], at, "phone", journal.Started{Plan: somePlan}),
			journal.Make(ids[1], at, "phone", journal.Happened{Session: ids[0], Event: session.Event{Do: session.Start}}),
			journal.Make("c", later(at, 60), "phone", journal.Happened{Session: ids[0], Event: session.Event{At: 60_000, Do: session.Stop}}))
		if s := r.Standing(on(3, "18:00")); s.Sessions != 1 {
			t.Errorf("session %q with first event %q: %d sessions in which rolling began", ids[0], ids[1], s.Sessions)
		}
	}
}

func TestAnEntryThatArrivesLateIsFoldedWhereItBelongs(t *testing.T) {
	r := screened(on(1, "06:00"))
	r.mornings(2, 3, 3, 3, 5, 3)
	mustFlag(t, r.Standing(on(8, "12:00")))
	r.write(on(7, "07:30"), journal.Morning{Pain: 5})
	mustFlag(t, r.Standing(on(8, "12:00")), "between.two-points-often professional-first")

	r = screened(on(2, "18:00"))
	id := r.roll(on(2, "18:10"), "0 start", "100 alive")
	r.happen(id, on(2, "18:10"), "50 report numb saddle")
	s := r.Standing(on(2, "18:30"))
	mustFlag(t, s, "stop.numb-emergency emergency")
	if s.Open != nil {
		t.Errorf("still open: %+v", s.Open)
	}
}

func TestWhatALateEntryChangesDoesNotTakeBackAWrittenFlag(t *testing.T) {
	r := screened(on(1, "06:00"))
	r.mornings(3, 3, 3, 3, 5, 5)
	r.settle()
	mustFlag(t, r.Standing(on(8, "12:00")), "between.two-points-often professional-first")
	r.write(on(2, "07:30"), journal.Morning{Pain: 9})
	r.write(on(2, "07:31"), journal.Correction{Of: "e006", To: journal.Morning{Pain: 3}, Why: "slipped"})
	mustFlag(t, r.Standing(on(8, "12:00")), "between.two-points-often professional-first")
}
