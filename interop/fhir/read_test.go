package fhir_test

import (
	"fmt"
	"strings"
	"testing"

	"unknot/engine"
	"unknot/interop/fhir"
)

// reply is a QuestionnaireResponse with these items.
func reply(items string) string {
	return `{"resourceType":"QuestionnaireResponse","id":"x","meta":{"versionId":"1"},"text":{"status":"generated","div":"<div/>"},
		"status":"completed","authored":"2026-11-20T08:00:00Z","item":[` + items + `]}`
}

const (
	yes    = `{"valueCoding":{"system":"http://terminology.hl7.org/CodeSystem/v2-0136","code":"Y"}}`
	no     = `{"valueCoding":{"system":"http://terminology.hl7.org/CodeSystem/v2-0136","code":"N"}}`
	unsure = `{"valueCoding":{"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"asked-unknown"}}`
)

func TestAnswersOfOthersAreRead(t *testing.T) {
	data := reply(`{"linkId":"page-1","text":"a group","item":[{"linkId":"saddle-numbness","answer":[` + no + `]},{"linkId":"both-legs","answer":[` + unsure + `]}]},
		{"linkId":"six-weeks","text":"not in a group","answer":[` + yes + `]},{"linkId":"steroids","answer":[{"valueBoolean":false}]},
		{"linkId":"age","answer":[{"valueInteger":44}]},{"linkId":"implant"},{"linkId":"fracture","answer":[]}`)
	got, err := fhir.Read(table(), "r.json", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"saddle-numbness":"no","both-legs":"unsure","steroids":"no","six-weeks":"yes","age":44}`
	if text := string(table().AppendJSON(nil, &got.Answers)); text != want || got.Authored.String() != "2026-11-20T08:00:00.000Z" || got.Entry != "" {
		t.Errorf("read %s, %+v", text, got)
	}
}

// What is missing is not answered, and an answer that is not answered allows
// nothing.
func TestWhatIsMissingNeverCountsAsNo(t *testing.T) {
	e := engine.Lowback()
	for _, items := range []string{``, `{"linkId":"page-1"}`, `{"linkId":"both-legs"}`, `{"linkId":"both-legs","answer":[]}`} {
		got, err := fhir.Read(table(), "r.json", []byte(reply(items)))
		if err != nil {
			t.Fatal(err)
		}
		if o := e.Screen(&got.Answers, [2]uint64{}); got.Answers.Count() != 0 || o.Complete || o.Allows() {
			t.Errorf("%s: %+v", items, o)
		}
	}
}

func TestWhatIsNotKnownIsRefusedWithWhere(t *testing.T) {
	for items, want := range map[string]string{
		`{"linkId":"both-leg","answer":[` + no + `]}`:                                                `item[0].linkId: is "both-leg", which is not a known question; did you mean "both-legs"?`,
		`{"answer":[` + no + `]}`:                                                                    `item[0].linkId: is ""`,
		`{"linkId":"page-9","item":[]}`:                                                              `item[0].linkId: is "page-9"`,
		`{"linkId":"page-01","item":[]}`:                                                             `item[0].linkId: is "page-01"`,
		`{"linkId":"page-1","answer":[` + no + `]}`:                                                  `item[0].linkId: is "page-1"`,
		`{"linkId":"page-1","item":[{"linkId":"q7"}]}`:                                               `item[0].item[0].linkId: is "q7"`,
		`{"linkId":"age"},{"linkId":"both-legs","answer":[` + no + `,` + no + `]}`:                   `item[1].answer: has 2 answers`,
		`{"linkId":"both-legs","answer":[` + no + `]},{"linkId":"both-legs","answer":[` + yes + `]}`: `item[1].linkId: is "both-legs", which was there before`,
		`{"linkId":"both-legs","answer":[{"valueString":"no"}]}`:                                     `item[0].answer[0]: has no code and no boolean`,
		`{"linkId":"both-legs","answer":[{"valueBoolean":"false"}]}`:                                 `has no code and no boolean`,
		`{"linkId":"both-legs","answer":[{"valueCoding":{"system":"x","code":"N"}}]}`:                `has the code "N" of "x"`,
		`{"linkId":"both-legs","answer":[{"modifierExtension":[],"valueBoolean":false}]}`:            `item[0].answer[0].modifierExtension: may change`,
		`{"linkId":"both-legs","answer":[` + no + `],"item":[]}`:                                     `item[0].item: is under a question`,
		`{"linkId":"age","answer":[{"valueInteger":44.5}]}`:                                          `item[0].answer[0]: is 44.5, must be a whole number from 0 to 120`,
		`{"linkId":"age","answer":[{"valueInteger":121}]}`:                                           `is 121, must be`,
		`{"linkId":"age","answer":[{"valueString":"44"}]}`:                                           `must be a valueInteger from 0 to 120`,
		`{"linkId":"skin-sites","answer":[{"valueBoolean":false}]}`:                                  `must have codes of urn:uuid:`,
		`{"linkId":"both-legs","linkId":"age"}`:                                                      `item[0].linkId: is there twice`,
		`7`:                                                                                          `item[0].linkId: is ""`,
	} {
		_, err := fhir.Read(table(), "r.json", []byte(reply(items)))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "r.json: ") {
			t.Errorf("%s:\n%v\nwant %s", items, err, want)
		}
	}
}

func TestWhatIsNoResponseIsRefused(t *testing.T) {
	for data, want := range map[string]string{
		`{"resourceType":"Bundle"}`: "is a Bundle, must be a QuestionnaireResponse",
		`{}`:                        "is no resource",
		`[]`:                        "is no resource",
		`{"resourceType":"QuestionnaireResponse","status":"entered-in-error"}`:                               `status: is "entered-in-error"`,
		`{"resourceType":"QuestionnaireResponse","status":"completed","implicitRules":"x"}`:                  "implicitRules: may change",
		`{"resourceType":"QuestionnaireResponse","status":"completed","authored":"yesterday"}`:               `authored: is "yesterday"`,
		`{"resourceType":"QuestionnaireResponse","status":"completed","item":{}}`:                            "item: is an object, must be a list",
		`{"resourceType":"QuestionnaireResponse","status":"completed","status":"amended"}`:                   "status: is there twice",
		`{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"age"}]} {"more":1}`: "",
	} {
		if _, err := fhir.Read(table(), "r.json", []byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", data, err, want)
		}
	}
}

func TestSitesNeedTheirNone(t *testing.T) {
	data := string(written(t, input(t, record(t))))
	_, rest, _ := strings.Cut(data, `{"linkId":"skin-sites","answer":[{"valueCoding":{"system":"`)
	system, _, _ := strings.Cut(rest, `"`)
	code := func(id string) string { return fmt.Sprintf(`{"valueCoding":{"system":%q,"code":%q}}`, system, id) }
	for answer, want := range map[string]string{
		code("none"): `{"skin-sites":[]}`,
		code("upper-back") + "," + code("buttock-left"): `{"skin-sites":["buttock-left","upper-back"]}`,
		code("none") + "," + code("upper-back"):         "says none and names sites",
		code("upper-back") + "," + code("upper-back"):   `has "upper-back" twice`,
		code("uper-back"): `"uper-back", which is not a known site; did you mean "upper-back"?`,
	} {
		got, err := fhir.Read(table(), "r.json", []byte(reply(`{"linkId":"skin-sites","answer":[`+answer+`]}`)))
		text := string(table().AppendJSON(nil, &got.Answers))
		if err != nil {
			text = err.Error()
		}
		if !strings.Contains(text, want) {
			t.Errorf("%s: %s, want %s", answer, text, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(reply(`{"linkId":"page-1","item":[{"linkId":"both-legs","answer":[` + yes + `]}]},{"linkId":"age","answer":[{"valueInteger":44}]}`)))
	f.Add([]byte(`{"resourceType":"Bundle"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := fhir.Read(table(), "f", data)
		if err != nil {
			return
		}
		text := table().AppendJSON(nil, &got.Answers)
		if back, err := table().Read("", []byte(`{"answers":`+string(text)+`}`)); err != nil || back != got.Answers {
			t.Errorf("%s gave answers that cannot be kept: %s %v", data, text, err)
		}
	})
}
