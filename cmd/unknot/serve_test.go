package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"unknot/server"
)

// A running is a program that serves.
type running struct {
	address, port string
	key           string
	stop          context.CancelFunc
	ended         chan error
	said          *lockedText // on standard error
}

// lockedText is written and read at once.
type lockedText struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedText) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedText) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// startServing serves a folder and returns once the address is printed.
func startServing(t *testing.T, data string, s serving) *running {
	t.Helper()
	p := testProgram(data)
	r := &running{ended: make(chan error, 1), said: &lockedText{}}
	out, in := io.Pipe()
	p.out, p.err = in, r.said
	p.app = func() (fs.FS, bool) { return fstest.MapFS{"index.html": {Data: []byte("the app")}}, true }
	ctx, stop := context.WithCancel(context.Background())
	r.stop = stop
	t.Cleanup(stop)
	go func() {
		err := p.serve(ctx, s)
		_ = in.Close()
		r.ended <- err
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("nothing was printed: %v, %v\n%s", err, <-r.ended, r.said)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	r.address = strings.TrimSpace(line)
	origin, key, _ := strings.Cut(r.address, "/#key=")
	r.key, r.port = key, origin[strings.LastIndexByte(origin, ':')+1:]
	return r
}

func (r *running) url(path string) string { return "http://localhost:" + r.port + path }

// get fetches a text.
func get(t *testing.T, url string, headers ...string) (int, string) {
	t.Helper()
	q, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(text)
}

func TestItServesTheAppAndTheRecordWithItsKey(t *testing.T) {
	r := startServing(t, t.TempDir(), serving{})
	if !strings.HasPrefix(r.address, "http://localhost:") || len(r.key) != 26 {
		t.Fatalf("the address is %q", r.address)
	}
	for _, host := range []string{"localhost", "127.0.0.1"} {
		if status, body := get(t, "http://"+host+":"+r.port+"/"); status != 200 || body != "the app" {
			t.Errorf("%s: %d %s", host, status, body)
		}
	}
	if status, body := get(t, r.url("/api/journal")); status != 401 {
		t.Errorf("without the key: %d %s", status, body)
	}
	if status, body := get(t, r.url("/api/journal"), server.KeyHeader, r.key); status != 200 {
		t.Errorf("with the key: %d %s", status, body)
	}
	r.stop()
	if err := <-r.ended; err != nil {
		t.Error(err)
	}
}

// It is asked to end in the middle of a request: the request is answered, what
// it brought is kept, and the record is closed.
func TestARequestThatHasBegunIsAnsweredBeforeTheEnd(t *testing.T) {
	dir := t.TempDir()
	r := startServing(t, dir, serving{})
	c, err := net.Dial("tcp", "127.0.0.1:"+r.port)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	body := `{"entries":[` + aMorning("a", 3) + `]}`
	head := "POST /api/journal HTTP/1.1\r\nHost: localhost:" + r.port + "\r\nUnknot-Key: " + r.key +
		"\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n"
	if _, err := io.WriteString(c, head); err != nil {
		t.Fatal(err)
	}
	answer := bufio.NewReader(c)
	if line, err := answer.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") { // it is being handled now
		t.Fatalf("%q %v", line, err)
	}
	r.stop()
	if _, err := io.WriteString(c, body); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(answer)
	if !strings.Contains(string(rest), "200 OK") || !strings.Contains(string(rest), `"added":1`) {
		t.Errorf("the answer is %q", rest)
	}
	if err := <-r.ended; err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, journalFile+"-wal")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the record was not closed: %v", err)
	}
	if out, _ := inProcess(t, dir, "export"); !strings.Contains(out, aMorning("a", 3)) {
		t.Errorf("kept: %s", out)
	}
}

