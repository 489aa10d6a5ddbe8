package main

import (
	"net"
	"os"
	"strconv"
	"strings"

	"unknot/server"
)

// origins are the origins of every page that is ours.
func (t *place) origins() []string {
	var out []string
	for _, name := range append([]string{"localhost", "127.0.0.1", "::1"}, t.shared()...) {
		out = append(out, t.origin(name))
	}
	for _, name := range t.names {
		out = append(out, "http://"+name, "https://"+name)
	}
	return out
}

// shared are the names by which others may reach it, without those of a proxy.
func (t *place) shared() []string {
	if len(t.addresses()) == 2 && t.addresses()[0] == "127.0.0.1" {
		return t.certNames
	}
	out := append([]string{t.host}, t.certNames...)
	if ip := net.ParseIP(t.host); ip != nil && ip.IsUnspecified() {
		out = append(networkAddresses(), t.certNames...)
		if name, err := os.Hostname(); err == nil && name != "" {
			out = append(out, name, strings.TrimSuffix(name, ".local")+".local")
		}
	}
	return out
}

// origin is how a browser names a host of this place.
func (t *place) origin(host string) string {
	scheme, usual := "http", 80
	if t.secure {
		scheme, usual = "https", 443
	}
	if t.port != usual {
		return scheme + "://" + net.JoinHostPort(host, strconv.Itoa(t.port))
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	return scheme + "://" + host
}

// here is the address on this computer, elsewhere that for a phone, empty when
// there is none. Both hold the key.
func (t *place) here(key server.Key) string {
	host := "localhost"
	if t.secure && len(t.certNames) > 0 {
		host = t.certNames[0]
	}
	return withKey(t.origin(host), key)
}

func (t *place) elsewhere(key server.Key) string {
	switch others := t.shared(); {
	case len(t.names) > 0:
		return withKey("https://"+t.names[0], key)
	case len(others) > 0:
		return withKey(t.origin(others[0]), key)
	}
	return ""
}

func withKey(origin string, key server.Key) string { return origin + "/#key=" + string(key) }

// virtual are the beginnings of the names of interfaces that lead to no phone.
var virtual = []string{"docker", "br-", "veth", "virbr", "vmnet", "vboxnet"}

// networkAddresses are the addresses of this computer on the networks it is
// in, those that a home network gives out first.
func networkAddresses() []string {
	list, err := net.Interfaces()
	if err != nil {
		return nil
	}
	var private, public []string
	for _, i := range list {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagLoopback != 0 || startsWithAny(i.Name, virtual) {
			continue
		}
		all, _ := i.Addrs()
		for _, a := range all {
			n, ok := a.(*net.IPNet)
			switch {
			case !ok || n.IP.IsLinkLocalUnicast():
			case n.IP.To4() != nil && n.IP.IsPrivate():
				private = append(private, n.IP.String())
			default:
				public = append(public, n.IP.String())
			}
		}
	}
	return append(private, public...)
}

func startsWithAny(s string, beginnings []string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(s, b) {
			return true
		}
	}
	return false
}
