package main

import (
	"errors"
	"fmt"

	"unknot/store/sqlite"
)

// wayOut turns trouble with the file of the record into one line that says what
// it is and what to do. Other errors stay as they are.
func (p *program) wayOut(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	id := "cli.store." + e.Fault.String()
	if !p.words.Has(id) {
		return err
	}
	return fmt.Errorf("%s", p.words.Say(id, "path", e.Path, "why", e.Why))
}
