package vectors

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// pairs splits words like key=value.
func pairs(words []string) (map[string]string, error) {
	out := map[string]string{}
	for _, w := range words {
		k, v, ok := strings.Cut(w, "=")
		if !ok {
			return nil, fmt.Errorf("%q is not key=value", w)
		}
		out[k] = v
	}
	return out, nil
}

// setAnswers sets every answer to no, but for those said; "-" leaves one out.
func (r *runner) setAnswers(words []string) error {
	given, err := pairs(words)
	if err != nil {
		return err
	}
	var parts []string
	for _, it := range protocol.Lowback().Items {
		v, said := given[string(it.ID)]
		delete(given, string(it.ID))
		if v == "-" {
			continue
		}
		parts = append(parts, fmt.Sprintf("%q:%s", it.ID, answerJSON(it, v, said)))
	}
	if len(given) > 0 {
		return fmt.Errorf("unknown questions: %v", given)
	}
	r.answers = "{" + strings.Join(parts, ",") + "}"
	return nil
}

// answerJSON writes an answer: what was said, or no, none, no pain, 40 years.
func answerJSON(it protocol.Item, v string, said bool) string {
	switch {
	case it.Kind == protocol.SiteOf:
		return listJSON(v)
	case said && it.Kind == protocol.Count:
		return v
	case said:
		return fmt.Sprintf("%q", v)
	case it.ID == "age":
		return "40"
	case it.Kind == protocol.Count:
		return strconv.Itoa(it.Min)
	}
	return `"no"`
}

// listJSON writes a list joined by commas as JSON.
func listJSON(v string) string {
	if v == "" {
		return "[]"
	}
	return `["` + strings.ReplaceAll(v, ",", `","`) + `"]`
}

// ask makes a call and decodes what it answers.
func (r *runner) ask(name, in string, out any) error {
	b, err := r.call(name, []byte(in))
	if err != nil {
		return err
	}
	return json.Unmarshal(b, out)
}

// cleared takes cleared=… out of the words.
func cleared(given map[string]string) string {
	v, ok := given["cleared"]
	delete(given, "cleared")
	if !ok {
		return ""
	}
	return `,"cleared":` + listJSON(v)
}

func (r *runner) screen(words []string) ([]string, error) {
	given, err := pairs(words)
	if err != nil {
		return nil, err
	}
	var o screen.Report
	if err := r.ask("screen", `{"answers":`+r.answers+cleared(given)+`}`, &o); err != nil {
		return nil, err
	}
	out := []string{levelOf(o.Triage)}
	if !o.Complete {
		out[0] += fmt.Sprintf(", incomplete: %v", o.Missing)
	}
	for _, reason := range o.Reasons {
		line := fmt.Sprintf("%v because of %v (%s)", reason.Level, reason.Items, reason.Rule)
		if reason.Cleared {
			line += ", cleared"
		}
		out = append(out, line)
	}
	return append(out, adaptations(o.Adaptations)...), nil
}

func levelOf(l *protocol.Level) string {
	if l == nil {
		return "no level yet"
	}
	return l.String()
}

func adaptations(a screen.AdaptationsReport) []string {
	var out []string
	add := func(when bool, format string, args ...any) {
		if when {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	add(len(a.Techniques) > 0, "without %v", a.Techniques)
	add(len(a.Sites) > 0, "not at %v", a.Sites)
	add(len(a.Tools) > 0, "without the %v", a.Tools)
	add(len(a.Firmnesses) > 0, "nothing %v", a.Firmnesses)
	add(a.HoldMax < 60, "holds of %d s at most", a.HoldMax)
	add(a.DiscomfortMax < 5, "discomfort of %d at most", a.DiscomfortMax)
	add(!a.Pacing, "breathing as it comes")
	add(a.SeeDoctor, "advised to see a doctor")
	return out
}

func (r *runner) makePlan(words []string) ([]string, error) {
	given, err := pairs(words)
	if err != nil {
		return nil, err
	}
	clear := cleared(given)
	wish := []string{`"minutes":` + or(given, "minutes", "12"), `"week":` + or(given, "week", "1"),
		`"tools":` + listJSON(or(given, "tools", "foam-roller,massage-ball")), `"tight":` + listJSON(given["tight"]),
		`"off":` + listJSON(given["off"]), `"half":` + or(given, "half", "false")}
	b, err := r.call("plan", []byte(`{"answers":`+r.answers+clear+`,"wish":{`+strings.Join(wish, ",")+`}}`))
	if err != nil {
		return nil, err
	}
	r.plan = string(b)
	return sayPlan(b)
}

func or(given map[string]string, key, standard string) string {
	if v, ok := given[key]; ok {
		return v
	}
	return standard
}

// printedPlan is a plan as the door prints it.
type printedPlan struct {
	Allowed bool            `json:"allowed"`
	Triage  *protocol.Level `json:"triage"`
	Seconds int             `json:"seconds"`
	Steps   []plan.Step     `json:"steps"`
	LeftOut []plan.LeftOut  `json:"left_out"`
	Notes   []plan.Note     `json:"notes"`
}

func sayPlan(b []byte) ([]string, error) {
	var p printedPlan
	if err := json.Unmarshal(b, &p); err != nil {
		return nil, err
	}
	if !p.Allowed {
		return []string{"not allowed: " + levelOf(p.Triage)}, nil
	}
	out := []string{fmt.Sprintf("%d s", p.Seconds)}
	for i, s := range p.Steps {
		out = append(out, fmt.Sprintf("%d. %s %v: enter %d, roll %d, hold %d x %d, exit %d; %v", i+1, s.Technique, s.Side, s.Enter, s.Roll, s.Holds, s.Hold, s.Exit, s.Why))
	}
	for _, l := range p.LeftOut {
		out = append(out, strings.TrimSpace(fmt.Sprintf("left out: %s %v", l.Technique, l.Side))+fmt.Sprintf(", %s", l.Because))
	}
	for _, n := range p.Notes {
		out = append(out, "note: "+string(n))
	}
	return out, nil
}