func TestNobodyCanHoldItUp(t *testing.T) {
	s := newServer(http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	if s.ReadHeaderTimeout <= 0 || s.ReadHeaderTimeout > headerTime || s.ReadTimeout <= 0 || s.WriteTimeout <= 0 || s.IdleTimeout <= 0 || s.MaxHeaderBytes > 1<<20 {
		t.Errorf("%+v", s)
	}
}

func TestASecondOneForTheSameRecordSaysWhereTheFirstIs(t *testing.T) {
	dir := t.TempDir()
	first := startServing(t, dir, serving{})
	port, _ := strconv.Atoi(first.port)
	second := startServing(t, dir, serving{port: port})
	if err := <-second.ended; err != nil || second.address != first.address || !strings.Contains(second.said.String(), "running already") {
		t.Errorf("%v, at %s\n%s", err, second.address, second.said)
	}
	other := startServing(t, dir, serving{port: port, host: "127.0.0.2"})
	if err := <-other.ended; err == nil || !strings.Contains(err.Error(), "not as you asked") {
		t.Errorf("served otherwise: %v", err)
	}
	if status, _ := get(t, first.url("/api/hello")); status != 200 {
		t.Error("the first one is gone")
	}
}

func TestAPortThatIsTakenIsPassedOver(t *testing.T) {
	first := startServing(t, t.TempDir(), serving{})
	port, _ := strconv.Atoi(first.port)
	second := startServing(t, t.TempDir(), serving{port: port})
	if second.port == first.port || second.key == first.key || !strings.Contains(second.said.String(), "Port "+first.port+" is taken") {
		t.Errorf("%s\n%s", second.address, second.said)
	}
	if n := strings.Count(second.said.String(), "is taken"); n != 1 {
		t.Errorf("said %d times", n)
	}
	if status, _ := get(t, second.url("/api/journal"), server.KeyHeader, first.key); status != 401 {
		t.Error("the key of another record opens this one")
	}
}

// Somebody else sits at the port and says whatever the real one would say: the
// key is not sent there.
func TestAnImpostorAtThePortIsNotBelieved(t *testing.T) {
	dir := t.TempDir()
	p := testProgram(dir)
	x, err := p.openExchange(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	id, err := x.Log(context.Background())
	if err := errors.Join(err, x.Close()); err != nil {
		t.Fatal(err)
	}
	proof := server.Key(strings.Repeat("a", 26)).Proof("localhost:1", "n")
	impostor := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"name":"unknot","log":"`+id+`","proof":"`+proof+`"}`)
	}))
	impostor.Start()
	defer impostor.Close()
	port := impostor.Listener.Addr().(*net.TCPAddr).Port
	r := startServing(t, dir, serving{port: port})
	if r.port == strconv.Itoa(port) || !strings.Contains(r.said.String(), "is taken by another program") {
		t.Errorf("%s\n%s", r.address, r.said)
	}
}

func TestNothingIsServedWhereItCannotBe(t *testing.T) {
	p := testProgram(t.TempDir())
	for args, want := range map[string]string{
		"--port 70000": "not a port", "--port -1": "not a port", "--cert a": "belong together", "--key-file a": "belong together",
		"--cert a --key-file b": "the certificate", "--host 203.0.113.7": "serve:", "--allow-host http://x/": "allow-host", "--allow-host=": "allow-host", "extra": "usage",
	} {
		if err := runServe(context.Background(), p, strings.Fields(args)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("serve %s: %v", args, err)
		}
	}
}

func TestTheKeyIsMadeOnceAndForItsOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	p := testProgram(dir)
	keys := make(chan server.Key, 8)
	for range cap(keys) {
		go func() {
			k, err := keyIn(dir, p.random)
			if err != nil {
				t.Error(err)
			}
			keys <- k
		}()
	}
	first := <-keys
	for range cap(keys) - 1 {
		if k := <-keys; k != first {
			t.Errorf("made at once: %s and %s", first, k)
		}
	}
	path := filepath.Join(dir, keyFile)
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if k, err := keyIn(dir, p.random); k != first || err != nil {
		t.Errorf("%s, %v", k, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if list, _ := os.ReadDir(dir); len(list) != 1 {
		t.Errorf("left behind: %v", list)
	}
	if err := os.WriteFile(path, []byte("not a key\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if k, err := keyIn(dir, p.random); err == nil || !strings.Contains(err.Error(), "remove the file") {
		t.Errorf("%s, %v", k, err)
	}
}
