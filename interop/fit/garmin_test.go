package fit_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// read is what Garmin's SDK makes of a file.
type read struct {
	IsFIT    bool     `json:"isFIT"`
	Whole    bool     `json:"whole"`
	Errors   []string `json:"errors"`
	Messages struct {
		FileIDs    []fileID   `json:"fileIdMesgs"`
		Workouts   []workout  `json:"workoutMesgs"`
		Steps      []step     `json:"workoutStepMesgs"`
		Sessions   []summary  `json:"sessionMesgs"`
		Laps       []summary  `json:"lapMesgs"`
		Events     []event    `json:"eventMesgs"`
		Records    []any      `json:"recordMesgs"`
		Activities []activity `json:"activityMesgs"`
	} `json:"messages"`
}

type fileID struct {
	Type         string    `json:"type"`
	Manufacturer string    `json:"manufacturer"`
	Serial       uint32    `json:"serialNumber"`
	Created      time.Time `json:"timeCreated"`
}

type workout struct {
	Name  string `json:"wktName"`
	Sport string `json:"sport"`
	Sub   string `json:"subSport"`
	Steps int    `json:"numValidSteps"`
}

type step struct {
	Index     int     `json:"messageIndex"`
	Name      string  `json:"wktStepName"`
	Notes     string  `json:"notes"`
	Duration  string  `json:"durationType"`
	Seconds   float64 `json:"durationTime"`
	Target    string  `json:"targetType"`
	Intensity string  `json:"intensity"`
}

type summary struct {
	Start   time.Time `json:"startTime"`
	End     time.Time `json:"timestamp"`
	Elapsed float64   `json:"totalElapsedTime"`
	Timer   float64   `json:"totalTimerTime"`
	Sport   string    `json:"sport"`
	Sub     string    `json:"subSport"`
	Step    int       `json:"wktStepIndex"`
	Laps    int       `json:"numLaps"`
}

type event struct {
	At   time.Time `json:"timestamp"`
	What string    `json:"event"`
	Type string    `json:"eventType"`
}

type activity struct {
	At       time.Time `json:"timestamp"`
	Local    int64     `json:"localTimestamp"`
	Timer    float64   `json:"totalTimerTime"`
	Sessions int       `json:"numSessions"`
	Type     string    `json:"type"`
}

// garmin installs Garmin's SDK into a folder of its own, once. It is never kept
// with our code: its licence forbids passing it on.
var garmin = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "unknot-fit-check-")
	if err != nil {
		return "", err
	}
	for _, name := range []string{"package.json", "package-lock.json", "decode.mjs"} {
		text, err := os.ReadFile(filepath.Join("check", name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), text, 0o600)
		}
		if err != nil {
			return dir, err
		}
	}
	cmd := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--silent")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return dir, &installError{err, string(out)}
	}
	return dir, nil
})

type installError struct {
	err error
	out string
}

func (e *installError) Error() string { return "npm ci: " + e.err.Error() + "\n" + e.out }

func TestMain(m *testing.M) {
	code := m.Run()
	if installed {
		dir, _ := garmin()
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

var installed bool

// byGarmin reads a file with Garmin's SDK. Where it cannot be had the test is
// skipped, and fails where CI is set.
func byGarmin(t *testing.T, file []byte) read {
	t.Helper()
	installed = true
	dir, err := garmin()
	if err != nil && os.Getenv("CI") == "" {
		t.Skipf("Garmin's SDK cannot be installed, so nothing but our own library has read this file: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "file.fit")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", filepath.Join(dir, "decode.mjs"), path)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var r read
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !r.IsFIT || !r.Whole || len(r.Errors) > 0 || len(r.Messages.FileIDs) != 1 {
		t.Fatalf("Garmin's SDK finds: FIT %t, whole %t, errors %q", r.IsFIT, r.Whole, r.Errors)
	}
	return r
}
