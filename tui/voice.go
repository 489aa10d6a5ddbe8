package tui

import (
	"context"
	"os/exec"
	"strings"
	"sync"
)

// A voice speaks through a program of the system, one sentence at a time: a new
// one cuts the old one short. Nothing ever waits for it.
type voice struct {
	speaker
	mu     sync.Mutex
	cancel context.CancelFunc
}

// A speaker is a program that can speak.
type speaker struct {
	path string   // empty for no voice
	args []string // before the sentence
	hush []string // silences a program that speaks in the background
}

// speakers are the programs that can speak; the first found is used.
var speakers = []speaker{
	{path: "say"},
	{path: "spd-say", args: []string{"--wait", "--"}, hush: []string{"--cancel"}},
	{path: "espeak-ng", args: []string{"--"}},
}

// newVoice finds a program that can speak. Plain lines have none: they are read
// by a screen reader, and two voices at once are none.
func newVoice(o Options) *voice {
	if o.NoVoice || o.Plain {
		return &voice{}
	}
	for _, s := range speakers {
		if path, err := exec.LookPath(s.path); err == nil {
			return &voice{speaker: speaker{path, s.args, s.hush}}
		}
	}
	return &voice{}
}

// Say speaks a sentence in the background.
func (v *voice) Say(text string) {
	if v.path == "" || text == "" {
		return
	}
	v.cut()
	ctx, cancel := context.WithCancel(context.Background())
	v.mu.Lock()
	v.cancel = cancel
	v.mu.Unlock()
	args := append(v.args[:len(v.args):len(v.args)], text)
	go func() {
		defer cancel()
		_ = exec.CommandContext(ctx, v.path, args...).Run() // a voice that fails says nothing
	}()
}

// cut ends the program that speaks, and reports whether there was one.
func (v *voice) cut() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.cancel == nil {
		return false
	}
	v.cancel()
	v.cancel = nil
	return true
}

// Hush silences the voice at once.
func (v *voice) Hush() {
	if v.cut() && v.hush != nil {
		go func() { _ = exec.Command(v.path, v.hush...).Run() }()
	}
}

// play sounds the cues of one moment: it speaks them as one, and returns how
// often the bell rings.
func (v *voice) play(cues []cue) (bells int) {
	var text []string
	for _, c := range cues {
		if c.hush {
			v.Hush()
			text = nil
		}
		if c.text+c.count != "" {
			text = append(text, c.text+c.count)
		}
		bells = max(bells, c.bells)
	}
	v.Say(strings.Join(text, " "))
	return bells
}
