package main

import (
	"os/exec"
	"runtime"
)

// browserVariable names the program that opens an address; "none" is none.
const browserVariable = "UNKNOT_BROWSER"

// openBrowser opens an address, and reports whether there is a browser to open
// it in.
func (p *program) openBrowser(address string) bool {
	opener := p.browser()
	if len(opener) == 0 {
		return false
	}
	cmd := exec.Command(opener[0], append(opener[1:], address)...)
	if err := cmd.Start(); err != nil {
		return false
	}
	go func() { _ = cmd.Wait() }()
	return true
}

// browser is the command that opens an address here, empty when there is none.
func (p *program) browser() []string {
	switch named := p.env(browserVariable); {
	case named == "none":
		return nil
	case named != "":
		return []string{named}
	}
	switch {
	case runtime.GOOS == "darwin":
		return []string{"open"}
	case runtime.GOOS == "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	case p.env("DISPLAY") == "" && p.env("WAYLAND_DISPLAY") == "":
		return nil
	}
	return []string{"xdg-open"}
}
