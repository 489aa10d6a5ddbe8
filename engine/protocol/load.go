package protocol

import (
	_ "embed"
	"slices"
	"sync"

	"unknot/engine/strict"
)

// The files of the built-in pack, each a text: a file system of them would
// bring the clock's library into the browser.
var (
	//go:embed data/lowback/pack.json
	packJSON string
	//go:embed data/lowback/sources.json
	sourcesJSON string
	//go:embed data/lowback/body.json
	bodyJSON string
	//go:embed data/lowback/tools.json
	toolsJSON string
	//go:embed data/lowback/techniques.json
	techniquesJSON string
	//go:embed data/lowback/screening.json
	screeningJSON string
	//go:embed data/lowback/sensations.json
	sensationsJSON string
	//go:embed data/lowback/dose.json
	doseJSON string
	//go:embed data/lowback/between.json
	betweenJSON string
)

// Lowback returns the pack that ships inside every program. It panics when the
// embedded files are faulty, which the tests of this package rule out.
var Lowback = sync.OnceValue(func() *Pack {
	p, err := Load(LowbackFiles())
	if err != nil {
		panic("engine: internal error: the built-in pack is faulty: " + err.Error())
	}
	return p
})

// LowbackFiles returns the files of the built-in pack by name.
func LowbackFiles() map[string][]byte {
	files := map[string][]byte{}
	for i, text := range []string{packJSON, sourcesJSON, bodyJSON, toolsJSON, techniquesJSON, screeningJSON, sensationsJSON, doseJSON, betweenJSON} {
		files[FileNames()[i]] = []byte(text)
	}
	return files
}

// bodyFile, and the types after it, are the files of a pack.
type bodyFile struct {
	Regions []Region `json:"regions"`
	Sites   []Site   `json:"sites"`
	Muscles []Muscle `json:"muscles"`
}

type toolsFile struct {
	Tools     []Tool     `json:"tools"`
	Positions []Position `json:"positions"`
}

type techniquesFile struct {
	Techniques []Technique `json:"techniques"`
	Never      []Never     `json:"never"`
}

type screeningFile struct {
	Items []Item `json:"items"`
	Rules []Rule `json:"rules"`
}

type sensationsFile struct {
	Sensations []Sensation `json:"sensations"`
	Places     []Place     `json:"places"`
	Rules      []StopRule  `json:"rules"`
}

type sourcesFile struct {
	Sources []Source `json:"sources"`
}

// FileNames are the files every pack consists of, in the order they are read.
func FileNames() []string {
	return []string{"pack.json", "sources.json", "body.json", "tools.json", "techniques.json",
		"screening.json", "sensations.json", "dose.json", "between.json"}
}

// Load decodes a pack from its files by name and lints it. The error, when not
// nil, is of type strict.Faults and holds every fault of every file.
func Load(files map[string][]byte) (*Pack, error) {
	p, faults := decode(files)
	if len(faults) > 0 {
		return nil, faults
	}
	p.index = indexOf(p)
	if faults := Lint(p); len(faults) > 0 {
		return nil, faults
	}
	return p, nil
}

// LintFiles returns every fault of the files of a pack: of form first, and of
// meaning in all that could be read.
func LintFiles(files map[string][]byte) strict.Faults {
	p, faults := decode(files)
	p.index = indexOf(p)
	for _, f := range Lint(p) {
		if !slices.Contains(faults, f) {
			faults = append(faults, f)
		}
	}
	return faults
}

func decode(files map[string][]byte) (*Pack, strict.Faults) {
	var (
		p          Pack
		sources    sourcesFile
		body       bodyFile
		tools      toolsFile
		techniques techniquesFile
		screening  screeningFile
		sensations sensationsFile
		faults     strict.Faults
	)
	into := []any{&p.About, &sources, &body, &tools, &techniques, &screening, &sensations, &p.Dose, &p.Between}
	for i, name := range FileNames() {
		faults = append(faults, decodeFile(files, name, into[i])...)
	}
	p.Sources = sources.Sources
	p.Regions, p.Sites, p.Muscles = body.Regions, body.Sites, body.Muscles
	p.Tools, p.Positions = tools.Tools, tools.Positions
	p.Techniques, p.Never = techniques.Techniques, techniques.Never
	p.Items, p.Rules = screening.Items, screening.Rules
	p.Sensations, p.Places, p.StopRules = sensations.Sensations, sensations.Places, sensations.Rules
	return &p, append(faults, unknownFiles(files)...)
}

func decodeFile(files map[string][]byte, name string, into any) strict.Faults {
	data, ok := files[name]
	if !ok {
		return strict.Faults{{File: name, Why: "is missing from the pack"}}
	}
	faults, _ := strict.Decode(name, data, into).(strict.Faults)
	return faults
}

func unknownFiles(files map[string][]byte) strict.Faults {
	var out strict.Faults
	for name := range files { //ordered: sorted below
		if !slices.Contains(FileNames(), name) {
			out.Add(name, "", "is not a file of a pack%s", strict.Hint(name, FileNames()))
		}
	}
	slices.SortFunc(out, func(a, b strict.Fault) int { return compare(a.File, b.File) })
	return out
}
