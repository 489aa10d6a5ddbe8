package main

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// longestAnswer is how long an answer is waited for once nobody can ask any
// more. Answers take milliseconds.
const longestAnswer = 10 * time.Second

// An unhurried transport answers everything that was asked before it says that
// the assistant has hung up. The SDK drops what it has not answered by then:
// questions that come from a file or a pipe would be lost now and then.
type unhurried struct{ mcp.Transport }

// Connect returns the connection, with its open questions kept.
func (u unhurried) Connect(ctx context.Context) (mcp.Connection, error) {
	c, err := u.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &answering{Connection: c, open: map[jsonrpc.ID]bool{}, settled: make(chan struct{}, 1)}, nil
}

// answering is a connection that knows what is asked and not yet answered.
type answering struct {
	mcp.Connection
	one     sync.Mutex
	open    map[jsonrpc.ID]bool
	settled chan struct{}
}

// Read returns the next message; io.EOF only once every question read before
// it is answered.
func (a *answering) Read(ctx context.Context) (jsonrpc.Message, error) {
	m, err := a.Connection.Read(ctx)
	if r, ok := m.(*jsonrpc.Request); ok && r.IsCall() {
		a.one.Lock()
		a.open[r.ID] = true
		a.one.Unlock()
	}
	if errors.Is(err, io.EOF) {
		a.wait(ctx)
	}
	return m, err
}

// Write sends a message; a response settles its question, sent or not.
func (a *answering) Write(ctx context.Context, m jsonrpc.Message) error {
	err := a.Connection.Write(ctx, m)
	if r, ok := m.(*jsonrpc.Response); ok {
		a.one.Lock()
		delete(a.open, r.ID)
		a.one.Unlock()
		select {
		case a.settled <- struct{}{}:
		default:
		}
	}
	return err
}

// wait returns when nothing is open any more, or nobody waits any longer.
func (a *answering) wait(ctx context.Context) {
	late := time.After(longestAnswer)
	for a.asked() > 0 {
		select {
		case <-a.settled:
		case <-late:
			return
		case <-ctx.Done():
			return
		}
	}
}

// asked counts the open questions.
func (a *answering) asked() int {
	a.one.Lock()
	defer a.one.Unlock()
	return len(a.open)
}
