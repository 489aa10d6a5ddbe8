package figure

import (
	"fmt"

	"unknot/engine/body"
	"unknot/engine/strict"
)

// Asked makes the films that a host asks for, as JSON, with JSON:
//
//	{"height":172,"mass":68,"sex":"f","short":false,"technique":"glute-roll"}
//
// Height is in centimetres, mass in kilograms. The answer has both views of the
// technique. It fails for a person out of the model's range.
func Asked(input []byte) ([]byte, error) {
	var ask struct {
		Height    int    `json:"height"`
		Mass      int    `json:"mass"`
		Sex       string `json:"sex"`
		Short     bool   `json:"short"`
		Technique string `json:"technique"`
	}
	if err := strict.Decode("films", input, &ask); err != nil {
		return nil, err
	}
	sex := map[string]body.Sex{"f": body.Female, "m": body.Male}[ask.Sex]
	b, err := body.New(body.Person{Height: float64(ask.Height) / 100, Mass: float64(ask.Mass), Sex: sex})
	if err != nil {
		return nil, fmt.Errorf("figure: %w", err)
	}
	out := writer{}
	for i, v := range Views() {
		f, err := New(b, ask.Technique, v, Look{Short: ask.Short})
		if err != nil {
			return nil, fmt.Errorf("figure: %w", err)
		}
		out.text([]string{"[", ","}[i])
		out = append(out, f.JSON()...)
	}
	out.text("]")
	return out, nil
}
