package figure_test

import (
	"encoding/json"
	"testing"

	"unknot/figure"
)

func TestAHostAsksWithJSONAndGetsBothViews(t *testing.T) {
	text, err := figure.Asked([]byte(`{"height":172,"mass":68,"sex":"f","short":false,"technique":"tfl-roll"}`))
	if err != nil {
		t.Fatal(err)
	}
	var films []struct{ Technique, View string }
	if err := json.Unmarshal(text, &films); err != nil {
		t.Fatal(err)
	}
	if len(films) != 2 || films[0].View != "side" || films[1].View != "second" || films[0].Technique != "tfl-roll" {
		t.Errorf("the answer has %v", films)
	}
}

func TestAPersonOutOfRangeIsRefused(t *testing.T) {
	for _, ask := range []string{
		`{"height":100,"mass":68,"sex":"f","short":false,"technique":"tfl-roll"}`,
		`{"height":172,"mass":68,"sex":"","short":false,"technique":"tfl-roll"}`,
		`{"height":172,"mass":68,"sex":"f","short":false,"technique":"lumbar-roll"}`,
		`{"height":172}`, `not JSON`,
	} {
		if _, err := figure.Asked([]byte(ask)); err == nil {
			t.Errorf("%s was answered", ask)
		}
	}
}
