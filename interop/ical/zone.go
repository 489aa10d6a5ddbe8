package ical

import (
	"fmt"
	"sort"
	"time"

	ics "github.com/arran4/golang-ical"
)

// localForm is a time on the clock of a zone.
const localForm = "20060102T150405"

// around is how far before the first and after the last event a zone is told,
// so that no calendar has to guess.
const around = 366 * 24 * time.Hour

// step is how far apart we look at a clock: no zone changes its clock twice
// within it.
const step = 12 * time.Hour

// zone tells what the clock of a zone does from one time to another: each
// change of it, with the moment on the clock before the change. It looks at
// the clock itself, because [time.Time.ZoneBounds] does not always get on: for
// some years of some zones it gives an end that lies before its time.
func zone(loc *time.Location, from, to time.Time) *ics.VTimezone {
	z := ics.NewTimezone(loc.String())
	at := from.Add(-around).Truncate(step).In(loc)
	z.Components = append(z.Components, observance(at, at))
	for end := to.Add(around); at.Before(end); at = at.Add(step) {
		if next := at.Add(step); !alike(at, next) {
			z.Components = append(z.Components, observance(at, change(at, next)))
		}
	}
	return z
}

// alike reports whether a clock tells two times in the same way.
func alike(a, b time.Time) bool {
	name1, offset1 := a.Zone()
	name2, offset2 := b.Zone()
	return offset1 == offset2 && name1 == name2 && a.IsDST() == b.IsDST()
}

// change returns the first second between two times at which a clock is told as
// at the second.
func change(a, b time.Time) time.Time {
	n := sort.Search(int(b.Sub(a)/time.Second), func(i int) bool { return alike(a.Add(time.Duration(i)*time.Second), b) })
	return a.Add(time.Duration(n) * time.Second)
}

// observance tells the stretch of one offset that starts at a time, on the
// clock of the time before.
func observance(before, start time.Time) ics.Component {
	_, was := before.Zone()
	name, offset := start.Zone()
	base := ics.ComponentBase{}
	base.AddProperty(ics.ComponentPropertyDtStart, start.In(time.FixedZone("", was)).Format(localForm))
	base.AddProperty("TZOFFSETFROM", offsetText(was))
	base.AddProperty("TZOFFSETTO", offsetText(offset))
	base.AddProperty("TZNAME", name)
	if start.IsDST() {
		return &ics.Daylight{ComponentBase: base}
	}
	return &ics.Standard{ComponentBase: base}
}

// offsetText writes seconds east of UTC as +0130, with seconds where there are
// some.
func offsetText(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf("%02d", seconds%60)
	}
	return text
}
