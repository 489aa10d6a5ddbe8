package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// runMCP answers an assistant that speaks the Model Context Protocol over
// standard input and output, until it hangs up.
func runMCP(ctx context.Context, p *program, args []string) error {
	c := newCall("mcp")
	if _, err := parse(c.FlagSet, args, 0, 0); err != nil {
		return err
	}
	d, err := p.openDiary(ctx, *c.data)
	if err != nil {
		return err
	}
	if p.terminal {
		fmt.Fprintln(p.err, p.words.Say("cli.mcp.terminal"))
	}
	a := assistant{diary: d}
	err = a.server().Run(ctx, unhurried{&mcp.IOTransport{Reader: io.NopCloser(p.in), Writer: open{p.out}}})
	if errors.Is(err, io.EOF) || errors.Is(err, context.Canceled) {
		err = nil
	}
	return errors.Join(err, d.Close())
}

// open is standard output, which is not the protocol's to close.
type open struct{ io.Writer }

// Close does nothing.
func (open) Close() error { return nil }

// An assistant is the door for one: one record, one call at a time.
type assistant struct {
	*diary
	one sync.Mutex
}

// server makes the server and its tools. They say what the command line says.
func (a *assistant) server() *mcp.Server {
	say := a.p.words.Say
	s := mcp.NewServer(&mcp.Implementation{Name: "unknot", Title: "Unknot", Version: version(a.p.engine.Pack()).Version}, &mcp.ServerOptions{Instructions: say("cli.mcp.instructions")})
	mcp.AddTool(s, a.tool("screen", true), handle(a, a.screen))
	mcp.AddTool(s, a.tool("plan", true), handle(a, a.plan))
	mcp.AddTool(s, a.tool("explain", true), handle(a, a.explain))
	mcp.AddTool(s, a.tool("standing", true), handle(a, a.standing))
	mcp.AddTool(s, a.tool("log_morning", false), handle(a, a.morning))
	return s
}

// tool describes a tool. None of them destroys or reaches out.
func (a *assistant) tool(name string, reads bool) *mcp.Tool {
	no := false
	return &mcp.Tool{Name: name, Description: a.p.words.Say("cli.mcp." + strings.ReplaceAll(name, "_", "-")),
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: reads, DestructiveHint: &no, OpenWorldHint: &no}}
}

// told is what a tool answers: JSON for the assistant, and words that it can
// pass on.
type told struct {
	answer any
	words  string
}

// handle makes a tool of a method. What the record got from elsewhere in the
// meantime is read first.
func handle[In any](a *assistant, f func(context.Context, In) (told, error)) mcp.ToolHandlerFor[In, any] {
	return func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, any, error) {
		a.one.Lock()
		defer a.one.Unlock()
		if err := a.Refresh(ctx); err != nil {
			return nil, nil, err
		}
		t, err := f(ctx, in)
		if err != nil {
			return nil, nil, err
		}
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: t.words}}}, t.answer, nil
	}
}

// inWords gathers what a function says.
func inWords(say func(io.Writer)) string {
	var b strings.Builder
	say(&b)
	return strings.TrimSpace(b.String())
}
