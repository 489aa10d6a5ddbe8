package main

import (
	"encoding/json"
	"fmt"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// pack is the one that codes are read against.
var pack = protocol.Lowback()

// ask answers a call by name, JSON in and JSON out.
//
//	ask       {"flags":[{"id":"…","rule":"…","since":"2026-11-23"}]}
//	read-ask  {"ask":"…","today":"2026-11-23"}
//	sign      {"flags":["…"],"without":["…"],"holdMax":0,"given":"…","until":"…","by":"…","seed":"…"}
//	read      {"code":"…","today":"…","flags":[{"id":"…","rule":"…","level":"…","since":"…","from":"…"}]}
//	qr        {"text":"…"}
func ask(name string, in []byte) ([]byte, error) {
	calls := map[string]func([]byte) (any, error){"ask": makeAsk, "read-ask": readAsk, "sign": sign, "read": read, "qr": drawQR}
	f, ok := calls[name]
	if !ok {
		return nil, fmt.Errorf("call: there is no %s", strict.Quote(name))
	}
	out, err := f(in)
	if err != nil {
		return nil, err
	}
	return json.Marshal(out)
}
