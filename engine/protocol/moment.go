package protocol

import (
	"errors"
	"time"

	"unknot/engine/strict"
)

// A Day is a calendar day, counted from 1 January 1970.
type Day int32

// Date returns the day as 2026-11-22.
func (d Day) Date() string {
	return time.UnixMilli(int64(d) * dayMs).UTC().Format("2006-01-02")
}

// Weekday returns the day of the week, 0 for Monday to 6 for Sunday.
func (d Day) Weekday() int { return int(((d+3)%7 + 7) % 7) }

const (
	minuteMs = 60 * 1000
	dayMs    = 24 * 60 * minuteMs
)

// A Moment is a point in time together with the offset of the clock that told
// it, so that the local day of an entry stays what it was when it was written.
// The zero Moment is unset.
type Moment struct {
	Ms     int64 // since 1 January 1970 UTC, in milliseconds
	Offset int16 // minutes east of UTC, -14*60 to 14*60
}

// Day returns the local calendar day of the moment.
func (m Moment) Day() Day { return m.DayAt(m.Offset) }

// DayAt returns the calendar day of the moment where clocks are offset minutes
// east of UTC.
func (m Moment) DayAt(offset int16) Day {
	local := m.Ms + int64(offset)*minuteMs
	day := local / dayMs
	if local%dayMs < 0 {
		day--
	}
	return Day(day)
}

// momentForm is the one form in which moments are written.
const momentForm = "2006-01-02T15:04:05.000Z07:00"

// String returns the moment as 2026-11-22T18:30:00.000+01:00.
func (m Moment) String() string {
	zone := time.FixedZone("", int(m.Offset)*60)
	return time.UnixMilli(m.Ms).In(zone).Format(momentForm)
}

// MarshalText writes the form of String.
func (m Moment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// The years that a journal can hold; anything else is a clock that is wrong.
const firstYear, lastYear = 2000, 2200

// UnmarshalText reads RFC 3339 with whole minutes of offset.
func (m *Moment) UnmarshalText(b []byte) error {
	t, err := time.ParseInLocation(time.RFC3339, string(b), time.UTC)
	if err != nil {
		return errors.New("is " + strict.Quote(string(b)) + ", must be a time like 2026-11-22T18:30:00.000+01:00")
	}
	_, seconds := t.Zone()
	if t.Year() < firstYear || t.Year() > lastYear || seconds%60 != 0 || seconds < -14*3600 || seconds > 14*3600 {
		return errors.New("is " + strict.Quote(string(b)) + ", a time no clock should tell")
	}
	*m = Moment{Ms: t.UnixMilli(), Offset: int16(seconds / 60)}
	return nil
}

// Later returns the later of two moments; the first when they are the same.
func (m Moment) Later(o Moment) Moment {
	if o.Ms > m.Ms {
		return o
	}
	return m
}

// MarshalText writes the day as 2026-11-22.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.Date()), nil }

// UnmarshalText reads a day like 2026-11-22.
func (d *Day) UnmarshalText(b []byte) error {
	t, err := time.ParseInLocation("2006-01-02", string(b), time.UTC)
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return errors.New("is " + strict.Quote(string(b)) + ", must be a day like 2026-11-22")
	}
	*d = Day(t.UnixMilli() / dayMs)
	return nil
}
