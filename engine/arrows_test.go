package engine_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says which packages of the engine each of them may import. Arrows
// point inward: what is above may know what is below, never the other way. In
// particular stop cannot see a plan, so that no plan can talk it out of
// stopping.
var arrows = map[string][]string{
	"strict":     {},
	"protocol":   {"strict"},
	"body/space": {},
	"body":       {"body/space", "protocol", "strict"},
	"screen":     {"protocol", "strict"},
	"stop":       {"protocol", "strict"},
	"plan":       {"screen", "protocol", "strict"},
	"session":    {"plan", "screen", "stop", "protocol", "strict"},
	"progress":   {"protocol", "strict"},
	"journal":    {"progress", "session", "plan", "screen", "stop", "protocol", "strict"},
	"":           {"journal", "progress", "session", "plan", "screen", "stop", "body", "body/space", "protocol", "strict"},
	"vectors":    {"", "journal", "progress", "session", "plan", "screen", "stop", "body", "body/space", "protocol", "strict"},
	"verify":     {"", "journal", "progress", "session", "plan", "screen", "stop", "body", "body/space", "protocol", "strict"},
}

const root = "unknot/engine"

// short returns the name of a package of the engine as arrows has it.
func short(path string) string {
	return strings.TrimPrefix(strings.TrimPrefix(path, root), "/")
}

func TestArrowsPointInward(t *testing.T) {
	for _, u := range loadEngine(t) {
		may, known := arrows[short(u.path)]
		if !known {
			t.Errorf("%s is not in the table of arrows", u.path)
			continue
		}
		for _, i := range u.pkg.Imports() {
			if strings.HasPrefix(i.Path(), root) && !slices.Contains(may, short(i.Path())) {
				t.Errorf("%s may not import %s", u.path, i.Path())
			}
		}
	}
}

func TestArrowsNeverFormACircle(t *testing.T) {
	var walk func(from string, way []string)
	walk = func(from string, way []string) {
		if slices.Contains(way, from) {
			t.Fatalf("a circle: %q", append(way, from))
		}
		for _, to := range arrows[from] {
			walk(to, append(way, from))
		}
	}
	for from := range arrows {
		walk(from, nil)
	}
}

func TestOnlyTestsAndProgramsImportTheProofs(t *testing.T) {
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return skip(err)
		}
		inProgram := strings.HasPrefix(filepath.ToSlash(name), "../cmd/")
		if strings.HasSuffix(name, ".go") && !isTest(name) && !inProgram && importsProofs(t, name) {
			t.Errorf("%s imports verify or vectors", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// skip returns what makes a walk leave a folder out, or end with an error.
func skip(err error) error {
	if err != nil {
		return err
	}
	return fs.SkipDir
}

func importsProofs(t *testing.T, name string) bool {
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return false
	}
	for _, i := range f.Imports {
		if path, _ := strconv.Unquote(i.Path.Value); path == root+"/verify" || path == root+"/vectors" {
			return true
		}
	}
	return false
}
