package csv

import (
	"strconv"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
)

// Columns are the columns of the table, in order. docs/files.md says what each
// holds.
var Columns = []string{"time", "day", "kind", "session", "step", "technique", "side", "name", "value", "unit", "text", "entry"}

// row is one observation.
type row struct {
	at        protocol.Moment
	kind      string
	session   string
	step      int // from 1; 0 outside a step
	technique protocol.TechniqueID
	side      protocol.Side
	name      string
	value     string // a number, or nothing
	unit      string
	text      string
	entry     string
}

// The units.
const (
	ofTen   = "of 10"
	seconds = "s"
	minutes = "min"
)

// of starts a row about an entry.
func of(e journal.Entry) row { return row{at: e.At, kind: e.Kind.String(), entry: e.ID} }

// within puts a row into a step of a plan.
func (r row) within(p *plan.Plan, step int) row {
	if step >= 0 && step < len(p.Steps) {
		r.step, r.technique, r.side = step+1, p.Steps[step].Technique, p.Steps[step].Side
	}
	return r
}

// is says what was observed, with a number.
func (r row) is(name string, n int, unit string) row {
	r.name, r.value, r.unit = name, strconv.Itoa(n), unit
	return r
}

// took is is for milliseconds, which are written as seconds.
func (r row) took(name string, ms int64) row {
	r.name, r.unit = name, seconds
	r.value = strconv.FormatInt(ms/1000, 10)
	if rest := ms % 1000; rest != 0 {
		r.value += "." + strings.TrimRight(strconv.FormatInt(1000+rest, 10)[1:], "0")
	}
	return r
}

// says is a row that has words and no number.
func (r row) says(name, text string) row {
	r.name, r.text = name, text
	return r
}

// noted adds words.
func (r row) noted(text string) row {
	r.text = text
	return r
}

// fields returns the row as it is written.
func (r row) fields() []string {
	step, side := "", ""
	if r.step > 0 {
		step, side = strconv.Itoa(r.step), r.side.String()
	}
	return []string{r.at.String(), r.at.Day().Date(), r.kind, plain(r.session), step, plain(string(r.technique)), side,
		plain(r.name), r.value, r.unit, plain(r.text), plain(r.entry)}
}

// plain keeps a text from being taken for a formula.
func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n'", rune(s[0])) {
		return "'" + s
	}
	return s
}
