package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/engine/journal"
	"unknot/store/sqlite"
	"unknot/words"
)

func TestEveryCommandHasHelpAndExamples(t *testing.T) {
	for _, c := range slices.Concat(commands(), logCommands()) {
		id := "cli.help." + strings.ReplaceAll(c.name, " ", "-")
		for _, id := range []string{id, id + ".examples"} {
			if !words.English().Has(id) {
				t.Errorf("%s is missing", id)
			}
		}
	}
}

// Help and completion ask the commands for their flags, so every command has
// to answer -h before it does anything else.
func TestEveryCommandAnswersHelp(t *testing.T) {
	for _, c := range slices.Concat(commands(), logCommands()) {
		p := system()
		p.env = func(string) string { return "" }
		var usage usageError
		if err := c.run(context.Background(), p, []string{"-h"}); c.name != "help" && !errors.As(err, &usage) {
			t.Errorf("%s -h: %v", c.name, err)
		}
	}
}

func TestEveryObstacleHasItsSentences(t *testing.T) {
	for _, code := range []journal.Code{journal.Suspended, journal.NewerEntries, journal.OpenSession, journal.ScreeningDue, journal.NotAllowed,
		journal.RestMorning, journal.RestToday, journal.RestInARow, journal.RestWeek, journal.PrecheckDue} {
		for _, part := range []string{".say", ".change"} {
			if id := "standing." + string(code) + part; !words.English().Has(id) {
				t.Errorf("%s is missing", id)
			}
		}
	}
}

func TestEveryTroubleWithTheStoreHasAWayOut(t *testing.T) {
	for f := sqlite.ReadOnly; f <= sqlite.Unreachable; f++ {
		if !words.English().Has("cli.store." + f.String()) {
			t.Errorf("%v has none", f)
		}
	}
}

func TestEverySentenceThatCommandsSayIsThere(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	quoted := regexp.MustCompile(`"((?:cli|standing)\.[a-z.-]*[a-z])"[,) ]`)
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range quoted.FindAllStringSubmatch(string(text), -1) {
			if !words.English().Has(m[1]) {
				t.Errorf("%s says %s, which is missing", name, m[1])
			}
		}
	}
}
