package server

import (
	"context"
	"errors"
	"net/http"
	"path"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// text is a body as it came, for those who read it themselves.
type text []byte

// sent is a response whose body is JSON already.
type sent struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Body        []byte
}

// jsonText is a response of this JSON.
func jsonText(body []byte) *sent { return &sent{"application/json", body} }

// api returns the handler of everything under /api.
func (s *server) api() (http.Handler, error) {
	mux := http.NewServeMux()
	api := humago.New(mux, huma.Config{
		OpenAPI: &huma.OpenAPI{OpenAPI: "3.1.0", Info: &huma.Info{
			Title: "Unknot", Version: s.Version, Description: s.say("serve.api.about"),
			License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
		}, Components: &huma.Components{SecuritySchemes: map[string]*huma.SecurityScheme{
			scheme: {Type: "apiKey", In: "header", Name: KeyHeader},
		}}},
		Formats: map[string]huma.Format{"application/json": rawJSON, "json": rawJSON},
	})
	s.addHello(api)
	s.addDoor(api)
	s.addJournal(api)
	document, err := document(api.OpenAPI())
	if err != nil {
		return nil, err
	}
	mux.HandleFunc("GET /api/openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json")
		_, _ = w.Write(document)
	})
	mux.HandleFunc("/api/", s.noCall)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/api" || path.Clean(r.URL.Path) != strings.TrimSuffix(r.URL.Path, "/") {
			s.noCall(w, r) // instead of the mux leading elsewhere
			return
		}
		mux.ServeHTTP(w, r)
	}), nil
}

// noCall answers a call that there is not, or not in this way.
func (s *server) noCall(w http.ResponseWriter, r *http.Request) {
	s.refuse(w, r, http.StatusNotFound, "serve.refused.call")
}

// rawJSON hands a body on as it came to those who read it themselves.
var rawJSON = huma.Format{
	Marshal: huma.DefaultJSONFormat.Marshal,
	Unmarshal: func(data []byte, v any) error {
		if t, ok := v.(*text); ok {
			*t = append(text{}, data...)
			return nil
		}
		return huma.DefaultJSONFormat.Unmarshal(data, v)
	},
}

// operation describes a call of the API. Bodies are named by their schema; ""
// is none. Errors are statuses it may answer with, besides those of all.
func operation(method, path, id, summary, in, out string, errors ...int) huma.Operation {
	op := huma.Operation{
		Method: method, Path: path, OperationID: id, Summary: summary,
		SkipValidateBody: true, // who reads it checks it, and says it better
		BodyReadTimeout:  -1,   // it has been read already
		MaxBodyBytes:     maxBody + 1,
		Errors:           append(errors, http.StatusForbidden, http.StatusMisdirectedRequest),
		Responses:        map[string]*huma.Response{"200": {Description: "OK", Content: bodyOf(out)}},
	}
	if in != "" {
		op.RequestBody = &huma.RequestBody{Required: true, Content: bodyOf(in)}
		op.Errors = append(op.Errors, http.StatusBadRequest, http.StatusRequestEntityTooLarge,
			http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity)
	}
	return op
}

// bodyOf is a JSON body of a schema.
func bodyOf(schema string) map[string]*huma.MediaType {
	return map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Ref: schemas + schema}}}
}

// failed turns an error into the answer of a call. What the caller did wrong it
// is told; what went wrong here the log is told too.
func (s *server) failed(ctx context.Context, err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return huma.NewError(http.StatusServiceUnavailable, s.say("serve.refused.stopping"))
	case errors.Is(err, ErrInUse):
		return huma.NewError(http.StatusConflict, s.say("serve.refused.in-use"))
	}
	s.Log.ErrorContext(ctx, "the journal", "why", err)
	return huma.NewError(http.StatusInternalServerError, err.Error())
}
