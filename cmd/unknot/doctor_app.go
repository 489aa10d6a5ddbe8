package main

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"unknot/server"
)

// checkApp says whether the app is there, where it would be, and what a phone
// can do with it.
func (p *program) checkApp(ctx context.Context, data string) []finding {
	out := []finding{p.found("app", warning, "none")}
	if _, built := p.app(); built {
		out[0] = p.found("app", fine, "ok")
	}
	out = append(out, p.checkPort(ctx, data, usualPort), p.found("network", fine, "none"))
	if list := networkAddresses(); len(list) > 0 {
		out[2] = p.found("network", fine, "ok", "addresses", strings.Join(list, ", "))
	}
	return append(out, p.found("phone", fine, "ok"), p.found("https", fine, "ok", "port", strconv.Itoa(usualPort)))
}

// checkPort says whether a port is free, ours or somebody else's.
func (p *program) checkPort(ctx context.Context, data string, number int) finding {
	port := strconv.Itoa(number)
	l, err := net.Listen("tcp", "127.0.0.1:"+port)
	switch {
	case err == nil:
		_ = l.Close()
		return p.found("port", fine, "free", "port", port)
	case p.runsAt(ctx, data, number):
		return p.found("port", fine, "ours", "port", port)
	}
	return p.found("port", warning, "taken", "port", port, "why", err.Error())
}

// runsAt reports whether the program at a port has the key of the record in a
// folder.
func (p *program) runsAt(ctx context.Context, data string, port int) bool {
	dir, err := p.dataFolder(data)
	if err != nil {
		return false
	}
	text, err := os.ReadFile(filepath.Join(dir, keyFile))
	if err != nil {
		return false
	}
	key, err := server.ReadKey(string(text))
	return err == nil && p.proves(ctx, &place{port: port}, key) != nil
}
