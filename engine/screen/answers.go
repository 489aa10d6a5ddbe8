package screen

import (
	"errors"
	"fmt"
	"strconv"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

var errTooMany = fmt.Errorf("screen: the pack has more than %d numbers or lists of sites", slots)

// Answers are what a person has answered, by item of one pack. The zero
// Answers have nothing answered. They are a plain value: copies are
// independent.
type Answers struct {
	given  protocol.Set
	yes    protocol.Set // yes, unsure, or at least one site
	unsure protocol.Set
	counts [slots]int16
	sites  [slots]uint32
}

// Given returns the items that are answered.
func (a *Answers) Given() protocol.Set { return a.given }

// Count returns how many items are answered.
func (a *Answers) Count() int { return a.given.Len() }

// Clear takes the answer to an item away.
func (t *Table) Clear(a *Answers, item int) {
	a.given, a.yes, a.unsure = a.given.Without(item), a.yes.Without(item), a.unsure.Without(item)
	switch t.pack.Items[item].Kind {
	case protocol.Count:
		a.counts[t.slot[item]] = 0
	case protocol.SiteOf:
		a.sites[t.slot[item]] = 0
	case protocol.YesNo:
	}
}

// Answer records the answer to an item of kind YesNo.
func (t *Table) Answer(a *Answers, item int, with protocol.Answer) error {
	if t.pack.Items[item].Kind != protocol.YesNo || with < protocol.No || with > protocol.Unsure {
		return fmt.Errorf("screen: %q is not answered with %q", t.pack.Items[item].ID, with)
	}
	t.Clear(a, item)
	a.given = a.given.With(item)
	if with != protocol.No {
		a.yes = a.yes.With(item)
	}
	if with == protocol.Unsure {
		a.unsure = a.unsure.With(item)
	}
	return nil
}

// AnswerCount records a number.
func (t *Table) AnswerCount(a *Answers, item, n int) error {
	it := &t.pack.Items[item]
	if it.Kind != protocol.Count || n < it.Min || n > it.Max {
		return fmt.Errorf("screen: %q is %d, must be %d to %d", it.ID, n, it.Min, it.Max)
	}
	a.given = a.given.With(item)
	a.counts[t.slot[item]] = int16(n)
	return nil
}

// AnswerSites records a list of sites, as bits by index into the pack.
func (t *Table) AnswerSites(a *Answers, item int, sites uint32) error {
	if it := &t.pack.Items[item]; it.Kind != protocol.SiteOf || sites>>len(t.pack.Sites) != 0 {
		return fmt.Errorf("screen: %q has sites that are not known", it.ID)
	}
	t.Clear(a, item)
	a.given = a.given.With(item)
	a.sites[t.slot[item]] = sites
	if sites != 0 {
		a.yes = a.yes.With(item)
	}
	return nil
}

// Get returns the answer to an item of kind YesNo, 0 when it is not answered.
func (t *Table) Get(a *Answers, item int) protocol.Answer {
	switch {
	case !a.given.Has(item):
		return 0
	case a.unsure.Has(item):
		return protocol.Unsure
	case a.yes.Has(item):
		return protocol.Yes
	}
	return protocol.No
}

// GetCount returns the number answered to an item of kind Count.
func (t *Table) GetCount(a *Answers, item int) (n int, ok bool) {
	return int(a.counts[t.slot[item]]), a.given.Has(item)
}

// GetSites returns the sites answered to an item of kind SiteOf.
func (t *Table) GetSites(a *Answers, item int) (sites uint32, ok bool) {
	return a.sites[t.slot[item]], a.given.Has(item)
}

// Read decodes {"answers":{…}}. Items that are not there are not answered;
// everything else that is out of order is a fault.
func (t *Table) Read(file string, data []byte) (Answers, error) {
	n, err := strict.Parse(file, data)
	if err != nil {
		return Answers{}, err
	}
	r := strict.Reader{File: file}
	var into struct {
		Answers reading `json:"answers"`
	}
	into.Answers.table = t
	r.Read("", &n, &into)
	return into.Answers.answers, r.Faults.Err()
}

// reading is Answers while they are being decoded.
type reading struct {
	table   *Table
	answers Answers
}

// ReadNode implements strict.NodeReader.
func (d *reading) ReadNode(r *strict.Reader, path string, n *strict.Node) {
	d.answers = d.table.ReadNode(r, path, n)
}

// ReadNode decodes the object of answers by item, adding its faults to r.
func (t *Table) ReadNode(r *strict.Reader, path string, n *strict.Node) Answers {
	var a Answers
	if n.Kind != strict.Object {
		r.Fault(path, "is %s, must be an object of answers by item", n.Show())
		return a
	}
	for i := range n.Kids {
		kid := &n.Kids[i]
		item, ok := t.pack.Item(protocol.ItemID(kid.Key))
		switch {
		case !ok:
			r.Fault(strict.Join(path, kid.Key), "is not a known question%s", strict.Hint(kid.Key, t.itemIDs()))
		case a.given.Has(item):
			r.Fault(strict.Join(path, kid.Key), "is there twice")
		default:
			if err := t.readOne(&a, item, kid); err != nil {
				r.Fault(strict.Join(path, kid.Key), "%v", err)
			}
		}
	}
	return a
}

func (t *Table) itemIDs() []string {
	return protocol.IDs(t.pack.Items, func(x protocol.Item) protocol.ItemID { return x.ID })
}

func (t *Table) readOne(a *Answers, item int, n *strict.Node) error {
	it := &t.pack.Items[item]
	switch it.Kind {
	case protocol.YesNo:
		return t.readAnswer(a, item, n)
	case protocol.Count:
		return t.readCount(a, item, n)
	case protocol.SiteOf:
		return t.readSites(a, item, n)
	}
	panic("engine: internal error: item " + string(it.ID) + " has no kind")
}

func (t *Table) readAnswer(a *Answers, item int, n *strict.Node) error {
	if n.Kind != strict.String {
		return fmt.Errorf("is %s, must be one of no, yes, unsure; leave it out when it was not answered", n.Show())
	}
	with, err := protocol.ReadAnswer(n.Text)
	if err != nil {
		return err
	}
	return t.Answer(a, item, with)
}

func (t *Table) readCount(a *Answers, item int, n *strict.Node) error {
	it := &t.pack.Items[item]
	v, err := strconv.Atoi(n.Text)
	if n.Kind != strict.Number || err != nil || v < it.Min || v > it.Max {
		return fmt.Errorf("is %s, must be a whole number from %d to %d", n.Show(), it.Min, it.Max)
	}
	return t.AnswerCount(a, item, v)
}

func (t *Table) readSites(a *Answers, item int, n *strict.Node) error {
	if n.Kind != strict.Array {
		return fmt.Errorf("is %s, must be a list of sites, empty for none", n.Show())
	}
	var sites uint32
	for _, kid := range n.Kids {
		i, ok := t.pack.Site(protocol.SiteID(kid.Text))
		if kid.Kind != strict.String || !ok {
			known := protocol.IDs(t.pack.Sites, func(s protocol.Site) protocol.SiteID { return s.ID })
			return fmt.Errorf("has %s, which is not a known site%s", kid.Show(), strict.Hint(kid.Text, known))
		}
		if sites&(1<<i) != 0 {
			return errors.New("has " + kid.Show() + " twice")
		}
		sites |= 1 << i
	}
	return t.AnswerSites(a, item, sites)
}

// AppendJSON writes the answers as an object by item, in the order of the
// pack; what is not answered is left out.
func (t *Table) AppendJSON(b []byte, a *Answers) []byte {
	b = append(b, '{')
	for i := range t.pack.Items {
		if !a.given.Has(i) {
			continue
		}
		if b[len(b)-1] != '{' {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), t.pack.Items[i].ID...), '"', ':')
		b = t.appendOne(b, a, i)
	}
	return append(b, '}')
}

func (t *Table) appendOne(b []byte, a *Answers, item int) []byte {
	switch t.pack.Items[item].Kind {
	case protocol.YesNo:
		return append(append(append(b, '"'), t.Get(a, item).String()...), '"')
	case protocol.Count:
		return strconv.AppendInt(b, int64(a.counts[t.slot[item]]), 10)
	case protocol.SiteOf:
		return t.appendSites(b, a.sites[t.slot[item]])
	}
	return append(b, "null"...)
}

func (t *Table) appendSites(b []byte, sites uint32) []byte {
	b = append(b, '[')
	for i := range t.pack.Sites {
		if sites&(1<<i) == 0 {
			continue
		}
		if b[len(b)-1] != '[' {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), t.pack.Sites[i].ID...), '"')
	}
	return append(b, ']')
}
