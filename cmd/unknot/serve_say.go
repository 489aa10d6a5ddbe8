package main

import (
	"fmt"
	"strings"
	"time"

	"unknot/server"
)

// announce says where the app is: the address alone on the first line of
// standard output, for programs, and the rest, for people, on standard error.
func (p *program) announce(s serving, t *place, key server.Key) {
	here, elsewhere := t.here(key), t.elsewhere(key)
	fmt.Fprintln(p.out, here)
	p.tell("serve.running")
	if _, built := p.app(); !built {
		p.tell("serve.unbuilt")
	}
	if elsewhere != "" {
		p.tell("serve.elsewhere", "address", elsewhere)
	}
	if elsewhere != "" && !t.secure && len(t.names) == 0 {
		p.tell("serve.open-network")
	}
	if s.qr {
		p.sayQR(here, elsewhere)
	}
	p.show(s, t, key)
}

// sayRunning says where the app is being served already. What was asked for
// beyond that cannot be had.
func (p *program) sayRunning(s serving, t *place, key server.Key) error {
	here := t.here(key)
	fmt.Fprintln(p.out, here)
	if s.host != "" || len(s.names) > 0 {
		return fmt.Errorf("%s", p.words.Say("serve.running-otherwise"))
	}
	p.tell("serve.running-already")
	if s.qr {
		p.sayQR(here, "")
	}
	p.show(s, t, key)
	return nil
}

// show opens the browser, when that is asked for. It is given a ticket, not the
// key.
func (p *program) show(s serving, t *place, key server.Key) {
	if !s.open {
		return
	}
	ticket, err := key.Ticket(time.Now(), p.random)
	at, _, _ := strings.Cut(t.here(key), "/#")
	if err != nil || !p.openBrowser(at+ticket) {
		p.tell("serve.no-browser")
	}
}

// tell says a sentence on standard error.
func (p *program) tell(id string, args ...string) {
	fmt.Fprintln(p.err, wrap(p.words.Say(id, args...), p.width))
}
