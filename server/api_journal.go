package server

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"unknot/engine/strict"
)

// maxEntries is the most entries of a page and of a merge.
const maxEntries = 1000

// KeyHeader is where the key is sent.
const KeyHeader = "Unknot-Key"

// pageInput asks for a page.
type pageInput struct {
	After int64  `query:"after" minimum:"0" default:"0" doc:"the position to go on from, 0 for the start"`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"1000" doc:"the most entries"`
	As    string `query:"as" enum:"objects,lines" default:"objects" doc:"lines are entries as text, byte for byte, for programs that would write JSON otherwise than they read it"`
}

// textInput is a body.
type textInput struct{ Body text }

// addJournal adds the calls that exchange the record. Each needs the key.
func (s *server) addJournal(api huma.API) {
	huma.Register(api, s.keyed(api, http.MethodGet, "exchange-read", "read", "", "Page"), s.read)
	huma.Register(api, s.keyed(api, http.MethodPost, "exchange-write", "write", "Entries", "Merged"), s.write)
	huma.Register(api, s.keyed(api, http.MethodDelete, "erase", "erase", "Confirmation", "Erased", http.StatusConflict), s.erase)
}

// scheme is how the document names the key.
const scheme = "key"

// keyed describes a call on the record, and has whoever sends no key or another
// refused before anything else is looked at.
func (s *server) keyed(api huma.API, method, id, about, in, out string, more ...int) huma.Operation {
	op := operation(method, "/api/journal", id, s.say("serve.api."+about), in, out,
		append(more, http.StatusUnauthorized, http.StatusUnprocessableEntity, http.StatusInternalServerError)...)
	op.Security = []map[string][]string{{scheme: {}}}
	op.Middlewares = huma.Middlewares{func(ctx huma.Context, next func(huma.Context)) {
		if !s.Key.opens(ctx.Header(KeyHeader)) {
			_ = huma.WriteErr(api, ctx, http.StatusUnauthorized, s.say("serve.refused.key"))
			return
		}
		next(ctx)
	}}
	return op
}

// read answers with a page of the record.
func (s *server) read(ctx context.Context, in *pageInput) (*sent, error) {
	page, err := s.Journal.After(ctx, in.After, in.Limit)
	if err != nil {
		return nil, s.failed(ctx, err)
	}
	return jsonText(page.text(in.As == "lines")), nil
}

// text writes a page with its entries byte for byte, as objects or as texts.
func (p Page) text(lines bool) []byte {
	log, _ := json.Marshal(p.Log) // a text can always be written
	out := fmt.Appendf(nil, `{"log":%s,"entries":[`, log)
	for i, e := range p.Entries {
		if i > 0 {
			out = append(out, ',')
		}
		if lines {
			e, _ = json.Marshal(string(e))
		}
		out = append(out, e...)
	}
	return fmt.Appendf(out, `],"last":%d,"more":%t}`, p.Last, p.More)
}

// write merges entries into the record.
func (s *server) write(ctx context.Context, in *textInput) (*sent, error) {
	entries, err := s.entries(in.Body)
	if err != nil {
		return nil, huma.NewError(http.StatusUnprocessableEntity, err.Error())
	}
	merged, err := s.Journal.Merge(ctx, entries)
	if err != nil {
		return nil, s.failed(ctx, err)
	}
	if merged.Refused == nil {
		merged.Refused = []Refusal{}
	}
	body, err := json.Marshal(merged)
	return jsonText(body), err
}

// entries reads {"entries":[…]} and takes each entry as it stands.
func (s *server) entries(body []byte) ([]json.RawMessage, error) {
	var in struct {
		Entries each `json:"entries"`
	}
	if err := strict.Decode("journal", body, &in); err != nil {
		return nil, err
	}
	if n := len(in.Entries); n > maxEntries {
		return nil, fmt.Errorf("journal: %s", s.say("serve.refused.many", "n", fmt.Sprint(n), "most", fmt.Sprint(maxEntries)))
	}
	return in.Entries, nil
}

// each is a list of entries, taken as they stand: objects, or texts that hold
// one.
type each []json.RawMessage

// ReadNode implements strict.NodeReader.
func (e *each) ReadNode(r *strict.Reader, path string, n *strict.Node) {
	if n.Kind != strict.Array {
		r.Fault(path, "is %s, must be a list of entries", n.Show())
		return
	}
	for i := range n.Kids {
		text := n.Kids[i].Raw
		if n.Kids[i].Kind == strict.String {
			text = n.Kids[i].Text
		}
		*e = append(*e, json.RawMessage(text))
	}
}

// erase removes the record for good, when that is really meant.
func (s *server) erase(ctx context.Context, in *textInput) (*sent, error) {
	var sure struct {
		Confirm string `json:"confirm"`
	}
	if err := strict.Decode("journal", in.Body, &sure); err != nil {
		return nil, huma.NewError(http.StatusUnprocessableEntity, err.Error())
	}
	if sure.Confirm != Confirmation {
		return nil, huma.NewError(http.StatusUnprocessableEntity, s.say("serve.refused.confirm", "confirm", Confirmation))
	}
	if err := s.Journal.Erase(ctx); err != nil {
		return nil, s.failed(ctx, err)
	}
	log, err := s.Journal.Log(ctx)
	if err != nil {
		return nil, s.failed(ctx, err)
	}
	body, err := json.Marshal(map[string]string{"log": log})
	return jsonText(body), err
}

// Confirmation is what a person who erases the record has to say.
const Confirmation = "delete everything"
