// Package gen writes TypeScript from the Go types that cross the engine's door.
package gen

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/papers"
	"unknot/report"
)

// roots are the types whose shape the browser relies on, in the order they are
// written. What they are made of is written as it is met.
var roots = []any{
	screen.Report{}, plan.Allowed{}, plan.Refused{}, journal.Standing{}, session.Guidance{}, session.Result{},
	engine.SessionView{}, engine.Course{}, engine.Explanation{}, engine.PackView{}, engine.Written{}, engine.Choice{}, engine.OutcomeView{},
	engine.Between{}, engine.Insight{}, engine.Noted{},
	report.View{}, papers.Reminder{},
}

// enums are the types written as text, with every text they can be.
func enums() map[reflect.Type][]string {
	p := protocol.Lowback()
	return map[reflect.Type][]string{
		typeOf[protocol.ItemID]():      ids(p.Items, func(x protocol.Item) protocol.ItemID { return x.ID }),
		typeOf[protocol.TechniqueID](): ids(p.Techniques, func(x protocol.Technique) protocol.TechniqueID { return x.ID }),
		typeOf[protocol.SiteID]():      ids(p.Sites, func(x protocol.Site) protocol.SiteID { return x.ID }),
		typeOf[protocol.ToolID]():      ids(p.Tools, func(x protocol.Tool) protocol.ToolID { return x.ID }),
		typeOf[protocol.MuscleID]():    ids(p.Muscles, func(x protocol.Muscle) protocol.MuscleID { return x.ID }),
		typeOf[protocol.SensationID](): ids(p.Sensations, func(x protocol.Sensation) protocol.SensationID { return x.ID }),
		typeOf[protocol.PlaceID]():     ids(p.Places, func(x protocol.Place) protocol.PlaceID { return x.ID }),
		typeOf[protocol.Level]():       texts[protocol.Level](),
		typeOf[protocol.Side]():        texts[protocol.Side](),
		typeOf[protocol.Firmness]():    texts[protocol.Firmness](),
		typeOf[protocol.ItemKind]():    texts[protocol.ItemKind](),
		typeOf[protocol.Established](): texts[protocol.Established](),
		typeOf[protocol.Remedy]():      texts[protocol.Remedy](),
		typeOf[session.Phase]():        texts[session.Phase](),
		typeOf[session.Paused]():       append([]string{""}, texts[session.Paused]()...),
		typeOf[session.Ask]():          append([]string{""}, texts[session.Ask]()...),
		typeOf[session.Refusal]():      append([]string{""}, texts[session.Refusal]()...),
		typeOf[session.End]():          texts[session.End](),
		typeOf[session.Do]():           texts[session.Do](),
		typeOf[journal.Kind]():         journal.Kinds(),
		typeOf[journal.Code](): textsOf(journal.Suspended, journal.NewerEntries, journal.OpenSession, journal.ScreeningDue,
			journal.NotAllowed, journal.RestMorning, journal.RestToday, journal.RestInARow, journal.RestWeek, journal.PrecheckDue),
		typeOf[journal.CheckDue]():    append([]string{""}, textsOf(journal.FirstCheck, journal.OldCheck, journal.AfterCleared, journal.AfterAdverse)...),
		typeOf[journal.AdverseKind](): textsOf(journal.Bruise, journal.Flare, journal.Dizziness, journal.OtherEvent),
		typeOf[journal.Outcome]():     textsOf(journal.Ongoing, journal.Recovering, journal.Resolved, journal.NotSaid),
		typeOf[engine.Did]():          textsOf(engine.HalvedNext, engine.RestedDay, engine.Suspended, engine.Cleared, engine.TurnedOff, engine.LeftToday),
	}
}

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

func ids[T any, ID ~string](list []T, id func(T) ID) []string {
	var out []string
	for _, x := range list {
		out = append(out, string(id(x)))
	}
	return out
}

func textsOf[T ~string](list ...T) []string {
	return ids(list, func(x T) T { return x })
}

