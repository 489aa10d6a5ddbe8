package tui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"unknot/engine/session"
	"unknot/words"
)

func TestEveryRefusalAndStateOfASessionHasItsSentence(t *testing.T) {
	c := words.English()
	for r := session.AlreadyOver; r <= session.NotAnEvent; r++ {
		if id := "session.refused." + r.String(); !c.Has(id) {
			t.Errorf("%s is missing", id)
		}
	}
	for _, id := range []string{"ready", "paused", "gap", "completed", "stopped"} {
		if !c.Has("session." + id) {
			t.Errorf("session.%s is missing", id)
		}
	}
}

// made are ids that are put together from parts.
var made = regexp.MustCompile(`^(phase|next|weekday|grade)\.`)

func TestNoSentenceOfThisPackageIsAnOrphan(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	source := `"no-terminal"` // said by the command
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		source += string(text)
	}
	for _, id := range words.English().IDs() {
		rest, ours := strings.CutPrefix(id, "tui.")
		if ours && !made.MatchString(rest) && !strings.Contains(source, `"`+rest+`"`) {
			t.Errorf("nothing says %s", id)
		}
	}
}
