package journal_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// text is a standing as JSON, for people to compare.
func text(s journal.Standing) string {
	b, err := json.Marshal(s)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func mustStandAlike(r *rapid.T, a, b *journal.Journal, now protocol.Moment) {
	r.Helper()
	x, y := a.Standing(now), b.Standing(now)
	if !reflect.DeepEqual(x, y) {
		r.Fatalf("%s\n%s\n%+v\n%+v", text(x), text(y), x, y)
	}
	if !slices.EqualFunc(a.Entries(), b.Entries(), func(x, y journal.Entry) bool { return line(x) == line(y) }) {
		r.Fatalf("entries differ:\n%v\n%v", a.Entries(), b.Entries())
	}
	if fmt.Sprint(a.Owed()) != fmt.Sprint(b.Owed()) {
		r.Fatalf("owed are\n%v\n%v", a.Owed(), b.Owed())
	}
}

func line(e journal.Entry) string {
	b, err := codec.Encode(e)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// S6: in any order, any number of times, the same standing.
func TestAnyOrderOfArrivalGivesTheSameStanding(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		entries := anyEntries(r, 20)
		now := anyMoment(r)
		whole := journal.New(codec)
		whole.Add(entries...)
		parts := journal.New(codec)
		order := rapid.Permutation(slices.Concat(entries, entries[:len(entries)/3])).Draw(r, "order")
		for len(order) > 0 {
			n := rapid.IntRange(1, len(order)).Draw(r, "at once")
			parts.Add(order[:n]...)
			if rapid.Bool().Draw(r, "look") {
				parts.Standing(now)
				parts.Owed()
			}
			order = order[n:]
		}
		mustStandAlike(r, whole, parts, now)
		if parts.Add(entries...) != 0 {
			r.Fatal("entries that were there are new")
		}
		mustStandAlike(r, whole, parts, now)
	})
}

func TestInOrderOneByOneIsTheSameAsAllAtOnce(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		entries := anyEntries(r, 20)
		slices.SortStableFunc(entries, func(a, b journal.Entry) int { return int(a.At.Ms - b.At.Ms) })
		parts := journal.New(codec)
		for i, e := range entries {
			parts.Add(e)
			whole := journal.New(codec)
			whole.Add(entries[:i+1]...)
			mustStandAlike(r, whole, parts, e.At)
		}
	})
}

func TestTwoJournalsMergeAlikeEitherWay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		all := anyEntries(r, 20)
		a, b := journal.New(codec), journal.New(codec)
		for _, e := range all {
			where := rapid.IntRange(0, 2).Draw(r, "where")
			if where != 0 {
				a.Add(e)
			}
			if where != 1 {
				b.Add(e)
			}
		}
		a.Add(a.Owed()...)
		b.Add(b.Owed()...)
		ab, ba := journal.New(codec), journal.New(codec)
		ab.Add(a.Entries()...)
		ab.Add(b.Entries()...)
		ba.Add(b.Entries()...)
		ba.Add(a.Entries()...)
		mustStandAlike(r, ab, ba, anyMoment(r))
	})
}

// S3, S6: a written flag that stands before a merge stands after it, unless
// the other journal has a clearance that names it.
func TestNoMergeLosesAFlag(t *testing.T) {
	now := on(20, "12:00")
	rapid.Check(t, func(r *rapid.T) {
		a, b := journal.New(codec), journal.New(codec)
		a.Add(anyEntries(r, 12)...)
		a.Add(a.Owed()...)
		others := anyEntries(r, 12)
		for i := range others {
			others[i].ID = "b" + others[i].ID
		}
		b.Add(others...)
		b.Add(b.Owed()...)
		before := a.Standing(now)
		named := map[string]bool{}
		for _, e := range b.Entries() {
			if c, ok := e.Body.(journal.Clearance); ok {
				for _, id := range c.Flags {
					named[id] = true
				}
			}
		}
		a.Add(b.Entries()...)
		after := a.Standing(now)
		for _, f := range before.Flags {
			if !named[f.ID] && !slices.ContainsFunc(after.Flags, func(g journal.FlagState) bool { return g.ID == f.ID && g.Level >= f.Level }) {
				r.Fatalf("lost %+v\n%s\n%s", f, text(before), text(after))
			}
		}
	})
}

// S3: while a flag stands no session may start, and none be resumed.
func TestWhileAFlagStandsNothingStarts(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		j := journal.New(codec)
		j.Add(anyEntries(r, 20)...)
		s := j.Standing(anyMoment(r))
		if s.May != (len(s.Why) == 0) || s.May && (len(s.Flags) > 0 || s.Open != nil) {
			r.Fatalf("standing is %s", text(s))
		}
		if s.Open != nil && s.Open.MayResume && len(s.Flags) > 0 {
			r.Fatalf("a session may be resumed: %s", text(s))
		}
		if s.Now.Ms < j.Newest().Ms {
			r.Fatalf("now is %v, the newest entry %v", s.Now, j.Newest())
		}
		if len(s.Flags)+len(s.Lifted) != len(j.Flags()) {
			r.Fatalf("%d flags, of which %d stand and %d are lifted", len(j.Flags()), len(s.Flags), len(s.Lifted))
		}
	})
}
