package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"

	"unknot/clearcode"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// sign makes a code with a key made of the caller's chance.
func sign(in []byte) (any, error) {
	var of struct {
		Flags   []string               `json:"flags"`
		Without []protocol.TechniqueID `json:"without"`
		HoldMax int                    `json:"holdMax"`
		Given   protocol.Day           `json:"given"`
		Until   *protocol.Day          `json:"until,omitempty"`
		By      string                 `json:"by"`
		Seed    string                 `json:"seed"` // 32 bytes in base 64
	}
	if err := strict.Decode("sign", in, &of); err != nil {
		return nil, err
	}
	seed, err := base64.StdEncoding.DecodeString(of.Seed)
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, fmt.Errorf("sign: the chance for a key must be %d bytes", ed25519.SeedSize)
	}
	c := clearcode.Clearance{HoldMax: of.HoldMax, Given: of.Given, By: of.By}
	if of.Until != nil {
		c.Until = *of.Until
	}
	if c.Without, err = techniques(of.Without); err != nil {
		return nil, err
	}
	for _, s := range of.Flags {
		f, err := flagOf(s)
		if err != nil {
			return nil, err
		}
		c.Flags = append(c.Flags, f)
	}
	code, err := clearcode.Sign(c, ed25519.NewKeyFromSeed(seed))
	return map[string]string{"code": code.Encode(), "key": code.Fingerprint()}, err
}

func techniques(list []protocol.TechniqueID) ([]clearcode.Technique, error) {
	var out []clearcode.Technique
	for _, id := range list {
		if _, ok := pack.Technique(id); !ok {
			return nil, fmt.Errorf("sign: %s is not a known technique", strict.Quote(string(id)))
		}
		out = append(out, clearcode.TechniqueOf(id))
	}
	return out, nil
}

// Allowed is what a code allows in a record.
type Allowed struct {
	By      string                 `json:"by"`
	Flags   []string               `json:"flags"`
	Without []protocol.TechniqueID `json:"without"`
	HoldMax int                    `json:"holdMax"`
	Until   *protocol.Day          `json:"until,omitempty"`
	Key     string                 `json:"key"`
}

// Slip is why a code cannot be taken, and the line to look at, 0 where it is
// none of them.
type Slip struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	Why  string `json:"why"`
}

// read says what a code allows in a record, or why it allows nothing there.
func read(in []byte) (any, error) {
	var of struct {
		Code  string       `json:"code"`
		Today protocol.Day `json:"today"`
		Flags []struct {
			ID    string          `json:"id"`
			Rule  protocol.RuleID `json:"rule"`
			Level protocol.Level  `json:"level"`
			Since protocol.Day    `json:"since"`
			From  *protocol.Day   `json:"from,omitempty"`
		} `json:"flags"`
	}
	if err := strict.Decode("read", in, &of); err != nil {
		return nil, err
	}
	var flags []clearcode.Raised
	for _, f := range of.Flags {
		r := clearcode.Raised{ID: f.ID, Rule: f.Rule, Level: f.Level, Since: f.Since}
		if f.From != nil {
			r.From = *f.From
		}
		flags = append(flags, r)
	}
	code, err := clearcode.Decode(of.Code)
	if err != nil {
		return slip(err), nil
	}
	got, err := code.In(pack, flags, of.Today)
	if err != nil {
		return Slip{Why: err.Error()}, nil
	}
	out := Allowed{By: got.By, Flags: got.Flags, Without: got.Without, HoldMax: got.HoldMax, Key: got.Key}
	if got.Until != 0 {
		out.Until = &got.Until
	}
	return out, nil
}

// slip points at the line of a slip.
func slip(err error) Slip {
	var line *clearcode.LineError
	if errors.As(err, &line) {
		return Slip{line.Line, line.Text, err.Error()}
	}
	return Slip{Why: err.Error()}
}
