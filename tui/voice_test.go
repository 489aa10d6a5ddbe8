package tui

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// install puts a program that can speak into an empty PATH. It writes what it
// is to say to a file and then speaks for a minute.
func install(t *testing.T, name string) (said string) {
	t.Helper()
	dir := t.TempDir()
	said = filepath.Join(dir, "said")
	script := "#!/bin/sh\necho \"$@\" >>" + said + "\nexec /bin/sleep 60\n"
	if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	return said
}

func TestTheVoiceOfTheSystemIsFound(t *testing.T) {
	for _, s := range speakers {
		install(t, s.path)
		if v := newVoice(Options{}); filepath.Base(v.path) != s.path {
			t.Errorf("found %q, want %s", v.path, s.path)
		}
		if v := newVoice(Options{NoVoice: true}); v.path != "" {
			t.Errorf("found %q, though no voice was wanted", v.path)
		}
	}
	t.Setenv("PATH", t.TempDir())
	v := newVoice(Options{})
	v.Say("nobody hears this")
	v.Hush()
}

func TestANewSentenceAndAStopCutTheOldOneShort(t *testing.T) {
	said := install(t, "espeak-ng")
	v := newVoice(Options{})
	v.play([]cue{{text: "First."}, {text: "And more."}})
	awaitFile(t, said, "-- First. And more.\n")
	v.play([]cue{{count: "3"}})
	awaitFile(t, said, "-- First. And more.\n-- 3\n")
	v.play([]cue{{text: "lost"}, {hush: true}})
	if v.cancel != nil {
		t.Error("still speaking")
	}
}

// awaitFile waits until a file has the content.
func awaitFile(t *testing.T, file, want string) {
	t.Helper()
	var got []byte
	for range 1000 {
		if got, _ = os.ReadFile(file); string(got) == want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("said %q, want %q", got, want)
}

func TestTheCuesOfAStep(t *testing.T) {
	r := newWorld(t).playing()
	var got []string
	bells := 0
	for range 240 {
		r.wait(time.Second / 2)
		for _, c := range r.g.heard() {
			bells += c.bells
			if x := c.count + c.text; len(x) > 12 {
				got = append(got, x[:12])
			} else if x != "" {
				got = append(got, x)
			}
		}
	}
	want := []string{"Step 1 of 6:", "3", "2", "1", "Roll for 30 ", "Halfway.", "3", "2", "1", "Hold for 30 ", "Halfway.", "How does it ", "3", "2", "1", "Come out. Un"}
	for i, x := range want {
		if i >= len(got) || got[i] != x && i != len(want)-1 {
			t.Fatalf("heard %q, want %q", got, want)
		}
	}
	if bells < 8 {
		t.Errorf("%d rings of the bell", bells)
	}
}
