package session_test

import (
	"encoding/json"
	"testing"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

const onePlan = `{"allowed":true,"seconds":105,"steps":[{"technique":"glute-roll","side":"left","tool":"foam-roller","enter":20,"roll":45,"hold":30,"holds":1,"exit":10}],"left_out":[],"notes":[]}`

func TestTheExampleOfTheVocabularyStopsAtEightySeconds(t *testing.T) {
	pack := protocol.Lowback()
	p, err := plan.Read(pack, "plan", []byte(onePlan))
	if err != nil {
		t.Fatal(err)
	}
	table := stop.New(pack)
	m, err := session.NewMachine(table, &p, stop.History{})
	if err != nil {
		t.Fatal(err)
	}
	for _, ev := range []string{
		`[{"at":0,"do":"start"},{"at":61.5,"do":"tender-spot"},{"at":80,"do":"report","sensation":"sharp","where":"here","discomfort":4}]`,
		`[{"at":0,"do":"start"}]`,
		`[{"at":0,"do":"start"},{"at":30,"do":"alive"},{"at":900,"do":"gap"},{"at":950,"do":"resume"}]`,
	} {
		events, err := session.ReadEvents(table, "events", []byte(ev))
		if err != nil {
			t.Fatal(err)
		}
		r, err := m.Replay(events)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := json.Marshal(r)
		t.Log(string(b))
	}
}
