package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"unknot/server"
)

// usualPort is the port of the app, where it is free.
const usualPort = 8656

// A serving is how the app is to be served.
type serving struct {
	data, host, cert, certKey string
	port                      int
	open, qr                  bool
	names                     names // by which a proxy in front of it is reached
}

// names are the values of a flag that may be given several times.
type names []string

func (n *names) String() string { return strings.Join(*n, ",") }

// Set implements flag.Value.
func (n *names) Set(s string) error {
	if s == "" || strings.ContainsAny(s, "/ ") {
		return errors.New("must be a name like unknot.example")
	}
	*n = append(*n, s)
	return nil
}

// runServe is unknot serve: the app, on this computer.
func runServe(ctx context.Context, p *program, args []string) error {
	var s serving
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	fs.IntVar(&s.port, "port", usualPort, "the port, 0 for any")
	fs.StringVar(&s.host, "host", "", "an address of this computer at which others may reach it too")
	fs.BoolVar(&s.open, "open", false, "open the browser")
	fs.BoolVar(&s.qr, "qr", false, "print the address as a QR code")
	fs.StringVar(&s.cert, "cert", "", "a certificate, for HTTPS")
	fs.StringVar(&s.certKey, "key-file", "", "the key of the certificate")
	fs.StringVar(&s.data, "data", "", "folder of the record")
	fs.Var(&s.names, "allow-host", "a name that a proxy in front of it is reached by")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	switch {
	case s.port < 0 || s.port > 65535:
		return usageError{fmt.Sprintf("serve: --port: %d is not a port from 0 to 65535", s.port)}
	case (s.cert == "") != (s.certKey == ""):
		return usageError{"serve: --cert and --key-file belong together"}
	}
	return p.serve(ctx, s)
}

// serve serves the app until it is told to end. A request that has begun is
// answered, and the record closed, before it returns.
func (p *program) serve(ctx context.Context, s serving) (err error) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	x, err := p.openExchange(ctx, s.data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	key, err := keyIn(x.dir, p.random)
	if err != nil {
		return err
	}
	there, err := p.settle(ctx, s, x, key)
	if err != nil || there == nil {
		return err
	}
	defer there.close()
	handler, err := p.handler(x, key, there)
	if err != nil {
		return err
	}
	p.announce(s, there, key)
	return there.serve(ctx, handler, p.logger())
}

// handler is what is served.
func (p *program) handler(x *exchange, key server.Key, there *place) (http.Handler, error) {
	o := server.Options{Engine: p.engine, Journal: x, Feed: x, Words: p.words, Key: key,
		Version: version(p.engine.Pack()).Version, Origins: there.origins(), Log: p.logger()}
	if app, built := p.app(); built {
		o.App = app
	}
	return server.New(o)
}

// logger writes what goes wrong to standard error.
func (p *program) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// Times a caller may take, and how long a request may go on when the program
// ends.
const (
	headerTime = 10 * time.Second
	bodyTime   = time.Minute
	idleTime   = 2 * time.Minute
	graceTime  = 10 * time.Second
)

// newServer is the server with its limits.
func newServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{Handler: h, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, WriteTimeout: bodyTime, IdleTimeout: idleTime, MaxHeaderBytes: 64 << 10}
}

// serve answers at every listener until the context ends, and then what has
// been asked before.
func (t *place) serve(ctx context.Context, h http.Handler, log *slog.Logger) error {
	srv := newServer(h, log)
	failed := make(chan error, len(t.listeners))
	for _, l := range t.listeners {
		go func(l net.Listener) {
			if t.secure {
				failed <- srv.ServeTLS(l, t.cert, t.certKey)
			} else {
				failed <- srv.Serve(l)
			}
		}(l)
	}
	select {
	case <-ctx.Done():
	case err := <-failed:
		return errors.Join(fmt.Errorf("serve: %w", err), srv.Close())
	}
	end, cancel := context.WithTimeout(context.Background(), graceTime)
	defer cancel()
	if err := srv.Shutdown(end); err != nil {
		return errors.Join(fmt.Errorf("serve: %w", err), srv.Close())
	}
	return nil
}
