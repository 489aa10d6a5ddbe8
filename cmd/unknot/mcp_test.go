package main

import (
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// A caller is an assistant that a test plays, with the record it talks about.
type caller struct {
	t       *testing.T
	diary   *diary
	session *mcp.ClientSession
}

// assist connects the SDK's own client to the door of an empty record.
func assist(t *testing.T) *caller {
	t.Helper()
	p := system()
	p.env = func(string) string { return "" }
	p.now = func() protocol.Moment { return newStory(t).on(0, 9) }
	d, err := p.openDiary(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	client, server := mcp.NewInMemoryTransports()
	a := assistant{diary: d}
	serving, err := a.server().Connect(context.Background(), server, nil)
	if err != nil {
		t.Fatal(err)
	}
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(context.Background(), client, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close(); serving.Wait(); d.Close() })
	return &caller{t, d, session}
}

// call calls a tool and returns its words and its JSON.
func (c *caller) call(name string, args any) (words, answer string, failed bool) {
	c.t.Helper()
	r, err := c.session.CallTool(context.Background(), &mcp.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		return err.Error(), "", true
	}
	for _, content := range r.Content {
		words += content.(*mcp.TextContent).Text
	}
	b, err := json.Marshal(r.StructuredContent)
	if err != nil {
		c.t.Fatal(err)
	}
	return words, string(b), r.IsError
}

// record writes bodies into the record.
func (c *caller) record(bodies ...journal.Body) {
	c.t.Helper()
	for _, b := range bodies {
		if _, err := c.diary.Record(context.Background(), b); err != nil {
			c.t.Fatal(err)
		}
	}
}

type object = map[string]any

// healthyAnswers are a no to everything, but for some.
func healthyAnswers(t *testing.T, but object) object {
	s := newStory(t)
	a := s.healthy()
	var out object
	if err := json.Unmarshal(s.e.Questions().AppendJSON(nil, &a), &out); err != nil {
		t.Fatal(err)
	}
	for k, v := range but {
		if out[k] = v; v == nil {
			delete(out, k)
		}
	}
	return out
}

func TestAnAssistantFindsFiveToolsAndWhatItMustNotDo(t *testing.T) {
	c := assist(t)
	list, err := c.session.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if tool.Description == "" || strings.Contains(tool.Description, "⟦") {
			t.Errorf("%s is described as %q", tool.Name, tool.Description)
		}
		if reads := tool.Name != "log_morning"; tool.Annotations.ReadOnlyHint != reads {
			t.Errorf("%s says that it only reads: %t", tool.Name, !reads)
		}
	}
	if got := strings.Join(names, " "); got != "explain log_morning plan screen standing" {
		t.Errorf("tools are %s", got)
	}
	if !strings.Contains(c.session.InitializeResult().Instructions, "Pass on a refusal") {
		t.Error("the instructions do not ask to pass refusals on")
	}
}

func TestAnAssistantThatAsksForTheLowerBackGetsTheRefusalAndItsReason(t *testing.T) {
	for _, x := range []struct {
		name, tool string
		args       object
		id         string
	}{
		{"explained", "explain", object{"id": "lumbar-roll"}, "lumbar-roll"},
		{"the side of it explained", "explain", object{"id": "ql-roll"}, "ql-roll"},
		{"as a technique", "plan", object{"techniques": []string{"glute-roll", "lumbar-roll"}}, "lumbar-roll"},
		{"the side of it as a technique", "plan", object{"techniques": []string{"ql-roll"}}, "ql-roll"},
		{"spelled like a person", "plan", object{"techniques": []string{"Lumbar Roll"}}, "lumbar-roll"},
		{"as what is tight", "plan", object{"tight": []string{"lumbar-roll"}}, "lumbar-roll"},
		{"by its region", "plan", object{"techniques": []string{"lumbar-spine"}}, "lumbar-spine"},
		{"with good answers", "plan", object{"techniques": []string{"lumbar-roll"}, "answers": healthyAnswers(t, nil)}, "lumbar-roll"},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := assist(t)
			words, answer, failed := c.call(x.tool, x.args)
			if failed || !strings.Contains(answer, `"refused":true`) || strings.Contains(answer, `"steps"`) {
				t.Fatalf("%s\n%s", words, answer)
			}
			e, err := c.diary.p.explained(x.id)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(words, c.diary.p.words.Say("cli.never")) || !strings.Contains(words, e.Text[1]) {
				t.Errorf("the reason is not in: %s", words)
			}
		})
	}
}

func TestNoPlanOfAnAssistantHasAStepOnTheLowerBack(t *testing.T) {
	c := assist(t)
	words, answer, failed := c.call("plan", object{"answers": healthyAnswers(t, nil), "tight": []string{"quadratus-lumborum"}, "tools": []string{"foam-roller"}})
	if failed || !strings.Contains(answer, `"allowed":true`) || strings.Contains(answer, "lumbar") || !strings.Contains(answer, "tight-never-rolled") {
		t.Errorf("%s\n%s", words, answer)
	}
}

