package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// certificate makes a certificate for some names, and returns its files.
func certificate(t *testing.T, names ...string) (cert, key string) {
	t.Helper()
	secret, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: names, IPAddresses: []net.IP{net.IPv4(192, 0, 2, 7)}, NotAfter: time.Now().Add(time.Hour)}
	body, err := x509.CreateCertificate(rand.Reader, &about, &about, &secret.PublicKey, secret)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	save(t, dir, "cert.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: body}))
	save(t, dir, "key.pem", pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private}))
	return filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
}

func TestWithACertificateItServesHTTPSUnderItsNames(t *testing.T) {
	cert, key := certificate(t, "pc.example")
	dir := t.TempDir()
	r := startServing(t, dir, serving{cert: cert, certKey: key})
	if !strings.HasPrefix(r.address, "https://pc.example:"+r.port+"/#key=") {
		t.Errorf("the address is %s", r.address)
	}
	client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, ForceAttemptHTTP2: true}}
	for host, status := range map[string]int{"pc.example:" + r.port: 200, "192.0.2.7:" + r.port: 200, "localhost:" + r.port: 200, "other.example:" + r.port: 421} {
		q, err := http.NewRequest(http.MethodGet, "https://localhost:"+r.port+"/api/hello", nil)
		if err != nil {
			t.Fatal(err)
		}
		q.Host = host
		res, err := client.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if res.StatusCode != status || res.ProtoMajor != 2 {
			t.Errorf("%s: %d over %s: %s", host, res.StatusCode, res.Proto, text)
		}
	}
	if status, body := get(t, r.url("/api/hello")); status != 400 || !strings.Contains(body, "HTTPS server") {
		t.Errorf("over plain HTTP: %d %s", status, body)
	}
	port, _ := strconv.Atoi(r.port)
	again := startServing(t, dir, serving{port: port, cert: cert, certKey: key})
	if err := <-again.ended; err != nil || again.address != r.address {
		t.Errorf("a second one: %v, at %s", err, again.address)
	}
}
