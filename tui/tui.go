package tui

import (
	"context"
	"io"
	"time"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/words"
)

// A Diary is the record of one person. What RecordAt returned without an error
// is kept.
type Diary interface {
	Now() protocol.Moment
	Journal() *journal.Journal
	Refresh(context.Context) error
	RecordAt(context.Context, protocol.Moment, ...journal.Body) ([]journal.Entry, error)
}

// A Reading is what the clocks say. Mono never runs back and does not follow
// changes of the clock on the wall.
type Reading struct {
	Mono time.Duration
	Wall protocol.Moment
}

// Options are the world a guide may touch, and how it is to behave.
type Options struct {
	Engine *engine.Engine
	Words  *words.Catalogue
	Diary  Diary
	Clock  func() Reading
	Tick   time.Duration // between two looks at the clock; 0 for a tenth of a second

	In  io.Reader
	Out io.Writer
	Env func(string) string

	Number  string // of the emergency services; empty for 112
	Plain   bool   // plain lines, no cursor movement
	Quiet   bool   // no bell
	NoVoice bool
}

// defaultNumber reaches emergency services from a mobile phone in most
// countries.
const defaultNumber = "112"

// Run guides one person until they leave, the input ends, or ctx is cancelled.
// A session under way is then stopped or paused, and that is recorded.
func Run(ctx context.Context, o Options) error {
	if o.Number == "" {
		o.Number = defaultNumber
	}
	if o.Tick == 0 {
		o.Tick = time.Second / 10
	}
	g := newGuide(o)
	g.open()
	voice := newVoice(o)
	defer voice.Hush()
	if o.Plain {
		return runPlain(ctx, g, voice)
	}
	return runFace(ctx, g, voice)
}
