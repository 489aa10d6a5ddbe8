package main

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatIsListenedAtAndWhoIsAnswered(t *testing.T) {
	for _, tt := range []struct {
		name      string
		place     place
		addresses []string
		origins   []string
		never     []string
	}{
		{"this computer", place{port: 8656}, []string{"127.0.0.1", "::1"},
			[]string{"http://localhost:8656", "http://127.0.0.1:8656", "http://[::1]:8656"}, networkAddresses()},
		{"loopback by its name", place{port: 8656, host: "127.0.0.1"}, []string{"127.0.0.1", "::1"}, []string{"http://localhost:8656"}, networkAddresses()},
		{"one address", place{port: 8656, host: "192.0.2.7"}, []string{"127.0.0.1", "::1", "192.0.2.7"},
			[]string{"http://localhost:8656", "http://192.0.2.7:8656"}, []string{"192.0.2.8"}},
		{"every address", place{port: 8656, host: "0.0.0.0"}, []string{"0.0.0.0", "::1"}, slices.Concat([]string{"http://localhost:8656"}, nil), []string{"//0.0.0.0"}},
		{"every address, both versions", place{port: 8656, host: "::"}, []string{"::"}, []string{"http://localhost:8656"}, []string{"//[::]"}},
		{"the usual port", place{port: 80}, []string{"127.0.0.1", "::1"}, []string{"http://localhost", "http://[::1]"}, []string{":80"}},
		{"HTTPS", place{port: 443, secure: true, certNames: []string{"pc.example"}}, []string{"127.0.0.1", "::1"},
			[]string{"https://localhost", "https://pc.example"}, []string{"http://"}},
		{"a proxy in front", place{port: 8656, names: names{"pc.example.ts.net"}}, []string{"127.0.0.1", "::1"},
			[]string{"https://pc.example.ts.net", "http://pc.example.ts.net"}, []string{"ts.net:8656"}},
	} {
		if got := tt.place.addresses(); !slices.Equal(got, tt.addresses) {
			t.Errorf("%s: listens at %v", tt.name, got)
		}
		got := tt.place.origins()
		for _, want := range tt.origins {
			if !slices.Contains(got, want) {
				t.Errorf("%s: %s is not answered: %v", tt.name, want, got)
			}
		}
		for _, never := range tt.never {
			if strings.Contains(strings.Join(got, " "), never) {
				t.Errorf("%s: %s is answered: %v", tt.name, never, got)
			}
		}
	}
}

func TestTheAddressForAPhoneIsNeverThatOfThisComputerOnly(t *testing.T) {
	for want, p := range map[string]place{
		"":                                     {port: 8656},
		"http://192.0.2.7:8656/#key=":          {port: 8656, host: "192.0.2.7"},
		"https://pc.example.ts.net/#key=":      {port: 8656, names: names{"pc.example.ts.net"}},
		"https://pc.example:8656/#key=":        {port: 8656, secure: true, certNames: []string{"pc.example"}},
		"http://[2001:db8::7]:8656/#key=":      {port: 8656, host: "2001:db8::7"},
		"https://pc.example.ts.net:8443/#key=": {port: 8656, names: names{"pc.example.ts.net:8443"}, host: "192.0.2.7"},
	} {
		if want != "" {
			want += string(testKey)
		}
		if got := p.elsewhere(testKey); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestTheBrowserIsOpenedWhereThereIsOne(t *testing.T) {
	p := testProgram(t.TempDir())
	vars := map[string]string{}
	p.env = func(name string) string { return vars[name] }
	for _, tt := range []struct {
		named, display string
		opens          bool
	}{{"none", ":0", false}, {"true", "", true}, {"a-browser-that-is-not-there", ":0", false}} {
		vars[browserVariable], vars["DISPLAY"] = tt.named, tt.display
		if got := p.openBrowser("http://localhost:1/"); got != tt.opens {
			t.Errorf("%+v: %t", tt, got)
		}
	}
}
