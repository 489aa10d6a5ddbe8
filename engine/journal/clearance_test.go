package journal_test

import (
	"slices"
	"testing"

	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// suspended is a record with a flag of a rule, by a full check.
func suspended(at protocol.Moment, said, rule string) (*record, string) {
	r := newRecord()
	id := r.write(at, journal.Screened{Answers: answers(said)})
	return r, journal.FlagID(id, protocol.RuleID(rule))
}

func TestAClearanceLiftsExactlyTheFlagsItNames(t *testing.T) {
	r := newRecord()
	id := r.write(on(2, "10:00"), journal.Screened{Answers: answers("implant=yes", "six-weeks=yes")})
	mustFlag(t, r.Standing(on(2, "11:00")), "screen.implant professional-first", "screen.six-weeks professional-first")
	r.clear(on(2, "12:00"), journal.FlagID(id, "screen.implant"))
	s := r.Standing(on(2, "12:01"))
	mustFlag(t, s, "screen.six-weeks professional-first")
	if len(s.Lifted) != 1 || s.Lifted[0].Rule != "screen.implant" || s.Lifted[0].By != "physiotherapist" || s.Lifted[0].Until != nil {
		t.Errorf("lifted are %+v", s.Lifted)
	}
}

func TestAClearanceOfAnotherFlagLiftsNothing(t *testing.T) {
	r, flag := suspended(on(2, "10:00"), "implant=yes", "screen.implant")
	r.clear(on(2, "12:00"), flag+"x", "screen.implant", "e001")
	mustFlag(t, r.Standing(on(2, "12:01")), "screen.implant professional-first")
}

func TestAfterAClearanceTheFullCheckIsDueAndThenKnowsIt(t *testing.T) {
	r, flag := suspended(on(2, "10:00"), "implant=yes", "screen.implant")
	r.clear(on(2, "12:00"), flag)
	mustSay(t, r.Standing(on(2, "12:01")), journal.ScreeningDue, journal.PrecheckDue)
	r.write(on(2, "12:02"), journal.Screened{Answers: answers("implant=yes")})
	s := r.Standing(on(2, "12:03"))
	mustSay(t, s)
	if !slices.Equal(s.Cleared, []protocol.ItemID{"implant"}) {
		t.Errorf("cleared are %v", s.Cleared)
	}
}

func TestAnUrgentOrEmergencyFlagIsNeverLiftedOnItsOwnDay(t *testing.T) {
	for _, x := range []struct {
		name, flag, cleared, now, item string
		lifted                         bool
	}{
		{"the same day", "2026-03-02T10:00:00+01:00", "2026-03-02T23:59:59+01:00", "2026-03-20T10:00:00+01:00", "fracture", false},
		{"the next day", "2026-03-02T10:00:00+01:00", "2026-03-03T00:00:00+01:00", "2026-03-03T10:00:00+01:00", "fracture", true},
		{"twenty minutes over midnight", "2026-03-02T23:50:00+01:00", "2026-03-03T00:10:00+01:00", "2026-03-03T01:00:00+01:00", "both-legs", true},
		{"in the east, where it is tomorrow", "2026-03-02T12:00:00+01:00", "2026-03-03T01:30:00+14:00", "2026-03-09T10:00:00+01:00", "both-legs", false},
		{"in the west, where it is still today", "2026-03-02T23:50:00+01:00", "2026-03-02T18:00:00-06:00", "2026-03-03T10:00:00+01:00", "fracture", true},
		{"from the west, the same day there", "2026-03-02T08:00:00-10:00", "2026-03-03T00:30:00+01:00", "2026-03-09T10:00:00+01:00", "fracture", false},
		{"before the flag", "2026-03-02T10:00:00+01:00", "2026-03-01T10:00:00+01:00", "2026-03-20T10:00:00+01:00", "fracture", false},
		{"professional first, the same day", "2026-03-02T10:00:00+01:00", "2026-03-02T11:00:00+01:00", "2026-03-02T12:00:00+01:00", "implant", true},
	} {
		t.Run(x.name, func(t *testing.T) {
			r, flag := suspended(moment(x.flag), x.item+"=yes", "screen."+x.item)
			r.clear(moment(x.cleared), flag)
			if s := r.Standing(moment(x.now)); (len(s.Flags) == 0) != x.lifted || len(s.Lifted) != 1-len(s.Flags) {
				t.Errorf("flags are %v", flagged(s))
			}
		})
	}
}

func TestAClearanceOfTheFlagsOwnDayDoesNotCountHoweverTheOwedFlagIsWritten(t *testing.T) {
	r, flag := suspended(on(2, "10:00"), "fracture=yes", "screen.fracture")
	r.settle()
	r.clear(on(2, "20:00"), flag)
	mustFlag(t, r.Standing(on(9, "10:00")), "screen.fracture urgent")
	r.clear(on(9, "11:00"), flag)
	mustFlag(t, r.Standing(on(9, "12:00")))
}

func TestWhenAClearanceEndsTheFlagIsBack(t *testing.T) {
	r, flag := suspended(on(2, "10:00"), "implant=yes", "screen.implant")
	r.write(on(3, "10:00"), journal.Clearance{By: "GP", Flags: []string{flag}, Until: date(10)})
	if s := r.Standing(on(10, "23:59")); len(s.Flags) != 0 || *s.Lifted[0].Until != date(10) {
		t.Errorf("on its last day: %+v", s.Flags)
	}
	mustFlag(t, r.Standing(on(11, "00:00")), "screen.implant professional-first")
	if s := r.Standing(on(11, "00:00")); len(s.Cleared) != 0 {
		t.Errorf("still cleared: %v", s.Cleared)
	}
}

func TestTheLatestWordOfAProfessionalCounts(t *testing.T) {
	r, flag := suspended(on(2, "10:00"), "implant=yes", "screen.implant")
	r.write(on(3, "10:00"), journal.Clearance{By: "GP", Flags: []string{flag}})
	r.write(on(4, "10:00"), journal.Clearance{By: "surgeon", Flags: []string{flag}, Until: date(10)})
	mustFlag(t, r.Standing(on(11, "10:00")), "screen.implant professional-first")
}

func TestWhatAClearanceLimitsIsLeftOut(t *testing.T) {
	r, flag := suspended(on(2, "10:00"), "implant=yes", "screen.implant")
	r.write(on(3, "10:00"), journal.Clearance{By: "GP", Flags: []string{flag}, Until: date(10),
		Limits: journal.Limits{Techniques: []protocol.TechniqueID{"tfl-roll"}, HoldMax: 30}})
	if s := r.Standing(on(4, "10:00")); s.HoldMax != 30 || !slices.Equal(s.Off, []protocol.TechniqueID{"tfl-roll"}) {
		t.Errorf("hold %d, off %v", s.HoldMax, s.Off)
	}
}

// S3: a clearance lifts exactly the flags it names.
func TestAClearedInjuryClearsNoOtherQuestionOfItsRule(t *testing.T) {
	r := newRecord()
	id := r.write(on(2, "10:00"), journal.Screened{Answers: answers("minor-injury=yes", "age=70")})
	mustFlag(t, r.Standing(on(2, "11:00")), "screen.minor-injury urgent")
	r.clear(on(3, "10:00"), journal.FlagID(id, "screen.minor-injury"))
	r.write(on(3, "11:00"), journal.Screened{Answers: answers("age=70", "steroids=yes", "thin-bones=yes")})
	mustFlag(t, r.Standing(on(3, "12:00")), "screen.thin-bones professional-first", "screen.steroids professional-first")
}

func TestAClearedUrgentAnswerIsUrgentAgainWhenItIsGivenAgain(t *testing.T) {
	r, flag := suspended(on(2, "10:00"), "fracture=yes", "screen.fracture")
	r.clear(on(3, "10:00"), flag)
	r.write(on(3, "11:00"), journal.Screened{Answers: answers("fracture=yes")})
	mustFlag(t, r.Standing(on(3, "12:00")), "screen.fracture urgent")
}

func TestAClearanceInTheFutureLiftsNothingYet(t *testing.T) {
	r, flag := suspended(on(2, "10:00"), "implant=yes", "screen.implant")
	r.clear(on(9, "10:00"), flag)
	if s := r.Standing(on(3, "10:00")); s.Now != on(9, "10:00") || len(s.Flags) != 0 {
		t.Errorf("now is %v, flags %v", s.Now, flagged(s))
	}
}
