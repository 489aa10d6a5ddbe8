package report

import (
	"fmt"
	"math"
	"strings"
)

// turn returns where the end of a line goes that is turned by degrees with the
// clock.
func turn(length, degrees float64) (x, y float64) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return length * cos, length * sin
}

// nowSays says where the person stands.
func (p *page) nowSays() string {
	id, level, since := "now.allowed", p.level(), ""
	if len(p.standing.Flags) > 0 {
		id, level, since = "now.suspended", p.standing.Flags[0].Level, dayName(p.standing.Flags[0].Since.Day())
	} else if level == 0 || level.Suspends() {
		id = "now.check"
	}
	name := ""
	if level != 0 {
		name = p.in.Words.Say("level." + level.String() + ".name")
	}
	return p.say(id, "level", name, "since", since, "n", fmt.Sprint(len(p.standing.Flags)))
}

// footRules says what made the page, and by which rules.
func (p *page) footRules() string {
	about, pack := p.in.Engine.Pack().About, p.in.Engine.Pack()
	return p.say("foot.rules", "version", p.in.Version, "pack", about.ID, "packversion", fmt.Sprint(about.Version),
		"rules", fmt.Sprint(len(pack.Rules)+len(pack.StopRules)+len(pack.Between.Rules())))
}

// missingSays names what was not answered.
func (p *page) missingSays(s said) string {
	return p.say("answers.missing", "n", fmt.Sprint(len(s.missing)), "names", strings.Join(s.missing, ", "))
}

// flagSays says whether the flags of a row stand, and why they were raised.
func (p *page) flagSays(row []flag) (state, reason string) {
	f := row[0]
	switch {
	case p.stands(f.id):
		state = p.say("flags.stands")
	case f.lifted != 0:
		state = p.say("flags.lifted", "day", dayName(f.lifted))
	}
	reason = p.reason(f)
	if len(row) > 1 {
		reason = p.say("flags.times", "reason", reason, "n", fmt.Sprint(len(row)))
	}
	return state, reason
}

// askText is what the QR code holds, and the words on what to do with it.
func (p *page) askText(ask string) (text, id string) {
	text, id = ask, "question.scan"
	if p.in.Link != "" {
		text, id = strings.TrimRight(p.in.Link, "/")+"/#ask="+ask, "question.link"
	}
	if !typed(ask) {
		id += ".only"
	}
	return text, id
}

// courseLegend says what the signs of the chart mean, in the order of their
// drawing.
func (p *page) courseLegend() []string {
	return []string{p.say("course.morning"), p.say("course.median"), p.say("course.alarm", "n", fmt.Sprint(p.rise())), p.say("course.rose"), p.say("course.letters")}
}

// mostInWords is how many mornings are said in words for who cannot see the
// chart.
const mostInWords = 28

// inWords are the newest mornings in words.
func (p *page) inWords() []string {
	var out []string
	for i := len(p.pains) - 1; i >= 0 && len(out) < mostInWords; i-- {
		out = append(out, fmt.Sprintf("%s: %d", dayName(p.pains[i].Day), p.pains[i].Pain))
	}
	return out
}