func TestAnAssistantScreensAsTheCommandLineDoes(t *testing.T) {
	c := assist(t)
	if words, answer, failed := c.call("screen", object{"answers": healthyAnswers(t, object{"saddle-numbness": "unsure"})}); failed ||
		!strings.Contains(answer, `"triage":"emergency"`) || !strings.Contains(words, "112") {
		t.Errorf("%s\n%s", words, answer)
	}
	if words, answer, failed := c.call("screen", object{"answers": healthyAnswers(t, object{"both-legs": nil})}); failed ||
		!strings.Contains(answer, `"complete":false,`) || !strings.Contains(answer, `"missing":["both-legs"]`) {
		t.Errorf("a question left out counts: %s\n%s", words, answer)
	}
	if words, _, failed := c.call("screen", object{"answers": object{"both-leg": "no"}}); !failed || !strings.Contains(words, `did you mean "both-legs"?`) {
		t.Errorf("an unknown question: %s", words)
	}
	if words, _, failed := c.call("screen", object{}); failed || !strings.Contains(words, "? ") {
		t.Errorf("without answers there are no questions: %s", words)
	}
}

// An assistant cannot say that a professional has cleared something.
func TestAnAssistantCannotClear(t *testing.T) {
	c := assist(t)
	for _, tool := range []string{"screen", "plan"} {
		if words, answer, failed := c.call(tool, object{"answers": healthyAnswers(t, object{"implant": "yes"}), "cleared": []string{"implant"}}); !failed {
			t.Errorf("%s: %s\n%s", tool, words, answer)
		}
	}
}

func TestWhileAFlagStandsNoAssistantGetsAPlan(t *testing.T) {
	c := assist(t)
	a := newStory(t).healthy()
	i, _ := c.diary.p.engine.Pack().Item("implant")
	if err := c.diary.p.engine.Questions().Answer(&a, i, protocol.Yes); err != nil {
		t.Fatal(err)
	}
	c.record(journal.Screened{Answers: a})
	for name, args := range map[string]object{"by the record": {}, "by better answers": {"answers": healthyAnswers(t, nil)}} {
		if words, answer, failed := c.call("plan", args); failed || !strings.Contains(answer, `"allowed":false`) || !strings.Contains(answer, `"code":"suspended"`) ||
			!strings.Contains(words, "Rolling is suspended") {
			t.Errorf("%s: %s\n%s", name, words, answer)
		}
	}
	if words, answer, _ := c.call("standing", object{}); !strings.Contains(answer, `"may":false`) || !strings.Contains(words, "Rolling is off for now") {
		t.Errorf("%s\n%s", words, answer)
	}
}

func TestAPlanForThePersonNeedsTheirOwnCheckFirst(t *testing.T) {
	c := assist(t)
	if words, answer, _ := c.call("plan", object{}); !strings.Contains(answer, `"code":"screening-due"`) || !strings.Contains(words, "The full safety check comes first") {
		t.Errorf("%s\n%s", words, answer)
	}
	c.record(journal.Screened{Answers: newStory(t).healthy()})
	if words, answer, _ := c.call("plan", object{}); !strings.Contains(answer, `"allowed":true`) || !strings.Contains(words, "short safety questions") {
		t.Errorf("%s\n%s", words, answer)
	}
}

func TestAMorningNotedByAnAssistantLeadsToWhatAnyMorningLeadsTo(t *testing.T) {
	c := assist(t)
	for i := 4; i > 0; i-- {
		at := newStory(t).on(-i, 7)
		if _, err := c.diary.RecordAt(context.Background(), at, journal.Morning{Pain: 2}); err != nil {
			t.Fatal(err)
		}
	}
	words, answer, failed := c.call("log_morning", object{"pain": 5, "note": "long drive"})
	if failed || !strings.Contains(answer, `"remedy":"rest-then-half"`) || !strings.Contains(words, "Today is a rest day") {
		t.Errorf("%s\n%s", words, answer)
	}
	if list := c.diary.journal.Mornings(); len(list) != 5 || list[4].Pain != 5 {
		t.Errorf("mornings are %v", list)
	}
	for _, pain := range []any{11, -1, "five", nil, 2.5} {
		if words, _, failed := c.call("log_morning", object{"pain": pain}); !failed {
			t.Errorf("a pain of %v was noted: %s", pain, words)
		}
	}
	if len(c.diary.journal.Mornings()) != 5 || c.diary.journal.Len() != 5 {
		t.Error("a faulty morning was noted")
	}
}

func TestTheCommandAnswersOverStandardInputAndOutput(t *testing.T) {
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	p := system()
	p.env = func(string) string { return "" }
	p.terminal, p.in, p.out, p.err = false, toServer, fromServer, io.Discard
	done := make(chan error, 1)
	go func() { done <- runMCP(context.Background(), p, []string{"--data", t.TempDir()}) }()
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(context.Background(), &mcp.IOTransport{Reader: toClient, Writer: fromClient}, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &caller{t: t, session: session}
	if words, answer, failed := c.call("plan", object{"techniques": []string{"lumbar-roll"}}); failed || !strings.Contains(answer, `"refused":true`) {
		t.Errorf("%s\n%s", words, answer)
	}
	if err := fromClient.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Errorf("ended with %v", err)
	}
}
