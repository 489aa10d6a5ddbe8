package fhir

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/words"
)

// An Input is what a Bundle is made of.
type Input struct {
	Engine  *engine.Engine
	Words   *words.Catalogue
	Journal *journal.Journal
	Now     protocol.Moment
	Harms   []Harm // adverse events of the record, in the order of days

	Name string        // as the person enters it, "" to leave it out
	Born *protocol.Day // likewise
}

// A Harm is something bad that happened and was noted.
type Harm struct {
	ID      string // of its entry
	Day     protocol.Day
	What    string // in words
	Outcome string // "resolved", "recovering", "ongoing", or "" when not known
}

// A writer gathers the entries of a Bundle.
type writer struct {
	in      *Input
	subject reference
	about   protocol.About
	better  map[string]journal.Body // what corrections say, by the entry they correct
	out     []entry
}

// Write writes a record as a FHIR R4 Bundle of type collection, one line an
// entry.
func Write(to io.Writer, in Input) error {
	w := &writer{in: &in, subject: ref("patient", "subject"), about: in.Engine.Pack().About, better: map[string]journal.Body{}}
	for _, e := range in.Journal.Entries() {
		if c, ok := e.Body.(journal.Correction); ok {
			w.better[c.Of] = c.To
		}
	}
	w.patient()
	w.put("questionnaire", w.packName(), w.questionnaire())
	w.put("plan", w.packName(), w.planDefinition())
	w.put("careplan", "routine", w.carePlan())
	w.responses()
	w.sessions()
	w.mornings()
	w.ratings()
	w.harms()
	w.flags()
	return w.write(to)
}

// write writes the bundle with a line for every entry, so that two can be
// compared by line.
func (w *writer) write(to io.Writer) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"timestamp\":%q,\"entry\":[\n", w.now().String())
	for i, e := range w.out {
		if i > 0 {
			out.WriteString(",\n")
		}
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(e); err != nil {
			return fmt.Errorf("fhir: %w", err)
		}
		out.Truncate(out.Len() - 1)
	}
	out.WriteString("\n]}\n")
	_, err := to.Write(out.Bytes())
	return err
}

// put adds a resource under the name of its kind.
func (w *writer) put(kind, name string, resource any) {
	w.out = append(w.out, entry{urn(kind, name), resource})
}

func (w *writer) say(id string, args ...string) string { return w.in.Words.Say(id, args...) }

func (w *writer) now() protocol.Moment { return w.in.Now.Later(w.in.Journal.Newest()) }

// packName names a pack and its version.
func (w *writer) packName() string { return fmt.Sprintf("%s %d", w.about.ID, w.about.Version) }

func (w *writer) version() string { return fmt.Sprint(w.about.Version) }

// canonical returns the address and version of a thing made of the pack.
func (w *writer) canonical(kind string) string {
	return urn(kind, w.packName()) + "|" + w.version()
}

func (w *writer) patient() {
	p := patient{ResourceType: "Patient", ID: uuid("patient", "subject")}
	if w.in.Name != "" {
		p.Name = []humanName{{w.in.Name}}
	}
	if w.in.Born != nil {
		p.BirthDate = w.in.Born.Date()
	}
	w.put("patient", "subject", p)
}
