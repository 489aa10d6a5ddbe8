package gen_test

import (
	"bytes"
	"os"
	"testing"

	"unknot/tools/figures/gen"
)

func TestThePicturesAreThoseOfTheModel(t *testing.T) {
	files, err := gen.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		got, err := os.ReadFile("../../../" + f.Path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, f.Text) {
			t.Errorf("%s differs from what the model gives: run make figures, and look at it", f.Path)
		}
	}
}
