package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"

	"unknot/server"
)

// A place is where the app is served: the listeners, and the names by which
// they are reached.
type place struct {
	listeners     []net.Listener
	port          int
	host          string // that others may use too; empty for this computer only
	secure        bool
	cert, certKey string
	certNames     []string
	names         []string // of a proxy in front of it
}

func (t *place) close() {
	for _, l := range t.listeners {
		_ = l.Close()
	}
}

// manyPorts is how many ports are tried after the first.
const manyPorts = 20

// settle finds a port. It returns nil when the app is being served already, for
// the same record: then it has said where.
func (p *program) settle(ctx context.Context, s serving, x *exchange, key server.Key) (*place, error) {
	t := &place{port: s.port, host: s.host, names: s.names, cert: s.cert, certKey: s.certKey, secure: s.cert != ""}
	if err := t.readCert(); err != nil {
		return nil, err
	}
	for i := 0; i <= manyPorts && s.port+i <= 65535; i++ {
		if t.port = s.port + i; s.port == 0 {
			t.port = 0 // any, again
		}
		err := t.listen()
		switch {
		case err == nil && s.port != 0 && i > 0:
			p.tell("serve.port-taken", "port", strconv.Itoa(s.port), "other", strconv.Itoa(t.port))
			return t, nil
		case err == nil:
			return t, nil
		case !taken(err):
			return nil, fmt.Errorf("serve: %w", err)
		case p.isOurs(ctx, t, x, key):
			return nil, p.sayRunning(s, t, key)
		}
	}
	return nil, errors.New(p.words.Say("serve.no-port", "from", strconv.Itoa(s.port), "to", strconv.Itoa(t.port)))
}

// taken reports whether a port is somebody else's. 10048 is how Windows says
// so.
func taken(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, syscall.Errno(10048))
}

// listen listens on this computer, in both versions of the Internet's
// addresses, so that nobody else can be at the other one; and at the host that
// was asked for.
func (t *place) listen() error {
	for i, address := range t.addresses() {
		l, err := net.Listen(network(address), net.JoinHostPort(address, strconv.Itoa(t.port)))
		if err != nil && i > 0 && address == "::1" && !taken(err) {
			continue // a computer without the newer version
		}
		if err != nil {
			t.close()
			t.listeners = nil
			return err
		}
		t.listeners = append(t.listeners, l)
		t.port = l.Addr().(*net.TCPAddr).Port
	}
	return nil
}

// network is the version of the Internet's addresses that an address is of.
// Without it Go takes 0.0.0.0 to mean both.
func network(address string) string {
	ip := net.ParseIP(address)
	switch {
	case ip == nil || address == "::":
		return "tcp"
	case ip.To4() != nil:
		return "tcp4"
	}
	return "tcp6"
}

// addresses are what is listened at.
func (t *place) addresses() []string {
	ip := net.ParseIP(t.host)
	switch {
	case t.host == "" || t.host == "localhost" || ip != nil && ip.IsLoopback():
		return []string{"127.0.0.1", "::1"}
	case ip != nil && ip.IsUnspecified() && ip.To4() != nil:
		return []string{t.host, "::1"}
	case ip != nil && ip.IsUnspecified():
		return []string{t.host}
	}
	return []string{"127.0.0.1", "::1", t.host}
}

// readCert reads the names a certificate is for.
func (t *place) readCert() error {
	if !t.secure {
		return nil
	}
	pair, err := tls.LoadX509KeyPair(t.cert, t.certKey)
	if err != nil {
		return fmt.Errorf("serve: the certificate: %w", err)
	}
	t.certNames = append(t.certNames, pair.Leaf.DNSNames...)
	for _, ip := range pair.Leaf.IPAddresses {
		t.certNames = append(t.certNames, ip.String())
	}
	return nil
}
