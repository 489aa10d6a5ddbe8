package server

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// asked are the calls of the engine that are asked with a body. The pack is
// the one that is just fetched.
var asked = []string{"screen", "plan", "replay", "guide", "explain", "standing", "today", "owed", "review"}

// addDoor adds the engine's calls by name. What the engine answers is passed on
// byte for byte; what it refuses is refused in its words.
func (s *server) addDoor(api huma.API) {
	for _, name := range asked {
		op := operation(http.MethodPost, "/api/"+name, name, s.say("serve.api."+name), name+"Input", name+"Output")
		huma.Register(api, op, func(_ context.Context, in *textInput) (*sent, error) {
			return s.call(name, in.Body)
		})
	}
	op := operation(http.MethodGet, "/api/pack", "pack", s.say("serve.api.pack"), "", "packOutput")
	huma.Register(api, op, func(context.Context, *struct{}) (*sent, error) { return s.call("pack", []byte("{}")) })
}

// call asks the engine.
func (s *server) call(name string, in []byte) (*sent, error) {
	out, err := s.Engine.Call(name, in)
	if err != nil {
		return nil, huma.NewError(http.StatusUnprocessableEntity, err.Error())
	}
	return jsonText(out), nil
}
