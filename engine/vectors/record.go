package vectors

import (
	"encoding/json"
	"fmt"
	"strings"
)

// record says something at a time of the record: an entry, or "standing".
func (r *runner) record(words []string) ([]string, error) {
	if len(words) < 2 {
		return nil, fmt.Errorf("nothing happens")
	}
	at, what, rest := moment(words[0]), words[1], words[2:]
	switch what {
	case "standing":
		return r.standing(at)
	case "today":
		return r.today(at, rest)
	}
	kind, body, err := r.body(what, rest)
	if err != nil {
		return nil, err
	}
	id := fmt.Sprintf("e%d", len(r.entries)+1)
	r.entries = append(r.entries, entry(id, at, kind, body))
	return r.owed()
}

// moment fills a time up to a full one.
func moment(text string) string {
	if len(text) == len("2026-03-02T08:00") {
		return text + ":00.000Z"
	}
	return text
}

func entry(id, at, kind, body string) string {
	return fmt.Sprintf(`{"v":1,"id":%q,"at":%q,"device":"phone","kind":%q,"body":%s}`, id, at, kind, body)
}

// body writes the body of an entry.
func (r *runner) body(what string, rest []string) (kind, body string, err error) {
	switch what {
	case "check":
		return "screening", `{"answers":` + r.answers + `}`, nil
	case "precheck":
		return "precheck", `{"answers":` + r.answers + `}`, nil
	case "morning":
		return "morning", fmt.Sprintf(`{"pain":%s}`, strings.Join(rest, "")), nil
	case "started":
		return "session-started", `{"plan":` + r.plan + `}`, nil
	case "happened":
		line, err := eventJSON(rest[1], rest[2], rest[3:])
		return "session-event", fmt.Sprintf(`{"session":%q,"event":%s}`, rest[0], line), err
	case "ended":
		return "session-ended", fmt.Sprintf(`{"session":%q,"as":%q,"because":"end-of-plan"}`, rest[0], rest[1]), nil
	case "clearance":
		until := ""
		if len(rest) > 1 {
			_, day, _ := strings.Cut(rest[1], "=")
			until = fmt.Sprintf(`,"until":%q`, day)
		}
		return "clearance", fmt.Sprintf(`{"by":"a professional","flags":%s%s}`, listJSON(rest[0]), until), nil
	case "function":
		name, score, _ := strings.Cut(strings.Join(rest, " "), "=")
		return "function", fmt.Sprintf(`{"ratings":[{"activity":%q,"score":%s}]}`, name, score), nil
	}
	return "", "", fmt.Errorf("%q is no entry", what)
}

// owed adds the flags that follow, and says them.
func (r *runner) owed() ([]string, error) {
	var flags []json.RawMessage
	if err := r.ask("owed", `{"entries":[`+strings.Join(r.entries, ",")+`]}`, &flags); err != nil {
		return nil, err
	}
	var out []string
	for _, f := range flags {
		var e struct {
			ID   string
			Body struct{ Level string }
		}
		if err := json.Unmarshal(f, &e); err != nil {
			return nil, err
		}
		r.entries = append(r.entries, string(f))
		out = append(out, fmt.Sprintf("flag %s: %s", e.ID, e.Body.Level))
	}
	return out, nil
}

// standing says whether a session may start.
func (r *runner) standing(at string) ([]string, error) {
	var s struct {
		May  bool
		Why  []struct{ Code, Flag, Level, Until string }
		Half bool
		Next string
	}
	if err := r.ask("standing", fmt.Sprintf(`{"entries":[%s],"now":%q}`, strings.Join(r.entries, ","), at), &s); err != nil {
		return nil, err
	}
	out := []string{"may roll"}
	if !s.May {
		out[0] = "may not roll now"
	}
	if s.Half {
		out[0] += ", half the dose"
	}
	for _, w := range s.Why {
		line := w.Code
		for _, part := range []string{w.Level, w.Flag} {
			if part != "" {
				line += " " + part
			}
		}
		if w.Until != "" {
			line += " until " + w.Until
		}
		out = append(out, line)
	}
	return out, nil
}

// today plans the session of the record.
func (r *runner) today(at string, words []string) ([]string, error) {
	given, err := pairs(words)
	if err != nil {
		return nil, err
	}
	b, err := r.call("today", fmt.Appendf(nil, `{"entries":[%s],"now":%q,"choice":{"minutes":%s,"tools":%s,"tight":%s}}`,
		strings.Join(r.entries, ","), at, or(given, "minutes", "12"), listJSON(or(given, "tools", "foam-roller,massage-ball")), listJSON(given["tight"])))
	if err != nil {
		return nil, err
	}
	return sayPlan(b)
}
