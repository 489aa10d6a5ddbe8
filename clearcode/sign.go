package clearcode

import (
	"crypto/ed25519"
	"fmt"
	"slices"
)

// A Code is a clearance with the key and the signature that vouch for it.
type Code struct {
	Clearance
	Key       [ed25519.PublicKeySize]byte
	Signature [ed25519.SignatureSize]byte
}

// signed is put before what is signed, so that the signature fits nothing
// else.
const signed = "unknot clearance code 1\n"

// Sign makes the code of a clearance. Its error is a clearance that cannot be
// meant.
func Sign(c Clearance, key ed25519.PrivateKey) (Code, error) {
	c = c.tidy()
	if err := c.check(); err != nil {
		return Code{}, fmt.Errorf("clearance code: %w", err)
	}
	if len(key) != ed25519.PrivateKeySize {
		return Code{}, fmt.Errorf("clearance code: a key of %d bytes, must have %d", len(key), ed25519.PrivateKeySize)
	}
	out := Code{Clearance: c}
	copy(out.Key[:], key.Public().(ed25519.PublicKey))
	copy(out.Signature[:], ed25519.Sign(key, out.message()))
	return out, nil
}

// message is what is signed.
func (c *Code) message() []byte { return append(c.append([]byte(signed)), c.Key[:]...) }

// Encode writes a code in lines of five groups of five letters: 8 lines for
// one flag and a name of ten letters, 8 letters more for each further flag,
// some 3 for each technique left out.
func (c *Code) Encode() string {
	return text(append(c.message()[len(signed):], c.Signature[:]...))
}

// Decode reads a code and checks its signature. Its error is one line that
// says what is wrong and where.
func Decode(s string) (Code, error) {
	c, err := decode(s)
	if err != nil {
		return Code{}, fmt.Errorf("this clearance code %w", err)
	}
	return c, nil
}

func decode(s string) (Code, error) {
	data, err := untext(s)
	if err != nil {
		return Code{}, err
	}
	b := bytes{left: data}
	c := Code{}
	if c.Clearance, err = readClearance(&b); err != nil {
		return c, err
	}
	copy(c.Key[:], b.take(len(c.Key)))
	copy(c.Signature[:], b.take(len(c.Signature)))
	switch sorted := c.tidy(); {
	case b.err != nil:
		return c, b.err
	case len(b.left) > 0:
		return c, fmt.Errorf("goes on after its end, by %d bytes", len(b.left))
	case !slices.Equal(sorted.Flags, c.Flags) || !slices.Equal(sorted.Without, c.Without):
		return c, fmt.Errorf("names its parts out of order or twice")
	}
	if err := c.check(); err != nil {
		return c, err
	}
	if !ed25519.Verify(c.Key[:], c.message(), c.Signature[:]) {
		return c, fmt.Errorf("is not what was signed: its signature does not fit; ask for it again")
	}
	return c, nil
}

// Fingerprint is a short name of the key, to tell two keys apart by eye: two
// groups of five letters.
func (c *Code) Fingerprint() string {
	all := crockford.EncodeToString(c.Key[:])
	return all[:group] + "-" + all[group:2*group]
}
