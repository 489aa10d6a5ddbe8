package main

import (
	"context"
	"io/fs"
	"net"
	"strconv"
	"testing"
	"testing/fstest"
)

func TestTheDoctorKnowsWhoIsAtThePort(t *testing.T) {
	dir := t.TempDir()
	r := startServing(t, dir, serving{})
	port, _ := strconv.Atoi(r.port)
	ctx := context.Background()
	for data, want := range map[string]string{dir: "The app is running at port " + r.port + ".", t.TempDir(): "Port " + r.port + " is not free"} {
		if f := testProgram(data).checkPort(ctx, data, port); len(f.Say) < len(want) || f.Say[:len(want)] != want {
			t.Errorf("%s", f.Say)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	free := l.Addr().(*net.TCPAddr).Port
	_ = l.Close()
	if f := testProgram(dir).checkPort(ctx, dir, free); f.State != fine || f.Say != "Port "+strconv.Itoa(free)+" is free for the app." {
		t.Errorf("%+v", f)
	}
}

func TestTheDoctorSaysWhetherTheAppIsThere(t *testing.T) {
	p := testProgram(t.TempDir())
	if f := p.checkApp(context.Background(), "")[0]; f.State != warning || f.Do == "" {
		t.Errorf("%+v", f)
	}
	p.app = func() (fs.FS, bool) { return fstest.MapFS{}, true }
	if f := p.checkApp(context.Background(), "")[0]; f.State != fine {
		t.Errorf("%+v", f)
	}
}
