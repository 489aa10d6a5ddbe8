package main

import (
	"context"
	"crypto/hmac"
	"crypto/tls"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"time"

	"unknot/server"
)

// probeTime is how long a program at a port has to say who it is.
const probeTime = 2 * time.Second

// isOurs reports whether the program at a port serves the same record.
func (p *program) isOurs(ctx context.Context, t *place, x *exchange, key server.Key) bool {
	id, err := x.Log(ctx)
	there := p.proves(ctx, t, key)
	return err == nil && there != nil && there.Log == id
}

// proves returns what a program at a place says of itself, when it proves that
// it has the key, and otherwise nil: anybody can say a name, and whoever
// believes them sends them the key.
func (p *program) proves(ctx context.Context, t *place, key server.Key) *helloThere {
	nonce, err := server.NewKey(p.random)
	if err != nil {
		return nil
	}
	there, host := askHello(ctx, t.origin("localhost"), string(nonce))
	if !hmac.Equal([]byte(there.Proof), []byte(key.Proof(host, string(nonce)))) {
		return nil
	}
	return &there
}

// helloThere is what a program says of itself.
type helloThere struct {
	Name, Log, Proof string
}

// askHello asks who is at an origin, and returns the host it asked. The
// connection needs no trust: the proof is in the answer.
func askHello(ctx context.Context, origin, nonce string) (there helloThere, host string) {
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, origin+"/api/hello?nonce="+url.QueryEscape(nonce), nil)
	if err != nil {
		return there, ""
	}
	client := http.Client{Transport: &http.Transport{Proxy: nil, DisableKeepAlives: true,
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}} //nolint:gosec // see above
	res, err := client.Do(r)
	if err != nil {
		return there, ""
	}
	defer res.Body.Close()
	text, err := io.ReadAll(io.LimitReader(res.Body, 4096))
	if err != nil || json.Unmarshal(text, &there) != nil {
		return helloThere{}, ""
	}
	return there, r.URL.Host
}
