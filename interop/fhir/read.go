package fhir

import (
	"fmt"
	"strconv"
	"strings"

	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/strict"
)

// Answers are what a QuestionnaireResponse says.
type Answers struct {
	Answers  screen.Answers
	Authored *protocol.Moment // when it was answered, nil when it does not say
	Entry    string           // the id of the entry it was written from, "" when it was not written by Unknot
}

// Read reads the answers of a QuestionnaireResponse. Links are the ids of our
// questions, in groups or not. Everything it does not know is a fault, with
// where it stands. Its error, when not nil, is of type strict.Faults or
// strict.Fault.
func Read(table *screen.Table, file string, data []byte) (Answers, error) {
	n, err := strict.Parse(file, data)
	if err != nil {
		return Answers{}, err
	}
	r := reader{table: table, faults: &strict.Reader{File: file}}
	r.twice("", &n)
	r.response(&n)
	if err := r.faults.Faults.Err(); err != nil {
		return Answers{}, err
	}
	return r.out, nil
}

// IsResource reports whether data is a FHIR resource, of any kind.
func IsResource(data []byte) bool {
	n, err := strict.Parse("", data)
	return err == nil && n.Kind == strict.Object && kid(&n, "resourceType") != nil
}

// twice faults keys that stand in one object more than once, however deep.
func (r *reader) twice(path string, n *strict.Node) {
	if n.Kind == strict.Object {
		r.faults.Duplicates(path, n)
	}
	for i := range n.Kids {
		step := strict.Join(path, n.Kids[i].Key)
		if n.Kind == strict.Array {
			step = fmt.Sprintf("%s[%d]", path, i)
		}
		r.twice(step, &n.Kids[i])
	}
}

type reader struct {
	table  *screen.Table
	faults *strict.Reader
	out    Answers
}

func (r *reader) fault(path, format string, args ...any) { r.faults.Fault(path, format, args...) }

// kid returns a part of an object, nil when it is not there.
func kid(n *strict.Node, key string) *strict.Node {
	for i := range n.Kids {
		if n.Kids[i].Key == key {
			return &n.Kids[i]
		}
	}
	return nil
}

// text returns a part that is a string, "" when it is not there or is another
// thing.
func text(n *strict.Node, key string) string {
	if k := kid(n, key); k != nil && k.Kind == strict.String {
		return k.Text
	}
	return ""
}

func (r *reader) response(n *strict.Node) {
	if n.Kind != strict.Object || text(n, "resourceType") != "QuestionnaireResponse" {
		got := "no resource"
		if t := text(n, "resourceType"); t != "" {
			got = "a " + t
		}
		r.fault("resourceType", "is %s, must be a QuestionnaireResponse; a whole record goes from Unknot to Unknot as JSON Lines", got)
		return
	}
	r.modified("", n)
	if s := text(n, "status"); s != "completed" && s != "amended" && s != "in-progress" {
		r.fault("status", "is %s, must be completed, amended or in-progress", strict.Quote(s))
	}
	if id := kid(n, "identifier"); id != nil && text(id, "system") == ourIDs {
		r.out.Entry = text(id, "value")
	}
	r.authored(n)
	r.items("item", kid(n, "item"))
}

// modified refuses what changes the meaning of a thing in a way we do not know.
func (r *reader) modified(path string, n *strict.Node) {
	for _, key := range []string{"modifierExtension", "implicitRules"} {
		if kid(n, key) != nil {
			r.fault(strict.Join(path, key), "may change what the answers mean, and is not known")
		}
	}
}

func (r *reader) authored(n *strict.Node) {
	k := kid(n, "authored")
	if k == nil {
		return
	}
	var at protocol.Moment
	if err := at.UnmarshalText([]byte(k.Text)); k.Kind != strict.String || err != nil {
		r.fault("authored", "is %s, must be a time like 2026-11-22T18:30:00+01:00", k.Show())
		return
	}
	r.out.Authored = &at
}

func (r *reader) items(path string, list *strict.Node) {
	if list == nil {
		return
	}
	if list.Kind != strict.Array {
		r.fault(path, "is %s, must be a list", list.Show())
		return
	}
	for i := range list.Kids {
		r.item(fmt.Sprintf("%s[%d]", path, i), &list.Kids[i])
	}
}

