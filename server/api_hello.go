package server

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// hello says who is here. It needs no key and tells nothing of the record.
type hello struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Log     string `json:"log"`
	Proof   string `json:"proof,omitempty"`
}

// helloInput may ask for a proof.
type helloInput struct {
	Nonce string `query:"nonce" maxLength:"100" doc:"to be proved that whoever answers has the key"`
	host  string
}

// Resolve implements huma.Resolver: it notes the host that was asked for.
func (in *helloInput) Resolve(ctx huma.Context) []error {
	in.host = ctx.Host()
	return nil
}

// addHello adds the call that says who is here.
func (s *server) addHello(api huma.API) {
	op := operation(http.MethodGet, "/api/hello", "hello", s.say("serve.api.hello"), "", "Hello",
		http.StatusUnprocessableEntity, http.StatusInternalServerError)
	huma.Register(api, op, func(ctx context.Context, in *helloInput) (*sent, error) {
		log, err := s.Journal.Log(ctx)
		if err != nil {
			return nil, s.failed(ctx, err)
		}
		h := hello{Name: "unknot", Version: s.Version, Log: log}
		if in.Nonce != "" {
			h.Proof = s.Key.Proof(in.host, in.Nonce)
		}
		body, err := json.Marshal(h)
		return jsonText(body), err
	})
}
