package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"unknot/server"
)

// logFile says which log the journal is.
const logFile = "log"

// logName tells one log from another: a random id, and the first entry that
// was there when it was last looked at. A journal that begins otherwise is
// another log, whoever put it there.
type logName struct {
	Log   string `json:"log"`
	First string `json:"first"`
}

// log returns the id of the log.
func (x *exchange) log(ctx context.Context) (string, error) {
	first, err := x.first(ctx)
	if err != nil {
		return "", err
	}
	var name logName
	if text, err := os.ReadFile(x.logPath()); err == nil {
		_ = json.Unmarshal(text, &name) // what cannot be read is another log
	}
	switch {
	case name.Log == "" || name.First != "" && name.First != first:
		return x.newLog(ctx)
	case name.First != first:
		return name.Log, x.write(logName{name.Log, first})
	}
	return name.Log, nil
}

// newLog gives the log another id.
func (x *exchange) newLog(ctx context.Context) (string, error) {
	first, err := x.first(ctx)
	if err != nil {
		return "", err
	}
	id, err := server.NewKey(x.p.random) // as random, and as readable
	if err != nil {
		return "", err
	}
	return string(id), x.write(logName{string(id), first})
}

// first returns the id of the first entry, empty when there is none.
func (x *exchange) first(ctx context.Context) (string, error) {
	records, _, err := x.d.log.After(ctx, 0, 1)
	if err != nil || len(records) == 0 {
		return "", err
	}
	return records[0].ID, nil
}

// write writes the file whole or not at all.
func (x *exchange) write(name logName) error {
	text, err := json.Marshal(name)
	if err != nil {
		return err
	}
	temp := x.logPath() + ".new"
	if err := os.WriteFile(temp, append(text, '\n'), 0o600); err != nil {
		return fmt.Errorf("serve: %s: %w", temp, plain(err))
	}
	return os.Rename(temp, x.logPath())
}

func (x *exchange) logPath() string { return filepath.Join(x.dir, logFile) }
