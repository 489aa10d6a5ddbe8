package vectors

import (
	"encoding/json"
	"fmt"
	"strings"
)

// guidance is what the door says of a moment.
type guidance struct {
	Phase, Paused, Technique, Side, Say, Next, End, Level, Ask string
	Step, NextStep                                             int
	Left, Total                                                int64
	Eased                                                      bool
	Breath                                                     *struct {
		Out       bool
		Left      int64
		Count, Of int
	}
}

// result is what the door says of a session so far.
type result struct {
	Ended   struct{ As, Because string }
	Flags   []struct{ ID, Level string }
	Off     []string
	Left    []string
	Refused []struct {
		Why string
	}
}

// event says something at a time of the session.
func (r *runner) event(words []string) ([]string, error) {
	at, do, rest := words[0], "", words[1:]
	if len(rest) > 0 {
		do, rest = rest[0], rest[1:]
	}
	if do != "" && do != "look" {
		line, err := eventJSON(at, do, rest)
		if err != nil {
			return nil, err
		}
		r.events = append(r.events, line)
	}
	in := `{"plan":` + r.plan + `,"events":[` + strings.Join(r.events, ",") + `]`
	var g guidance
	if err := r.ask("guide", in+`,"at":`+at+`}`, &g); err != nil {
		return nil, err
	}
	var res result
	if err := r.ask("replay", in+`}`, &res); err != nil {
		return nil, err
	}
	if len(res.Refused) > r.refused {
		r.refused = len(res.Refused)
		return []string{"refused: " + res.Refused[r.refused-1].Why}, nil
	}
	return sayGuidance(g, res), nil
}

// eventJSON writes an event: report SENSATION [at PLACE] [discomfort N].
func eventJSON(at, do string, rest []string) (string, error) {
	e := map[string]any{"at": json.Number(at), "do": do}
	if do == "report" && len(rest) > 0 {
		e["sensation"], rest = rest[0], rest[1:]
	}
	for len(rest) >= 2 {
		switch rest[0] {
		case "at":
			e["where"] = rest[1]
		case "discomfort":
			e["discomfort"] = json.Number(rest[1])
		default:
			return "", fmt.Errorf("%q is not part of an event", rest[0])
		}
		rest = rest[2:]
	}
	b, err := json.Marshal(e)
	return string(b), err
}

func sayGuidance(g guidance, res result) []string {
	if g.Phase == "over" {
		line := fmt.Sprintf("over: %s, %s", g.End, res.Ended.Because)
		for _, f := range res.Flags {
			line += fmt.Sprintf("; suspended: %s (%s)", f.Level, f.ID)
		}
		if len(res.Off) > 0 {
			line += fmt.Sprintf("; off until the next full check: %v", res.Off)
		}
		return []string{line}
	}
	line := fmt.Sprintf("%s %s %s, %s s left, then %s", g.Phase, g.Technique, g.Side, seconds(g.Left), g.Next)
	if g.Paused != "" {
		line = fmt.Sprintf("paused (%s) in %s", g.Paused, line)
	}
	if g.Eased {
		line += "; eased"
	}
	if g.Ask != "" {
		line += "; how does it feel?"
	}
	out := []string{line}
	if b := g.Breath; b != nil && g.Paused == "" {
		half := "in"
		if b.Out {
			half = "out"
		}
		out = append(out, fmt.Sprintf("breathe %s, breath %d of %d", half, b.Count, b.Of))
	}
	return out
}

// seconds writes milliseconds as seconds.
func seconds(ms int64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%03d", ms/1000, ms%1000), "0"), ".")
}

func (r *runner) explain(words []string) ([]string, error) {
	var x struct {
		Kind, Level string
		Refused     bool
		Instead     []string
		Words       []string
	}
	if len(words) != 1 {
		return nil, fmt.Errorf("explain takes one id")
	}
	if err := r.ask("explain", fmt.Sprintf(`{"id":%q}`, words[0]), &x); err != nil {
		return []string{"error: " + err.Error()}, nil
	}
	line := x.Kind
	if x.Refused {
		line += ", refused"
	}
	if len(x.Instead) > 0 {
		line += fmt.Sprintf(", instead %v", x.Instead)
	}
	return []string{line, "says " + strings.Join(x.Words, " ")}, nil
}
