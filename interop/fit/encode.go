package fit

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"time"

	"github.com/muktihari/fit/encoder"
	"github.com/muktihari/fit/profile/mesgdef"
	"github.com/muktihari/fit/profile/typedef"
	"github.com/muktihari/fit/proto"
)

// fileID says what a file is. The serial number tells files apart, made of what
// they are about: the same session is the same file wherever it is written.
func fileID(kind typedef.File, at time.Time, about string) mesgdef.FileId {
	h := fnv.New32a()
	_, _ = h.Write([]byte(about))
	return *mesgdef.NewFileId(nil).SetType(kind).SetManufacturer(typedef.ManufacturerDevelopment).SetProduct(1).
		SetProductName("unknot").SetSerialNumber(h.Sum32() | 1).SetTimeCreated(at)
}

// encode writes the bytes of a file.
func encode(f proto.FIT) ([]byte, error) {
	var out bytes.Buffer
	if err := encoder.New(&out).Encode(&f); err != nil {
		return nil, fmt.Errorf("fit: %w", err)
	}
	return out.Bytes(), nil
}