// texts are the texts of an enum that starts at 1 or, like End, at 0.
func texts[T ~uint8]() []string {
	var out []string
	for i := range 100 {
		if s, ok := text(T(i)); ok && s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// text is the text of one value; values past the last may panic.
func text(v any) (s string, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	b, err := v.(encoding.TextMarshaler).MarshalText()
	return string(b), err == nil
}

// A writer writes types as it meets them.
type writer struct {
	out   strings.Builder
	enums map[reflect.Type][]string
	named map[string]reflect.Type
	queue []reflect.Type
}

// Types returns the types of the door in TypeScript.
func Types() string {
	w := writer{enums: enums(), named: map[string]reflect.Type{}}
	w.out.WriteString("// Written by tools/types from the engine's Go types. Do not edit.\n\n" +
		"/** A point in time with its offset: 2026-11-22T18:30:00.000+01:00. */\nexport type Moment = string;\n" +
		"/** A calendar day: 2026-11-22. */\nexport type Day = string;\n" +
		"/** A session, or the reasons why there is none; allowed tells them apart. */\nexport type Plan = Allowed | Refused;\n")
	for _, r := range roots {
		w.name(reflect.TypeOf(r))
	}
	for len(w.queue) > 0 {
		t := w.queue[0]
		w.queue = w.queue[1:]
		w.write(t)
	}
	return w.out.String()
}

// name returns the name of a type, and has it written.
func (w *writer) name(t reflect.Type) string {
	name := strings.ToUpper(t.Name()[:1]) + t.Name()[1:]
	for have, ok := w.named[name]; ok && have != t; have, ok = w.named[name] {
		pkg := t.PkgPath()[strings.LastIndex(t.PkgPath(), "/")+1:]
		name = strings.ToUpper(pkg[:1]) + pkg[1:] + name
	}
	if w.named[name] == nil {
		w.named[name] = t
		w.queue = append(w.queue, t)
	}
	return name
}

func (w *writer) write(t reflect.Type) {
	name := ""
	for n, x := range w.named {
		if x == t {
			name = n
		}
	}
	if list, ok := w.enums[t]; ok {
		fmt.Fprintf(&w.out, "\nexport type %s =\n  | '%s';\n", name, strings.Join(list, "'\n  | '"))
		return
	}
	fmt.Fprintf(&w.out, "\nexport interface %s%s {\n", name, w.extends(t))
	for i := range t.NumField() {
		if t.Field(i).Anonymous {
			continue
		}
		if value, ok := told[t]; ok && i == 0 {
			fmt.Fprintf(&w.out, "  allowed: %s;\n", value)
			continue
		}
		w.field(t.Field(i))
	}
	w.out.WriteString("}\n")
}

// extends names what a struct is made of besides its own fields.
func (w *writer) extends(t reflect.Type) string {
	var out []string
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous {
			out = append(out, w.name(f.Type))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " extends " + strings.Join(out, ", ")
}

func (w *writer) field(f reflect.StructField) {
	tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	if tag == "-" || !f.IsExported() {
		return
	}
	if tag == "" {
		panic(fmt.Sprintf("gen: field %s has no name in JSON", f.Name))
	}
	optional := ""
	if strings.Contains(options, "omit") {
		optional = "?"
	}
	fmt.Fprintf(&w.out, "  %s%s: %s;\n", tag, optional, w.expr(f.Type))
}

// told are the fields that tell the halves of a union apart.
var told = map[reflect.Type]string{typeOf[plan.Allowed](): "true", typeOf[plan.Refused](): "false"}

// expr returns how a type is written where it is used.
func (w *writer) expr(t reflect.Type) string {
	switch t {
	case typeOf[protocol.Moment]():
		return "Moment"
	case typeOf[protocol.Day]():
		return "Day"
	case typeOf[session.Seconds]():
		return "number"
	case typeOf[json.RawMessage]():
		return "unknown"
	case typeOf[plan.Plan]():
		return "Plan"
	}
	if _, ok := w.enums[t]; ok {
		return w.name(t)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return w.expr(t.Elem()) + " | null"
	case reflect.Slice:
		if e := w.expr(t.Elem()); !strings.Contains(e, " ") {
			return "readonly " + e + "[]"
		}
		return "readonly (" + w.expr(t.Elem()) + ")[]"
	case reflect.Struct:
		return w.name(t)
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Uint8, reflect.Float64:
		return "number"
	}
	panic(fmt.Sprintf("gen: no TypeScript for %v", t))
}