// item reads a group, which has only items, or an answer to a question.
func (r *reader) item(path string, n *strict.Node) {
	id := text(n, "linkId")
	r.modified(path, n)
	item, known := r.table.Pack().Item(protocol.ItemID(id))
	switch {
	case !known && r.isPage(id) && kid(n, "answer") == nil:
		r.items(path+".item", kid(n, "item"))
	case !known:
		ids := protocol.IDs(r.table.Pack().Items, func(x protocol.Item) protocol.ItemID { return x.ID })
		r.fault(strict.Join(path, "linkId"), "is %s, which is not a known question%s", strict.Quote(id), strict.Hint(id, ids))
	case kid(n, "item") != nil:
		r.fault(strict.Join(path, "item"), "is under a question that has no parts")
	case r.out.Answers.Given().Has(item):
		r.fault(strict.Join(path, "linkId"), "is %s, which was there before", strict.Quote(id))
	default:
		r.answer(strict.Join(path, "answer"), item, kid(n, "answer"))
	}
}

// isPage reports whether a link is one of the groups of our questionnaire.
func (r *reader) isPage(id string) bool {
	rest, ok := strings.CutPrefix(id, "page-")
	n, err := strconv.Atoi(rest)
	if !ok || err != nil || strconv.Itoa(n) != rest {
		return false
	}
	for _, item := range r.table.Pack().Items {
		if item.Page == n {
			return true
		}
	}
	return false
}

// answer reads the answers to one question. None at all is not answered.
func (r *reader) answer(path string, item int, list *strict.Node) {
	if list == nil || list.Kind == strict.Array && len(list.Kids) == 0 {
		return
	}
	it := &r.table.Pack().Items[item]
	if list.Kind != strict.Array {
		r.fault(path, "is %s, must be a list", list.Show())
		return
	}
	if len(list.Kids) > 1 && it.Kind != protocol.SiteOf {
		r.fault(path, "has %d answers, must have one", len(list.Kids))
		return
	}
	for i := range list.Kids {
		r.modified(fmt.Sprintf("%s[%d]", path, i), &list.Kids[i])
	}
	var err error
	switch first := &list.Kids[0]; it.Kind {
	case protocol.YesNo:
		err = r.yesNo(item, first)
	case protocol.Count:
		err = r.count(item, first)
	case protocol.SiteOf:
		err = r.sites(item, list)
	}
	if err != nil {
		r.fault(path+"[0]", "%v", err)
	}
}

// yesNo reads an answer by its code, or true and false.
func (r *reader) yesNo(item int, n *strict.Node) error {
	if b := kid(n, "valueBoolean"); b != nil {
		switch b.Show() {
		case "true":
			return r.table.Answer(&r.out.Answers, item, protocol.Yes)
		case "false":
			return r.table.Answer(&r.out.Answers, item, protocol.No)
		}
	}
	if c := kid(n, "valueCoding"); c != nil {
		for _, a := range []protocol.Answer{protocol.No, protocol.Yes, protocol.Unsure} {
			if code := answerCodes[a]; text(c, "system") == code.System && text(c, "code") == code.Code {
				return r.table.Answer(&r.out.Answers, item, a)
			}
		}
		return fmt.Errorf("has the code %s of %s, must be Y or N of %s, asked-unknown of %s, or a boolean",
			strict.Quote(text(c, "code")), strict.Quote(text(c, "system")), yesNo, absent)
	}
	return fmt.Errorf("has no code and no boolean; leave the answer out when there is none")
}

func (r *reader) count(item int, n *strict.Node) error {
	it := &r.table.Pack().Items[item]
	v := kid(n, "valueInteger")
	if v == nil || v.Kind != strict.Number {
		return fmt.Errorf("must be a valueInteger from %d to %d", it.Min, it.Max)
	}
	number, err := strconv.Atoi(v.Text)
	if err != nil || number < it.Min || number > it.Max {
		return fmt.Errorf("is %s, must be a whole number from %d to %d", v.Show(), it.Min, it.Max)
	}
	return r.table.AnswerCount(&r.out.Answers, item, number)
}

// sites reads a list of sites; that there are none has to be said.
func (r *reader) sites(item int, list *strict.Node) error {
	var bits uint32
	for i := range list.Kids {
		c := kid(&list.Kids[i], "valueCoding")
		if c == nil || text(c, "system") != ourSites {
			return fmt.Errorf("must have codes of %s, or the code none of it", ourSites)
		}
		id := text(c, "code")
		if id == none {
			if len(list.Kids) > 1 {
				return fmt.Errorf("says none and names sites")
			}
			break
		}
		site, ok := r.table.Pack().Site(protocol.SiteID(id))
		if !ok {
			known := protocol.IDs(r.table.Pack().Sites, func(s protocol.Site) protocol.SiteID { return s.ID })
			return fmt.Errorf("has %s, which is not a known site%s", strict.Quote(id), strict.Hint(id, known))
		}
		if bits&(1<<site) != 0 {
			return fmt.Errorf("has %s twice", strict.Quote(id))
		}
		bits |= 1 << site
	}
	return r.table.AnswerSites(&r.out.Answers, item, bits)
}
