package clearcode_test

import (
	"os/exec"
	"strings"
	"testing"

	"unknot/clearcode"
)

// testdata/write.mjs writes a code by itself, on crypto.subtle, as the page
// for the professional does.
func TestACodeWrittenOnWebCryptoIsRead(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not here: what a browser writes is not tried")
	}
	out, err := exec.Command(node, "testdata/write.mjs").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	c, err := clearcode.Decode(string(out))
	if err != nil {
		t.Fatalf("%v:\n%s", err, out)
	}
	want := sign(t, some(), key(1))
	if c.By != want.By || c.Flags[0] != want.Flags[0] || c.Without[0] != want.Without[0] || c.HoldMax != 30 || c.Given != want.Given || c.Until != want.Until {
		t.Errorf("read %+v", c.Clearance)
	}
	if again := strings.TrimSpace(string(out)); again != c.Encode() {
		t.Errorf("written there\n%s\nhere\n%s", again, c.Encode())
	}
}
